"""What a reading says about its case, the parties, the patents and other suits: one small function for each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from cases.ledger import scopes
from cases.ledger.around import beginning, counsel, events, hearing, predecessors, related
from cases.ledger.checks import checked
from cases.ledger.drafts import Draft, Source
from cases.ledger.entries import entry_facts, kept
from cases.ledger.patent_facts import (
    charts,
    claim_list,
    claims,
    decided_claims,
    passages,
    patents,
    register_facts,
    terms,
)
from cases.ledger.slides import said_on_slides
from cases.ledger.worded import other_forms, same_inventors
from law.dockets import parse
from law.names import key as name_key

PARTY_SLOTS = {
    "organized_in": "organized_in", "place_of_business": "place_of_business", "kind": "kind", "parent": "parent",
    "registered_agents": "registered_agents",
}  # fmt: skip
CASE_SLOTS = {
    "docket_number": "docket_number", "division": "division", "posture": "posture", "jury_demand": "jury_demand",
    "caption": "caption", "nature_of_suit": "nature_of_suit", "cause": "cause", "jurisdiction": "jurisdiction",
    "demand": "demand", "mdl_status": "mdl_status", "assigned_to": "assigned_to", "referred_to": "referred_to",
    "case_terminated_on": "terminated_on", "last_filing_on": "last_filing_on", "pacer_case_id": "pacer_case_id",
    "jury_demand_by": "jury_demand_by",
}  # fmt: skip


Spans = Mapping[str, tuple[int, int]]


def all_facts(document: Mapping[str, Any], spans: Spans, text: str, own: str | None) -> list[Draft]:
    """Every fact of one reading: of the docket it is filed in (`own`), of every other docket it lists, and of the patents
    that a record of the Patent Office is about."""
    found = facts_of(document, spans, text, own) if own else []
    if document.get("kind") == "patent":
        found.extend(register_facts(Source(document, spans, text)))
    listed: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
    for pointer, span in spans.items():
        if pointer.startswith("/dockets/"):
            number, _, rest = pointer[len("/dockets/") :].partition("/")
            listed[int(number)][f"/{rest}"] = span
    for i, docket in enumerate(document.get("dockets", [])):
        scope = scopes.of_docket(docket["court"], docket["docket_number"])
        parsed = parse(docket["docket_number"], court=docket["court"])
        if scope and scope != own and parsed and kept(docket["court"], parsed):
            inner = facts_of({**docket, "kind": document["kind"]}, listed[i], text, scope)
            found.extend(replace(d, pointer=f"/dockets/{i}{d.pointer}") for d in inner)
    return found


def facts_of(document: Mapping[str, Any], spans: Spans, text: str, own: str) -> list[Draft]:
    """Every fact of one reading about one docket. `own` is the docket's scope."""
    source = Source(document, spans, text)
    found = [
        *_case(source, own),
        *entry_facts(source, own),
        *beginning(source, own),
        *_parties(source, own),
        *predecessors(source),
        *patents(source, own),
        *claims(source),
        *decided_claims(source),
        *_counts(source, own),
        *_grounds(source, own),
        *terms(source),
        *charts(source),
        *passages(source),
        *_cites(source, own),
        *_exhibits(source, own),
        *_items(source, own),
        *_marking(source, own),
        *counsel(source, own),
        *related(source, own),
        *events(source, own),
        *hearing(source, own),
        *_definitions(source, own),
        *_doubts(source, own),
        *other_forms(source, own),
        *same_inventors(source, own),
        *said_on_slides(source, own),
    ]
    doubted = {str(d.get("pointer", "")) for d in document.get("doubts", [])}
    return [replace(d, doubted=d.pointer in doubted and d.slot not in ("doubt", "asks")) for d in found]


def _case(source: Source, own: str) -> Iterator[Draft]:
    yield from source.single(own, "", "", source.document, CASE_SLOTS)
    for key, slot in (("other_numbers", "other_number"), ("judges", "judge"), ("flags", "flag")):
        for pointer, value in source.each(key):
            yield source.draft(own, "", slot, value, pointer)
    if "document_number" in source.document:
        yield source.draft(
            own, f"entry:{source.document['document_number']}", "entry", _entry(source), "/document_number"
        )


def _entry(source: Source) -> dict[str, Any]:
    keys = ("document_number", "filed_on", "title")
    return {k: source.document[k] for k in keys if k in source.document}


def _parties(source: Source, own: str) -> Iterator[Draft]:
    for pointer, party in source.each("parties"):
        if "name" not in party or "role" not in party:
            continue
        subject = f"party:{name_key(party['name'])[:300]}/{party['role']}"
        yield source.draft(own, subject, "party", party["name"], f"{pointer}/name")
        yield from source.single(own, subject, pointer, party, PARTY_SLOTS)
        whole = scopes.of_party(party["name"])
        yield source.draft(whole, "", "name", party["name"], f"{pointer}/name")
        yield from source.single(whole, "", pointer, party, {"parent": "parent"})
        for key, slot in (("aka", "alias"), ("formerly", "former")):
            for i, written in enumerate(party.get(key, [])):
                yield source.draft(whole, "", slot, written, f"{pointer}/{key}/{i}")
        yield from _misread(source, whole, f"{pointer}/name")


