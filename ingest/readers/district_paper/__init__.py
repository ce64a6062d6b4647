"""A paper of a court case that is no complaint: an order or opinion, an answer, a motion, a brief, a notice of appeal."""

import re
from bisect import bisect_left

from ingest.readers import citations, front, listed, paragraphs, signature
from ingest.readers.complaint import attached, casting, patent_facts, relief, sections, suit
from ingest.readers.complaint.cast import Cast
from ingest.readers.detect import Kind
from ingest.readers.district_paper import (
    accused,
    bench,
    bodies,
    counterclaims,
    elsewhere,
    happened,
    others,
    set_days,
    stance,
    terms,
    told,
)
from ingest.readers.district_paper.term_rows import Running
from ingest.readers.flow import lines
from ingest.readers.front import days
from ingest.readers.front.names import as_in_body
from ingest.readers.reading import Tree
from ingest.readers.sheet import Sheet
from law import dates, names
from law.said import Said

_EXHIBIT = re.compile(r"\bEx(?:hibit|\.|s\.)", re.I)
MOST = 300_000  # characters of a paper that are read in depth; what stands behind them is exhibits
_LINE = 1000  # characters; a signature block is not set in longer lines
_AGREED = re.compile(r"\b(?:STIPULAT|AGREED|CONSENT)", re.I)  # an order that counsel of both sides sign
SIGNED_BY_COUNSEL = frozenset({"answer", "motion", "brief", "notice"})


def read(text: str, kind: Kind) -> dict[str, Tree]:
    """What one such paper says, as a tree of the reading contract."""
    head, sheet, listings = _head(text, kind)
    text = sheet.text
    tree: dict[str, Tree] = {"kind": kind.words, **head.tree()}
    if kind.name == "order":
        tree["judges"] = bench.judges(text.replace("\n`", "\n "), head.body, head.judges)
        tree.pop("jury_demand")
    tree.pop("amendment")
    posture = stance.posture(sheet, head)
    tree["posture"] = posture
    stop = days.service_start(text)
    rows = lines(text[:stop])
    pleading = paragraphs.read(rows)
    cast = casting.read(pleading, [(p.name, str(p.role.value)) for p in head.parties])
    sued = suit.read(pleading, (), len(pleading.text), defined=True)
    tree["parties"] = _parties(head, cast, bodies.read(pleading, cast, head.body))
    tree["patents"] = _patents(patent_facts.read(pleading, sued, cast, len(pleading.text)), text)
    running = Running.of(pleading.flow)
    tree["terms"] = terms.read(sheet, running, head, sued)
    tree["related"] = elsewhere.read(sheet, running, head)
    tree["events"] = [*happened.read(pleading, head, sued, cast), *_served(sheet, head, stop, kind)]
    tree["products"] = accused.read(pleading, cast, head, posture)
    tree["authorities"] = _authorities(pleading, head)
    tree["references"] = attached.references(pleading, sued, len(pleading.text))
    tree |= _people(text, head, pleading, stop, kind)
    if listings:
        tree["counsel"] = [p.tree() for p in listed.counsel(listings, _sides(head))]
    tree["counsel"] = _but_judges(tree.get("counsel") or [], tree.get("judges"))
    if kind.name == "order":
        tree["hearing_on"] = set_days.hearing_on(pleading)
    if kind.name in ("motion", "brief"):
        tree["hearing_on"] = _noticed(pleading) or _captioned_hearing(sheet, head)
    if kind.name == "answer":
        tree["counts"] = counterclaims.read(rows, head, sued)
        tree["relief"] = relief.read(
            pleading, lambda a, b: [p.said for p, _, _ in sued.named(pleading, a, b)]
        )
    return tree


