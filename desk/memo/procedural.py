"""I. Who is in the case, where and since when it stands, how it relates to others, and its timeline."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import zip_longest

from cases.models import CaseParty, CaseRelation, Fact, Value
from desk.memo.document import Block, Heading, Line, Words, fact, note, table, words
from desk.memo.gather import EVENTS
from desk.memo.statements import Writer, day, listed
from law.dates import shown
from law.names import body
from law.relations import shown as relation_shown
from web.templatetags.words import paper, spaced

NARRATIVE = ("Core Dispute", "Technical Context", "Key Procedural History", "Venue Allegations")
ABOUT = {  # slot of a party → how it is told
    "kind": "{}", "organized_in": "organized in {}", "place_of_business": "place of business {}",
    "parent": "subsidiary of {}",
}  # fmt: skip


def procedural(w: Writer) -> list[Block]:
    return [
        Heading("Parties and counsel"),
        *parties(w),
        *counsel(w),
        Heading("Case identification"),
        *identification(w),
        *w.reported(w.record.said["sections"], NARRATIVE),
        *related(w),
        Heading("Case timeline"),
        *timeline(w),
    ]


def parties(w: Writer) -> list[Block]:
    found: list[Block] = []
    for row in w.record.parties:
        found += _party(w, row)
    return found or w.unknown("Parties", "who the parties are")


def _party(w: Writer, row: CaseParty) -> list[Block]:
    """A party in its formal and its substantive role, with what is settled of it."""
    subject = f"party:{row.party.key}/{row.role}"
    named = w.record.fact("party", subject)
    side = f", {row.get_side_display()}" if row.side else ""
    said = [words(f"{row.party.name}{side}", w.sources.of(named))]
    settled = []
    for slot, told in ABOUT.items():
        value = w.record.value(slot, subject)
        if value is not None:
            settled.append(value)
            said.append(w.said(told.format(body(value.value) if slot == "kind" else value.value), value))
    differing = [line for value in settled for line in w.differing(value)]
    return [fact(spaced(row.role).capitalize(), *said), *differing]


def counsel(w: Writer) -> list[Block]:
    """Counsel by the role they act for; a firm alone where none of its people is named."""
    people = w.record.facts.get("counsel", ())
    named = {str(f.value.get("firm", "")).casefold() for f in people}
    firms = {
        (f.value.get("for", ""), str(f.value["name"]).casefold()): f
        for f in reversed(w.record.facts.get("counsel_firms", ()))
    }
    by_role: dict[str, list[Fact]] = defaultdict(list)
    for f in [*people, *(f for (_, name), f in firms.items() if name not in named)]:
        by_role[str(f.value.get("for", ""))].append(f)
    lines: list[Block] = []
    for role, facts in sorted(by_role.items()):
        whom = f"Counsel for {spaced(role)}" if role else "Counsel"
        lines.append(fact(whom, *_lawyers(w, facts)))
    return lines or w.unknown("Counsel", "counsel of the parties")


def _lawyers(w: Writer, facts: Sequence[Fact]) -> list[Words]:
    """Each by name; the firm of several who follow each other once, with the last of them."""
    said = []
    for f, after in zip_longest(facts, facts[1:]):
        firm = str(f.value.get("firm", ""))
        shared = after is not None and str(after.value.get("firm", "")).casefold() == firm.casefold()
        name = str(f.value.get("name", ""))
        said.append(words(f"{name} ({firm})" if firm and not shared else name, w.sources.of(f)))
    return said


def identification(w: Writer) -> list[Block]:
    case, number = w.record.case, w.record.value("docket_number")
    courts = listed(dict.fromkeys(d.court.name for d in w.record.dockets))
    found = w.settled("Docket number", number, listed(d.number for d in w.record.dockets))
    spelled = {n.number for d in w.record.dockets for n in d.numbers.all() if n.number != n.core}
    others = sorted(spelled - {d.number for d in w.record.dockets})
    if others:
        cites = (w.sources.of(f) for f in w.record.facts.get("other_number", ()))
        found.append(fact("Also numbered", words(listed(others), *cites)))
    division = w.record.value("division")
    found.append(
        fact(
            "Court",
            w.said(f"{courts}, {division.value} Division" if division else courts, division or number),
        )
    )
    if case.posture:
        found += w.settled("Posture", w.record.value("posture"), case.get_posture_display())
    else:
        found += w.unknown("Posture")
    found += started(w)
    judges = w.record.facts.get("judge", ())
    found += (
        [fact("Judges", *(words(f.value, w.sources.of(f)) for f in judges))]
        if judges
        else w.unknown("Judges")
    )
    if case.jury_demand is not None:
        found += w.settled("Jury demand", w.record.value("jury_demand"))
    return found


def started(w: Writer) -> list[Block]:
    """The first day of the case: never that of a later paper; a bound and a proposal are said as what they are."""
    value, case = w.record.value("begun_on"), w.record.case
    if value is None or not case.filed_on:
        return w.unknown("Filed", "the day the case was filed")
    bounded = value.state == Value.State.BOUNDED
    text = f"unknown, {shown(case.filed_on)}" if bounded else shown(case.filed_on)
    found = w.settled("Filed", value, text)
    if bounded:
        w.missing.append("the day the case was filed")
    for proposed in w.record.proposals:
        if proposed.begun is not None:
            told = f"{shown(str(proposed.begun.value))}, from a suit only mentioned that may be this case; not confirmed"
            found.append(Line("Proposed", (words(told, w.cite(proposed.begun)),), "conflict"))
    return found


def related(w: Writer) -> list[Block]:
    """Proceedings that this case's filings name, and cases whose filings name this one."""
    rows = [_related(w, r, inverse=False) for r in w.record.relations]
    rows += [_related(w, r, inverse=True) for r in w.record.related_from]
    head = ("Proceeding", "How it stands to this case", "Filed", "Source")
    made = table("Related proceedings", head, rows, (42, 30, 16, 12))
    return [Heading("Related proceedings"), made if rows else note("None is named by a filing read so far.")]


def _related(w: Writer, row: CaseRelation, *, inverse: bool) -> list[Words]:
    other = row.case if inverse else (row.other.merged_into or row.other)
    name = other.caption or other.key.partition(":")[2]
    mentioned = " (only mentioned)" if other.mentioned_only else ""
    return [
        words(name + mentioned),
        words(relation_shown(row.relation, inverse=inverse)),
        words(day(other.filed_on)),
        words("", w.sources.of(row.fact)),
    ]


def timeline(w: Writer) -> list[Block]:
    rows = []
    for event in w.record.events:
        marks = [event.modality] * (event.modality != "stated") + [
            "sources disagree on the day"
        ] * event.disputed
        title = event.title + (f" ({', '.join(marks)})" if marks else "")
        rows.append(
            [
                words(day(event.on, event.qualifier)),
                words(title),
                words(_teller(event.fact), w.sources.of(event.fact)),
            ]
        )
    if not rows:
        return [note("No filing read so far states a dated event.")]
    found: list[Block] = [table("Case timeline", ("Date", "Event", "Source"), rows, (20, 58, 22))]
    if len(rows) == EVENTS:
        found.append(note(f"The first {EVENTS} events; the case's page has all."))
    return found


def _teller(told: Fact | None) -> str:
    return paper(told.filing) if told else ""
