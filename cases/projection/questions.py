"""What the readings doubt: a question for a person where it decides something the record shows, else a warning."""

import re
from collections.abc import Iterable, Mapping, Sequence

from cases.ledger.record import Place
from cases.ledger.settle import Decision, Settled
from cases.models import Fact, Question
from cases.projection.differences import bring_to

SLOT = "question"
# Pointers whose doubt changes who is accused of what, who owns what, or what a deadline is counted from.
DECIDES = re.compile(
    r"/(?:counts/\d+/(?:willful|defendants|products)"
    r"|parties/\d+/(?:parent|organized_in|role)"
    r"|patents/\d+/(?:owner|claims|application_number)"
    r"|claims/\d+/category"
    r"|knowledge/\d+"
    r"|exhibits/\d+/title"
    r"|events/\d+/(?:party|kind)"
    r"|related/\d+"
    r"|(?:filed_on|served_on|docket_number)$)"
)


Places = Mapping[Place, Sequence[Fact]]


def question_rows(
    scope: str, places: Places, decisions: Mapping[Place, Decision], settled: Mapping[Place, Settled]
) -> list[Question]:
    """The questions of a scope, from its facts and the answers people gave. A doubt about words that a
    stronger source has overruled decides nothing any more: it stays as a warning."""
    overruled = _overruled(places, settled)
    wanted = []
    for (_, slot), facts in sorted(places.items(), key=lambda item: item[0]):
        for fact in facts if slot == "doubt" else ():
            key = f"{fact.filing.blob_id[:16]}{fact.pointer}"
            answer = decisions.get((key, SLOT))
            decides = DECIDES.match(fact.pointer) and (fact.filing_id, _object(fact.pointer)) not in overruled
            state = "answered" if answer else "open" if decides else "warning"
            wanted.append(
                Question(
                    scope=scope, key=key, says=str(fact.value), state=state,
                    answer=str(answer.value) if answer else "", fact=fact,
                )
            )  # fmt: skip
    return wanted


def store_questions(scopes: Sequence[str], wanted: Iterable[Question]) -> None:
    """Keep these questions of these scopes, and no others."""
    bring_to(Question.objects.filter(scope__in=scopes), ("scope", "key"), wanted)


def _object(pointer: str) -> str:
    """The list item a pointer is in: `/counts/1` of `/counts/1/willful`."""
    return "/".join(pointer.split("/")[:3])


def _overruled(places: Places, settled: Mapping[Place, Settled]) -> set[tuple[int, str]]:
    """(filing, list item) of all that was said in a settled slot and did not win there."""
    won: set[tuple[int, str]] = set()
    lost: set[tuple[int, str]] = set()
    for place, value in settled.items():
        for fact in places.get(place, ()):
            (won if fact.pk == value.fact_id else lost).add((fact.filing_id, _object(fact.pointer)))
    return lost - won
