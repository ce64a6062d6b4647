"""The memo's narrative by heading: labelled items of section I, the chapters of II, and the prose of III, IV and VI."""

from collections.abc import Iterator

from ingest.readers.memo.frame import Frame
from ingest.readers.memo.outline import Item
from ingest.readers.reading import Tree

_SKIPPED = (
    "Parties",
    "Plaintiff",
    "Defendant",
    "Case Identification",
    "Petitioner",
    "Patent Owner",
    "Counsel",
)


def read_sections(frame: Frame) -> list[Tree]:
    """Heading and text of each narrative part, with the patent it is about in section II."""
    return [
        *_labelled(frame, "summary"),
        *_chapters(frame),
        *_plain(frame, "accused"),
        *_opening(frame),
        *_labelled(frame, "other"),
        *_plain(frame, "other"),
    ]


def _labelled(frame: Frame, section: str) -> Iterator[Tree]:
    for item in frame.outline.section(section):
        if (
            item.form in ("bullet", "paragraph")
            and item.label
            and item.body < item.end
            and not item.topic.startswith(_SKIPPED)
        ):
            yield {"heading": item.named(), "text": frame.outline.told(item)}


def _chapters(frame: Frame) -> Iterator[Tree]:
    for chapter in frame.inventory.chapters:
        patent = chapter.mentions[0].said if chapter.mentions else None
        for item in chapter.items:
            if item.form in ("bullet", "paragraph") and item.label and item.body < item.end:
                yield {"heading": item.named(), "patent": patent, "text": frame.outline.told(item)}
        yield from ({**tree, "patent": patent} for tree in _blocks(frame, chapter.items))


def _plain(frame: Frame, section: str) -> Iterator[Tree]:
    yield from _blocks(frame, frame.outline.section(section))


def _blocks(frame: Frame, items: tuple[Item, ...]) -> Iterator[dict[str, Tree]]:
    """Each heading with all that stands under it where that is not made of labelled items."""
    for n, item in enumerate(items):
        if item.form != "heading" or item.body < item.end and item.label:
            continue
        under = []
        for k in range(n + 1, len(items)):
            following = items[k]
            if following.form == "heading" or following.label:
                break
            under.extend([following] if following.form in ("bullet", "paragraph") else [])
        if under:
            yield {
                "heading": frame.outline.all_of(item),
                "text": frame.outline.said(under[0].start, under[-1].end),
            }


def _opening(frame: Frame) -> Iterator[Tree]:
    """What section IV says before its first chart."""
    section = next((s for s in frame.outline.sections if s.name == "infringement"), None)
    first = next((i for i in section.items if i.form != "blank"), None) if section else None
    if section and first and first.form == "paragraph":
        yield {"heading": frame.outline.all_of(section.heading), "text": frame.outline.all_of(first)}
