"""Who may see a case. An administrator builds a wall around it and says whom it lets in; the feed tells each person what
they lost or got.

A case and those that were joined to it stand behind the same wall.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.groups import may_administer
from accounts.models import User
from cases.models import Case, Wall, look_again
from timelines import access
from timelines.services import in_turns, share_events_again
from web.errors import NotAllowed, Refused

UNEQUAL = (
    "These two cases may be seen by different people. Build the same wall around both, or take them down,"
    " before joining them."
)


def build(case: Case, *, admitted: Iterable[User], by: User, reason: str = "") -> Wall:
    """From now on only these people see the case; where a wall stands already, it lets in these people instead."""
    _administrators_only(by)
    people = set(admitted)
    if not people:
        raise Refused(
            "Choose at least one person who may see the case: behind a wall without a door nobody can work."
        )

    def work() -> Wall:
        together = _locked(case)
        before = _blind(case)
        walls = [_build(one, people, by, reason) for one in together]
        access.tell(together, lost=_blind(case) - before, got=before - _blind(case))
        share_events_again(one.key for one in together)  # a walled case shares none
        return next(w for w in walls if w.case_id == case.key)

    built = in_turns(transaction.atomic(work))
    look_again(by)
    return built


def take_down(key: str, *, by: User) -> None:
    """Everybody sees the case of this key again, and those joined to it."""
    _administrators_only(by)
    in_turns(transaction.atomic(lambda: _take_down(key)))
    look_again(by)


def _take_down(key: str) -> None:
    case = Case.objects.filter(key=key).first()
    if case is None:  # its filings are withdrawn; should they come back, everybody sees it
        Wall.objects.filter(case=key).delete()
        return
    together, before = _locked(case), _blind(case)
    Wall.objects.filter(case__in=[one.key for one in together]).delete()
    access.tell(together, lost=set(), got=before)
    share_events_again(one.key for one in together)


def share(case_key: str, into_key: str) -> None:
    """Before one case is joined to another: what is joined to a case behind a wall goes behind it too. Raises Refused when
    the case to be joined has a wall of its own that lets in other people."""
    theirs = {
        w.case_id: w for w in Wall.objects.filter(case__in=(case_key, into_key)).prefetch_related("admitted")
    }
    mine, wall = theirs.get(case_key), theirs.get(into_key)
    if mine and (wall is None or set(mine.admitted.all()) != set(wall.admitted.all())):
        raise Refused(UNEQUAL)
    if wall and not mine:
        case = Case.objects.get(key=case_key)
        _build(case, set(wall.admitted.all()), wall.built_by, wall.reason)
        access.tell([case], lost=_blind(case), got=set())


def _administrators_only(by: User) -> None:
    if not may_administer(by):
        raise NotAllowed("Only administrators may say who sees a case; ask one of them.")


def _locked(case: Case) -> list[Case]:
    """The case, what it was joined to and all that was joined to that, for this transaction."""
    main = case.merged_into_id or case.pk
    return list(Case.objects.select_for_update().filter(Q(pk=main) | Q(merged_into=main)).order_by("pk"))


def _build(case: Case, people: set[User], by: User | None, reason: str) -> Wall:
    wall, _ = Wall.objects.update_or_create(
        case_id=case.key, defaults={"built_by": by, "reason": reason.strip()}
    )
    wall.admitted.set(people)
    return wall


def _blind(case: Case) -> set[int]:
    """The people who may not see the case."""
    wall = Wall.objects.filter(case=case.key).first()
    if wall is None:
        return set()
    outside: QuerySet[User] = User.objects.exclude(pk__in=wall.admitted.values("pk"))
    return set(outside.values_list("pk", flat=True))
