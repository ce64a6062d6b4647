"""What the floors below show of cases: `{% settled "patent:7519814" as values %}`, `{% dossier_of patent as d %}`."""

from typing import Any

from django import template

from cases.columns import Column
from cases.dossier import Dossier, dossier
from cases.models import Case, Value
from cases.outcomes import Outcome, outcomes

register = template.Library()

# Slots of a patent in the order its front page prints them (37 C.F.R. 1.77 and the INID codes of WIPO ST.9).
ORDER = (
    "title", "issued_on", "priority_on", "application_filed_on", "application_number", "publications", "inventors",
    "assignee", "owner", "term_adjustment_days",
)  # fmt: skip
LABELS = {
    "issued_on": "Issued", "priority_on": "Priority date", "application_filed_on": "Application filed",
    "application_number": "Application no.", "term_adjustment_days": "Term adjustment (days)",
}  # fmt: skip
DATES = frozenset({"issued_on", "priority_on", "application_filed_on"})


@register.simple_tag
def settled(scope: str) -> list[dict[str, object]]:
    """The settled values of the scope itself, in the order of a front page, each with fact and filing loaded."""
    rows = Value.objects.filter(scope=scope, subject="").select_related("fact__filing")
    known = {v.slot: v for v in rows}
    slots = [s for s in ORDER if s in known] + sorted(set(known) - set(ORDER))
    return [
        {"label": LABELS.get(s, s.replace("_", " ").capitalize()), "value": known[s], "is_date": s in DATES}
        for s in slots
    ]


@register.simple_tag(takes_context=True)
def outcomes_of(context: Any, patent: Any) -> list[Outcome]:
    """What became of a patent's claims: final decisions of the Board, certificates."""
    return outcomes(patent.number, context["request"].user)


@register.filter
def told(column: Column, case: Case) -> object:
    """What a column of the list says of a case, in words."""
    return column.text(case)


@register.simple_tag(takes_context=True)
def dossier_of(context: Any, patent: Any) -> Dossier:
    """Charts and terms of a patent across its cases."""
    return dossier(patent.number, context["request"].user)
