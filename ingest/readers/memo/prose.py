"""What stands in a memo's prose: alleged knowledge, documents cited, exhibits, parents."""

import re
from collections.abc import Iterator
from itertools import product

from ingest.readers.memo.accused import clauses
from ingest.readers.memo.frame import Frame
from ingest.readers.memo.outline import Item, plain
from ingest.readers.reading import Tree
from ingest.readers.sentences import sentences
from law import dates
from law.said import Said

_BASED = re.compile(
    r"\b(?:based (?:up)?on|on the (?:basis|strength) of|by virtue of|premised on|predicated on|arising from|stemm?ing from|supported by|due to|through|from|since(?:\sat\sleast)?(?:\sas\searly\sas)?)\s(?P<basis>(?:[^.:\n]|(?<=\bM[rs])\.|(?<=\bDr)\.|(?<=\bInc)\.|(?<=\bCorp)\.|(?<=\bNo)\.){6,400}?)(?=\s\((?:Compl|Prayer|¶|[FST]AC|(?:\w+\s)?Am\.)|;|,\sand\sthat\b|(?<!\bM[rs])(?<!\bDr)(?<!\bInc)(?<!\bCorp)(?<!\bNo)\.|:|$)",
    re.I,
)
_KNOWS = re.compile(r"\bknowledge\b|\bknew\b|\baware\w*\b|\bnotice\b|\bwillful", re.I)
_KNEW = re.compile(
    r"\b(?P<basis>(?:has|have|had|was|were|knew)\s(?:known|aware|been aware|(?:had )?(?:actual )?(?:notice|knowledge)|of)\b[^.;()]{0,120}?\b(?:1[89]|20)\d\d\b)",
    re.I,
)
_DENIES = re.compile(
    r"\b(?:not|no)\b[^.;]{0,60}\b(?:alleg|assert|plead|provide|specif|willful|knowledge)\w*", re.I
)
_NUMBERED = re.compile(
    r"(?:\((?:\d|[a-e]|i{1,3}|iv|v)\)|\b\d\))\s(?P<basis>[^;\n]{6,600}?)(?=;|\s\((?:Compl|Prayer|¶|FAC|SAC)|\.\s|\.?\Z|\.?\n)"
)
_ENUMERATES = re.compile(r"\b(?:knowledge|notice|willful\w*)[^.\n]{0,120}:\s(?=\(?(?:1|a|i)\))", re.I)

_WORK = re.compile(
    r"\b(?:case study|article|white ?paper|blog post|press release|web ?page|video|user (?:manual|guide)|data ?sheet|brochure|presentation|publication|report|paper|standard|document|study|survey|book|manual|news(?:letter| item)?|guide|post),?\s(?:titled|entitled|called|named|,)?\s?,?[\"“](?P<title>[^\"“”\n]{6,250}?),?[\"”]", re.I)  # fmt: skip
_EXHIBIT = re.compile(
    r"\b(?:Exhibits?|Exs?\.)\s(?P<list>[A-Z]{0,2}\d{0,4}[A-Z]?\b(?:(?:,\s|\sand\s|,\sand\s|\s?[-–]\s?)(?:Exs?\.\s)?[A-Z]{0,2}\d{1,4}\b|(?:,\s|\sand\s|,\sand\s)[A-Z]\b){0,30})"
)
_EXHIBIT_TITLE = re.compile(
    r"\b(?:incorporates?|attach(?:es|ed)?|includes?|references?|provides?|cites?|contains?)\s(?:by reference\s)?(?:an?|the|its|several|exemplary)\s(?P<title>[^.;()\n]{3,160}?)\s(?:by reference\s)?(?:as|in|at)\s\Z", re.I)  # fmt: skip
_PARENT = re.compile(
    r"\b(?P<whose>[Pp]laintiff|[Dd]efendant|[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})[’']s\s(?:ultimate\s|corporate\s)?parent(?:\s(?:company|corporation|entity))?,?\s?\(?(?P<parent>[A-Z][\w.&-]*(?:,? (?:[A-Z][\w.&-]*|plc|mbH)){0,5})"
)
_SUBSIDIARY = re.compile(
    r"(?P<whose>[A-Z][\w.&-]*(?:,? [A-Z][\w.&-]*){0,5}),?\s(?:is\s)?an?\s(?:wholly[- ]owned\s|indirect\s)?subsidiary of\s(?P<parent>[A-Z][\w.&-]*(?:,? (?:[A-Z][\w.&-]*|plc|mbH)){0,5})"
)


def read_knowledge(frame: Frame, rows: list[dict[str, Tree]]) -> list[Tree]:
    """Alleged notice: one entry per patent, party and date; `basis` is the phrase that says it. A phrase that names nobody
    is of the accused party that the timeline's row of the same day names."""
    found: dict[tuple[object, ...], Tree] = {}
    learned = {
        str(e["on"].value): e["party"]
        for e in rows
        if isinstance(e.get("on"), Said) and isinstance(e["party"], Said)
    }
    accused = frame.accused_names
    for item in frame.under(
        "other", "Willful", "Wilful", "Indirect", "Enhanced", "Knowledge", "Pre-suit", "Pre-Suit"
    ):
        for said_from, start, end in _bases(frame, item):
            basis = frame.outline.said(start, end)
            learners: list[Said | None] = [*_learners(frame, said_from, start, end)] or [None]
            named = frame.inventory.named(start, end) or frame.patents_in(said_from, start)
            patents: list[Said | None] = [m.said for m in named] or [None]
            written: list[Said | None] = [
                Said(w.edtf, w.start, w.end) for w in dates.find(frame.text, start, end, years=True)
            ] or [None]
            for patent, party, on in product(patents, learners, written):
                row = learned.get(str(on.value)) if on and party is None else None
                party = row if row is not None and str(row.value) in accused else party
                key = (patent and patent.value, party and party.value, on and on.value)
                found.setdefault(key, {"patent": patent, "party": party, "on": on, "basis": basis})
    return list(found.values())