def _people(
    text: str, head: front.Front, pleading: paragraphs.Pleading, stop: int, kind: Kind
) -> dict[str, Tree]:
    """Counsel that sign, that were served or that appeared, and what is attached to a signed paper."""
    agreed = bool(head.title and _AGREED.search(str(head.title.value)))
    served = kind.name in SIGNED_BY_COUNSEL
    tree: dict[str, Tree] = {}
    if served or agreed:
        tree["exhibits"] = attached.exhibits(pleading, len(pleading.text)) if _EXHIBIT.search(text) else []
        signed = pleading.flow.at(sections.signature(pleading, head.body if agreed else 0))
        both = others.joined(
            _counsel(text, head, signed, stop), others.served(text, head, stop) if served else ([], [])
        )
        tree["counsel"], tree["counsel_firms"] = _signers(*both, head)
    if kind.name == "order" and not tree.get("counsel"):
        tree["counsel"], tree["counsel_firms"] = _signers(*others.appeared(pleading, _sides(head)), head)
    return tree


def _head(text: str, kind: Kind) -> tuple[front.Front, Sheet, list[listed.Listing]]:
    """The caption with the parties that only the text names, the sheet read in depth, counsel that an order lists."""
    listings = listed.find(text) if kind.name == "order" else []
    printed, text = text, listed.blanked(text, listings)
    head = front.read(text)
    head.parties = [as_in_body(p, printed, head.body) for p in head.parties] if listings else head.parties
    sheet = Sheet(text[:MOST])
    head.parties += told.parties(sheet, head)
    return head, sheet, listings


def _but_judges(people: list[Tree], judges: Tree) -> list[Tree]:
    """Counsel without the judge who signs above them."""
    bench_names = (
        {names.key(str(j.value)) for j in judges if isinstance(j, Said)}
        if isinstance(judges, list)
        else set()
    )
    named = ((p, p.get("name")) for p in people if isinstance(p, dict))
    return [
        p for p, name in named if not isinstance(name, Said) or names.key(str(name.value)) not in bench_names
    ]


def _signers(
    people: list[signature.Lawyer], firms: list[tuple[Said, Said | None]], head: front.Front
) -> tuple[list[Tree], list[Tree]]:
    """Counsel and their firms as trees; a party that signs for itself is no firm."""
    parties = {names.key(str(p.name.value)) for p in head.parties}
    return [p.tree() for p in people], [
        {"name": name, "for": role} for name, role in firms if names.key(str(name.value)) not in parties
    ]


_NOTICED = re.compile(r"\bTAKE\sNOTICE\sthat,?\son\s(?=[A-Z0-9])", re.I)
_AT_AN_HOUR = re.compile(r",?\s(?:at\s\d|or\sas\ssoon)")


def _noticed(pleading: paragraphs.Pleading) -> Said | None:
    """The day for which a notice of motion sets the hearing ("that on May 3, 2018, at 9:00 a.m.")."""
    m = _NOTICED.search(pleading.text)
    day = next(dates.find(pleading.text, m.end(), m.end() + 24), None) if m else None
    if m is None or day is None or day.start != m.end() or not _AT_AN_HOUR.match(pleading.text, day.end):
        return None
    return pleading.flow.said(day.edtf, day.start, day.end)


_HEARING = re.compile(r"(?:^|\n|\s{2})[ \t`]*(?:Hearing\s)?Date:[\s`]{1,12}(?=[A-Z]|\d)")


def _captioned_hearing(sheet: Sheet, head: front.Front) -> Said | None:
    """The day under `Date:` or `Hearing Date:` in the right-hand column of a caption."""
    for m in _HEARING.finditer(sheet.flat, head.court.end if head.court else 0, head.body + 300):
        day = next(dates.find(sheet.flat, m.end(), m.end() + 24), None)
        if day and day.start == m.end() and dates.is_day(day.edtf):
            return Said(day.edtf, day.start, day.end)
    return None


