"""What a reading says of others than its own parties: their counsel, other suits, and what happened when."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cases.ledger import scopes
from cases.ledger.drafts import Draft, Source
from cases.ledger.entries import earliest
from law.names import key as name_key

PATENT_EVENTS = frozenset({"priority", "patent_issued", "application_filed", "published"})
PREDECESSOR = re.compile(
    r"(?P<before>[A-Z][\w.&, -]{1,60}?)\s*\((?P<of>[A-Z][\w.& -]{1,60}?)(?:['’]s)?\s+predecessor\)", re.I
)
BEGINNINGS = frozenset({"complaint_filed", "petition_filed"})


def counsel(source: Source, own: str) -> Iterator[Draft]:
    for key in ("counsel", "counsel_firms"):
        for pointer, person in source.each(key):
            if "name" in person:
                subject = f"{key}:{person_key(person)}"
                yield source.draft(own, subject, key, person, f"{pointer}/name")
                whole = (
                    f"{scopes.ATTORNEY}:{person_key(person)}"
                    if key == "counsel"
                    else scopes.of_firm(person["name"])
                )
                yield source.draft(whole, "", "name", person["name"], f"{pointer}/name")
            if key == "counsel" and "firm" in person:
                yield source.draft(
                    scopes.of_firm(person["firm"]), "", "name", person["firm"], f"{pointer}/firm"
                )


def person_key(person: Mapping[str, Any]) -> str:
    """What makes two printings one lawyer: a bar or registration number, else the name."""
    bars = person.get("bar", [])
    if "uspto_registration" in person:
        return f"USPTO {person['uspto_registration']}"[:200]
    return str(bars[0])[:200] if bars else name_key(person["name"])[:200]


def related(source: Source, own: str) -> Iterator[Draft]:
    for pointer, other in source.each("related"):
        court, number = other.get("court", ""), other.get("docket_number", "")
        named = "plaintiff" in other or "defendant" in other
        scope = scopes.of_docket(court, number)
        if scope is None and named:
            scope = scopes.of_mention(
                other.get("plaintiff", ""), other.get("defendant", ""), other.get("filed_on", ""), court
            )
        if scope is None or scope == own:
            continue
        value = {"scope": scope, "relation": other["relation"]} | (
            {"on": other["on"]} if "on" in other else {}
        )
        yield source.draft(own, f"related:{scope}"[:440], "related", value, pointer)
        keys = {"plaintiff": "plaintiff", "defendant": "defendant", "filed_on": "begun_on"}
        if scope.startswith(
            f"{scopes.DOCKET}:"
        ):  # a suit known by its number only, until its own filings come
            keys["docket_number"] = "mentioned_number"
        yield from source.single(scope, "", pointer, other, keys)
        for role in ("plaintiff", "defendant"):
            if role in other:
                yield source.draft(scopes.of_party(other[role]), "", "name", other[role], f"{pointer}/{role}")


def beginning(source: Source, own: str) -> Iterator[Draft]:
    """When the case began: stated by the original complaint or by an observer; any later paper only bounds it
    (`filed_on` of a paper is never the start of the case)."""
    document = source.document
    if "case_filed_on" in document:  # the docket itself
        yield source.draft(own, "", "begun_on", document["case_filed_on"], "/case_filed_on")
    for pointer, event in source.each("events"):
        if event.get("kind") in BEGINNINGS and "on" in event:
            yield source.draft(own, "", "begun_on", event["on"], f"{pointer}/on")
    if "filed_on" in document and "memo" not in document["kind"]:
        original = document["kind"] == "complaint" and document.get("amendment") == 0
        yield source.draft(own, "", "begun_on" if original else "begun_by", document["filed_on"], "/filed_on")
    elif "filed_on" not in document and "case_filed_on" not in document and (first := earliest(source)):
        yield source.draft(own, "", "begun_by", *first)


def events(source: Source, own: str) -> Iterator[Draft]:
    for pointer, event in source.each("events"):
        if "on" not in event:
            continue
        scope = own
        if event.get("kind") in PATENT_EVENTS and "patent" in event:
            scope = scopes.of_patent(event["patent"])
        value = dict(event)
        if event.get("kind") == "amended_complaint_filed" and source.document.get("amendment"):
            value["amendment"] = source.document["amendment"]
        yield source.draft(scope, "", "event", value, f"{pointer}/title", event.get("modality", "stated"))


def hearing(source: Source, own: str) -> Iterator[Draft]:
    if "hearing_on" in source.document:
        value = {"on": source.document["hearing_on"], "title": "Hearing", "kind": "hearing"}
        yield source.draft(own, "", "event", value, "/hearing_on")


def predecessors(source: Source) -> Iterator[Draft]:
    """`AppZero (VirtaMove Predecessor)`: whose business a party took over is not what it was once called."""
    for pointer, event in source.each("events"):
        told = PREDECESSOR.search(event.get("title", ""))
        for _, party in source.each("parties") if told else ():
            if told and name_key(party.get("name", "")).startswith(name_key(told["of"]) + " "):
                before = told["before"].strip()
                yield source.draft(
                    scopes.of_party(party["name"]), "", "predecessor", before, f"{pointer}/title"
                )
