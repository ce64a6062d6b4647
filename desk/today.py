"""What the today page tells: what changed, what needs a person, what is being read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from accounts.models import User
from cases.models import Case, Filing, Proposal, Question, Value
from desk.compared import place
from timelines.models import Change, TimelineEvent

LATELY = 600  # newest changes looked at
SHOWN = 12
# Several names for what a filing brings; kinds that only repeat another's news are left out.
WORDS = {
    "event": ("event", "events"), "docket_entry": ("docket entry", "docket entries"),
    "party": ("party", "parties"), "case_party": ("party", "parties"), "case_patent": ("patent", "patents"),
    "accusation": ("accusation", "accusations"), "ground": ("ground", "grounds"),
    "relation": ("related case", "related cases"),
}  # fmt: skip
ACTIONS = {"created": "new", "updated": "changed", "deleted": "removed", "merged": "joined"}


@dataclass(slots=True)
class News:
    """What changed lately in one case, in words."""

    case: Case
    at: datetime
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def words(self) -> list[str]:
        """`3 new events`, `1 changed party`, most first."""
        found = []
        for (kind, action), n in sorted(self.counts.items(), key=lambda item: (-item[1], item[0])):
            found.append(f"{n} {ACTIONS[action]} {WORDS[kind][n > 1]}")
        return found


def news(user: User) -> list[News]:
    """Cases that changed lately, newest first."""
    changes = list(Change.objects.exclude(case_id=None).visible_to(user).order_by("-id")[:LATELY])
    cases: dict[int, Case] = Case.objects.visible_to(user).suits().in_bulk({c.case_id for c in changes})
    made = {(c.kind, c.subject_id) for c in changes if c.action == Change.Action.CREATED}
    found: dict[int, News] = {}
    for change in changes:
        case = cases.get(change.case_id)
        if case is None:
            continue
        one = found.setdefault(case.pk, News(case, change.at))
        grown = change.action == Change.Action.UPDATED and (change.kind, change.subject_id) in made
        if change.kind in WORDS and not grown:
            one.counts[change.kind, change.action] += 1
    return list(found.values())[:SHOWN]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a person, at most `SHOWN` of each, and how many there are of each."""

    proposals: Sequence[Proposal]
    conflicts: Sequence[Value]
    filings: Sequence[Filing]
    doubts: int
    count: int


def waiting(user: User) -> Waiting:
    proposals = Proposal.objects.visible_to(user).filter(state=Proposal.State.OPEN)
    conflicts = Value.objects.visible_to(user).filter(state=Value.State.OPEN)
    filings = Filing.objects.visible_to(user).filter(
        status__in=(Filing.Status.NOT_UNDERSTOOD, Filing.Status.FAILED)
    )
    doubts = Question.objects.visible_to(user).filter(state=Question.State.OPEN)
    return Waiting(
        proposals=list(proposals.select_related("mention", "case").order_by("-id")[:SHOWN]),
        conflicts=list(conflicts.select_related("fact__filing").order_by("-id")[:SHOWN]),
        filings=list(filings.in_order()[:SHOWN]),
        count=proposals.count() + conflicts.count() + filings.count() + doubts.count(),
        doubts=doubts.count(),
    )


def coming(user: User, on: date) -> list[TimelineEvent]:
    """What filings say will happen from this day on: hearings, trials, dates set; the nearest first."""
    events = TimelineEvent.objects.visible_to(user).filter(earliest__gte=on, modality="stated")
    return list(events.in_order().select_related("case", "patent", "fact__filing")[:SHOWN])


@dataclass(frozen=True, slots=True)
class Doubt:
    """An open question, and the case or patent it is about."""

    question: Question
    place: str


def open_questions(user: User, most: int) -> list[Doubt]:
    """Doubts about what was read, those of one case or patent together."""
    rows = Question.objects.visible_to(user).filter(state=Question.State.OPEN).select_related("fact__filing")
    return [
        Doubt(q, place(q.scope))
        for q in rows.order_by("scope", "fact__filing_id", "fact__start", "key")[:most]
    ]
