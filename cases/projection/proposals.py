"""Two rows that may be one case: a suit only mentioned and a case we hold, or the dockets of two courts after a transfer.

Proposed with the evidence for and against, joined only by a person: names, dates and patents are weak keys.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q

from cases.ledger import scopes
from cases.ledger.joins import SAME_CASE
from cases.models import Case, CaseParty, CasePatent, CaseRelation, Proposal, Ruling
from cases.projection.differences import bring_to
from law.dates import bounds
from law.papers import spoken_title
from law.relations import MOVED, shown
from web.ids import called, these

SAME_SIDES = """
    SELECT a.case_id, b.case_id FROM cases_caseparty a
    JOIN cases_caseparty b ON b.party_id = a.party_id AND b.role = a.role AND b.case_id <> a.case_id
    WHERE a.case_id = ANY(%s) AND a.role IN ('plaintiff', 'defendant')
    GROUP BY 1, 2 HAVING count(DISTINCT a.role) = 2
"""
STATES = {"confirm": "confirmed", "refuse": "refused"}
Pair = tuple[int, int]


def mentioned_by(suits: Iterable[str]) -> set[int]:
    """Ids of the suits only mentioned that these cases relate to, as the rows now stand."""
    told = CaseRelation.objects.filter(case__key__in=called(list(suits)), other__mentioned_only=True)
    return set(told.values_list("other_id", flat=True))


def propose(cases: Sequence[Case], before: set[int]) -> list[Case]:
    """Bring every proposal about these cases, and about the suits they mention or mentioned `before`, up to date; returns
    all cases of which a proposal may have changed."""
    pool = {c.pk for c in cases} | before | mentioned_by(c.key for c in cases)
    moved = _moved(pool)
    pairs = {(min(p), max(p)) for p in _same_sides(pool)} | {(min(p), max(p)) for p in moved}
    about = About(pool | {pk for pair in pairs for pk in pair})
    asked = [found for pair in sorted(pairs) if (found := about.question(pair, moved))]
    rulings = {
        (r.scope, r.value): r.kind
        for r in Ruling.objects.filter(scope__in=[m.key for m, _ in asked], slot=SAME_CASE, undone_at=None)
    }
    wanted = [
        Proposal(
            mention=mention, case=case, state=STATES.get(rulings.get((mention.key, case.key), ""), "open"),
            evidence=about.evidence(mention, case, moved),
        )
        for mention, case in asked
    ]  # fmt: skip
    standing = Proposal.objects.filter(Q(mention__in=pool) | Q(case__in=pool))
    touched = {pk for p in standing for pk in (p.mention_id, p.case_id)}
    bring_to(standing.all(), ("mention_id", "case_id"), wanted)
    known = about.cases
    missing = Case.objects.filter(pk__in=touched - known.keys()) if touched - known.keys() else []
    return [*known.values(), *missing]


def _same_sides(pool: Iterable[int]) -> list[Pair]:
    """Pairs of cases with a plaintiff in common and a defendant in common."""
    with connection.cursor() as cursor:
        cursor.execute(SAME_SIDES, [sorted(pool)])
        return [(a, b) for a, b in cursor.fetchall()]


def _moved(pool: Iterable[int]) -> dict[Pair, CaseRelation]:
    """Pairs of which a filing says that the one came from the other."""
    ends = Q(case__in=pool) | Q(other__in=pool)
    told = CaseRelation.objects.filter(ends, relation__in=MOVED).select_related("fact__filing")
    ordered = told.order_by("-case__key", "-relation")  # where both say so, the first by key is quoted
    return {pair: r for r in ordered for pair in ((r.case_id, r.other_id), (r.other_id, r.case_id))}


@dataclass(frozen=True, slots=True)
class Side:
    """What is compared of one case."""

    parties: frozenset[tuple[int, str]]  # (party id, role)
    patents: frozenset[str]
    said_same: frozenset[str]  # patents of the cases that mention this one as "the same patents"


class About:
    """The cases that may be proposed, with all that speaks for or against, by one query each."""

    def __init__(self, ids: Iterable[int]) -> None:
        self.cases = Case.objects.in_bulk(sorted(ids))
        parties: dict[int, set[tuple[int, str]]] = defaultdict(set)
        for case, party, role in CaseParty.objects.filter(case__in=these(self.cases)).values_list(
            "case_id", "party_id", "role"
        ):
            parties[case].add((party, role))
        told = list(
            CaseRelation.objects.filter(
                other__in=[c.pk for c in self.cases.values() if c.mentioned_only], relation="same_patents"
            ).values_list("case_id", "other_id")
        )
        numbers: dict[int, set[str]] = defaultdict(set)
        for case, number in CasePatent.objects.filter(
            case__in=these([*self.cases, *(c for c, _ in told)])
        ).values_list("case_id", "patent__number"):
            numbers[case].add(number)
        same: dict[int, set[str]] = defaultdict(set)
        for case, other in told:
            same[other] |= numbers[case]
        self.sides = {
            pk: Side(frozenset(parties[pk]), frozenset(numbers[pk]), frozenset(same[pk])) for pk in self.cases
        }

    def question(self, pair: Pair, moved: Mapping[Pair, CaseRelation]) -> tuple[Case, Case] | None:
        """(the one to be joined, the one it would be), or None where there is nothing to ask. The order does not depend
        on arrival: a mention is joined to a case; of two dockets the one with the later number to the other."""
        one, two = (self.cases[pk] for pk in pair)
        if one.mentioned_only and two.mentioned_only:
            return None
        if one.mentioned_only or two.mentioned_only:
            mention, case = (one, two) if one.mentioned_only else (two, one)
            if case.merged_into_id or (
                _court(mention.key) == _court(case.key) and mention.key.startswith("docket:")
            ):
                return None  # a number of its own in the same court: another suit
            return mention, case
        shared = self.sides[one.pk].patents & self.sides[two.pk].patents
        district = all(":" in c.key.partition("/")[2] or "-cv-" in c.key for c in (one, two))
        if pair not in moved and not (shared and district and _court(one.key) != _court(two.key)):
            return None
        early, late = sorted((one, two), key=lambda c: (_year(c.key), c.key))
        return late, early

    def evidence(self, mention: Case, case: Case, moved: Mapping[Pair, CaseRelation]) -> list[dict[str, Any]]:
        """What speaks for and against: parties, patents, dates, court, a filing that says so."""
        here, there = self.sides[mention.pk], self.sides[case.pk]
        found = []
        common = {role for _, role in here.parties & there.parties} & {"plaintiff", "defendant"}
        if common:  # no names here: they can change without either case being touched
            found.append(_says(True, f"the same {' and the same '.join(sorted(common, reverse=True))}"))
        said = here.said_same if mention.mentioned_only else here.patents
        if said:
            shared = sorted(said & there.patents)
            words = "said to be the same are" if mention.mentioned_only else "in suit there are also"
            found.append(_says(bool(shared), f"{len(shared)} of {len(said)} patents {words} in this case"))
        if mention.mentioned_only:
            found.extend(_dates(mention, case))
        court = _court(mention.key)
        if court and mention.mentioned_only:
            found.append(
                _says(court == _court(case.key), f"said to be in {court}; this case is in {_court(case.key)}")
            )
        told = moved.get((mention.pk, case.pk))
        if told and told.fact:
            words = shown(told.relation, inverse=told.case_id == case.pk)
            paper = spoken_title(told.fact.filing.kind, told.fact.filing.title)
            found.append(
                _says(
                    True,
                    f"{paper} calls this case the {words}: “{told.fact.quote[:200]}”",
                )
            )
        return found


def _dates(mention: Case, case: Case) -> Iterable[dict[str, Any]]:
    said, known = mention.filed_latest, case.filed_latest
    if said and known:
        exact = bounds(case.filed_on)[0] is not None
        fits = said == known if exact else said <= known
        when = f"not later than {case.filed_on[3:]}" if case.filed_on.startswith("../") else case.filed_on
        yield _says(fits, f"said to be filed {mention.filed_on}; this case: {when}")


def _court(key: str) -> str:
    kind, rest = scopes.split(key)
    return rest.partition("/")[0] if kind == scopes.DOCKET else rest.rpartition("|")[2]


def _year(key: str) -> str:
    """`24` of `docket:txwd/7:24-cv-00030`."""
    return key.rpartition("/")[2].rpartition(":")[2][:2]


def _says(speaks_for: bool, sentence: str) -> dict[str, Any]:
    return {"for": speaks_for, "says": sentence}