def _misread(source: Source, scope: str, pointer: str) -> Iterator[Draft]:
    for at, doubt in source.each("doubts"):
        if doubt.get("pointer") == pointer and "printed" in doubt:
            yield source.draft(scope, "", "ocr_variant", doubt["printed"], f"{at}/printed")


def _counts(source: Source, own: str) -> Iterator[Draft]:
    """All counts of one filing on one patent are one fact: a higher-ranked pleading replaces them as a whole."""
    by_patent: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for pointer, count in source.each("counts"):
        if "patent" in count:
            by_patent.setdefault(count["patent"], []).append((pointer, count))
    for patent, counts in by_patent.items():
        said = (
            f"{p}/products/0" for p, _ in counts
        )  # whom a paper accuses of what: the number alone tells nobody
        words = next((at for at in said if at in source), f"{counts[0][0]}/patent")
        yield source.draft(own, f"patent:{patent}", "counts", [c for _, c in counts], words)


def _grounds(source: Source, own: str) -> Iterator[Draft]:
    for pointer, ground in source.each("grounds"):
        if "number" in ground:
            value = {**ground, "claims": claim_list(ground.get("claims", ""))}
            yield source.draft(own, f"ground:{ground['number']}", "ground", value, f"{pointer}/number")


def _cites(source: Source, own: str) -> Iterator[Draft]:
    """Where a chart cites the pleading it charts."""
    for pointer, chart in source.each("charts"):
        cites = [r["filing_cite"] for r in chart.get("rows", []) if "filing_cite" in r]
        if cites and "patent" in chart and pointer in source:
            yield source.draft(own, f"patent:{chart['patent']}", "cites", cites, pointer)


def _exhibits(source: Source, own: str) -> Iterator[Draft]:
    """Whether an exhibit came with the complaint: the complaint says "attached", an observer may say otherwise."""
    missing = {
        "/".join(str(d.get("pointer", "")).split("/")[:3])
        for _, d in source.each("doubts")
        if "not filed" in str(d.get("why", ""))
    }
    for pointer, exhibit in source.each("exhibits"):
        if source.document["kind"] in ("complaint", "memo") and "number" in exhibit:
            said = "not filed" if pointer in missing else "attached"
            words = f"{pointer}/title" if "title" in exhibit else f"{pointer}/number"
            yield source.draft(own, f"exhibit:{exhibit['number']}", "attached", said, words)


def _items(source: Source, own: str) -> Iterator[Draft]:
    """Prayers for relief and two-sided disputes: who asserts what about whom, and for which patents, stays with each."""
    for key, slot in (("relief", "relief"), ("disputes", "dispute")):
        for pointer, item in source.each(key):
            if pointer in source:
                yield source.draft(own, f"{slot}:{pointer.rpartition('/')[2]}", slot, item, pointer)


def _marking(source: Source, own: str) -> Iterator[Draft]:
    """What a count says of marking (35 U.S.C. 287) is of its patent: method claims need no marking, so it differs."""
    begins = sorted(
        (source.spans[f"{p}/patent"][0], c["patent"])
        for p, c in source.each("counts")
        if f"{p}/patent" in source
    )
    for pointer, said in source.each("contentions"):
        at = f"{pointer}/text"
        if said.get("kind") == "marking" and at in source:
            counts = [patent for begin, patent in begins if begin < source.spans[at][0]]
            if counts:
                yield source.draft(own, f"patent:{counts[-1]}", "marking", said["text"], at)


def _definitions(source: Source, own: str) -> Iterator[Draft]:
    """Whom a defined term means: "Defendant" may be all of them in a filing and one alone in a count."""
    for pointer, defined in source.each("definitions"):
        if "term" in defined and "means" in defined and f"{pointer}/term" in source:
            subject = f"term:{name_key(str(defined['term']))[:200]}/{defined.get('scope', 'filing')}"
            yield source.draft(own, subject[:440], "means", defined["means"], f"{pointer}/term")


def _doubts(source: Source, own: str) -> Iterator[Draft]:
    """What the reading itself doubts and what its values say against each other, quoted by the words in doubt."""
    found = [("doubt", str(d.get("pointer", "")), d["why"]) for _, d in source.each("doubts")]
    told = {pointer for _, pointer, _ in found}
    found += [(slot, p, why) for slot, p, why in checked(source.document) if slot == "asks" or p not in told]
    for slot, pointer, why in found:
        at = source.nearest(pointer)
        if at:
            yield source.draft(own, f"{slot}:{pointer}"[:440], slot, why, at)
