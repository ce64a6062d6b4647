"""The tables of the OCE patent-litigation data set, and what a row of each says. Pure: a row in, facts out.

Source: USPTO Office of the Chief Economist, Patent Litigation Docket Reports Data, release of March 2024.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from json import JSONEncoder
from typing import Any, NamedTuple

from cases.ledger import scopes
from ingest.readers.court_records.people import role_of
from law.courts import COURTS
from law.dockets import identity, parse
from law.names import key as name_key
from law.patents import normal

LONGEST_NAME = 440  # of a scope or a subject
QUOTE = 400  # characters of a quote kept beside a fact
REMEMBERED = 2**15  # people in their roles: who appears in one case appears in many
BETWEEN = (
    "\x1f"  # parts the cells on their way to COPY: hardly a text has it, and where one does it is escaped
)
_PLACE = f"{BETWEEN}0{BETWEEN}0{BETWEEN}"  # start and end: the pointer says which cell it is
_SURE = f"{BETWEEN}stated{BETWEEN}f{BETWEEN}"
_ODD = re.compile(f"[\\\\\n\r{BETWEEN}]")
_json = JSONEncoder(ensure_ascii=False, sort_keys=True).encode


OWN = ""  # the scope of the docket that a row is of


class Said(NamedTuple):
    """One fact of a row: where it belongs, and the rest of its line on the way to COPY, but for what names its row."""

    scope: str
    words: str  # subject, slot and value
    source: str  # the column whose cell is its quote, the quote, and what is the same of every fact
    mark: str  # of the fact, for its fingerprint: column and slot


def said(scope: str, subject: str, slot: str, value: Any, column: str, quote: str) -> Said:
    """One fact of a row, its quote being the cell of the column."""
    told = scope[:LONGEST_NAME], subject[:LONGEST_NAME], _json(value), quote[:QUOTE]
    if _ODD.search("".join(told)):
        told = _escaped(told[0]), _escaped(told[1]), _escaped(told[2]), _escaped(told[3])
    scope, subject, value, quote = told
    words = f"{BETWEEN}{subject}{BETWEEN}{slot}{BETWEEN}{value}{BETWEEN}"
    return Said(scope, words, f"/{column}{_PLACE}{quote}{_SURE}", f"/{column}{slot}")


def copied(*cells: str) -> str:
    """One row, or cells of it, in PostgreSQL's text format."""
    row = BETWEEN.join(cells)
    if "\\" in row or "\n" in row or "\r" in row or row.count(BETWEEN) >= len(cells):
        row = BETWEEN.join(_escaped(c) for c in cells)
    return row


def _escaped(cell: str) -> str:
    escaped = cell.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return escaped.replace(BETWEEN, f"\\{BETWEEN}")


Cells = tuple[str, ...]
Says = Callable[[Cells], Sequence[Said]]


class BadRow(Exception):
    """Why a row is left out, in a few words for the list of bad rows."""


@dataclass(frozen=True, slots=True)
class Table:
    """`needs` are the columns without which the file is refused; `says` reads one row from the cells of `cells`, in their
    order, blank where the file has no such column. Of the table of lines, which is nearly all of the data set, the database
    reads the rows (`lines`)."""

    name: str
    needs: frozenset[str]
    cells: tuple[str, ...] = ()
    says: Says | None = None


class Own(NamedTuple):
    """The docket of a row: its scope, and its number in normal form."""

    scope: str
    number: str


@lru_cache(maxsize=4096)  # the rows of a case stand together
def own_docket(court: str, number: str) -> Own:
    """The docket that these cells name. Raises BadRow."""
    if court not in COURTS:
        raise BadRow(f"unknown court {court[:20]!r}")
    parsed = parse(number, court=court)
    if parsed is None:
        raise BadRow(f"docket number {number[:40]!r} cannot be read")
    return Own(f"{scopes.DOCKET}:{court}/{identity(court, parsed)}"[:LONGEST_NAME], parsed.text)


CASE = {
    "case_name": "caption",
    "jurisdictional_basis": "jurisdiction",
    "assigned_to": "assigned_to",
    "referred_to": "referred_to",
    "case_cause": "cause",
}
DAYS = {"date_filed": "begun_on", "date_closed": "terminated_on", "date_last_filed": "last_filing_on"}
OF_A_CASE = (*CASE, *DAYS, "jury_demand", "nos", "pacer_id")


def _case(cells: Cells) -> Sequence[Said]:
    told, row = [], dict(zip(OF_A_CASE, cells, strict=True))
    for column, slot in CASE.items():
        if column == "case_cause" and ":" not in row[column]:  # a few hold a spreadsheet's serial number
            continue
        if value := row[column].strip():
            told.append(said(OWN, "", slot, value[:2000], column, row[column]))
    for column, slot in DAYS.items():
        if day := _day(row[column]):
            told.append(said(OWN, "", slot, day, column, day))
    if demanded := row["jury_demand"].strip():
        wanted = demanded.casefold() != "none"
        told.append(said(OWN, "", "jury_demand", wanted, "jury_demand", row["jury_demand"]))
    if nature := row["nos"].partition(".")[0]:
        told.append(_nature(nature, row["nos"]))
    if pacer := row["pacer_id"].partition(".")[0]:
        told.append(said(OWN, "", "pacer_case_id", pacer, "pacer_id", row["pacer_id"]))
    return told


