"""Parties and lawyers of a docket sheet, with their places."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ingest.readers.court_records.places import Places
from ingest.readers.reading import Tree
from law.said import Said

# What dockets call a party, in any spelling (counter-claimant, Counter Claimant, Counterclaim Plaintiff).
ROLES = (
    (r"(?:third|3rd)[- ]?(?:party|pty)[\s-]+plaintiff", "third_party_plaintiff"),
    (r"(?:third|3rd)[- ]?(?:party|pty)[\s-]+defendant", "third_party_defendant"),
    (r"counter[- ]?\s?(?:claimant|claim\s+plaintiff|plaintiff)", "counterclaim_plaintiff"),
    (r"counter[- ]?\s?(?:defendant|claim\s+defendant)", "counterclaim_defendant"),
    (r"cross[- ]?\s?(?:claimant|claim\s+plaintiff|plaintiff)", "crossclaim_plaintiff"),
    (r"cross[- ]?\s?(?:defendant|claim\s+defendant)", "crossclaim_defendant"),
    (r"intervenor|intervener", "intervenor"),
    (r"amicus", "amicus"),
    (r"special\s+master", "special_master"),
    (r"mediator", "mediator"),
    (r"patent\s+owner", "patent_owner"),
    (r"petitioner", "petitioner"),
    (r"appellant", "appellant"),
    (r"appellee", "appellee"),
    (r"complainant", "complainant"),
    (r"respondent", "respondent"),
    (r"plaintiff", "plaintiff"),
    (r"defendant", "defendant"),
    (r"movant", "movant"),
    (r"interested\s+party", "interested_party"),
)  # fmt: skip
_ROLES = tuple((re.compile(rf"\b{pattern}", re.I), role) for pattern, role in ROLES)
_NO_FIRM = re.compile(
    r"^\s*(?:\d|P\.?\s?O\.?\s+Box|Email:|Fax:|Phone|Suite|Ste\b|Direct:|\(\d{3}\)|UNDELIVERABLE|NA\b|See above|PRO SE|United States Sen)|@",
    re.I,
)
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")


LONGEST_ROLE = 80  # as many as the record keeps


def role_of(printed: str) -> str | None:
    """The role in the contract's words; where it has none, the docket's own (`Material Witness`: material_witness), so
    that nobody on a docket is lost. None where the docket says nothing."""
    known = next((role for pattern, role in _ROLES if pattern.search(printed)), None)
    return known or "_".join(re.findall(r"[a-z0-9]+", printed.casefold()))[:LONGEST_ROLE].rstrip("_") or None


def people_trees(
    parties: Sequence[Mapping[str, Any]], places: Places, start: int, end: int
) -> tuple[list[Tree], list[Tree]]:
    """The parties and their lawyers, in the docket's order."""
    found: list[Tree] = []
    counsel: list[Tree] = []
    at = start
    for party in parties:
        name, printed = str(party.get("name") or ""), str(party.get("type") or "")
        place = places.beginning(name, at, end) or places.beginning(name, start, end)
        role = role_of(printed)
        if not name or place is None:
            continue
        kind = places.find(printed, max(start, place[0] - 200), place[1] + 400) if printed else None
        tree: dict[str, Tree] = {
            "name": Said(name, *place),
            "role": Said(role, *(kind or place)) if role else None,
        }
        if party.get("date_terminated"):
            tree["terminated_on"] = places.said(party["date_terminated"], start=place[1], end=end, near=place)
        more = str(party.get("extra_info") or "")
        tree |= _aliases(more, places, place[1], end)
        found.append(tree)
        at = place[1]
        counsel.extend(_counsel(party.get("attorneys") or [], role, place, places, end))
    return found, counsel


_ALIAS = re.compile(
    r"^(?:(doing business as|also known as|aka|a/k/a|dba|d/b/a)|(formerly known as|fka|f/k/a))\s+(.{2,200})$",
    re.I | re.M,
)


def _aliases(extra: str, places: Places, start: int, end: int) -> dict[str, Tree]:
    tree: dict[str, Tree] = {}
    for m in _ALIAS.finditer(extra):
        said = places.said(m[3].strip(), start=start, end=end)
        if said:
            tree.setdefault("aka" if m[1] else "formerly", []).append(said)
    return tree


def _counsel(
    attorneys: Sequence[Mapping[str, Any]], role: str | None, party: tuple[int, int], places: Places, end: int
) -> Iterator[Tree]:
    at = party[1]
    for lawyer in attorneys:
        name = " ".join(str(lawyer.get("name") or "").split())
        place = places.find(name, at, end) or places.find(name)
        if not name or place is None or name.upper() == "PRO SE":
            continue
        contact = str(lawyer.get("contact") or "")
        line = contact.strip().split("\n", 1)[0].strip()
        firm = (
            None
            if not line or _NO_FIRM.search(line)
            else places.said(line, start=place[1], end=end) or places.said(line)
        )
        emails = [
            s
            for e in _EMAIL.findall(contact)
            if (s := places.said(e, start=place[1], end=end) or places.said(e))
        ]
        yield {
            "name": Said(name, *place),
            "firm": firm,
            "for": Said(role, *party) if role else None,
            "emails": emails,
        }
        at = place[1]
