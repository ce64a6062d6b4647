"""Claim charts: element, accused feature, cite to the filing, cite to the patent; one chart per patent and claim."""

import re
from collections.abc import Iterator

from ingest.readers.memo.frame import Frame
from ingest.readers.memo.inventory import Mention
from ingest.readers.memo.outline import Item
from ingest.readers.memo.told_charts import Told, told_charts
from ingest.readers.reading import Tree
from law.said import Said

_CLAIM = re.compile(r"\bclaims?\s+(\d{1,3})\b", re.I)
_INTRODUCES = re.compile(r"\bcharts?\b|\ATable \d", re.I)
_INDEPENDENT = re.compile(r"\bindependent claim (?P<n>\d{1,3})\b", re.I)
_COLUMNS = (
    (
        "filing_cite",
        r"\b(?:complaint|compl\.?|filing|pleading|petition)\b.*\bcit|\bcomplaint (?:reference|paragraph)|^\W*(?:complaint|compl\.?|pleading|filing|petition)\W*$",
    ),
    ("patent_cite", r"\b(?:patent|spec\w*)\b.*\b(?:cit|reference|support)|^\W*(?:patent|spec\w*)\W*$"),
    ("element", r"claim|element|limitation"),
    ("feature", r"infring|function|feature|accused|alleg|product|theory|\breading\b"),
)
_COLUMN = tuple((name, re.compile(words, re.I)) for name, words in _COLUMNS)
_EMPTY = re.compile(
    r"\W*(?:n/?a|none|not (?:cited|provided|specified|stated|applicable)|no (?:direct )?citation|-+|—)?\W*\Z",
    re.I,
)
_MARK = re.compile(
    r"\[?\(?(?:\d{1,2}\.?\s?)?[\[(]?(?:[a-z]|pre(?:amble)?|P)\)?\]?[\])]\s{1,3}(?=\S)|\d{1,2}[a-z]?\.\s{1,3}(?=\S)",
    re.I,
)
_OWN_NAME = re.compile(
    r"(?:the\s+)?(?:[’‘'`´]\w{0,2}\d{3}\s+Patent|(?:(?:First |Second |Third |Fourth )?Am(?:ended|\.) )?Compl(?:aint|\.)|[FST]AC|(?:Corrected )?Pet(?:ition|\.)|U\.S\. Patent No\. [\d,]+)(?:\s+at|,|\s|:)\s*",
    re.I,
)


def read_charts(frame: Frame) -> list[Tree]:
    """The charts of section IV with their rows."""
    tables = [
        chart for patent, header, rows in _tables(frame) if (chart := _chart(frame, patent, header, rows))
    ]
    return tables + [_told(frame, chart) for chart in told_charts(frame)]


def _told(frame: Frame, chart: Told) -> Tree:
    return {
        "patent": chart.patent.said,
        "claim": chart.claim,
        **_whose(frame, chart.heading),
        "rows": chart.rows,
    }


def _whose(frame: Frame, header: Item) -> dict[str, Tree]:
    """Whose theory a chart shows, and who describes it."""
    theorist, describer = frame.owner_side, frame.people.of("plaintiff", "petitioner", "complainant")
    return {
        "theory_of": _near(frame, header, theorist[0].name) if theorist else None,
        "described_by": _near(frame, header, describer[0].name) if describer else None,
    }


def charted_claims(frame: Frame, known: list[dict[str, Tree]]) -> Iterator[Tree]:
    """The claims that a chart's header calls independent, where section II says nothing of them."""
    seen = {(c["patent"].value, c["number"].value) for c in known}
    for patent, header, _ in _tables(frame):
        m = _INDEPENDENT.search(frame.text, header.start, header.end)
        if m and patent and (patent.number, int(m["n"])) not in seen:
            seen.add((patent.number, int(m["n"])))
            number = Said(int(m["n"]), m.start("n"), m.end("n"))
            yield {"patent": patent.said, "number": number, "independent": Said(True, *m.span())}


def _tables(frame: Frame) -> Iterator[tuple[Mention | None, Item, list[Item]]]:
    """Each table of section IV with the patent that the nearest heading above names, its header row and its rows."""
    patent: Mention | None = None
    header: Item | None = None
    rows: list[Item] = []
    for item in [*frame.outline.section("infringement"), None]:
        if item is not None and item.form == "row":
            if header is None:
                header = item
            else:
                rows.append(item)
            continue
        if header is not None:
            yield patent, header, rows
            header, rows = None, []
        if item is not None and item.form in ("heading", "paragraph", "bullet"):
            named = frame.inventory.named(item.start, min(item.end, item.start + 200))
            if named and (
                item.form == "heading" or len(named) == 1 and _INTRODUCES.search(frame.outline.words(item))
            ):
                patent = named[0]


def _chart(frame: Frame, patent: Mention | None, header: Item, rows: list[Item]) -> Tree:
    columns = {
        n: name for n, (start, end) in enumerate(header.cells) if (name := _name(frame.text[start:end]))
    }
    if "element" not in columns.values() or not rows:
        return None
    patent = next(iter(frame.inventory.named(header.start, header.end)), patent)
    claim = _CLAIM.search(frame.text, header.start, header.end) or _heading_claim(frame, patent)
    return {
        "patent": patent.said if patent else None,
        "claim": Said(int(claim[1]), claim.start(1), claim.end(1)) if claim else None,
        **_whose(frame, header),
        "rows": [_row(frame, row, columns) for row in rows],
    }


def _heading_claim(frame: Frame, patent: Mention | None) -> re.Match[str] | None:
    if patent is None:
        return None
    line_end = frame.text.find("\n", patent.end)
    return _CLAIM.search(frame.text, patent.end, line_end if line_end >= 0 else len(frame.text))


def _near(frame: Frame, header: Item, name: Said) -> Said:
    """The party, at the words in the chart's header where it is named there, else at its party line."""
    named = (n for n in frame.naming.all(frame.text, header.start, header.end) if n.value == name.value)
    return next(named, name)


def _name(title: str) -> str:
    return next((name for name, pattern in _COLUMN if pattern.search(title)), "")


def _row(frame: Frame, row: Item, columns: dict[int, str]) -> dict[str, Tree]:
    cells: dict[str, Tree] = {}
    for n, (start, end) in enumerate(row.cells):
        name = columns.get(n)
        if name and name not in cells and not _EMPTY.match(frame.text[start:end]):
            if name.endswith("cite"):
                start = (
                    own.end()
                    if (own := _OWN_NAME.match(frame.text, start, end)) and own.end() < end
                    else start
                )
            if name == "element" and (mark := _MARK.match(frame.text, start, end)):
                start = mark.end()
            cells[name] = frame.outline.said(start, end)
    return cells
