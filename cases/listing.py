"""The list of cases as an address asks for it: filtered, sorted, counted by facet, and taken away as a table.

The page and its exports read the same address, so an export holds exactly what the page shows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, F, OuterRef
from django.http import QueryDict

from accounts.models import User
from cases.columns import EXPORTED, SHOWN, Column, chosen, loads, plain
from cases.filters import CaseFilter
from cases.models import Case, CaseParty, Court, Docket, Fact, Filing
from cases.models.case import CaseQuerySet

SORTS = {  # name in the address -> columns; the key makes every order total
    "": (F("filed_latest").desc(nulls_last=True), "key"),
    "oldest": (F("filed_latest").asc(nulls_last=True), "key"),
    "caption": ("caption", "key"),
    "number": ("key",),
    "updated": ("-updated_at", "key"),
}
SORT_NAMES = (
    ("", "latest filed first"), ("oldest", "earliest filed first"), ("caption", "caption"), ("number", "court and number"),
    ("updated", "lately changed first"),
)  # fmt: skip
FACETS, MOST = 8, 40  # values of a facet shown, and those of which they are chosen
FEW = 20_000  # cases found that are looked up once, and of which every facet is counted


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: how many of the cases found have it, and the address that narrows to it or takes it away."""

    name: str
    count: int
    address: str
    chosen: bool


class Listing:
    """One reading of the address of the list."""

    def __init__(self, given: QueryDict, user: User) -> None:
        self.given, self.user = given, user
        self.visible: CaseQuerySet = Case.objects.visible_to(user)
        self.filters = CaseFilter(given, queryset=self.visible.suits())
        self.sort = given.get("sort", "") if given.get("sort", "") in SORTS else ""

    @cached_property
    def found(self) -> CaseQuerySet:
        """The cases found; none where a filter is not understood. Where filters left few, they are looked up once, and
        page, counts and facets go by what was found."""
        if not self.filters.is_valid():
            return self.visible.none()
        cases = self.filters.qs
        if not any(self.given.get(name) for name in self.filters.filters):
            return cases
        ids = list(cases.order_by().values_list("pk", flat=True)[: FEW + 1])
        return cases if len(ids) > FEW else self.visible.filter(pk__in=ids)

    @property
    def cases(self) -> CaseQuerySet:
        """The cases found, in order."""
        return self.found.order_by(*SORTS[self.sort])

    def mentions(self, most: int) -> list[Case]:
        """Suits only mentioned that the same filters find."""
        found = CaseFilter(self.given, queryset=self.visible.mentions())
        return list(found.qs.in_order()[:most]) if found.is_valid() else []

    @cached_property
    def _postures(self) -> list[tuple[str, int]]:
        counted = self.found.order_by().values_list("posture").annotate(n=Count("pk"))
        return list(counted.order_by("-n", "posture"))

    @property
    def count(self) -> int:
        """How many cases were found: every case has one posture, if only the empty one."""
        return sum(n for _, n in self._postures)

    def facets(self) -> list[tuple[str, list[FacetValue]]]:
        """Counts among the cases found: by court and posture always, by party in its role, judge and tag once filters
        left few enough (`FEW`) for these to be counted while somebody waits."""
        dockets = Docket.objects.filter(case__in=self.found.order_by()).values_list("court", "court__short")
        by_court = list(dockets.annotate(n=Count("case", distinct=True)).order_by("-n", "court"))
        names = dict(Case.Posture.choices)
        by_posture = [(p, str(names.get(p, p)), n) for p, n in self._postures if p]
        found = [("Court", self._facet("court", by_court)), ("Posture", self._facet("posture", by_posture))]
        return [*found, *self._facets_of_few()] if self.count <= FEW else found

    def _facets_of_few(self) -> list[tuple[str, list[FacetValue]]]:
        cases = self.found.order_by()
        found = []
        for side, name in CaseParty.Side.choices:
            rows = CaseParty.objects.filter(case__in=cases, side=side).values_list("party", "party__name")
            counted = rows.annotate(n=Count("case", distinct=True)).order_by("-n", "party__name")[:MOST]
            found.append(
                (name.capitalize(), self._facet(side, [(str(pk), said, n) for pk, said, n in counted]))
            )
        said_in = Fact.objects.filter(
            scope__in=cases.values("key"), slot="judge", filing__status=Filing.Status.DONE
        )
        judges = (
            said_in.values_list("value")
            .annotate(n=Count("scope", distinct=True))
            .order_by("-n", "value")[:MOST]
        )
        # In quotes, as JSON has it, the filter finds the whole name: DC is not part of McDCosta.
        found.append(("Judge", self._facet("judge", [(f'"{judge}"', str(judge), n) for judge, n in judges])))
        tags = cases.exclude(tags=None).values_list("tags__name").annotate(n=Count("pk", distinct=True))
        found.append(
            ("Tag", self._facet("tag", [(t, t, n) for t, n in tags.order_by("-n", "tags__name")[:MOST]]))
        )
        return found

    def _facet(self, name: str, rows: Sequence[tuple[str, str, int]]) -> list[FacetValue]:
        """The values that most cases have; what is chosen comes first, so that it can be taken away."""
        found = []
        for value, shown_as, count in sorted(rows, key=lambda row: row[0] != self.given.get(name))[:FACETS]:
            params = self.given.copy()
            chosen = params.get(name) == value
            if chosen:
                del params[name]
            else:
                params[name] = value
            found.append(FacetValue(shown_as, count, f"?{params.urlencode()}", chosen))
        return found

    def carried(self, *without: str) -> list[tuple[str, str]]:
        """What the address says beside these names: what a form of the list keeps in hidden fields."""
        return [(n, v) for n in self.given if n not in without for v in self.given.getlist(n) if v]

    def courts(self) -> Iterable[Court]:
        """Courts to choose from: those that any docket is in."""
        return Court.objects.filter(Exists(Docket.objects.filter(court=OuterRef("pk"))))

    @property
    def columns(self) -> list[Column]:
        """The columns that the address chooses, else the usual ones."""
        return chosen(self.given.getlist("columns")) or chosen(SHOWN)

    def table(self, site: str) -> Iterator[Sequence[Any]]:
        """The cases found as rows of a table, its head first, loaded in portions: the columns that the address chooses,
        else all that most people take away."""
        columns = chosen(self.given.getlist("columns")) or chosen(EXPORTED)
        yield ["Caption", *(column.label for column in columns), "Address"]
        for case in self.cases.prefetch_related(*loads(columns)).iterator(chunk_size=1000):
            cells = (str(case), *(column.text(case) for column in columns), site + case.get_absolute_url())
            yield [plain(cell) for cell in cells]
