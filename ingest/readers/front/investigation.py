"""The parties of an investigation of the Trade Commission: its caption names articles, lists name the parties
(19 C.F.R. 210.12(a))."""

import re

from ingest.readers.front.cells import Cell
from ingest.readers.front.names import Party, join
from ingest.readers.front.names import read as read_names
from law.said import Said

_HEADING = re.compile(r"(?:PROPOSED\s)?(?P<role>COMPLAINANT|RESPONDENT)S?:?", re.I)
_COUNSEL = re.compile(r"(?:COUNSEL|ATTORNEYS?)\s(?:FOR|TO)\b.{0,80}|TABLE\sOF\s.{0,40}", re.I)
_FORM = re.compile(
    r"\b(?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|LLC|L\.L\.C|LP|L\.P|GmbH|AG|S\.A|N\.V|B\.V|K\.K|Pte|plc)\b\.?,?$|^(?:The\s)?University\b",
    re.I,
)
_FIRM = re.compile(r"\bL\.?L\.?P\.?$|\bP\.?L\.?L\.?C\.?$|\bP\.C\.$")


def parties(head: list[Cell]) -> list[Party]:
    """The complainants and respondents that the lists on the first pages name, each by the line with its form."""
    left: Said | None = None
    right: Said | None = None
    found: list[Party] = []
    for cell in head:
        heading = _HEADING.fullmatch(cell.text)
        if heading:
            role = Said(
                heading["role"].casefold(),
                cell.start + heading.start("role"),
                cell.start + heading.end("role"),
            )
            left, right = (left, role) if cell.side == "right" else (role, None)
        elif _COUNSEL.match(cell.text):
            left = right = None
        else:
            role_of = right if cell.side == "right" and right else left
            if role_of and _FORM.search(cell.text) and not _FIRM.search(cell.text):
                found += [p for p in read_names(join([(cell.text, cell.start)]), role_of, True)]
    return found
