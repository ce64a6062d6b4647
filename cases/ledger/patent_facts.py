"""What a reading says about patents: the patents in suit, their claims, how they are charted and construed."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cases.ledger import scopes
from cases.ledger.applications import granted
from cases.ledger.drafts import QUOTE, Draft, Source
from law.claim_status import decided
from law.claims import numbers as claim_numbers

PATENT_SLOTS = {
    "title": "title", "issued_on": "issued_on", "priority_on": "priority_on", "filed_on": "application_filed_on",
    "application_number": "application_number", "publications": "publications", "assignee": "assignee",
    "owner": "owner", "inventors": "inventors", "term_adjustment_days": "term_adjustment_days",
    "parents": "parents", "terminal_disclaimer": "terminal_disclaimer", "disclaimed_to": "disclaimed_to",
    "disclaimed_over": "disclaimed_over", "term_extension_days": "term_extension_days",
    "term_extension_years": "term_extension_years", "lapsed": "lapsed", "lapsed_on": "lapsed_on",
    "lapse_recorded_on": "lapse_recorded_on",
}  # fmt: skip
FINAL = re.compile(r"\bFINAL\s+WRITTEN\s+DECISION\b|\A\W*JUDGMENT\b", re.I)
BY_COLUMN = re.compile(r"\bcol(?:s|umns?)?\.?\s?(\d{1,3}:\d{1,2}(?:\s?[-–]\s?(?:\d{1,3}:)?\d{1,2})?)")
REGISTERED = (
    ("issued_on", "patent_issued", "Patent issued"),
    ("filed_on", "application_filed", "Application filed"),
)


def patents(source: Source, own: str) -> Iterator[Draft]:
    """The patents in suit, with the claims asserted, and what is said of each patent itself."""
    declaratory = str(source.document.get("posture", "")).startswith("dj_")
    for pointer, patent in source.each("patents"):
        if "number" not in patent:
            continue
        subject = f"patent:{patent['number']}"
        yield source.draft(own, subject, "in_suit", patent["number"], f"{pointer}/number")
        if (
            "claims" in patent
        ):  # claims that a declaratory suit reports were asserted elsewhere, by the other side
            slot = "claims_elsewhere" if declaratory else "claims"
            yield source.draft(own, subject, slot, claim_list(patent["claims"]), f"{pointer}/claims")
        if "claims_specificity" in patent and not (declaratory and "claims" in patent):
            yield source.draft(
                own, subject, "specificity", patent["claims_specificity"], f"{pointer}/claims_specificity"
            )
        yield from _patent(source, pointer, patent)


def claim_list(printed: str) -> list[int]:
    """The claim numbers of a printed list; none where it cannot be read."""
    try:
        return list(claim_numbers(printed))
    except ValueError:
        return []  # the printed list stays in the reading, where it is marked as doubtful


def claims(source: Source) -> Iterator[Draft]:
    """Claims whose text is printed or that are called (in)dependent."""
    for pointer, claim in source.each("claims"):
        if "patent" in claim and "number" in claim:
            keys = {k: k for k in ("independent", "depends_on", "category", "elements")}
            yield source.draft(
                scopes.of_patent(claim["patent"]),
                f"claim:{claim['number']}",
                "claim",
                claim["number"],
                f"{pointer}/number",
            )
            yield from source.single(
                scopes.of_patent(claim["patent"]), f"claim:{claim['number']}", pointer, claim, keys
            )
            if "status" in claim:
                value = outcome(claim["status"], claim.get("status_on", ""), claim.get("status_by", ""))
                yield source.draft(
                    scopes.of_patent(claim["patent"]),
                    f"claim:{claim['number']}",
                    "outcome",
                    value,
                    f"{pointer}/status",
                )


def outcome(status: str, on: str, by: str) -> dict[str, str]:
    """What became of a claim: the outcome, the day (EDTF), the trial or reexamination; what is not stated has no key."""
    return {k: v for k, v in (("status", status), ("on", on), ("by", by)) if v}


def decided_claims(source: Source) -> Iterator[Draft]:
    """What the Board's final written decision orders of the claims of the one patent it is about (35 U.S.C. 318(a))."""
    named = [p["number"] for p in source.document.get("patents", []) if "number" in p]
    if source.document.get("kind") != "ptab_paper" or len(set(named)) != 1:
        return
    if not FINAL.search(str(source.document.get("title", ""))):
        return
    scope = scopes.of_patent(named[0])
    on, by = (str(source.document.get(key, "")) for key in ("filed_on", "docket_number"))
    for stated in decided(source.text):
        quote = source.text[stated.start : stated.end][:QUOTE]
        for number in stated.claims:
            place = ("/title", stated.start, stated.end, quote)
            yield Draft(scope, f"claim:{number}", "claim", number, *place)
            yield Draft(scope, f"claim:{number}", "outcome", outcome(stated.status, on, by), *place)


