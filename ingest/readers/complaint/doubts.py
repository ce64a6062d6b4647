"""What in a complaint cannot be right, or is said two ways in it."""

import re
from datetime import date
from typing import Any

from ingest.readers.reading import Tree

_FIRST_PUBLICATION = 2001  # 35 U.S.C. 122(b): applications are published since March 2001
Doubt = dict[str, Any]


def read(tree: dict[str, Tree]) -> list[Doubt]:
    """Doubts about the values of a finished tree; pointers count as `Reading.of` will."""
    out: list[Doubt] = []
    for i, patent in enumerate(tree.get("patents") or []):
        out.extend(_of_patent(i, patent))
    seen: dict[str, int] = {}
    for i, patent in enumerate(tree.get("patents") or []):
        three = str(patent["number"].value)[-3:]
        if three in seen:
            why = f"two patents in suit end in {three}; a short form with these digits alone names neither"
            out.append({"pointer": f"/patents/{i}/number", "why": why})
        seen.setdefault(three, i)
    return out


def _of_patent(i: int, patent: dict[str, Tree]) -> list[Doubt]:
    out: list[Doubt] = []
    issued = patent.get("issued_on")
    day = str(issued.value) if issued else ""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day) and date.fromisoformat(day).weekday() != 1:
        why = f"{day} is not a Tuesday, the day on which patents are issued"
        out.append({"pointer": f"/patents/{i}/issued_on", "why": why})
    for k, pub in enumerate(patent.get("publications") or []):
        number = str(pub.value)
        if len(number) < 13 or int(number[2:6]) < _FIRST_PUBLICATION:
            out.append(
                {
                    "pointer": f"/patents/{i}/publications/{k}",
                    "why": f"{number} is no number of a publication: a digit is missing or the year is too early",
                }
            )
    filed = patent.get("filed_on")
    if filed and issued and str(filed.value) > day:
        out.append(
            {
                "pointer": f"/patents/{i}/filed_on",
                "why": "the application is said to be filed after the patent was issued",
            }
        )
    return out
