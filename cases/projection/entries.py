"""A docket's entries, from every report of them: a feed, a notice, a sheet and a paper's own stamp make one entry."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cases.ledger.entries import text_key
from cases.ledger.heard import Heard
from cases.ledger.record import Place, stated
from cases.ledger.settle import strength
from cases.models import Docket, DocketEntry, Document
from cases.projection.acts import act, marks_of
from cases.projection.copied import new
from cases.projection.differences import bring_to
from cases.projection.means import means
from cases.projection.suit import Line
from web.ids import these

Group = list[Heard]


@dataclass(slots=True)
class Lined:
    """The lines of one docket as they now stand, and the marks (see `cases.projection.acts`) that they have and had not:
    of acts that other dockets may have lines for."""

    lines: list[Line] = field(default_factory=list)
    fresh: set[str] = field(default_factory=set)


def entries(dockets: Sequence[tuple[Docket, Mapping[Place, Sequence[Heard]]]]) -> list[Lined]:
    """Bring the entries of these dockets, and the documents they list, to what all filings say."""
    told = {
        docket: grouped([f for (_, slot), found in places.items() if slot == "entry" for f in found])
        for docket, places in dockets
    }
    _adopt(told)
    wanted = (_row(d, key, group) for d, groups in told.items() for key, group in sorted(groups.items()))
    found: dict[int, Lined] = {docket.pk: Lined() for docket in told}

    def notice(have: DocketEntry | None, want: DocketEntry) -> None:
        new = (mark for mark in marks_of(want) if have is None or mark not in marks_of(have))
        found[want.docket_id].fresh.update(new)

    standing = DocketEntry.objects.filter(docket__in=these([d.pk for d in told]))
    rows = bring_to(standing, ("docket_id", "key"), wanted, notice=notice)
    facts = {f.pk: f for groups in told.values() for group in groups.values() for f in group}
    at = {docket.pk: docket for docket in told}
    for row in rows.values():
        row.docket = at[row.docket_id]
        found[row.docket_id].lines.append(Line(row, facts[row.fact_id]))
    _documents(told, {place: row.pk for place, row in rows.items()})
    return list(found.values())


def grouped(facts: Sequence[Heard]) -> dict[str, Group]:
    """The reports of each entry, strongest first, under the entry's key.

    A number is one entry. Reports without one are the same entry when they share the court's sequence number, the
    document, or day and text; they join a numbered entry when exactly one shares such a mark. The outcome depends on
    the facts alone, not on the order they came in.
    """
    days = {day for f in facts if number_of(f) is None for day in _days(f)}
    numbered: dict[str, Group] = defaultdict(list)
    loose: list[tuple[Heard, frozenset[str]]] = []
    twins: dict[tuple[int, str], int] = defaultdict(int)
    marks: dict[str, set[str]] = defaultdict(set)
    for fact in sorted(facts, key=lambda f: (f.filing.blob_id, f.pointer)):
        number = number_of(fact)
        if number is None:
            loose.append((fact, _marks(fact, twins, days)))
            continue
        mine = _marks(fact, twins, days)  # only those that a report without a number can have too
        numbered[f"n{number}"].append(fact)
        for mark in mine:
            marks[mark].add(f"n{number}")
    found: dict[str, Group] = dict(numbered)
    for group, shared in _joined(loose):
        homes = {key for mark in shared for key in marks.get(mark, ())}
        key = homes.pop() if len(homes) == 1 else min(m for m in shared)
        found.setdefault(key, []).extend(group)
    return {key: sorted(group, key=_strength) if len(group) > 1 else group for key, group in found.items()}


def number_of(fact: Heard) -> int | None:
    value = fact.value.get("number", fact.value.get("document_number"))
    return value if isinstance(value, int) else None


def _days(fact: Heard) -> set[str]:
    return {day for day in (fact.value.get("filed_on"), fact.value.get("entered_on")) if day is not None}


def _marks(fact: Heard, twins: dict[tuple[int, str], int], days: Collection[str]) -> frozenset[str]:
    """What tells an entry of one of these days from others without its number. Two lines of one sheet that read alike are
    two entries."""
    value = fact.value
    marks = set()
    if "exhibit" in value:  # an exhibit in parts is several documents under one number
        return frozenset({f"d{value['pacer_doc_id']}" if "pacer_doc_id" in value else f"x{value['exhibit']}"})
    if "pacer_seq" in value:
        marks.add(f"s{value['pacer_seq']}")
    if "pacer_doc_id" in value:
        marks.add(f"d{value['pacer_doc_id']}")
    texts, told = {value.get("text"), value.get("short_text")} - {None}, _days(fact)
    mine = [day for day in told if day in days]
    for words in texts if mine else ():
        name = text_key(words)
        for day in mine:
            mark = f"u{day}/{name}"
            twins[fact.filing_id, mark] += 1
            n = twins[fact.filing_id, mark]
            marks.add(mark if n == 1 else f"{mark}/{n}")
    return frozenset(marks if marks or texts and told else {f"u{fact.pointer}"[:100]})


def _joined(loose: Sequence[tuple[Heard, frozenset[str]]]) -> list[tuple[Group, set[str]]]:
    """Reports that share a mark, directly or through others, together with all their marks."""
    parent: dict[str, str] = {}

    def root(mark: str) -> str:
        while parent.setdefault(mark, mark) != mark:
            mark = parent[mark]
        return mark

    for _, marks in loose:
        first, *others = sorted(marks)
        for mark in others:
            a, b = sorted((root(first), root(mark)))
            parent[b] = a
    groups: dict[str, tuple[Group, set[str]]] = defaultdict(lambda: ([], set()))
    for fact, marks in loose:
        group, shared = groups[root(min(marks))]
        group.append(fact)
        shared |= marks
    return list(groups.values())


def _strength(fact: Heard) -> tuple[Any, ...]:
    """A docket sheet's line before a notice of it, then the usual order of sources."""
    rank, later, sha = strength("entry", stated(fact))
    return (rank, fact.filing.kind != "docket_sheet", "text" not in fact.value, later, sha, fact.pointer)


