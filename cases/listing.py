"""The list of cases as an address asks for it: filtered, sorted, counted by facet, and taken away as a table.

The page and its exports read the same address, so an export holds exactly what the page shows.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import QueryDict

from accounts.models import User
from cases.columns import EXPORTED, SHOWN, Column, chosen, loads, plain
from cases.facets import Facet, Facets, FacetValue
from cases.filter_form import FIRST
from cases.filters import CaseFilter
from cases.kept_filters import KEPT_BY_PEOPLE
from cases.models import Case, Court, Docket
from cases.models.case import ORDERS, CaseQuerySet
from cases.tally import Tally, tally, tally_of_all
from web.ids import these
from web.remembered import remembered

SORTS = {"": ORDERS["latest"], **ORDERS}  # name in the address -> columns; the key makes every order total
SORT_NAMES = (
    ("", "latest filed"), ("oldest", "earliest filed"), ("caption", "caption"), ("number", "court and number"),
    ("updated", "lately changed"),
)  # fmt: skip
BESIDE = frozenset(
    {*FIRST, "filed_after", "filed_before"}
)  # filters with a field of their own beside the facets


class Listing:
    """One reading of the address of the list."""

    def __init__(self, given: QueryDict, user: User) -> None:
        self.given, self.user = given, user
        self.visible: CaseQuerySet = Case.objects.visible_to(user)
        self.filters = CaseFilter(given, queryset=self.visible.suits())
        self.sort = given.get("sort", "") if given.get("sort", "") in SORTS else ""

    @cached_property
    def tally(self) -> Tally:
        """How many the filters find, counted once for each state of the record where they ask of the record alone."""
        if not self.filters.is_valid():
            return Tally()
        asked = {name: self.given.getlist(name) for name in self.filters.filters if self.given.get(name)}
        if not asked:
            return remembered("tally of all", self.user, lambda: tally_of_all(self.user))
        if KEPT_BY_PEOPLE & set(asked):
            return tally(self.filters.qs, SORTS[self.sort])
        question = f"tally {self.sort} {sorted(asked.items())}"
        return remembered(question, self.user, lambda: tally(self.filters.qs, SORTS[self.sort]))

    @cached_property
    def found(self) -> CaseQuerySet:
        """The cases found; none where a filter is not understood. Where filters left few, page and facets go by what was
        found, and ask the filters no more."""
        if not self.filters.is_valid():
            return self.visible.none()
        few = self.tally.few
        return self.filters.qs if few is None else self.visible.filter(pk__in=these(few))

    @property
    def cases(self) -> CaseQuerySet:
        """The cases found, in order."""
        return self.found.order_by(*SORTS[self.sort])

    @property
    def first(self) -> CaseQuerySet:
        """At least those of the first page, in order: what was found with the counting is not looked for again."""
        found = self.tally.first
        return self.cases if found is None else self.visible.filter(pk__in=found).order_by(*SORTS[self.sort])

    def mentions(self, most: int) -> list[Case]:
        """Suits only mentioned that the same filters find."""
        found = CaseFilter(self.given, queryset=self.visible.mentions())
        return list(found.qs.in_order()[:most]) if found.is_valid() else []

    @property
    def count(self) -> int:
        return self.tally.count

    @cached_property
    def _facets(self) -> Facets:
        return Facets(self.given, self.found, self.tally, self.user)

    @property
    def more_facets(self) -> str:
        """The address of the list with every facet, where costly ones wait until somebody asks."""
        return self._facets.more

    def facets(self) -> list[Facet]:
        """Counts among the cases found, by what they can be narrowed to."""
        found = self._facets.all()
        seen = {facet.of for facet in found if facet.chosen} | BESIDE
        also = [
            self._given(name) for name in self.filters.filters if self.given.get(name) and name not in seen
        ]
        return [*found, Facet("Also", "", also)] if also else found

    def _given(self, name: str) -> FacetValue:
        """A filter that is given and that no facet shows, to be taken away."""
        field, value = self.filters.form.fields[name], self.given[name]
        told = dict(getattr(field, "choices", ())).get(value, value)
        rest = self.given.copy()
        del rest[name]
        return FacetValue(f"{field.label}: {told}", None, f"?{rest.urlencode()}", chosen=True)

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
