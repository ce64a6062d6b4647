"""Other proceedings that a memo mentions: suits in its timeline, numbers in its procedural history."""

import re
from collections.abc import Iterator

from ingest.readers.memo.frame import Frame
from ingest.readers.memo.outline import Item
from ingest.readers.memo.timeline import dated_cells
from ingest.readers.reading import Tree
from ingest.readers.sentences import sentences
from ingest.readers.suits import sides
from law import dates, dockets, names
from law.court_names import find_court
from law.said import Said

_SAME = re.compile(
    r"\b(?:infringement of|concern(?:s|ing)|asserting|assert(?:ed|s)?|involving|over|concerning|on)\s(?:some of |several of |\w{3,6} of )?the same (?:\w{2,10} )?patents?(?:-in-suit)?\b|\bpatents?\b[^.;]{0,50}\b(?:has|have|had|is|are|was|were)\s(?:(?:been|also|actively|earlier|previously|since)\s){0,3}assert(?:ed|ing)\sagainst\b",
    re.I,
)
_SUES = re.compile(
    r"\b(?:sues?|sued|files? (?:(?:suit|lawsuit|complaint|action) )?against|(?:(?:suit|lawsuit|complaint|action)\s(?:is |was )?)?filed (?:(?:suit|lawsuit|a lawsuit|a complaint|an action) )?against)\s",
    re.I,
)
_DEFENDANT = re.compile(r"(?P<name>[A-Z][\w.&’'-]*(?:,? (?:[A-Z(][\w.&’')-]*|of|and(?= [A-Z])|&)){0,9})")
_RELATIONS = (
    ("transferred_from", r"\btransfer(?:red)?\b"), ("lead", r"\blead case\b"), ("member", r"\bmember case\b|\bconsolidated with\b"),
    ("appeal_of", r"\bappeal(?:ed)?\b|\bFederal Circuit\b"), ("parent", r"\bparent case\b"),
)  # fmt: skip
_RELATION = tuple((name, re.compile(words, re.I)) for name, words in _RELATIONS)
_AGAINST = re.compile(
    rf"\b(?:against|sued)\s{_DEFENDANT.pattern}(?=[,.;]|\s(?:is|was|in|before|pending|over|remains|on)\b)"
)


def read_related(frame: Frame) -> list[Tree]:
    """Other proceedings: suits that the timeline names, and numbers that the procedural history prints."""
    history = frame.labelled("summary", "Key Procedural History", "Related", "Core Dispute")
    same = next((m for i in history if (m := _SAME.search(frame.text, i.start, i.end))), None)
    found: list[Tree] = list(_suits(frame, same, history))
    seen: set[str] = set()
    days = _filing_days(frame)
    for item in frame.labelled("summary", "Key Procedural History", "Related"):
        for start, end in sentences(frame.text, item.body, item.end):
            for n in dockets.find(frame.text[start:end]):
                if n.text not in seen:
                    seen.add(n.text)
                    one = _numbered(frame, start, end, n, same)
                    _add_suit(found, {**one, "filed_on": days.get(n.text)})
    return found


def _add_suit(found: list[Tree], one: Tree) -> None:
    """Adds a suit with its number; a row of the timeline that tells of the same suit takes the number instead."""
    against = one.get("defendant")
    for known in found:
        if against and "docket_number" not in known and _alike(known["defendant"], against):
            known.update({k: v for k, v in one.items() if v is not None and k in ("docket_number", "court")})
            if getattr(one["relation"], "value", "other") != "other":
                known["relation"] = one["relation"]
            return
    found.append(one)


def _alike(one: Said, other: Said) -> bool:
    """Whether two written names may be one company's: the same words up to the corporate form."""
    a, b = (names.SUFFIX.sub("", str(n.value)).casefold().replace(",", " ").split() for n in (one, other))
    return a == b