def _authorities(pleading: paragraphs.Pleading, head: front.Front) -> list[Tree]:
    """The cases cited under the caption, in the running text: there no line's number stands inside a citation."""
    text = pleading.text
    body = bisect_left(range(len(text)), head.body, key=pleading.flow.at)
    cited = citations.authorities(Sheet(" " * body + text[body:]), _own(head))
    return [
        {key: said and pleading.flow.said(said.value, said.start, said.end) for key, said in row.items()}
        for row in cited
    ]


def _parties(head: front.Front, cast: Cast, facts: list[bodies.Row]) -> list[Tree]:
    """The captioned parties, with the other names that the text gives them."""
    for party, member in zip(head.parties, cast.members, strict=True):
        for said in party.aka:
            member.call(said)
    rows = head.tree()["parties"]
    told_of = ("kind", "organized_in", "place_of_business", "parent")
    return [
        {
            **{k: fact[k] for k in told_of if fact.get(k)},
            **{k: v for k, v in row.items() if v},
            "aka": member.aka,
        }
        for row, member, fact in zip(rows, cast.members, facts, strict=True)
    ]


_SERVES = re.compile(r"\b(?:serv\w+|fil(?:ed|e|ing)|sent|mailed)\b", re.I)
_SENTENCE_ENDS = re.compile(r"(?<![A-Z])\.(?=\s)|\n\s*\n")


def _served(sheet: Sheet, head: front.Front, stop: int, kind: Kind) -> list[Tree]:
    """The service of the paper as its certificate tells it: the sentence that gives the day."""
    day = head.served_on
    if day is None or kind.name not in SIGNED_BY_COUNSEL or day.start < stop:
        return []
    low = max((m.end() for m in _SENTENCE_ENDS.finditer(sheet.flat, stop, day.start)), default=stop)
    end = _SENTENCE_ENDS.search(sheet.flat, day.end, day.end + 400)
    title = sheet.said(low, end.start() if end else min(len(sheet.flat), day.end + 200))
    if not _SERVES.search(str(title.value)):
        return []
    return [{"on": day, "title": title, "kind": title.as_("service"), "modality": title.as_("stated")}]


_RULED = re.compile(
    r"\b(?:summary\sjudgment|(?:opinion|order|decision|ruling|judgment)\b[^.;]{0,20}\bon)\b", re.I
)


def _patents(found: list[Tree], text: str) -> list[Tree]:
    """The patents in suit; only a complaint leaves its claims unspecified."""
    for patent in found:
        issued = patent.get("issued_on")
        if issued and _RULED.search(text, max(0, issued.start - 120), issued.end + 120):
            patent.pop("issued_on")  # the court's order issued, or it granted a motion
        specific = patent.get("claims_specificity")
        if specific is not None and specific.value != "exact":
            patent.pop("claims_specificity")
    return found


def _sides(head: front.Front) -> dict[str, str]:
    return {str(p.name.value): str(p.role.value) for p in head.parties}


def _own(head: front.Front) -> frozenset[str]:
    numbers = [head.docket_number, *head.other_numbers]
    return frozenset(str(n.value) for n in numbers if n)


def _counsel(
    text: str, head: front.Front, signed: int, stop: int
) -> tuple[list[signature.Lawyer], list[tuple[Said, Said | None]]]:
    """Counsel of the block before the caption (pleading paper), else of the signature at the end."""
    home = str(head.court.value)[:2].upper() if head.court and len(str(head.court.value)) < 5 else ""
    begin = head.court.start if head.court else 0
    sides = _sides(head)
    rows = [row for row in lines(text) if len(row.text) < _LINE]
    people, firms = (
        signature.read(rows, 0, begin, home=home, sides=sides, certain=True) if begin > 200 else ([], [])
    )
    if not people or (head.title and _AGREED.search(str(head.title.value))):
        signed_by = signature.read(rows, max(head.body, signed), stop, home=home, sides=sides)
        people, firms = others.joined((people, firms), signed_by)
    if not people:
        people, firms = signature.read(
            rows, max(head.body, stop - 2500), stop, home=home, sides=sides, certain=True
        )
    return people, firms
