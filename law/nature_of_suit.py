"""Nature-of-suit codes of civil cases, those that a patent suit can bear.

Source: Administrative Office of the U.S. Courts, Civil Cover Sheet JS 44 and its Nature of Suit code descriptions.
835 was added in December 2016: earlier Hatch-Waxman suits are 830.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

NATURE_OF_SUIT: Mapping[int, str] = MappingProxyType(
    {
        110: "Insurance", 140: "Negotiable Instrument", 190: "Other Contract", 195: "Contract Product Liability",
        370: "Other Fraud", 380: "Other Personal Property Damage", 410: "Antitrust",
        470: "Racketeer Influenced and Corrupt Organizations", 820: "Copyrights", 830: "Patent",
        835: "Patent - Abbreviated New Drug Application", 840: "Trademark", 850: "Securities/Commodities/Exchange",
        880: "Defend Trade Secrets Act of 2016", 890: "Other Statutory Actions", 895: "Freedom of Information Act",
        899: "Administrative Procedure Act/Review or Appeal of Agency Decision",
        950: "Constitutionality of State Statutes",
    }
)  # fmt: skip
PATENT = frozenset({830, 835})
_CODE = re.compile(r"\s*(\d{3})\b")


def number_in(printed: str) -> int | None:
    """The code of a nature of suit as dockets print it (`830 Patent`, `835 Patent - Abbreviated New Drug Application(ANDA)`)."""
    m = _CODE.match(printed)
    return int(m[1]) if m else None


def label(number: int) -> str:
    """The code with its words: `830 Patent`; the bare code where it is none of the table."""
    return f"{number} {NATURE_OF_SUIT[number]}" if number in NATURE_OF_SUIT else str(number)