def _suits(frame: Frame, same: re.Match[str] | None, history: list[Item]) -> Iterator[Tree]:
    """Suits that rows of the timeline tell of."""
    for item in frame.outline.section("timeline"):
        cells = dated_cells(frame, item)
        if cells is None:
            continue
        (a, b), (c, d) = cells
        sues = _SUES.search(frame.text, c, d)
        name = _DEFENDANT.match(frame.text, sues.end(), d) if sues else None
        if not sues or not name:
            continue
        when = next(dates.find(frame.text, a, b, years=True), None)
        who = frame.company(c, sues.start()) or (
            frame.outline.said(c, sues.start()) if frame.text[c].isupper() else None
        )
        words = re.sub(r"\s*\([^()]{0,60}\)?\s*\Z", "", name["name"])
        defendant = frame.outline.said(name.start(), name.start() + len(words.rstrip(" ,")))
        known = frame.company(defendant.start, defendant.end)
        if {str(x.value) for x in (who, known) if x} >= {str(p.name.value) for p in frame.people.parties}:
            continue  # the suit itself
        yield {
            "relation": Said("same_patents", same.start(), same.end())
            if same
            else Said("other", sues.start(), sues.end()),
            "plaintiff": who,
            "defendant": defendant,
            "court": _court(frame.text, name.end(), d) or _court_told(frame, defendant, history),
            "filed_on": Said(when.edtf, when.start, when.end) if when else None,
        }


def _court(text: str, start: int, end: int) -> Said | None:
    court = find_court(text, start, end)
    return Said(court.court, court.start, court.end) if court else None


def _court_told(frame: Frame, defendant: Said, history: list[Item]) -> Said | None:
    """The court that a sentence about the suit against this company names, where it names one court."""
    name = names.SUFFIX.sub("", str(defendant.value)).strip(" ,")
    for item in history[:_MOST_PLACES]:
        for start, end in sentences(frame.text, item.body, min(item.end, item.body + 8000)):
            at = frame.text.find(name, start, end) if len(name) > 3 else -1
            court = _court(frame.text, start, end) if at >= 0 else None
            if court:
                return court
    return None


_BEFORE_NUMBER = re.compile(rf"(?<![.] ){_DEFENDANT.pattern} \((?:Case |Civil Action |Docket )?No\. \Z")
_FILED = re.compile(r"\bfil(?:es|ed|ing)\b|\bpetition\b|\bsue[sd]\b", re.I)


_MOST_PLACES = 40  # paragraphs of history that are searched for a suit's court; a memo has one or two
_MOST_ROWS = 400  # of a timeline that are searched for numbers; one has about twenty


def _filing_days(frame: Frame) -> dict[str, Said]:
    """The days of the timeline's rows that tell of the filing of a proceeding with a number, by that number."""
    found: dict[str, Said] = {}
    for item in frame.outline.section("timeline")[:_MOST_ROWS]:
        cells = dated_cells(frame, item)
        when = next(dates.find(frame.text, *cells[0], years=True), None) if cells else None
        if cells and when and _FILED.search(frame.text, *cells[1]):
            for n in dockets.find(frame.text[slice(*cells[1])]):
                found.setdefault(n.text, Said(when.edtf, when.start, when.end))
    return found


def _numbered(
    frame: Frame, start: int, end: int, number: dockets.Number, same: re.Match[str] | None
) -> dict[str, Tree]:
    text = frame.text
    at = Said(number.text, start + number.start, start + number.end)
    district = number.forum == "district"
    court = _court(text, at.end, min(end, at.end + 60)) or _court(text, start, end) if district else None
    kind = next(
        (Said(name, m.start(), m.end()) for name, p in _RELATION if (m := p.search(text, start, end))), None
    )
    if number.forum == "ptab":
        kind = at.as_("parallel_ptab")
    elif kind is None:
        named_patents = frame.inventory.named(start, end)
        kind = (
            Said("same_patents", same.start(), same.end())
            if same and start <= same.start() < end
            else named_patents[0].said.as_("same_patents")
            if named_patents and district
            else at.as_("other")
        )
    if district and "itc_337" in frame.postures and kind.value in ("other", "same_patents"):
        kind = at.as_("parallel_district_court")
    forum = {"ptab": "ptab", "itc": "itc"}.get(number.forum)
    named = sides(text, start, at.start) if district else None
    alone = (
        _BEFORE_NUMBER.search(text, start, at.start) or _AGAINST.search(text, start, at.start)
        if district and not named
        else None
    )
    defendant = named[1] if named else alone.span("name") if alone else None
    return {
        "relation": kind,
        "plaintiff": frame.outline.said(*named[0]) if named else None,
        "defendant": frame.outline.said(*defendant) if defendant else None,
        "docket_number": at,
        "court": at.as_(forum) if forum else court,
    }
