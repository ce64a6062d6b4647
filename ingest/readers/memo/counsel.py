"""The lawyers that a memo's counsel lines name besides their firms."""

import re

from ingest.readers.memo.outline import Item, Outline
from ingest.readers.memo.people import COUNSEL, firms_of, role_of
from ingest.readers.reading import Tree
from law.said import Said

_LAWYER = re.compile(
    r"(?:Lead|Back-?up|First)?:?\s{0,2}(?P<name>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,4}),?\s\(?Reg(?:istration|\.)?\s(?:No\.?|Number)?\s?(?P<reg>\d{2},?\d{3})"
)


def named_counsel(outline: Outline, items: tuple[Item, ...]) -> list[dict[str, Tree]]:
    """The lawyers that counsel lines name with their registration: `Roe & Doe LLP (Jane Roe, Reg. No. 58,114)`."""
    found: list[dict[str, Tree]] = []
    for item in items:
        role = role_of(item.label)
        if role and COUNSEL.search(item.label) and item.body < item.end:
            firms = list(firms_of(outline, item))
            label = Said(role, item.start, item.start + len(item.label))
            for m in _LAWYER.finditer(outline.text, item.body, item.end):
                before = [f for f in firms if f.end <= m.start()]
                number = Said(m["reg"].replace(",", ""), *m.span("reg"))
                name = outline.said(*m.span("name"))
                found.append(
                    {
                        "name": name,
                        "firm": before[-1] if before else None,
                        "for": label,
                        "uspto_registration": number,
                    }
                )
    return found
