"""Filters of cases by patents, claims, terms and accused products. What several of them say is said of one patent."""

from collections.abc import Callable
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.ledger.scopes import of_patent
from cases.models import Accusation, CasePatent, DocketEntry, Fact, Filing, Ground
from cases.models.case import CaseQuerySet
from cases.stages import TRIALS
from law.names import fold
from law.patents import normal
from patents.families import family_of
from patents.filters import patent_number
from patents.models import Claim
from web.filters import ClaimFilter, TextFilter
from web.search import InOneText

# How the Board titles a decision under 35 U.S.C. 318(a) that leaves no challenged claim standing.
NONE_LEFT = r"determining\s+all\s+(of\s+the\s+)?challenged\s+claims\s+(to\s+be\s+)?unpatentable"
WITH_PATENT = "Give `patent` too: which words a claim has is known of a patent's claim only."


class ClaimForm(forms.Form):
    """What the filters can only answer together."""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("claim_construed") is not None and not self.data.get("patent"):
            self.add_error("claim_construed", WITH_PATENT)
        return given


class AboutClaimsFilter(django_filters.FilterSet):
    """Part of the filters of cases."""

    patent = TextFilter(
        method="joined",
        label="Patent",
        validators=[patent_number],
        help_text="In suit or challenged: 7519814, US 7,519,814 B2.",
    )
    claim = ClaimFilter(method="joined", label="Claim", help_text="Number of a claim asserted or challenged.")
    claim_asserted = ClaimFilter(
        method="joined",
        label="Claim asserted",
        help_text="Number of a claim in a suit; with `patent`, of that one.",
    )
    claim_challenged = ClaimFilter(
        method="joined",
        label="Claim challenged",
        help_text="Number of a claim challenged before the Board; with `patent`, of that one.",
    )
    claim_construed = ClaimFilter(
        method="joined",
        label="Claim construed",
        help_text="Number of a claim of `patent`: cases whose filings tell a construction of words that it, or a claim it"
        " depends on, is printed with.",
    )
    claim_held_unpatentable = ClaimFilter(
        method="joined",
        label="Claim held unpatentable",
        help_text="Number of a claim; with `patent`, of that one: trials whose final written decision orders that it is"
        " unpatentable, or is titled as determining all challenged claims unpatentable.",
    )
    family = TextFilter(
        method="by_family",
        validators=[patent_number],
        label="Patent family",
        help_text="A patent: cases with it or its kin: a publication or application in common, or one priority and owner;"
        " kin of kin too.",
    )
    product = TextFilter(
        method="by_product", label="Product", help_text="Part of the name of an accused product."
    )
    term = TextFilter(
        method="by_term",
        label="Term",
        help_text="Words, one after the other, of a term that filings argue about.",
    )

    def filter_queryset(self, queryset: CaseQuerySet) -> CaseQuerySet:
        """Each filter for itself, then those that must meet in one patent."""
        found = super().filter_queryset(queryset)
        given = self.form.cleaned_data
        number = normal(given["patent"]) if given.get("patent") else None
        if number or given.get("claim") is not None:
            found = found.filter(_in_it(number, given.get("claim")))
        for name, met in MET.items():
            if (claim := given.get(name)) is not None:
                found = found.filter(met(number, claim))
        return found

    def joined(self, queryset: CaseQuerySet, name: str, value: object) -> CaseQuerySet:
        """Taken together with its neighbours in `filter_queryset`."""
        return queryset

    def by_family(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        of_case = {"case": OuterRef("pk"), "patent__in": family_of(normal(value) or "")}
        in_suit, accused = CasePatent.objects.filter(**of_case), Accusation.objects.filter(**of_case)
        return queryset.filter(Exists(in_suit) | Exists(accused))

    def by_product(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        accused = Accusation.objects.alias(words=InOneText("products")).filter(words__icontains=value)
        return queryset.filter(pk__in=accused.values("case"))

    def by_term(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        patent = self.form.cleaned_data.get("patent")
        told = _terms(normal(patent) if patent else None).filter(value__term__icontains=value)
        return queryset.filter(pk__in=told.values("filing__docket__case"))


def _of_case(rows: QuerySet[Any], number: str | None) -> QuerySet[Any]:
    found = rows.filter(case=OuterRef("pk"))
    return found.filter(patent__number=number) if number else found


def _in_it(number: str | None, claim: int | None) -> Q:
    """The patent is in the case; with a claim, that claim of it is asserted or challenged."""
    if claim is not None:
        return _claimed(number, claim) | _in_a_ground(
            number, claim
        )  # asserted or challenged, whatever the posture
    kinds = (CasePatent.objects, Ground.objects, Accusation.objects)
    in_suit, ground, accused = (Exists(_of_case(rows.all(), number)) for rows in kinds)
    return Q(in_suit | ground | accused)


def _claimed(number: str | None, claim: int) -> Q:
    return Q(Exists(_of_case(CasePatent.objects.filter(claims__contains=[claim]), number)))


def _in_a_ground(number: str | None, claim: int) -> Q:
    return Q(Exists(_of_case(Ground.objects.filter(claims__contains=[claim]), number)))


def _asserted(number: str | None, claim: int) -> Q:
    return ~Q(posture__in=TRIALS) & _claimed(number, claim)


def _challenged(number: str | None, claim: int) -> Q:
    return Q(posture__in=TRIALS) & _claimed(number, claim) | _in_a_ground(number, claim)


def _held_unpatentable(number: str | None, claim: int) -> Q:
    """A final written decision orders it of this claim, or is titled as deciding it of all that were challenged."""
    of_case = {"docket__case": OuterRef("pk")}
    paper = Filing.objects.filter(**of_case, status=Filing.Status.DONE, title__iregex=NONE_LEFT)
    line = DocketEntry.objects.filter(**of_case, kind="final_written_decision", text__iregex=NONE_LEFT)
    ordered = Fact.objects.filter(
        slot="outcome", subject=f"claim:{claim}", value__status="unpatentable", filing__status=Filing.Status.DONE,
        filing__docket__case=OuterRef("pk"),
    )  # fmt: skip
    if number:
        ordered = ordered.filter(scope=of_patent(number))
    all_of_them = _challenged(number, claim) & (Q(Exists(paper)) | Q(Exists(line)))
    return Q(Exists(ordered)) | all_of_them


def _construed(number: str | None, claim: int) -> Q:
    """Cases with a filing that tells a construction of words of the claim, or of a claim it depends on."""
    words = _words(number or "", claim)
    told = _terms(number).filter(value__has_key="construction").values_list("filing", "value__term")
    filings = {filing for filing, term in told if (said := _folded(str(term))) and f" {said} " in words}
    return Q(pk__in=Filing.objects.filter(pk__in=filings).order_by().values("docket__case"))


def _words(number: str, claim: int) -> str:
    """The words of a claim as printed, with those of the claims it depends on (35 U.S.C. 112(d)), between blanks."""
    rows = Claim.objects.filter(patent__number=number).values_list("number", "elements", "depends_on")
    claims = {n: (elements, depends_on) for n, elements, depends_on in rows}
    wanted, words = [claim], ""
    while wanted:
        elements, depends_on = claims.pop(wanted.pop(), ([], []))
        words += " ".join(f" {_folded(str(e.get('text', '')))} " for e in elements)
        wanted += depends_on
    return words


def _folded(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text).casefold()).split())


def _terms(number: str | None) -> QuerySet[Any]:
    """What filings that stand tell of terms: of this patent, or of all."""
    told = Fact.objects.filter(slot="term", filing__status=Filing.Status.DONE).order_by()
    return told.filter(scope=of_patent(number)) if number else told


MET: dict[str, Callable[[str | None, int], Q]] = {
    "claim_asserted": _asserted,
    "claim_challenged": _challenged,
    "claim_construed": _construed,
    "claim_held_unpatentable": _held_unpatentable,
}
