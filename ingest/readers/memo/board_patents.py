"""The challenged patents of a memo on a petition: number, title, claims, and the days that the timeline has for them."""

import re
from collections.abc import Iterator

from ingest.readers.memo.board_facts import titled
from ingest.readers.memo.inventory import grants
from ingest.readers.memo.outline import Item, Outline
from ingest.readers.memo.people import People
from ingest.readers.reading import Tree
from law.patents import SHORT, short
from law.said import Said

_N = r"\d{1,3}(?:\s?(?:-|–|—|to|through)\s?\d{1,3})?"
_LIST = re.compile(rf"(?P<list>{_N}(?:(?:\s?,\s?(?:and\s)?|\s(?:and|&)\s){_N}){{0,80}})")
_CLAIMS = re.compile(rf"\bclaims?\s{_LIST.pattern}", re.I)


def line_of(items: tuple[Item, ...], *labels: str) -> Item | None:
    return next((i for i in items if i.label.startswith(labels) and i.body < i.end), None)


def read_challenged(outline: Outline, identification: tuple[Item, ...]) -> Iterator[dict[str, Tree]]:
    """The challenged patents, with title and challenged claims."""
    line = line_of(
        tuple(i for i in identification if not i.label.startswith("Patent Owner")),
        "Patent #",
        "Patent No",
        "Patent Number",
        "Patents",
        "Patent at",
        "Patent",
        "Challenged Patent",
    )
    overview = outline.section("patent")
    line = line or next((i for i in overview if next(grants(outline.text, i.start, i.end), None)), None)
    if line is None:
        return
    numbers = list(grants(outline.text, line.start, line.end))
    title = line_of(overview, "Title")
    listed = line_of(identification, "Challenged Claims", "Claims Challenged", "Claims")
    m = _LIST.search(outline.text, listed.body, listed.end) if listed else None
    if m is None and numbers:  # `U.S. Patent No. 9,414,552, claims 1-6`
        m = _CLAIMS.search(outline.text, numbers[-1].end, line.end)
    for mention in {n.number: n for n in numbers}.values():
        three = next((s for s in SHORT.finditer(outline.text) if s["three"] == mention.number[-3:]), None)
        yield {
            "number": mention.said,
            "short": Said(short(mention.number), three.start(), three.end()) if three else None,
            "title": (
                outline.told(title) if title else titled(outline, line) or _headed(outline, mention.number)
            )
            if len(numbers) == 1
            else None,
            "claims": outline.said(*m.span("list")) if m and len(numbers) == 1 else None,
            "claims_specificity": Said("exact", *m.span("list")) if m and len(numbers) == 1 else None,
        }


def _headed(outline: Outline, number: str) -> Said | None:
    """The title beside the number in a heading or line of the chapter on the patent."""
    lines = (
        i
        for i in outline.section("patent", "technology")
        if any(g.number == number for g in grants(outline.text, i.start, i.end))
    )
    return next((t for i in lines if (t := titled(outline, i))), None)


_OF_PATENT = {"priority": "priority_on", "patent_issued": "issued_on", "application_filed": "filed_on"}


def add_rows(patents: list[dict[str, Tree]], rows: list[dict[str, Tree]], people: People) -> None:
    """Gives the challenged patents the days that the timeline has for them, and the owner that the party lines name."""
    owners = people.of("patent_owner")
    for patent in patents:
        for row in rows:
            key = _OF_PATENT.get(str(row["kind"].value)) if isinstance(row["kind"], Said) else None
            said = row.get("patent")
            if key and isinstance(said, Said) and said.value == patent["number"].value:
                patent[key] = patent.get(key) or row["on"]
        if len(owners) == 1 and rows:
            patent.setdefault("owner", owners[0].name)
