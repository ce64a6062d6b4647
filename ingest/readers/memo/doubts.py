"""What cannot be right in a memo, or contradicts itself: read as printed, and said so."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from ingest.readers.memo.frame import Frame
from law import dates
from law.said import Said

Doubt = dict[str, Any]
_TUESDAY = 1  # 35 U.S.C. 153 leaves the day to the Office, which has granted on Tuesdays since 1848


def read_doubts(frame: Frame, tree: dict[str, Any]) -> list[Doubt]:
    """The doubts about a memo's tree, pointing into it."""
    return [
        *_numbers(tree),
        *_places(tree),
        *_patents(frame, tree),
        *_events(tree),
        *_charts(tree),
        *_counts(tree),
        *_exhibits(frame, tree),
    ]


def _doubt(pointer: str, why: str) -> Doubt:
    return {"pointer": pointer, "why": why}


def _numbers(tree: dict[str, Any]) -> Iterator[Doubt]:
    for n, other in enumerate(tree.get("other_numbers") or []):
        number = tree["docket_number"].value
        yield _doubt(
            "/docket_number",
            f"the heading prints {number}, the Case Identification line {other.value} for the same case",
        )
        yield _doubt(f"/other_numbers/{n}", f"contradicts the heading ({number})")


def _places(tree: dict[str, Any]) -> Iterator[Doubt]:
    for n, party in enumerate(tree.get("parties") or []):
        place = party.get("organized_in")
        if isinstance(place, Said) and "/" in str(place.value):
            yield _doubt(
                f"/parties/{n}/organized_in",
                f'"{place.value}" names two places; which is the place of organisation is not printed',
            )


def _patents(frame: Frame, tree: dict[str, Any]) -> Iterator[Doubt]:
    for n, patent in enumerate(tree.get("patents") or []):
        issued, priority = patent.get("issued_on"), patent.get("priority_on")
        number = str(patent["number"].value) if patent.get("number") else ""
        if issued and dates.is_day(issued.value) and date.fromisoformat(issued.value).weekday() != _TUESDAY:
            yield _doubt(
                f"/patents/{n}/issued_on", f"{issued.value} is not a Tuesday, the day on which patents issue"
            )
        if issued and priority and issued.value < priority.value:
            yield _doubt(
                f"/patents/{n}/priority_on",
                f"the priority date {priority.value} is later than the issue date {issued.value}",
            )
        if number[-3:] in frame.inventory.shared:
            yield _doubt(
                f"/patents/{n}/number",
                f"two patents in suit end in {number[-3:]}: the short form names neither",
            )
        claims = patent.get("claims")
        if claims and re.search(
            r"related litigation|other (?:cases|litigation)", frame.text[claims.end : claims.end + 80]
        ):
            yield _doubt(f"/patents/{n}/claims", "asserted in related litigation, not in this action")


def _events(tree: dict[str, Any]) -> Iterator[Doubt]:
    for n, event in enumerate(tree.get("events") or []):
        on = event.get("on")
        if on is None:
            yield _doubt(f"/events/{n}/title", "the row's date cannot be read")
        elif (
            dates.is_day(on.value)
            and on.value.endswith("-01")
            and event["kind"].value not in ("patent_issued", "priority", "complaint_filed")
        ):
            period = (
                f"the year {on.value[:4]}" if on.value.endswith("-01-01") else f"the month {on.value[:7]}"
            )
            yield _doubt(f"/events/{n}/on", f"first of a month: may stand for {period}")


def _charts(tree: dict[str, Any]) -> Iterator[Doubt]:
    for n, chart in enumerate(tree.get("charts") or []):
        for r, row in enumerate(chart["rows"]):
            cite = row.get("filing_cite")
            numbers = (
                [int(x) for x in re.findall(r"(?<![\d.])\d{1,4}(?=[,\s;]|\Z|-)", str(cite.value))]
                if cite
                else []
            )
            if (
                "¶" in str(cite.value if cite else "")
                and ";" not in str(cite.value if cite else "")
                and "p." not in str(cite.value if cite else "")
                and numbers != sorted(numbers)
            ):
                yield _doubt(f"/charts/{n}/rows/{r}/filing_cite", "paragraphs are cited in descending order")


def _counts(tree: dict[str, Any]) -> Iterator[Doubt]:
    for n, count in enumerate(tree.get("counts") or []):
        willful = count.get("willful")
        if willful and willful.value == "ambiguous":
            yield _doubt(f"/counts/{n}/willful", "the memo calls the allegation of willfulness not explicit")


def _exhibits(frame: Frame, tree: dict[str, Any]) -> Iterator[Doubt]:
    for n, exhibit in enumerate(tree.get("exhibits") or []):
        number = exhibit["number"]
        if re.match(
            r"[^.]{0,30}\bnot (?:filed|attached|included|provided)\b",
            frame.text[number.end : number.end + 80],
        ):
            yield _doubt(f"/exhibits/{n}/number", "incorporated by reference but not filed with the paper")
