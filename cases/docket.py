"""A case's docket as its page shows it: searched, narrowed to a kind, page by page, with what answers what."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from accounts.models import User
from cases.models import Docket, DocketEntry

PAGE = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One entry, and the entries that say they are about it (oppositions, replies, orders)."""

    entry: DocketEntry
    answered_by: Sequence[DocketEntry]


@dataclass(frozen=True, slots=True)
class DocketShown:
    """One page of a docket; `whole` counts all entries, whatever is searched for."""

    lines: Sequence[Line]
    page: Page
    whole: int
    kinds: Sequence[str]
    words: str
    kind: str

    @property
    def narrowed(self) -> bool:
        return bool(self.words or self.kind)


def docket_of(dockets: Sequence[Docket], user: User, params: Mapping[str, str]) -> DocketShown:
    """The page of the docket that the address asks for (`words`, `entry_kind`, `docket_page`): five queries."""
    entries = DocketEntry.objects.filter(docket__in=dockets).visible_to(user)
    words, kind = params.get("words", "").strip()[:200], params.get("entry_kind", "")[:32]
    kinds = sorted(set(entries.order_by().exclude(kind="").values_list("kind", flat=True)))
    found = entries.filter(text__icontains=words) if words else entries
    found = found.filter(kind=kind) if kind else found
    page = Paginator(found.in_order().prefetch_related("documents"), PAGE).get_page(params.get("docket_page"))
    return DocketShown(_lines(dockets, user, list(page)), page, entries.count(), kinds, words, kind)


def _lines(dockets: Sequence[Docket], user: User, shown: list[DocketEntry]) -> list[Line]:
    """The entries of a page, each with those of the whole docket that answer it."""
    numbers = [e.number for e in shown if e.number is not None]
    answers = (
        DocketEntry.objects.filter(docket__in=dockets, answers__overlap=numbers).visible_to(user).in_order()
    )
    by_number: dict[tuple[int, int], list[DocketEntry]] = defaultdict(list)
    for entry in answers.only("docket_id", "number", "kind", "disposition", "answers", "key"):
        for number in entry.answers:
            by_number[entry.docket_id, number].append(entry)
    return [Line(e, by_number.get((e.docket_id, e.number or 0), [])) for e in shown]
