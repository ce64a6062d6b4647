"""What the today page tells: what needs a person, what is coming (what changed is in `desk.news`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import User
from cases.models import Filing, PartyProposal, Proposal, Question, Value
from desk.compared import place
from parties.models import Party
from timelines.models import TimelineEvent

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a person, at most `SHOWN` of each, and how many there are of each."""

    proposals: Sequence[Proposal]
    conflicts: Sequence[Value]
    filings: Sequence[Filing]
    doubts: int
    parties: int
    count: int


def waiting(user: User) -> Waiting:
    proposals = Proposal.objects.visible_to(user).filter(state=Proposal.State.OPEN)
    conflicts = Value.objects.visible_to(user).filter(state=Value.State.OPEN)
    filings = Filing.objects.visible_to(user).filter(
        status__in=(Filing.Status.NOT_UNDERSTOOD, Filing.Status.FAILED)
    )
    parties = PartyProposal.objects.visible_to(user).filter(state="open").count()
    doubts = Question.objects.visible_to(user).filter(state=Question.State.OPEN).count()
    return Waiting(
        proposals=list(proposals.select_related("mention", "case").order_by("-id")[:SHOWN]),
        conflicts=list(conflicts.select_related("fact__filing").order_by("-id")[:SHOWN]),
        filings=list(filings.in_order()[:SHOWN]),
        count=proposals.count() + conflicts.count() + filings.count() + doubts + parties,
        parties=parties,
        doubts=doubts,
    )


def coming(user: User, on: date) -> list[TimelineEvent]:
    """What filings say will happen from this day on: hearings, trials, dates set; the nearest first."""
    events = TimelineEvent.objects.visible_to(user).filter(earliest__gte=on, modality="stated")
    return list(events.in_order().select_related("case", "patent", "fact__filing")[:SHOWN])


@dataclass(frozen=True, slots=True)
class Doubt:
    """An open question, and the case, patent or party it is about."""

    question: Question
    place: str


def open_questions(user: User, most: int) -> list[Doubt]:
    """Doubts about what was read, those of one case or patent together."""
    rows = Question.objects.visible_to(user).filter(state=Question.State.OPEN).select_related("fact__filing")
    asked = list(rows.order_by("scope", "fact__filing_id", "fact__start", "key")[:most])
    keys = [q.scope.removeprefix("party:") for q in asked]
    names = {f"party:{p.key}": p.name for p in Party.objects.filter(key__in=keys)}
    return [Doubt(q, names.get(q.scope) or place(q.scope)) for q in asked]