def _row(docket: Docket, key: str, group: Group) -> DocketEntry:
    said = {
        name: value for f in reversed(group) for name, value in f.value.items()
    }  # the strongest report's of each

    def first(*names: str) -> Any:
        return next((said[n] for n in names if n in said), "")

    number = next((n for f in group if (n := number_of(f)) is not None), None)
    filed, entered = str(first("filed_on")), str(first("entered_on"))
    after, since = next((f.value["after"] for f in group if "after" in f.value), (0, 0))
    text = str(first("text", "title", "short_text"))
    meant = means(text, docket.court_id)
    stand = f"{number:07}/0" if number is not None else f"{after:07}/{since:05}"
    return new(
        DocketEntry, docket_id=docket.pk, key=key[:120], number=number, filed_on=filed, entered_on=entered,
        text=text, short_text=str(first("short_text")),
        place=f"{filed or entered}/{stand}"[:60], pacer_doc_id=str(first("pacer_doc_id"))[:40],
        sealed=any(f.value.get("sealed") for f in group), fact_id=_teller(group).pk,
        kind=meant.kind, motion=meant.motion, disposition=meant.disposition,
        answers=[n for n in meant.answers if n != number], due=[{"what": d.what, "on": d.on} for d in meant.due],
        patents=list(meant.patents), act=act(meant.kind, docket.court_id, filed or entered, text),
    )  # fmt: skip


def _teller(group: Group) -> Heard:
    """The report to quote: the earliest that has the text as shown. Later sheets that repeat it change nothing."""
    best = next((f for f in group if "text" in f.value), group[0])
    alike = [
        f
        for f in group
        if f.value.get("text") == best.value.get("text") and f.filing.kind == best.filing.kind
    ]
    return min(alike, key=lambda f: (f.filing.filed_on, f.filing.blob_id, f.pointer))


def _adopt(told: Mapping[Docket, Mapping[str, Group]]) -> None:
    """An entry first told of without its number keeps its row when the number comes: people link to it."""
    loose: dict[int, dict[str, int]] = defaultdict(dict)
    rows = DocketEntry.objects.filter(docket__in=these([d.pk for d in told])).values_list(
        "docket_id", "key", "pk"
    )
    for docket_id, key, pk in rows:
        loose[docket_id][key] = pk
    for docket, groups in told.items():
        standing = loose[docket.pk]
        twins: dict[tuple[int, str], int] = defaultdict(int)
        for key, group in groups.items() if standing else ():
            if key in standing:
                continue
            former = sorted(
                {m for f in group for m in _marks(f, twins, _days(f))} & standing.keys() - groups.keys()
            )
            if former:
                DocketEntry.objects.filter(pk=standing.pop(former[0])).update(key=key)
                standing[key] = 0


def _documents(told: Mapping[Docket, Mapping[str, Group]], rows: Mapping[tuple[Any, ...], int]) -> None:
    wanted = [
        Document(
            entry_id=rows[docket.pk, key[:120]], number=item["number"], text=item.get("text", ""), pages=item.get("pages"),
            pacer_doc_id=item.get("pacer_doc_id", ""), sealed=bool(item.get("sealed")),
        )
        for docket, groups in told.items()
        for key, group in sorted(groups.items())
        for item in _attached(group)
    ]  # fmt: skip
    bring_to(
        Document.objects.filter(entry__docket__in=these([d.pk for d in told])), ("entry_id", "number"), wanted
    )


def _attached(group: Group) -> list[dict[str, Any]]:
    """The attachments of an entry, each value from the strongest report that has it."""
    found: dict[int, dict[str, Any]] = {}
    for fact in group:
        for item in fact.value.get("attachments", []):
            have = found.setdefault(item["number"], {})
            for name, value in item.items():
                have.setdefault(name, value)
    return [found[n] for n in sorted(found)]