def _bases(frame: Frame, item: Item) -> Iterator[tuple[int, int, int]]:
    """The phrases that a paragraph rests knowledge on: an enumeration's items, else what follows "based on"; each as
    the start of its clause, its own start and its end."""
    lists = _ENUMERATES.search(frame.text, item.body, item.end)
    if lists:
        for m in _NUMBERED.finditer(frame.text, lists.end(), item.end):
            yield m.start("basis"), m.start("basis"), m.end("basis")
        return
    for sentence in sentences(frame.text, item.body, item.end):
        for start, end in clauses(frame.text, *sentence):
            based = _BASED.search(frame.text, start, end) or _KNEW.search(frame.text, start, end)
            if (
                based is None
                or not (_KNOWS.search(frame.text, start, end) or item.topic.startswith("Willful"))
                or _DENIES.search(frame.text, start, based.end())
            ):
                continue
            basis = based.span("basis")
            if _KNOWS.search(frame.text, *basis) or next(dates.find(frame.text, *basis, years=True), None):
                yield start, *basis


def _learners(frame: Frame, clause: int, start: int, end: int) -> list[Said]:
    """Those said to have known: the accused parties that the clause alleges it against, else the one named nearest."""
    against = re.compile(r"\bagainst\s").search(frame.text, clause, start)
    accused = {str(p.name.value) for p in frame.accused_side}
    named = list(frame.naming.all(frame.text, against.end(), start)) if against else []
    several = [n for n in named if n.value in accused]
    if len(several) > 1:
        return several
    one = _learner(frame, start, end) or _learner(frame, max(clause, start - 60), start)
    return [one] if one else []


def _learner(frame: Frame, start: int, end: int) -> Said | None:
    """The side said to have known: the accused party named in the phrase, else the role word that stands for the only one."""
    accused = frame.accused_side
    named = [n for n in frame.naming.all(frame.text, start, end) if n.value in frame.accused_names]
    if named:
        return named[-1]
    role = re.compile(
        r"\bDefendants?\b|\bPlaintiffs?\b" if not frame.is_declaratory else r"\bPlaintiffs?\b"
    ).search(frame.text, start, end)
    if role and role[0].startswith("Def") != frame.is_declaratory and len(accused) == 1:
        return Said(accused[0].name.value, role.start(), role.end())
    return (
        Said(role[0], role.start(), role.end())
        if role and len(accused) > 1 and role[0].startswith("Def")
        else None
    )


def read_references(frame: Frame) -> list[Tree]:
    """Works that the memo names by title, and patents named by number that are not in suit."""
    found: dict[str, Tree] = {}
    for section in ("summary", "accused", "infringement", "other"):
        for item in frame.outline.section(section):
            for m in _WORK.finditer(frame.text, item.start, item.end):
                said = frame.outline.said(m.start("title"), m.end("title"))
                found.setdefault(str(said.value), {"title": said})
    for number, mention in frame.inventory.first.items():
        if number not in frame.inventory.numbers:
            found.setdefault(number, {"number": mention.said})
    return list(found.values())


def read_exhibits(frame: Frame) -> list[Tree]:
    """Exhibits of the analysed paper: number, and title where a sentence gives one."""
    found: dict[str, dict[str, Tree]] = {}
    for m in _EXHIBIT.finditer(frame.text):
        before = frame.text[max(0, m.start() - 220) : m.start()]
        title = _EXHIBIT_TITLE.search(before)
        for n in re.finditer(r"[A-Z]{0,2}\d{1,4}[A-Z]?\b|\b[A-Z]\b", m["list"]):
            at = m.start("list") + n.start()
            tree = found.setdefault(n[0], {"number": Said(n[0], at, at + len(n[0]))})
            if title and "title" not in tree:
                base = m.start() - len(before)
                tree["title"] = frame.outline.said(base + title.start("title"), base + title.end("title"))
    return list(found.values())


def add_parents(frame: Frame) -> None:
    """Gives each party the parent that the summary names for it."""
    for item in frame.labelled("summary", "Core Dispute", "Key Procedural History", "Venue Allegations"):
        for m in [
            *_PARENT.finditer(frame.text, item.start, item.end),
            *_SUBSIDIARY.finditer(frame.text, item.start, item.end),
        ]:
            child = _child(frame, m)
            parent = frame.outline.said(m.start("parent"), m.end("parent"))
            value = plain(str(parent.value)).rstrip(" ,.")
            if child is not None and value != child["name"].value:
                child.setdefault(
                    "parent",
                    Said(
                        value,
                        parent.start,
                        parent.start + len(frame.text[parent.start : parent.end].rstrip(" ,.")),
                    ),
                )


def _child(frame: Frame, m: re.Match[str]) -> dict[str, Tree] | None:
    side = frame.people.of(m["whose"].lower()) if m["whose"].lower() in ("plaintiff", "defendant") else []
    if len(side) == 1:
        return side[0].tree
    named = frame.company(m.start("whose"), m.end("whose"))
    return next((p.tree for p in frame.people.parties if named and p.name.value == named.value), None)
