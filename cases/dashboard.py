"""What the page of one case shows, each part by the same few queries whatever the case holds."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.models import User
from cases.docket import docket_of
from cases.freshness import freshness
from cases.labels import label
from cases.models import (
    Accusation,
    Case,
    CaseRelation,
    Docket,
    Fact,
    Filing,
    Proposal,
    Question,
    Value,
)
from cases.people import COUNSEL, counsel_of, parties_of
from cases.related_map import related_map
from cases.same_patents import sharing_patents
from cases.told import told_in
from law.dates import shown
from law.nature_of_suit import label as nature_of_suit
from law.papers import spoken_title

FILINGS = QUESTIONS = 200  # rows of one page


@dataclass(frozen=True, slots=True)
class Headline:
    """One headline fact: its label, the settled value in words, and the Value that leads to its source."""

    label: str
    text: str
    value: Value | None = None
    unsure: bool = False
    links: Sequence[tuple[str, str]] = ()  # names and where they lead, in place of the text


@dataclass(frozen=True, slots=True)
class Proposed:
    """A suit only mentioned that may be this case, with what it would tell."""

    proposal: Proposal
    begun: Value | None

    @property
    def source(self) -> Filing | None:
        return self.begun.fact.filing if self.begun and self.begun.fact else None

    @property
    def words(self) -> str:
        """`proposed 2024-01-26 (Red Hat memo)`, or nothing where the mention gives no day."""
        if not self.begun:
            return ""
        told = f" ({spoken_title(self.source.kind, self.source.title)})" if self.source else ""
        return f"proposed {shown(str(self.begun.value))}{told}"


Values = dict[tuple[str, str], Value]


def values_of(scope: str) -> Values:
    """Every settled value of a scope, by (subject, slot), with its fact and filing."""
    rows = Value.objects.filter(scope=scope).select_related("fact__filing")
    return {(v.subject, v.slot): v for v in rows}


def proposals_of(case: Case, user: User) -> list[Proposed]:
    """Open proposals on this case, each with the start that its mention gives."""
    rows = list(
        case.proposals.filter(state="open")
        .select_related("mention", "case")
        .order_by("mention__key")
        .visible_to(user)
    )
    begun = Value.objects.filter(scope__in=[p.mention.key for p in rows], subject="", slot="begun_on")
    by_scope = {v.scope: v for v in begun.select_related("fact__filing")}
    return [Proposed(p, by_scope.get(p.mention.key)) for p in rows]


def questions_of(case: Case, user: User) -> list[Question]:
    """Doubts about what was read that only a person can settle, in the order of their filings."""
    rows = Question.objects.visible_to(user).filter(scope=case.key, state=Question.State.OPEN)
    return list(
        rows.select_related("fact__filing").order_by("fact__filing_id", "fact__start", "key")[:QUESTIONS]
    )


def headlines(
    case: Case, dockets: Sequence[Docket], values: Values, judges: Sequence[Fact]
) -> list[Headline]:
    """The facts at the top of the page, in the order people look for them."""

    def value(slot: str) -> Value | None:
        return values.get(("", slot))

    found = []
    if dockets:
        found.append(Headline("Docket number", ", ".join(d.number for d in dockets), value("docket_number")))
        division = value("division")
        place = dockets[0].court.short + (f", {division.value} Division" if division else "")
        found.append(Headline("Court", place, division or value("docket_number")))
    if case.posture:
        found.append(Headline("Posture", case.get_posture_display(), value("posture")))
    found.append(_filed(case, value("begun_on")))
    if case.terminated_on:
        found.append(Headline("Closed", shown(case.terminated_on), value("terminated_on")))
    if case.nature_of_suit is not None:
        found.append(Headline("Nature of suit", nature_of_suit(case.nature_of_suit), value("nature_of_suit")))
    if case.cause:
        found.append(Headline("Cause", case.cause, value("cause")))
    if case.jury_demand is not None:
        found.append(Headline("Jury demand", "yes" if case.jury_demand else "no", value("jury_demand")))
    if judges:
        names = dict.fromkeys(str(f.value) for f in judges)
        found.append(
            Headline(
                "Judges",
                ", ".join(names),
                Value(fact=judges[0], sources=len({f.filing_id for f in judges}), others=0),
                links=[(n, reverse("judge", args=(dockets[0].court_id, n))) for n in names if n and dockets],
            )
        )
    return found


def _filed(case: Case, begun: Value | None) -> Headline:
    """A day that is only bounded is not known: the bound is told, never as the day."""
    bounded = begun is not None and begun.state == Value.State.BOUNDED
    text = shown(case.filed_on) if case.filed_on else "unknown"
    return Headline(
        "Filed", f"unknown, {text}" if bounded else text, begun, unsure=bounded or not case.filed_on
    )


def many_of(scopes: Sequence[str], slots: Sequence[str]) -> dict[str, list[Fact]]:
    """Facts of slots that hold many values, by slot, one for each subject and value."""
    found: dict[str, list[Fact]] = defaultdict(list)
    seen = set()
    rows = Fact.objects.filter(scope__in=scopes, slot__in=slots, filing__status=Filing.Status.DONE)
    for fact in rows.select_related("filing").order_by("id"):
        mark = (fact.slot, fact.subject or str(fact.value))
        if mark not in seen or fact.slot == "judge":
            seen.add(mark)
            found[fact.slot].append(fact)
    return found


def page_of(case: Case, user: User, params: Mapping[str, str]) -> dict[str, Any]:
    """Everything the case page shows but its timeline."""
    dockets = list(case.dockets.visible_to(user).select_related("court").prefetch_related("numbers"))
    values = values_of(case.key)
    many = many_of([case.key], ("judge", *COUNSEL))
    filings = Filing.objects.filter(docket__in=dockets).visible_to(user)
    spelled = {n.number for d in dockets for n in d.numbers.all() if n.number != n.core}
    relations, related_from = _related(case, user)
    told = [row.other.merged_into_id or row.other_id for row in relations] + [r.case_id for r in related_from]
    parties = parties_of(case, user, values)
    names = {one.of.key: one.of.name for one in parties}
    return {
        "case": case,
        "dockets": dockets,
        "spellings": sorted(spelled - {d.number for d in dockets}),
        "proposals": proposals_of(case, user),
        "questions": questions_of(case, user),
        "conflicts": [(v, label(v, names)) for v in values.values() if v.state == Value.State.OPEN],
        "headlines": headlines(case, dockets, values, many["judge"]),
        "parties": parties,
        "told_of_parties": any(one.about for one in parties),
        "counsel": counsel_of(case, user, many),
        "accusations": _accusations(case, user, values),
        "patents": _patents(case, user, values),
        "grounds": [
            (ground, values.get((f"ground:{ground.number}", "ground")))
            for ground in case.grounds.visible_to(user).select_related("patent").order_by("number")
        ],
        "fresh": freshness(case),
        "relations": relations,
        "related_from": related_from,
        "map": related_map(relations, related_from),
        "same_patents": sharing_patents(case, user, told=told),
        "filings": list(filings.in_order()[:FILINGS]),
        "docket": docket_of(dockets, user, params),
        "said": told_in(filings.filter(status=Filing.Status.DONE)),
    }


def _related(case: Case, user: User) -> tuple[list[CaseRelation], list[CaseRelation]]:
    """Cases that this one's filings name, and cases whose filings name this one."""
    named = (
        case.relations.visible_to(user)
        .select_related("other__merged_into", "fact__filing")
        .order_by("relation", "other__key")
    )
    naming = (
        case.related_from.visible_to(user)
        .select_related("case", "fact__filing")
        .order_by("relation", "case__key")
    )
    return list(named), list(naming)


def _accusations(case: Case, user: User, values: Values) -> list[tuple[Accusation, Value | None]]:
    """Each accusation with the value that its count was settled as."""
    rows = case.accusations.visible_to(user).select_related("patent", "patentee", "challenger")
    ordered = rows.order_by("count", "patent__number", "challenger__name")
    return [(row, values.get((f"patent:{row.patent.number}", "counts"))) for row in ordered]


def _patents(case: Case, user: User, values: Values) -> list[dict[str, Any]]:
    found = []
    for row in case.patents.visible_to(user).select_related("patent").order_by("patent__number"):
        subject = f"patent:{row.patent.number}"
        told = (
            values.get((subject, "claims"))
            or values.get((subject, "claims_elsewhere"))
            or values.get((subject, "specificity"))
        )
        found.append({"row": row, "told": told})
    return found
