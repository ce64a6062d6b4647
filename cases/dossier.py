"""What filings of all its cases say about one patent's claims and terms, laid side by side.

Straight from the readings: charts and terms are shown, not counted, so they are no rows of the record.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models.fields.json import KeyTransform
from rapidfuzz.fuzz import partial_ratio, token_sort_ratio

from accounts.models import User
from cases.models import Case, Filing, FilingText
from cases.told import folded

READINGS = 60  # filings looked at, the latest ones
LEAST, MOST_WORDS, VERBATIM = 4, 0.6, 90  # words of a part, share of an element's words, likeness of 100
ALIKE = 62  # from here on (of 100) two wordings are taken for the same element; only to lay them side by side


@dataclass(frozen=True, slots=True)
class Column:
    """One chart: whose theory, in which filing of which case, and where its words are."""

    filing: Filing
    case: Case | None
    pointer: str
    theory_of: str
    described_by: str


@dataclass(slots=True)
class Row:
    """One element of a claim and its cell in each chart (None where a chart has no such row)."""

    element: str
    cells: list[dict[str, str] | None]

    @property
    def cites_differ(self) -> bool:
        """Whether the charts point to different passages of the patent for the same element."""
        cites = {re.sub(r"\s+", "", str(c.get("patent_cite", ""))).casefold() for c in self.cells if c}
        return len(cites - {""}) > 1


@dataclass(frozen=True, slots=True)
class ClaimCharts:
    """All charts of one claim."""

    claim: int | None
    columns: Sequence[Column]
    rows: Sequence[Row]


@dataclass(slots=True)
class Saying:
    """One thing said of a term: which way it points, who says it where, and the filing."""

    way: str  # broader, narrower, position, construction
    text: str
    cite: str
    party: str
    forum: str
    filing: Filing
    pointer: str
    both_ways: bool = (
        False  # the same passage is used for a broader reading elsewhere, and for a narrower one
    )


@dataclass(slots=True)
class Term:
    term: str
    sayings: list[Saying] = field(default_factory=list)

    @property
    def shifts(self) -> list[str]:
        """Parties that hold different positions on the term in different forums."""
        held: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for s in self.sayings:
            if s.way == "position" and s.party and s.forum:
                held[s.party][s.forum].add(folded(s.text))
        return sorted(
            p
            for p, forums in held.items()
            if len(forums) > 1 and len(set(map(frozenset, forums.values()))) > 1
        )


@dataclass(frozen=True, slots=True)
class Dossier:
    charts: Sequence[ClaimCharts]
    terms: Sequence[Term]


def dossier(number: str, user: User) -> Dossier:
    """Charts and terms of one patent, from the latest filings of every case it is in: one query."""
    filings = Filing.objects.visible_to(user).filter(
        docket__case__patents__patent__number=number, status=Filing.Status.DONE
    )
    rows = (
        FilingText.objects.filter(filing__in=filings.order_by("-id").values("pk")[:READINGS])
        .select_related("filing__docket__case")
        .defer("text", "reading", "pages")
        .annotate(charts=KeyTransform("charts", "reading"), terms=KeyTransform("terms", "reading"))
        .order_by("filing_id")
    )
    found = list(rows)
    return Dossier(_charts(found, number), _terms(found, number))


def _charts(contents: Sequence[Any], number: str) -> list[ClaimCharts]:
    by_claim: dict[int | None, list[tuple[Column, Sequence[Mapping[str, str]]]]] = defaultdict(list)
    for content in contents:
        filing = content.filing
        for i, chart in enumerate(content.charts or []):
            if chart.get("patent") == number:
                case = filing.docket.case if filing.docket else None
                who = chart.get("theory_of", ""), chart.get("described_by", "")
                column = Column(filing, case, f"/charts/{i}", *who)
                by_claim[chart.get("claim")].append((column, chart.get("rows", [])))
    ordered = sorted(by_claim.items(), key=lambda item: item[0] or 0)
    return [
        ClaimCharts(claim, [c for c, _ in charts], aligned([r for _, r in charts]))
        for claim, charts in ordered
    ]


def aligned(charts: Sequence[Sequence[Mapping[str, str]]]) -> list[Row]:
    """The rows of several charts of one claim side by side. Of each further chart the rows worded most alike find their
    places first; what is not alike enough stands alone."""
    rows: list[Row] = []
    for at, chart in enumerate(charts):
        cells = [dict(cell) for cell in chart]
        words = [str(cell.get("element", "")) for cell in cells]
        pairs = [
            (token_sort_ratio(r.element, w), -i, -j) for i, r in enumerate(rows) for j, w in enumerate(words)
        ]
        left = set(range(len(cells)))
        for alike, i, j in sorted(pairs, reverse=True):
            if alike >= ALIKE and -j in left and rows[-i].cells[at] is None:
                rows[-i].cells[at] = cells[-j]
                left.discard(-j)
        for j in sorted(left):
            alone = Row(words[j], [None] * len(charts))
            alone.cells[at] = cells[j]
            rows.append(alone)
    _stand_twice(rows, charts)
    return rows


def _stand_twice(rows: Sequence[Row], charts: Sequence[Sequence[Mapping[str, str]]]) -> None:
    """A chart's row that joins what another chart lists apart stands beside each of them."""
    for row in rows:
        for at, chart in enumerate(charts):
            if row.cells[at] is None:
                row.cells[at] = next(
                    (dict(c) for c in chart if _holds(str(c.get("element", "")), row.element)), None
                )


def _holds(joined: str, element: str) -> bool:
    """Whether most words of an element stand in these, part by part where it leaves words out ("…")."""
    parts = [folded(part) for part in re.split(r"\.{3}|…", element)]
    whole, words = folded(joined), len(folded(element).split())
    there = sum(
        len(p.split())
        for p in parts
        if len(p.split()) >= LEAST and len(p) <= len(whole) and partial_ratio(p, whole) >= VERBATIM
    )
    return bool(words) and there >= MOST_WORDS * words


def _terms(contents: Sequence[Any], number: str) -> list[Term]:
    terms: dict[str, Term] = {}
    for content in contents:
        for i, item in enumerate(content.terms or []):
            if item.get("patent", number) == number and item.get("term"):
                term = terms.setdefault(folded(item["term"]), Term(str(item["term"])))
                term.sayings.extend(_sayings(item, content.filing, f"/terms/{i}"))
    for term in terms.values():
        ways: dict[str, set[str]] = defaultdict(set)
        for saying in term.sayings:
            ways[_quoted(saying.text)].add(saying.way)
        for saying in term.sayings:
            saying.both_ways = {"broader", "narrower"} <= ways[_quoted(saying.text)]
    return sorted(terms.values(), key=lambda t: t.term.casefold())


def _sayings(item: Mapping[str, Any], filing: Filing, pointer: str) -> list[Saying]:
    found = []
    if item.get("construction"):
        found.append(
            Saying("construction", str(item["construction"]), "", "", "", filing, f"{pointer}/construction")
        )
    for key, way in (("broader", "broader"), ("narrower", "narrower"), ("positions", "position")):
        for n, said in enumerate(item.get(key, [])):
            text, cite, party, forum = (str(said.get(k, "")) for k in ("text", "cite", "party", "forum"))
            found.append(Saying(way, text, cite, party, forum, filing, f"{pointer}/{key}/{n}"))
    return found


def _quoted(text: str) -> str:
    """The passage a saying rests on: its longest quotation, else all of it."""
    quotations = re.findall(r"[“\"]([^“”\"]{20,})[”\"]", text)
    return folded(max(quotations, key=len) if quotations else text)
