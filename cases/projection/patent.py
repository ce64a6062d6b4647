"""Patents' rows and their claims, from what all filings say of them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from cases.ledger import scopes
from cases.ledger.book import Book
from cases.ledger.record import Place
from cases.ledger.settle import Decision, Settled
from cases.models import CasePatent
from cases.projection.differences import bring_to
from cases.projection.evidence import evidence_rows, united
from cases.projection.questions import Places, store_questions
from cases.projection.term import term_facts
from cases.projection.values import settle_places, store_values, value_rows
from law.expiry import expiry
from patents.models import Claim, Patent
from web.ids import called, these

COLUMNS = {
    "title": "title", "issued_on": "issued_on", "priority_on": "priority_on", "application_filed_on": "filed_on",
    "application_number": "application_number", "owner": "owner",
}  # fmt: skip


def settle_patents(book: Book, patents: Sequence[str]) -> list[Patent]:
    """Settle these patents: their values, their rows, their claims. Those no filing speaks of any more are left for
    `prune_patents`."""
    places = {s: book.places(*book.members(s)) for s in patents}
    settled = {s: _settled(places[s], book.decisions(s)) for s in patents}
    store_values(patents, [row for s in patents for row in value_rows(s, settled[s])])
    store_questions(patents, [row for s in patents for row in evidence_rows(s, places[s], book.decisions(s))])
    numbers = {scopes.split(s)[1]: s for s in patents}
    rows = Patent.objects.filter(number__in=called(numbers))
    standing = {p.number for p in rows}
    wanted = [
        _patent(n, settled[s], places[s]) for n, s in sorted(numbers.items()) if places[s] or n in standing
    ]
    found = [p for p in bring_to(rows.all(), ("number",), wanted).values()]
    claims = [
        _claim(patent, subject, settled[numbers[patent.number]], places[numbers[patent.number]])
        for patent in found
        for subject, slot in places[numbers[patent.number]]
        if slot == "claim"
    ]
    bring_to(Claim.objects.filter(patent__in=these([p.pk for p in found])), ("patent_id", "number"), claims)
    return found


def _settled(places: Places, decisions: Mapping[Place, Decision]) -> dict[Place, Settled]:
    settled = settle_places(places, decisions)
    for place, facts in places.items():
        if place[1] == "elements" and place not in decisions and (whole := united(facts)):
            settled[place] = whole
    return settled


def _patent(number: str, settled: Mapping[Place, Settled], places: Places) -> Patent:
    row: dict[str, Any] = {
        column: str(settled["", slot].value) if ("", slot) in settled else ""
        for slot, column in COLUMNS.items()
    }

    def value(slot: str, default: Any) -> Any:
        return settled["", slot].value if ("", slot) in settled else default

    found = expiry(term_facts(number, value, places))
    return Patent(
        number=number, **row, publications=value("publications", []),
        term_adjustment_days=value("term_adjustment_days", None),
        expires_on=found.on, expiry_certainty=found.certainty, expiry_working=list(found.working),
    )  # fmt: skip


def _outcomes(facts: Sequence[Any]) -> list[dict[str, str]]:
    """What became of a claim, each once, the earliest first; what has no day comes last."""
    stated = {json.dumps(f.value, sort_keys=True): f.value for f in facts}
    return [stated[key] for key in sorted(stated, key=lambda k: (stated[k].get("on", "~"), k))]


def _claim(patent: Patent, subject: str, settled: Mapping[Place, Settled], places: Places) -> Claim:
    def value(slot: str, default: object) -> object:
        return settled[subject, slot].value if (subject, slot) in settled else default

    return Claim(
        patent=patent, number=int(subject.partition(":")[2]), independent=value("independent", None),
        depends_on=value("depends_on", []),
        category=value("category", ""), elements=value("elements", []),
        outcomes=_outcomes(places.get((subject, "outcome"), ())),
    )  # fmt: skip


def prune_patents(book: Book, patents: Sequence[str]) -> None:
    """Let go of patents that no filing speaks of any more and no case holds (after their cases have been settled)."""
    numbers = {scopes.split(s)[1] for s in patents if not book.facts(s)}
    if numbers:
        held = CasePatent.objects.filter(patent__number__in=numbers).values_list("patent__number", flat=True)
        Patent.objects.filter(number__in=numbers - set(held)).delete()
