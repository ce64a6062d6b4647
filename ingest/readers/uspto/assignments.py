"""Answers of the assignment search: the present one (JSON), the one before it (an index's XML), and the daily files."""

from collections.abc import Iterator
from typing import Any

from ingest.readers.extract.extracted import fit
from ingest.readers.extract.plain import decode
from ingest.readers.located_json import branch, located
from ingest.readers.reading import CannotRead, Reading, Tree
from ingest.readers.uspto import values
from ingest.readers.uspto.deeds import Deed, Property, reel_frame, trees
from ingest.readers.uspto.written import Written, day_of, parsed, words_of
from law.said import Said

VERSION = (
    "The JSON is an assignment record of a version we do not know: {what} is missing. Download it again."
)
NOTHING = "The XML lists no recorded assignment with a reel and frame. Search again and download the answer."


def read_assignments(data: bytes, name: str = "") -> Reading:
    """Every recorded document, as an event of each patent in it; the last that conveys title names the owner."""
    text = fit(decode(data))
    root = located(text)
    told = root.get("successResponse") if isinstance(root, dict) else None
    deeds = [d for d in branch(told or root, "data") if isinstance(d, dict)]
    if not deeds or values.first(deeds[0], "reelNumber") is None:
        raise CannotRead(VERSION.format(what="reelNumber"))
    mark = Said("assignments", 0, 1)
    return Reading.of(
        {"kind": mark.as_("patent"), "form": mark, **trees([_deed(d) for d in deeds], mark)}, text
    )


def _deed(deed: Any) -> Deed:
    signed = [values.day(values.first(a, "executionDate")) for a in branch(deed, "assignors")]
    return Deed(
        key=reel_frame(values.first(deed, "reelNumber"), values.first(deed, "frameNumber")),
        reel=values.first(deed, "reelNumber"),
        words=values.first(deed, "conveyance", "conveyanceText"),
        recorded=values.day(values.first(deed, "recordedDate", "recordDate", "receivedDate")),
        executed=values.day(values.first(deed, "assignorExecutionDate")) or next(filter(None, signed), None),
        to=list(_names(deed)),
        properties=[_property(p) for p in branch(deed, "properties") if isinstance(p, dict)],
    )


def _names(deed: Any) -> Iterator[Said]:
    """Assignees are names, or objects that hold them."""
    for one in branch(deed, "assignees"):
        name = one if isinstance(one, Said) else values.first(one, "assigneeName", "name")
        if name and name.value:
            yield name


def _property(one: Any) -> Property:
    number = values.first(one, "applicationNumber", "pctNumber")
    published = values.publication(values.first(one, "publicationNumber"))
    return Property(
        values.grant(values.first(one, "patentNumber")),
        values.application(number),
        {
            "title": values.first(one, "inventionTitle"),
            "issued_on": values.day(values.first(one, "issueDate")),
            "filed_on": values.day(values.first(one, "filingDate", "fillingDate")),
            "publications": [published] if published else [],
        },
    )


def read_assignment_xml(data: bytes, name: str = "") -> Reading:
    """The same from XML: a document of the search's index, or a record of the daily files (us-patent-assignments)."""
    root, text = parsed(data, "the assignments"), Written()
    mark = text.put("Recorded assignments", value="assignments")
    deeds = [_indexed(d, text) for d in root.iterfind(".//doc") if d.find("*[@name='reelNo']") is not None]
    deeds += [_daily(d, text) for d in root.iter("patent-assignment")]
    if not any(d.key for d in deeds):
        raise CannotRead(NOTHING)
    assert mark is not None
    tree = {"kind": mark.as_("patent"), "form": mark, **trees([d for d in deeds if d.key], mark)}
    return Reading.of(tree, text.text)


def _put(text: Written, words: str, label: str) -> Said | None:
    return text.put(words, label) if words.strip().casefold() != "null" else None


def _day(text: Written, words: str, label: str) -> Said | None:
    """Days are looked at before they are written out: the index writes 0001-01-01 for none."""
    return values.day(text.put(words, label)) if values.day(Said(words, 0, 0)) else None


def _indexed(doc: Any, text: Written) -> Deed:
    def one(key: str) -> str:
        return words_of(doc, f"*[@name='{key}']")

    def many(key: str) -> list[str]:
        return ["".join(v.itertext()) for v in doc.iterfind(f"arr[@name='{key}']/*")]

    reel, frame = text.put(one("reelNo"), "Reel"), text.put(one("frameNo"), "Frame")
    numbers, patents, titles = many("applNum"), many("patNum"), many("inventionTitle")
    filed, issued, published = many("filingDate"), many("issueDate"), many("publNum")
    signed = (_day(text, d, "Executed") for d in many("patAssignorExDate"))
    conveyed, recorded = (
        text.put(one("conveyanceText"), "Conveys"),
        _day(text, one("recordedDate"), "Recorded"),
    )
    executed = next((d for d in signed if d), None)
    to = [s for n in many("patAssigneeName") if (s := _put(text, n, "To"))]
    properties = []
    for i in range(max(len(numbers), len(patents))):

        def at(found: list[str], i: int = i) -> str:
            return found[i] if i < len(found) else ""

        patent = values.grant(_put(text, at(patents), "Patent"))
        application = values.application(_put(text, at(numbers), "Application"))
        publication = values.publication(_put(text, at(published), "Published as"))
        about = {
            "title": _put(text, at(titles), "Title") if len(titles) == len(numbers) else None,
            "filed_on": _day(text, at(filed), "Filed"),
            "issued_on": _day(text, at(issued), "Issued"),
            "publications": [publication] if publication else [],
        }
        properties.append(Property(patent, application, about))
    return Deed(reel_frame(reel, frame), reel, conveyed, recorded, executed, to, properties)


def _daily(record: Any, text: Written) -> Deed:
    reel = text.put(words_of(record, "assignment-record/reel-no"), "Reel")
    frame = text.put(words_of(record, "assignment-record/frame-no"), "Frame")
    conveyed = text.put(words_of(record, "assignment-record/conveyance-text"), "Conveys")
    recorded = text.put(day_of(record, "assignment-record/recorded-date/date") or "", "Recorded")
    executed = text.put(
        day_of(record, "patent-assignors/patent-assignor/execution-date/date") or "", "Executed"
    )
    to = [
        s
        for a in record.iterfind("patent-assignees/patent-assignee")
        if (s := text.put(words_of(a, "name"), "To"))
    ]
    properties = [_documents(p, text) for p in record.iterfind("patent-properties/patent-property")]
    return Deed(reel_frame(reel, frame), reel, conveyed, recorded, executed, to, properties)


def _documents(one: Any, text: Written) -> Property:
    """A property's document-ids: an application (kind X), its publication (A1), its patent (B1, B2, E1, S1, P2)."""
    patent, application = None, None
    about: dict[str, Tree] = {"title": text.put(words_of(one, "invention-title"), "Title")}
    for document in one.iterfind("document-id"):
        kind, number = words_of(document, "kind").strip(), words_of(document, "doc-number").strip()
        if kind.startswith("X"):
            application = values.application(text.put(number, "Application"))
            about["filed_on"] = text.put(day_of(document, "date") or "", "Filed")
        elif kind[:1] in ("B", "E", "S", "P", "H") or kind == "A":
            patent = values.grant(text.put(number, "Patent"))
            about["issued_on"] = text.put(day_of(document, "date") or "", "Issued")
        elif kind.startswith("A") and (found := values.publication(text.put(number, "Published as"))):
            about["publications"] = [found]
    return Property(patent, application, about)
