"""Where words stand: in the names of accused products, in the text of filings, in docket entries."""

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import User
from cases.filters import CaseFilter
from cases.models import Case, DocketEntry, Filing
from cases.paper_filters import EntryFilter, FilingFilter
from cases.passages import Passage, passages

FOUND = 12  # of each kind


@dataclass(frozen=True, slots=True)
class Said:
    """The newest of each kind that have the words."""

    products: Sequence[Case] = ()
    filings: Sequence[tuple[Filing, Passage | None]] = ()
    entries: Sequence[DocketEntry] = ()


def said_in_words(asked: str, user: User) -> Said:
    """Five queries. Nothing for a search that is none, as `claim /900 term`."""
    products = CaseFilter({"product": asked}, queryset=Case.objects.visible_to(user).suits())
    filings = FilingFilter({"q": asked}, queryset=Filing.objects.visible_to(user))
    entries = EntryFilter({"text": asked}, queryset=DocketEntry.objects.visible_to(user))
    if not filings.is_valid():
        return Said()
    papers = list(filings.qs.select_related("docket__case").order_by("-pk")[:FOUND])
    where = passages([f.pk for f in papers], asked)
    return Said(
        list(products.qs.in_order()[:FOUND]),
        [(f, where.get(f.pk)) for f in papers],
        list(entries.qs.select_related("docket__case").order_by("-pk")[:FOUND]),
    )