@lru_cache(maxsize=20_000)  # the same firms and lawyers stand in a great many rows
def _known(name: str) -> tuple[str, str]:
    """The key of a name, and the part of a scope that it gives."""
    return name_key(name), scopes.name_part(name)


@lru_cache(maxsize=500)
def _role(party_type: str) -> str | None:
    return role_of(party_type.replace("ThirdParty", "Third-Party"))


@lru_cache(maxsize=REMEMBERED)
def _name(cells: Cells) -> Sequence[Said]:
    printed, party_type = cells
    name, role = printed.strip(), _role(party_type)
    key, part = _known(name)
    if not key:
        raise BadRow("no name")
    if role is None:
        raise BadRow(f"unknown party type {party_type[:40]!r}")
    return (
        said(OWN, f"party:{part}/{role}", "party", name[:2000], "name", printed),
        said(f"{scopes.PARTY}:{part}", "", "name", name[:2000], "name", printed),
    )


@lru_cache(maxsize=REMEMBERED)
def _attorney(cells: Cells) -> Sequence[Said]:
    printed, party_type, contact = cells
    name, firm = " ".join(printed.split()), contact.partition(";")[0].strip()
    role, key = _role(party_type), _known(name)[0][:200]
    if not key:
        raise BadRow("no name")
    person = {"name": name[:400]} | ({"for": role} if role else {})
    if firm[:1].isalpha() and "@" not in firm:
        person["firm"] = firm[:400]
    told = [
        said(OWN, f"counsel:{key}", "counsel", person, "attorney_name", printed),
        said(f"{scopes.ATTORNEY}:{key}", "", "name", name[:400], "attorney_name", printed),
    ]
    if "firm" in person:
        part = _known(person["firm"])[1]
        told.append(
            said(f"{scopes.FIRM}:{part}", "", "name", person["firm"], "attorney_contactinfo", contact)
        )
    return told


@lru_cache(maxsize=500)
def _nature(nature: str, nos: str) -> Said:
    return said(OWN, "", "nature_of_suit", int(nature), "nos", nos)


@lru_cache(maxsize=REMEMBERED)
def _patent(cells: Cells) -> Sequence[Said]:
    patent, nos, kind = cells
    told, printed = [], patent.strip()
    if nature := nos.partition(".")[0]:
        told.append(_nature(nature, nos))
    if printed.upper() in ("", "NA") or kind not in ("Patent", ""):
        return told
    number = normal(printed)
    if number is None:
        raise BadRow(f"patent number {printed[:24]!r} cannot be read")
    told.append(said(OWN, f"patent:{number}", "in_suit", number, "patent", patent))
    told.append(said(scopes.of_patent(number), "", "number", number, "patent", patent))
    return told


def _day(cell: str) -> str:
    """A day as the data set writes it; a cell of another form, or of a day that no calendar has, states none."""
    try:
        return cell if len(cell) == 10 and date.fromisoformat(cell) else ""
    except ValueError:
        return ""


TABLES: Sequence[Table] = (
    Table("documents", frozenset({
        "case_number", "district_id", "doc_number", "short_description", "long_description", "doc_date_filed",
        "doc_date_uploaded",
    })),
    Table("attorneys", frozenset({"case_number", "district_id", "party_type", "attorney_name"}),
          ("attorney_name", "party_type", "attorney_contactinfo"), _attorney),
    Table("names", frozenset({"case_number", "district_id", "party_type", "name"}), ("name", "party_type"), _name),
    Table("patents", frozenset({"case_number", "district_id", "patent"}), ("patent", "nos", "patent_doc_type"), _patent),
    Table("cases", frozenset({"case_number", "district_id", "case_name", "date_filed", "assigned_to"}), OF_A_CASE, _case),
    Table("pacer_cases", frozenset({"case_number", "district_id", "case_name", "date_filed", "nos", "pacer_id"}),
          OF_A_CASE, _case),
)  # fmt: skip
MARKS = {
    "documents": {"doc_number", "long_description"}, "attorneys": {"attorney_name"},
    "names": {"name_long", "party_row_count"}, "patents": {"patent", "patent_doc_type"},
    "cases": {"case_number_raw", "case_cause"}, "pacer_cases": {"pacer_id", "nos"},
}  # fmt: skip


def table_of(columns: Sequence[str]) -> Table | None:
    """The table whose file begins with these columns, or None. Raises ValueError naming columns that are missing."""
    have = {c.strip() for c in columns}
    if not {"case_number", "district_id"} & have:
        return None
    best = next((t for t in TABLES if MARKS[t.name] & have), None)
    if best and (missing := sorted(best.needs - have)):
        raise ValueError(
            f"The {best.name} table lacks the column{'s' * (len(missing) > 1)} {', '.join(missing)}."
        )
    return best
