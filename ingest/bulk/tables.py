"""The tables of the OCE patent-litigation data set, and what a row of each says. Pure: a row in, facts out.

Source: USPTO Office of the Chief Economist, Patent Litigation Docket Reports Data, release of March 2024.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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

Row = Mapping[str, str]
LONGEST_NAME = 440  # of a scope or a subject
REMEMBERED = 2**15  # people in their roles: who appears in one case appears in many
_json = JSONEncoder(ensure_ascii=False, sort_keys=True).encode


OWN = ""  # the scope of the docket that a row is of


class Said(NamedTuple):
    """One fact of a row: where it belongs, its value as JSON, and the column whose cell is its quote."""

    scope: str
    subject: str
    slot: str
    json: str
    column: str


def said(scope: str, subject: str, slot: str, value: Any, column: str) -> Said:
    """One fact of a row."""
    return Said(scope[:LONGEST_NAME], subject[:LONGEST_NAME], slot, _json(value), column)


Says = Callable[[Row], Iterable[Said]]


class BadRow(Exception):
    """Why a row is left out, in a few words for the list of bad rows."""


@dataclass(frozen=True, slots=True)
class Table:
    """`needs` are the columns without which the file is refused; `says` reads one row. Of the table of lines, which is
    nearly all of the data set, the database reads the rows (`lines`)."""

    name: str
    needs: frozenset[str]
    says: Says | None


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


def own_of(row: Row) -> Own:
    """The docket of a row. Raises BadRow."""
    return own_docket(row["district_id"], row["case_number"])


def _cells(row: Row, slots: Mapping[str, str]) -> Iterator[Said]:
    for column, slot in slots.items():
        if value := row.get(column, "").strip():
            yield said(OWN, "", slot, value[:2000], column)


CASE = {
    "case_name": "caption",
    "jurisdictional_basis": "jurisdiction",
    "assigned_to": "assigned_to",
    "referred_to": "referred_to",
}


def _case(row: Row) -> Iterator[Said]:
    yield from _cells(row, CASE)
    if ":" in row.get("case_cause", ""):  # a few hold a spreadsheet's serial number
        yield from _cells(row, {"case_cause": "cause"})
    for column, slot in (
        ("date_filed", "begun_on"),
        ("date_closed", "terminated_on"),
        ("date_last_filed", "last_filing_on"),
    ):
        if day := _day(row.get(column, "")):
            yield said(OWN, "", slot, day, column)
    if demanded := row.get("jury_demand", "").strip():
        yield said(OWN, "", "jury_demand", demanded.casefold() != "none", "jury_demand")
    if nature := row.get("nos", "").partition(".")[0]:
        yield said(OWN, "", "nature_of_suit", int(nature), "nos")
    if pacer := row.get("pacer_id", "").partition(".")[0]:
        yield said(OWN, "", "pacer_case_id", pacer, "pacer_id")


@lru_cache(maxsize=20_000)  # the same firms and lawyers stand in a great many rows
def _known(name: str) -> tuple[str, str]:
    """The key of a name, and the part of a scope that it gives."""
    return name_key(name), scopes.name_part(name)


@lru_cache(maxsize=500)
def _role(party_type: str) -> str | None:
    return role_of(party_type.replace("ThirdParty", "Third-Party"))


def _name(row: Row) -> Sequence[Said]:
    return _party(row["name"].strip(), row["party_type"])


@lru_cache(maxsize=REMEMBERED)
def _party(name: str, party_type: str) -> Sequence[Said]:
    role, (key, part) = _role(party_type), _known(name)
    if not key:
        raise BadRow("no name")
    if role is None:
        raise BadRow(f"unknown party type {party_type[:40]!r}")
    return (
        said(OWN, f"party:{part}/{role}", "party", name[:2000], "name"),
        said(f"{scopes.PARTY}:{part}", "", "name", name[:2000], "name"),
    )


def _attorney(row: Row) -> Sequence[Said]:
    firm = row.get("attorney_contactinfo", "").partition(";")[0].strip()
    return _person(" ".join(row["attorney_name"].split()), row["party_type"], firm)


@lru_cache(maxsize=REMEMBERED)
def _person(name: str, party_type: str, firm: str) -> Sequence[Said]:
    role, key = _role(party_type), _known(name)[0][:200]
    if not key:
        raise BadRow("no name")
    person = {"name": name[:400]} | ({"for": role} if role else {})
    if firm[:1].isalpha() and "@" not in firm:
        person["firm"] = firm[:400]
    told = [
        said(OWN, f"counsel:{key}", "counsel", person, "attorney_name"),
        said(f"{scopes.ATTORNEY}:{key}", "", "name", name[:400], "attorney_name"),
    ]
    if "firm" in person:
        part = _known(person["firm"])[1]
        told.append(said(f"{scopes.FIRM}:{part}", "", "name", person["firm"], "attorney_contactinfo"))
    return told


def _patent(row: Row) -> Iterator[Said]:
    printed = row["patent"].strip()
    if nature := row.get("nos", "").partition(".")[0]:
        yield said(OWN, "", "nature_of_suit", int(nature), "nos")
    if printed.upper() in ("", "NA") or row.get("patent_doc_type", "Patent") not in ("Patent", ""):
        return
    number = normal(printed)
    if number is None:
        raise BadRow(f"patent number {printed[:24]!r} cannot be read")
    yield said(OWN, f"patent:{number}", "in_suit", number, "patent")
    yield said(scopes.of_patent(number), "", "number", number, "patent")


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
    }), None),
    Table("attorneys", frozenset({"case_number", "district_id", "party_type", "attorney_name"}), _attorney),
    Table("names", frozenset({"case_number", "district_id", "party_type", "name"}), _name),
    Table("patents", frozenset({"case_number", "district_id", "patent"}), _patent),
    Table("cases", frozenset({"case_number", "district_id", "case_name", "date_filed", "assigned_to"}), _case),
    Table("pacer_cases", frozenset({"case_number", "district_id", "case_name", "date_filed", "nos", "pacer_id"}), _case),
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
