"""Prior art as a memo on a petition names it: `Blaser (Patent 7,117,495)`, `Calder (Application # 2002/0133529)`."""

import re

from ingest.readers.memo.outline import Item, Outline
from ingest.readers.reading import Tree
from law import dates, patents
from law.said import Said

_LABELS = ("Prior Art", "References", "Art Relied")
_ENTRY = re.compile(
    r"(?P<name>[A-Z][\w'’.-]{1,40}(?:\s(?:et al\.?|[A-Z][\w'’-]{0,30}|\d{1,4}[\w.-]{0,10})){0,4})\s\((?P<what>[^()]{3,300})\)"
)
_EXHIBIT = re.compile(r"\bEx(?:hibit|\.)?\s?(\d{4})\b", re.I)
_QUOTED = re.compile(r"[\"“](?P<title>[^\"“”\n]{4,250}?),?[\"”]")
_APPLICATION = re.compile(
    r"(?:Application|App\.|Publication|Pub\.)[^\d]{0,24}(?P<year>20[0-4]\d)/?(?P<serial>\d{7})\b"
)


def read_art(outline: Outline, items: tuple[Item, ...], own: set[str]) -> list[dict[str, Tree]]:
    """The references that lines on prior art name, once each; `own` are challenged patents, which are no prior art."""
    found: dict[str, dict[str, Tree]] = {}
    for item in items:
        if not item.label.startswith(_LABELS):
            continue
        for m in _ENTRY.finditer(outline.text, item.body, item.end):
            name = outline.said(m.start("name"), m.end("name"))
            number = _number(outline.text, m.start("what"), m.end("what"))
            if number is None or number.value not in own:
                entry = found.setdefault(str(name.value), {"name": name})
                entry.setdefault("number", number)
                _rest(outline, m.start("what"), m.end("what"), entry)
    return [{k: v for k, v in entry.items() if v is not None} for entry in found.values()]


def listed_art(outline: Outline, section: str) -> list[dict[str, Tree]]:
    """The references that a section lists, a row or a line for each."""
    found = (_listed(outline, item) for item in outline.section(section))
    return [{k: v for k, v in entry.items() if v is not None} for entry in found if entry]


_LISTED = re.compile(
    r"[\W_]{0,6}(?P<name>[A-Z][\w'’.-]{1,40}(?:\s(?:et al\.?|[A-Z][\w'’-]{0,30}|\d{4})){0,2})[*_]{0,3}\s{0,3}(?:\s[–—-]\s|\||:)\s{0,3}[*_]{0,3}\s{0,3}(?=\S)"
)


def _listed(outline: Outline, item: Item) -> dict[str, Tree]:
    """The reference of a row or a line of a section on prior art: its name, and what stands behind it."""
    m = _LISTED.match(outline.text, item.start, item.end)
    number = _number(outline.text, m.end(), item.end) if m else None
    if m is None or number is None and not _EXHIBIT.search(outline.text, m.end(), item.end):
        return {}
    day = next(dates.find(outline.text, m.end(), item.end, years=number is None), None)
    entry: dict[str, Tree] = {"name": outline.said(*m.span("name")), "number": number}
    entry["issued_on"] = Said(day.edtf, day.start, day.end) if day else None
    _rest(outline, m.end(), item.end, entry)
    return entry


def _number(text: str, start: int, end: int) -> Said | None:
    app = _APPLICATION.search(text, start, end)
    if app:
        return Said(f"US{app['year']}{app['serial']}", app.start("year"), app.end("serial"))
    w = next(patents.find(text, start, end), None)
    return Said(w.number, w.start, w.end) if w else None


def _rest(outline: Outline, start: int, end: int, entry: dict[str, Tree]) -> None:
    exhibit, title = _EXHIBIT.search(outline.text, start, end), _QUOTED.search(outline.text, start, end)
    if exhibit:
        entry.setdefault("exhibit", Said(exhibit[1], exhibit.start(1), exhibit.end(1)))
    if title:
        entry.setdefault("title", outline.said(title.start("title"), title.end("title")))
