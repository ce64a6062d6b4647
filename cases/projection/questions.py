"""What the readings doubt: a question for a person where it decides something the record shows, else a warning.

Doubts of one kind in one filing are one item: three defendants whose parenthesis names two places are asked about once.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from cases.ledger.heard import Heard
from cases.ledger.record import Place
from cases.ledger.settle import Decision, Settled
from cases.ledger.strangers import BELONGS, key_of
from cases.models import Question
from cases.projection.differences import bring_to
from law.ranks import MEMO, VOICE
from web.ids import called

SLOT = "question"
# Pointers whose doubt changes who is accused of what, who owns what, or what a deadline is counted from.
DECIDES = re.compile(
    r"/(?:counts/\d+/(?:willful|defendants|products)"
    r"|parties/\d+/(?:parent|organized_in|role)"
    r"|patents/\d+/(?:owner|claims)"
    r"|claims/\d+/category"
    r"|knowledge/\d+"
    r"|events/\d+/(?:party|kind)"
    r"|related/\d+"
    r"|(?:filed_on|served_on)$)"
)
STRANGER = (
    "This filing bears the number of this docket, but shares neither a party nor a patent with the docket's other filings. "
    "Until somebody says that it belongs here, nothing of it counts."
)

Places = Mapping[Place, Sequence[Heard]]
Settleds = Mapping[Place, Settled]
Decisions = Mapping[Place, Decision]


def question_rows(scope: str, places: Places, decisions: Decisions, settled: Settleds) -> list[Question]:
    """The questions of a scope, from its facts and the answers people gave. A doubt about words that a
    stronger source has overruled decides nothing any more: it stays as a warning."""
    weak = _overruled(places, settled) | _about_others(places) | _asked_better(places)
    doubts = sorted(
        (f for (_, slot), facts in places.items() if slot in ("doubt", "asks") for f in facts),
        key=lambda f: (f.filing.blob_id, f.slot, _place(f.pointer), str(f.value)),
    )
    rows = []
    for same in _kinds(doubts):
        fact = same[0]
        decides = any(
            (f.slot == "asks" or DECIDES.match(_pointer(f))) and (f.filing_id, _object(f.pointer)) not in weak
            for f in same
        )
        says = str(fact.value) + (f" (in {len(same)} places)" if len(same) > 1 else "")
        key = f"{fact.filing.blob_id[:16]}{_pointer(fact)}"[:300]
        rows.append(asked(scope, key, says, decides, decisions, fact))
    return rows


def asked(
    scope: str,
    key: str,
    says: str,
    decides: bool,
    decisions: Decisions,
    fact: Heard,
    against: Heard | None = None,
) -> Question:
    """One question, open until somebody answers it, or a warning where nothing depends on it."""
    answer = decisions.get((key, SLOT))
    state = "answered" if answer else "open" if decides else "warning"
    return Question(
        scope=scope, key=key, says=says, state=state, answer=str(answer.value) if answer else "", fact_id=fact.pk,
        against_id=against.pk if against else None,
    )  # fmt: skip


def stranger_rows(scope: str, strangers: Iterable[Heard], decisions: Decisions) -> list[Question]:
    """One question for each filing that was set aside (cases/ledger/strangers)."""
    rows = []
    for fact in strangers:
        told = decisions.get((key_of(fact), BELONGS))
        answer = "It does not belong here." if told else ""
        state = "answered" if told else "open"
        rows.append(
            Question(
                scope=scope, key=key_of(fact), says=STRANGER, state=state, answer=answer, fact_id=fact.pk
            )
        )
    return rows


def store_questions(scopes: Sequence[str], wanted: Iterable[Question]) -> None:
    """Keep these questions of these scopes, and no others."""
    bring_to(Question.objects.filter(scope__in=called(scopes)), ("scope", "key"), wanted)


def _kinds(doubts: Sequence[Heard]) -> list[list[Heard]]:
    """Doubts of one filing that say the same of the same kind of value; "as /parties/1" says what is said there."""
    says = {(f.filing_id, _pointer(f)): str(f.value) for f in doubts}
    groups: dict[tuple[int, str, str, str], list[Heard]] = {}
    for fact in doubts:
        words = str(fact.value)
        words = says.get((fact.filing_id, words.removeprefix("as ")), words)
        shape = re.sub(r"\d+", "#", _pointer(fact))
        groups.setdefault((fact.filing_id, fact.slot, shape, words), []).append(fact)
    return list(groups.values())


def _pointer(fact: Heard) -> str:
    """What the doubt is about: its quote may be of something around that."""
    return fact.subject.partition(":")[2]


def _place(pointer: str) -> list[tuple[bool, int, str]]:
    """Sort key of pointers, `/a/2` before `/a/10`."""
    return [(p.isdigit(), int(p) if p.isdigit() else 0, p) for p in pointer.split("/")]


def _object(pointer: str) -> str:
    """The list item a pointer is in: `/counts/1` of `/counts/1/willful`."""
    return "/".join(pointer.split("/")[:3])


def _overruled(places: Places, settled: Settleds) -> set[tuple[int, str]]:
    """(filing, list item) of all that was said in a settled slot and did not win there."""
    won: set[tuple[int, str]] = set()
    lost: set[tuple[int, str]] = set()
    for place, value in settled.items():
        for fact in places.get(place, ()):
            (won if fact.pk == value.fact_id else lost).add((fact.filing_id, _object(fact.pointer)))
    return lost - won


def _asked_better(places: Places) -> set[tuple[int, str]]:
    """What an observer's memo leaves open on a topic that a stronger paper of the case leaves open itself: asked once."""
    asks = [f for (_, slot), facts in places.items() if slot == "asks" for f in facts]
    better = {_topic(f) for f in asks if VOICE.get(f.filing.kind) != MEMO}
    return {
        (f.filing_id, _object(f.pointer))
        for f in asks
        if VOICE.get(f.filing.kind) == MEMO and _topic(f) in better
    }


def _topic(fact: Heard) -> str:
    return _pointer(fact).split("/")[1] if "/" in _pointer(fact) else ""


def _about_others(places: Places) -> set[tuple[int, str]]:
    """Claims that a filing reports from other suits decide nothing in this one."""
    elsewhere = (f for (_, slot), facts in places.items() if slot == "claims_elsewhere" for f in facts)
    return {(f.filing_id, _object(f.pointer)) for f in elsewhere}
