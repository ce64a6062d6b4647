"""Columns of the list of cases: what each is called, and what it says of a case where the list is taken away as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from cases.models import Case
from law.dates import shown
from law.patents import shown as patent_shown


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `loads` names what it needs beside the case, to be fetched for all rows at once."""

    name: str
    label: str
    text: Callable[[Case], Any]
    loads: str = ""


def _day(edtf: str) -> str:
    return shown(edtf) if edtf else ""


def _side(side: str) -> Callable[[Case], str]:
    return lambda case: "; ".join(p.party.name for p in case.parties.all() if p.side == side)


COLUMNS = (
    Column("number", "Number", lambda c: "; ".join(d.number for d in c.dockets.all()), "dockets__court"),
    Column("court", "Court", lambda c: "; ".join(d.court.short for d in c.dockets.all()), "dockets__court"),
    Column("posture", "Posture", lambda c: c.get_posture_display()),
    Column("stage", "Stage", lambda c: c.stage.replace("_", " ")),
    Column("filed", "Filed", lambda c: _day(c.filed_on)),
    Column("closed", "Closed", lambda c: _day(c.terminated_on)),
    Column(
        "patents", "Patents", lambda c: "; ".join(patent_shown(p.patent.number) for p in c.patents.all()),
        "patents__patent",
    ),
    Column("patentees", "Patentees", _side("patentee"), "parties__party"),
    Column("challengers", "Challengers", _side("challenger"), "parties__party"),
    Column("tags", "Tags", lambda c: "; ".join(sorted(t.name for t in c.tags.all())), "tags"),
    Column(
        "assigned", "Assigned to", lambda c: "; ".join(sorted(str(a.user) for a in c.assignments.all())),
        "assignments__user",
    ),
    Column("questions", "Open questions", lambda c: c.open_questions),
    Column("changed", "Changed", lambda c: f"{c.updated_at:%Y-%m-%d}"),
)  # fmt: skip
SHOWN = ("number", "court", "posture", "filed", "patents")
EXPORTED = ("number", "court", "posture", "filed", "patents", "patentees", "challengers", "questions")


def chosen(names: Sequence[str]) -> list[Column]:
    """The columns of these names, in their own order; what is no column is left out."""
    return [column for column in COLUMNS if column.name in names]


def loads(columns: Sequence[Column]) -> list[str]:
    """What the rows need beside the cases, each once."""
    return list(dict.fromkeys(column.loads for column in columns if column.loads))


def plain(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: words from filings are anybody's (OWASP, CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