def terms(source: Source) -> Iterator[Draft]:
    """Terms of the claims, with the evidence and the positions told of each."""
    for pointer, term in source.each("terms"):
        if "term" in term and "patent" in term:
            subject = f"term:{scopes.name_part(term['term'])}"
            value = {
                k: term[k] for k in ("term", "broader", "narrower", "positions", "construction") if k in term
            }
            yield source.draft(scopes.of_patent(term["patent"]), subject, "term", value, f"{pointer}/term")


def passages(source: Source) -> Iterator[Draft]:
    """Where in a patent each section of a memo finds what it tells: the problem, the solution, why it matters."""
    for pointer, section in source.each("sections"):
        cites = BY_COLUMN.findall(str(section.get("text", "")))
        if cites and "patent" in section and "heading" in section:
            subject = f"section:{scopes.name_part(section['heading'])}"
            value = {"heading": section["heading"], "cites": cites}
            yield source.draft(
                scopes.of_patent(section["patent"]), subject, "passage", value, f"{pointer}/text"
            )


def charts(source: Source) -> Iterator[Draft]:
    """Claim charts: whose theory, told by whom, and where the patent is cited for each element."""
    for pointer, chart in source.each("charts"):
        if "patent" in chart and "claim" in chart and pointer in source:
            rows = [
                {k: r[k] for k in ("element", "feature", "patent_cite", "filing_cite") if k in r}
                for r in chart.get("rows", [])
            ]
            value = {k: chart[k] for k in ("theory_of", "described_by") if k in chart} | {"rows": rows}
            yield source.draft(
                scopes.of_patent(chart["patent"]), f"claim:{chart['claim']}", "charted", value, pointer
            )


def _patent(source: Source, pointer: str, patent: Mapping[str, Any]) -> Iterator[Draft]:
    whole = scopes.of_patent(patent["number"])
    yield source.draft(whole, "", "number", patent["number"], f"{pointer}/number")
    yield from source.single(whole, "", pointer, patent, PATENT_SLOTS)
    yield from granted(source, pointer, patent)


def _parents(source: Source, pointer: str, patent: Mapping[str, Any]) -> Iterator[Draft]:
    """The granted parents of an application, with their own applications; its own number may not be told yet."""
    keys = {"application_number": "application_number", "filed_on": "application_filed_on"}
    for i, parent in enumerate(patent.get("parents", [])):
        if "patent" in parent:
            at, whole = f"{pointer}/parents/{i}", scopes.of_patent(parent["patent"])
            yield source.draft(whole, "", "number", parent["patent"], f"{at}/patent")
            yield from source.single(whole, "", at, parent, keys)
            yield from granted(source, at, {**parent, "number": parent["patent"]})


def register_facts(source: Source) -> Iterator[Draft]:
    """What a record of the Patent Office says: of its patents, or of applications where it names no more than those; of
    their claims, and what happened to them."""
    for pointer, patent in source.each("patents"):
        yield from _parents(source, pointer, patent)
        scope = _about(patent)
        if "number" in patent:
            yield from _patent(source, pointer, patent)
        elif scope:
            yield from source.single(scope, "", pointer, patent, PATENT_SLOTS)
        for slot, kind, title in REGISTERED:
            if scope and slot in patent:
                value = {"on": patent[slot], "kind": kind, "title": title}
                yield source.draft(scope, "", "event", value, f"{pointer}/{slot}")
    yield from claims(source)
    for pointer, event in source.each("events"):
        told = {"number": event.get("patent"), "application_number": event.get("application", "")}
        scope = _about({k: v for k, v in told.items() if v})
        if scope and "on" in event:
            yield source.draft(scope, "", "event", dict(event), f"{pointer}/on")


def _about(patent: Mapping[str, Any]) -> str | None:
    """The scope of a patent, of its application where only that is named, or None."""
    if "number" in patent:
        return scopes.of_patent(patent["number"])
    return scopes.of_application(patent.get("application_number", ""))
