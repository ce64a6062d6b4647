"""One ground of unpatentability: claims, a statute, the art it combines."""

import re
from dataclasses import dataclass, field

from ingest.readers.sheet import Sheet
from law import claims
from law.said import Said

_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}


@dataclass
class Ground:
    """One ground as read; `number` is None where none is printed."""

    claims: Said
    basis: Said | None
    references: list[Said] = field(default_factory=list)
    number: Said | None = None

    @property
    def key(self) -> tuple[object, ...]:
        names = tuple(str(r.value).casefold() for r in self.references)
        return (claims.numbers(str(self.claims.value)), self.basis and self.basis.value, names)


def number_of(sheet: Sheet, m: "re.Match[str]") -> Said | None:
    if m["v"].isdigit():
        return sheet.group(m, "v", int(m["v"]))
    roman = _ROMAN.get(m["v"].upper())
    return sheet.group(m, "v", roman) if roman else None


def is_list(text: str) -> bool:
    try:
        return bool(claims.numbers(text))
    except ValueError:
        return False
