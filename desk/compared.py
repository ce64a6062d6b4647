"""One settled value with everything that stands behind it: every source, its quote, and the decisions of people."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from accounts.models import User
from cases.ledger import scopes
from cases.ledger.applications import of_kind, read_by
from cases.ledger.joins import SAME_CASE
from cases.ledger.settle import same
from cases.models import Case, Fact, Filing, Ruling, Value
from law.dates import shown
from law.names import body
from law.patents import short as patent_short
from law.patents import shown as patent_shown

_NAME = re.compile(r"[a-z]+(?:_[a-z]+)+$")  # as programs write a name: doctrine_of_equivalents
PARTS = {"number": "count"}  # of what is accused
DATES = frozenset({"begun_on", "begun_by", "issued_on", "priority_on", "application_filed_on"})


@dataclass(frozen=True, slots=True)
class Told:
    """One source's telling of a value, and whether it agrees with what the record shows."""

    fact: Fact
    agrees: bool
    words: str


@dataclass(frozen=True, slots=True)
class About:
    """What a value is about: a case, a patent or a party, in words and with its address."""

    name: str
    address: str


def told(values: Sequence[Value], user: User) -> dict[int, list[Told]]:
    """Every source of each value's slot, by the value's id; those that agree first: three queries for any number."""
    owners = {v.scope: {v.scope} for v in values}
    joins = Ruling.objects.filter(kind="confirm", slot=SAME_CASE, value__in=list(owners), undone_at=None)
    for scope, into in joins.values_list("scope", "value"):
        owners[into].add(scope)
    for patent, application in read_by(of_kind(scopes.PATENT, list(owners))).items():
        owners[patent].add(application)
    places = Q(pk__in=[])
    for v in values:
        places |= Q(scope__in=owners[v.scope], subject=v.subject, slot__in=_slots(v))
    facts = (
        Fact.objects.visible_to(user)
        .filter(places, filing__status=Filing.Status.DONE)
        .select_related("filing")
    )
    found: dict[int, list[Told]] = {v.pk: [] for v in values}
    for fact in facts.order_by("filing_id", "start"):
        for v in values:
            if fact.scope in owners[v.scope] and fact.subject == v.subject and fact.slot in _slots(v):
                agrees = fact.slot == v.slot and same(v.slot, fact.value, v.value)
                found[v.pk].append(Told(fact, agrees, in_words(fact.slot, fact.value)))
    return {pk: sorted(_worded(sources), key=lambda t: not t.agrees) for pk, sources in found.items()}


@dataclass(frozen=True, slots=True)
class Side:
    """What one or several sources say alike; `facts` in the order they arrived."""

    words: str
    agrees: bool
    facts: Sequence[Fact]


def sides(sources: Sequence[Told]) -> list[Side]:
    """Sources that say the same stand together."""
    found: dict[tuple[str, bool], list[Fact]] = {}
    for one in sources:
        found.setdefault((one.words, one.agrees), []).append(one.fact)
    return [Side(words, agrees, facts) for (words, agrees), facts in found.items()]


def _worded(sources: Sequence[Told]) -> list[Told]:
    """Of things told in several parts, as what a count accuses of, only the parts that sources tell differently."""
    values = [_alone(one.fact.value) for one in sources]
    if len(values) < 2 or not all(isinstance(v, dict) and "text" not in v for v in values):
        return list(sources)
    names = [
        n
        for n in dict.fromkeys(n for v in values for n in v)
        if any(v.get(n) != values[0].get(n) for v in values)
    ]
    if not names:
        return list(sources)
    parts = [{PARTS.get(n, n): value.get(n, "not said") for n in names} for value in values]
    return [Told(one.fact, one.agrees, in_words("", part)) for one, part in zip(sources, parts, strict=True)]


def _alone(value: Any) -> Any:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _slots(value: Value) -> tuple[str, ...]:
    """The start of a case is also bounded by what is filed in it."""
    return (value.slot, "begun_by") if value.slot == "begun_on" else (value.slot,)


def rulings(value: Value) -> Sequence[Ruling]:
    """Decisions on a value, the newest first, undone ones too."""
    return (
        Ruling.objects.filter(scope=value.scope, subject=value.subject, slot=value.slot)
        .select_related("by")
        .order_by("-id")
    )


def about(scope: str) -> About:
    """Who or what a scope is."""
    kind, rest = scopes.split(scope)
    if kind == scopes.PATENT:
        return About(f"U.S. Patent {patent_shown(rest)}", f"/patents/{rest}/")
    case = Case.objects.filter(key=scope).first()
    return About(str(case), case.get_absolute_url()) if case else About(rest, "")


def place(scope: str) -> str:
    """Where a value belongs, from its scope alone: `7:24-cv-00030`, `'814 patent`."""
    kind, rest = scopes.split(scope)
    return f"{patent_short(rest)} patent" if kind == scopes.PATENT else rest.rpartition("/")[2]


def in_words(slot: str, value: Any) -> str:
    """A fact's value as people read it."""
    if slot in DATES and isinstance(value, str):
        words = shown(value)
        return f"not later than {words}" if slot == "begun_by" else words
    if slot == "kind" and isinstance(value, str):
        return body(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(in_words("", v) for v in value) or "none"
    if isinstance(value, dict) and "text" in value:  # an element of a claim
        return f"{value.get('label', '')} {value['text']}".strip()
    if isinstance(value, dict):
        return "; ".join(f"{k.replace('_', ' ')}: {in_words('', v)}" for k, v in value.items())
    return str(value).replace("_", " ") if _NAME.match(str(value)) else str(value)
