"""Counts among the cases that a list found: each value leads to the list narrowed to it, or without it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count
from django.http import QueryDict

from accounts.models import User
from cases.counted_filters import filed_within_a_year
from cases.happened import counted_kinds
from cases.kept_filters import KEPT_BY_PEOPLE
from cases.models import Case, CaseParty, CasePatent, Fact, Filing
from cases.models.case import CaseQuerySet
from cases.stages import counted
from cases.tally import Tally
from law.entries import AUTHORITY
from law.patents import short
from web.remembered import remembered

SHOWN, MOST = 8, 40  # values of a facet shown, and those of which they are chosen
AT_ONCE = (
    300  # cases found of which every facet is counted unasked; of more, once somebody asks (`counts=all`)
)
# What nearly every case has or tells little: kinds that would crowd out the steps that decide a case.
COMMON = frozenset(
    {"complaint_filed", "petition_filed", "service", "summons_issued", "appearance", "disclosure", "notice", "motion",
     "opposition", "reply", "response", "extension", "patent_report", "other"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: how many of the cases found have it (None: not counted), and the address that narrows to it or
    takes it away."""

    name: str
    count: int | None
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """`of` is the filter it sets."""

    name: str
    of: str
    values: Sequence[FacetValue]

    @property
    def chosen(self) -> bool:
        return any(value.chosen for value in self.values)


class Facets:
    """The facets of `cases`, found by the address `given`; what `tally` tells of them is counted already."""

    def __init__(self, given: QueryDict, cases: CaseQuerySet, tally: Tally, user: User) -> None:
        self.given, self.cases, self.tally, self.user = given, cases.order_by(), tally, user

    def all(self) -> list[Facet]:
        """Court and posture always; the others once filters left few enough to be counted while somebody waits, and of
        some hundreds when somebody asks for it."""
        found = [self._facet("Court", "court", self.tally.courts), self.by_posture()]
        if self.tally.few is not None and not self.more:
            if any(
                self.given.get(name) for name in KEPT_BY_PEOPLE
            ):  # the feed tells nothing of what people keep
                found += self._of_the_record()
            else:
                found += remembered(f"facets {self.given.urlencode()}", self.user, self._of_the_record)
            found += [self.tags(), self.assigned()]
        return [facet for facet in found if facet.values]

    @property
    def more(self) -> str:
        """The address of the list with every facet, where some are left out until somebody asks."""
        if self.tally.few is None or self.tally.count <= AT_ONCE or self.given.get("counts") == "all":
            return ""
        asked = self.given.copy()
        asked["counts"] = "all"
        return f"?{asked.urlencode()}"

    def _of_the_record(self) -> list[Facet]:
        return [self.stages(), *self.events(), self.patents(), *self.sides(), self.judges(), self.years()]

    def by_posture(self) -> Facet:
        names = dict(Case.Posture.choices)
        return self._facet(
            "Posture", "posture", [(p, str(names.get(p, p)), n) for p, n in self.tally.postures if p]
        )

    def years(self) -> Facet:
        """Years that the first day certainly lies in, the latest first."""
        rows = self.cases.filter(filed_within_a_year()).values_list("filed_latest__year")
        counts = rows.annotate(n=Count("pk")).order_by("-filed_latest__year")[:MOST]
        return self._facet("Filed in", "filed_in", [(str(year), str(year), n) for year, n in counts])

    def stages(self) -> Facet:
        return self._facet("Stage", "stage", [(s, s.replace("_", " "), n) for s, n in counted(self.cases)])

    def events(self) -> list[Facet]:
        """The steps of the court's calendar that some of the cases have, and how many of the cases lack each."""
        steps = counted_kinds(self.cases, (kind for kind in AUTHORITY if kind not in COMMON))
        rows = sorted(steps.items(), key=lambda step: (-step[1], step[0]))
        has = [(kind, kind.replace("_", " "), n) for kind, n in rows]
        lacks = [(kind, name, self.tally.count - n) for kind, name, n in has if n < self.tally.count]
        absent = self.given.get("no_event", "")
        if absent and absent not in [kind for kind, _, _ in lacks]:
            lacks.append((absent, absent.replace("_", " "), self.tally.count))
        return [self._facet("Has", "event", has), self._facet("Lacks", "no_event", lacks)]

    def patents(self) -> Facet:
        rows = (
            CasePatent.objects.filter(case__in=self.cases)
            .values_list("patent__number")
            .annotate(n=Count("pk"))
        )
        found = [(number, short(number), n) for number, n in rows.order_by("-n", "patent__number")[:MOST]]
        return self._facet("Patent", "patent", found)

    def sides(self) -> list[Facet]:
        found = []
        for side, name in CaseParty.Side.choices:
            rows = CaseParty.objects.filter(case__in=self.cases, side=side).values_list(
                "party", "party__name"
            )
            counts = rows.annotate(n=Count("case", distinct=True)).order_by("-n", "party__name")[:MOST]
            found.append(self._facet(name.capitalize(), side, [(str(pk), said, n) for pk, said, n in counts]))
        return found

    def judges(self) -> Facet:
        """In quotes, as JSON has it, the filter finds the whole name: DC is not part of McDCosta."""
        said = Fact.objects.filter(
            scope__in=self.cases.values("key"), slot="judge", filing__status=Filing.Status.DONE
        )
        rows = (
            said.values_list("value").annotate(n=Count("scope", distinct=True)).order_by("-n", "value")[:MOST]
        )
        return self._facet("Judge", "judge", [(f'"{judge}"', str(judge), n) for judge, n in rows])

    def tags(self) -> Facet:
        rows = self.cases.exclude(tags=None).values_list("tags__name").annotate(n=Count("pk", distinct=True))
        return self._facet("Tag", "tag", [(t, t, n) for t, n in rows.order_by("-n", "tags__name")[:MOST]])

    def assigned(self) -> Facet:
        kept = self.cases.exclude(assignments=None).values_list("assignments__user__username")
        rows = kept.annotate(n=Count("pk", distinct=True)).order_by("-n", "assignments__user__username")[
            :MOST
        ]
        return self._facet("With", "assigned", [(name, name, n) for name, n in rows])

    def _facet(self, label: str, name: str, rows: Iterable[tuple[str, str, int]]) -> Facet:
        """The values that most cases have; what is chosen comes first, so that it can be taken away."""
        found, asked = [], self.given.get(name)
        others = [(other, value) for other, values in self.given.lists() for value in values if other != name]
        for value, shown_as, count in sorted(rows, key=lambda row: row[0] != asked)[:SHOWN]:
            kept = others if value == asked else [*others, (name, value)]
            found.append(FacetValue(shown_as, count, f"?{urlencode(kept)}", value == asked))
        return Facet(label, name, found)
