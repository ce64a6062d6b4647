"""A case's docket as its page shows it: searched, narrowed to a kind, page by page, with what answers what."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from accounts.models import User
from cases.models import Docket, DocketEntry
from cases.models.docket import EntryQuerySet

PAGE = 100
CHAIN = 8  # steps of one chain that are shown


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of a chain (motion, opposition, reply, order). `here`: it is on the page that is shown."""

    entry: DocketEntry
    here: bool

    @property
    def address(self) -> str:
        """Where it is, on this page of the docket or on another."""
        asked = "" if self.here else f"?docket_entry={self.entry.pk}"
        return f"{asked}#{self.entry.anchor}"


@dataclass(frozen=True, slots=True)
class Line:
    """One entry, and the chain it stands in. An entry about several motions has no one chain: `about` has those."""

    entry: DocketEntry
    chain: Sequence[Step]
    about: Sequence[Step]
    left: int  # steps of the chain that are not shown


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
    """The page of the docket that the address asks for: by `words`, `entry_kind` and `docket_page`, or the one with the
    entry `docket_entry`. Six queries, and one more for the last."""
    entries = DocketEntry.objects.filter(docket__in=dockets).visible_to(user)
    words, kind = params.get("words", "").strip()[:200], params.get("entry_kind", "")[:32]
    kinds = sorted(set(entries.order_by().exclude(kind="").values_list("kind", flat=True)))
    found = entries.filter(text__icontains=words) if words else entries
    found = found.filter(kind=kind) if kind else found
    number = _page_with(found, params.get("docket_entry", "")) or params.get("docket_page")
    page = Paginator(found.in_order().prefetch_related("documents"), PAGE).get_page(number)
    return DocketShown(_lines(entries, list(page)), page, entries.count(), kinds, words, kind)


def _page_with(found: EntryQuerySet, asked: str) -> int | None:
    """The page that has the entry of this id."""
    if not (asked.isascii() and asked.isdigit()):
        return None
    ids = list(found.in_order().values_list("pk", flat=True))
    return ids.index(int(asked)) // PAGE + 1 if int(asked) in ids else None


def _lines(entries: EntryQuerySet, shown: list[DocketEntry]) -> list[Line]:
    """The entries of a page, each in its chain, parts of which may lie on other pages: two queries."""
    told = entries.only("docket_id", "number", "kind", "motion", "disposition", "answers", "place", "key")
    answering = list(told.exclude(answers=[]).in_order())
    named = {number for entry in answering for number in entry.answers}
    # A court gives a number twice now and then: the first in its order is meant, whichever row comes first.
    numbered = reversed(told.filter(number__in=named).in_order())
    by_number = {(e.docket_id, e.number): e for e in numbered}
    after: dict[int, list[DocketEntry]] = defaultdict(list)
    for entry in answering:
        for number in entry.answers:
            if answered := by_number.get((entry.docket_id, number)):
                after[answered.pk].append(entry)
    here = {entry.pk for entry in shown}

    def steps(of: Sequence[DocketEntry]) -> list[Step]:
        return [Step(entry, entry.pk in here) for entry in of]

    lines = []
    for entry in shown:
        first = _first(entry, by_number)
        chain = _chain(first[0], after) if len(first) == 1 else []
        whole = chain if len(chain) > 1 else []
        lines.append(
            Line(entry, steps(whole[:CHAIN]), steps(first if len(first) > 1 else []), len(whole[CHAIN:]))
        )
    return lines


def _first(entry: DocketEntry, by_number: Mapping[tuple[int, int | None], DocketEntry]) -> list[DocketEntry]:
    """What an entry goes back to: the motions that it, or what it answers, is about; itself if nothing."""
    found: list[DocketEntry] = []
    todo, seen = [entry], {entry.pk}
    while todo:
        one = todo.pop()
        before = [by_number[one.docket_id, n] for n in one.answers if (one.docket_id, n) in by_number]
        earlier = [e for e in before if e.pk not in seen]
        seen.update(e.pk for e in earlier)
        todo += earlier
        if not before:
            found.append(one)
    return sorted(found, key=lambda e: (e.place, e.key))


def _chain(first: DocketEntry, after: Mapping[int, Sequence[DocketEntry]]) -> list[DocketEntry]:
    """An entry and all that follows from it, in the court's order."""
    found, todo = {first.pk: first}, [first]
    while todo:
        for entry in after.get(todo.pop().pk, ()):
            if entry.pk not in found:
                found[entry.pk] = entry
                todo.append(entry)
    return sorted(found.values(), key=lambda e: (e.place, e.key))
