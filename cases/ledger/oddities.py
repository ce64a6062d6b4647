"""Oddities of a reading that are shown as warnings: nothing is to be decided, but nobody should lean on the value."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from law.dates import bounds
from law.names import fold
from law.standards import given_up

Document = Mapping[str, Any]
Doubts = Iterator[tuple[str, str]]
SCALE = {"million": 1.0, "billion": 1e3, "trillion": 1e6}
_AMOUNT = r"\$\s?(?P<{n}>\d[\d,]{{0,12}}(?:\.\d+)?)\s(?P<of_{n}>million|billion|trillion)\s"
GROWTH = re.compile(
    _AMOUNT.format(n="a")
    + r"in\s(?P<first>20\d\d)[^$]{1,60}?"
    + _AMOUNT.format(n="b")
    + r"in\s(?P<then>20\d\d)"
    r"[^$]{1,60}?\b(?:CAGR|growth\srate)\b[^$%]{0,20}?\bof\s(?P<rate>\d{1,3}(?:\.\d+)?)\s?%",
    re.I,
)
ROUNDED = 1.0  # points by which a printed rate may be rounded
VERBATIM = 92  # of 100 by partial_ratio: a row of a chart quotes an element, but for a mark or two
COVERS = 80  # of 100 by partial_ratio: a row of a chart has the words of an element
NEAR = 85  # of 100: two addresses that a reader would take for one


def charts(document: Document) -> Doubts:
    """A claim chart without a row for an element that the same paper lists."""
    elements = {
        (c.get("patent"), c.get("number")): [e.get("text", "") for e in c.get("elements", [])]
        for c in document.get("claims", [])
    }
    for i, chart in enumerate(document.get("charts", [])):
        listed = elements.get((chart.get("patent"), chart.get("claim")), [])
        rows = [r.get("element", "") for r in chart.get("rows", [])]
        bare = [e for e in listed if not any(covers(r, e, VERBATIM) for r in rows)]
        if rows and bare:
            yield (
                f"/charts/{i}/patent",
                f"the chart covers {len(listed) - len(bare)} of the {len(listed)} elements listed",
            )


def covers(text: str, element: str, least: int = COVERS) -> bool:
    """Whether a text has the words of an element."""
    return any(fuzz.partial_ratio(words, _words(text)) >= least for words in _quoted(element))


def _quoted(element: str) -> list[str]:
    """The words of the claim inside an element that a memo describes; the whole of it where nothing is quoted."""
    return [_words(q) for q in re.findall(r'"([^"]{4,})"', fold(element))] or [_words(element)]


def _words(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(text).casefold()).strip()


def addresses(document: Document) -> Doubts:
    """Two addresses of one filing that differ by a letter or two."""
    seen = [
        (f"/parties/{i}/{key}{at}", address)
        for i, party in enumerate(document.get("parties", []))
        for key in ("registered_agents", "place_of_business")
        for at, address in _each(party.get(key))
    ]
    for (_, one), (pointer, two) in combinations(seen, 2):
        a, b = (re.search(r"\b\d+ .*", t) for t in (one, two))
        if (
            a
            and b
            and (a[0].split()[0] == b[0].split()[0])
            and a[0] != b[0]
            and fuzz.ratio(a[0], b[0]) >= NEAR
        ):
            yield pointer, f"elsewhere in this filing: {a[0]}"


def _each(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield "", value
    for i, one in enumerate(value if isinstance(value, list) else []):
        yield f"/{i}", str(one)


def exhibits(document: Document) -> Doubts:
    """A reference that a ground rests on, without an exhibit number (37 C.F.R. 42.63, 42.104(b)(5))."""
    numbered = {r.get("name") for r in document.get("references", []) if "exhibit" in r}
    for i, reference in enumerate(document.get("references", [])):
        name = reference.get("name")
        used = any(name in g.get("references", []) for g in document.get("grounds", []))
        if name and used and numbered and name not in numbered:
            yield f"/references/{i}/name", "a ground rests on it, but no exhibit number is printed"


def order(document: Document) -> Doubts:
    """Prior art issued after the priority date: its own filing date decides, not its grant (35 U.S.C. 102(e), pre-AIA)."""
    priority = min((p["priority_on"] for p in document.get("patents", []) if "priority_on" in p), default="")
    used = {n for g in document.get("grounds", []) for n in g.get("references", [])}
    for i, reference in enumerate(document.get("references", [])):
        issued = str(reference.get("issued_on", ""))
        if priority and reference.get("name") in used and issued[:10] > priority[:10]:
            yield (
                f"/references/{i}/issued_on",
                "issued after the priority date: its filing date decides whether it is art",
            )


def standards(document: Document) -> Doubts:
    """Words of a test that courts had given up when the paper was written, where it says what has to be shown."""
    on = bounds(str(document["filed_on"]))[0] if "filed_on" in document else None
    for key in ("contentions", "questions"):
        for i, said in enumerate(document.get(key, []) if on else ()):
            for why in given_up(str(said.get("text", "")), on) if on else ():
                yield f"/{key}/{i}/text", why


def growth(document: Document) -> Doubts:
    """A rate of growth that is not that of the two amounts it is printed with."""
    for i, said in enumerate(document.get("contentions", [])):
        for m in GROWTH.finditer(str(said.get("text", ""))):
            years = int(m["then"]) - int(m["first"])
            amounts = [float(m[n].replace(",", "")) * SCALE[m[f"of_{n}"].lower()] for n in ("a", "b")]
            rate = 100 * ((amounts[1] / amounts[0]) ** (1 / years) - 1) if years > 0 and amounts[0] else None
            if rate is not None and abs(rate - float(m["rate"])) > ROUNDED:
                told = f"from {m['first']} to {m['then']} these amounts grow by {rate:.1f} %"
                why = f"a rate of {m['rate']} % a year is stated; {told}"
                yield f"/contentions/{i}/text", why


WARNS: tuple[Callable[[Document], Doubts], ...] = (charts, addresses, exhibits, order, standards, growth)
