"""Short words for what the tests of the four filings look up."""

from collections.abc import Iterator

from cases.models import Case, Fact, Question, Value
from timelines.models import TimelineEvent

RED_HAT, AMAZON, NETFLIX = "docket:cand/24-cv-04740", "docket:txwd/7:24-cv-00030", "docket:ptab/IPR2020-01582"
CONTAINERS, LIBRARIES, IMAGES = "patent:7519814", "patent:7784058", "patent:8572138"


def case(key: str) -> Case:
    return Case.objects.get(key=key)


def value(scope: str, slot: str, subject: str = "") -> Value:
    return Value.objects.select_related("fact__filing").get(scope=scope, subject=subject, slot=slot)


def events(scope: str, **found: str) -> list[TimelineEvent]:
    return list(
        TimelineEvent.objects.filter(scope=scope, **found).select_related("fact__filing").order_by("earliest")
    )


def asked(scope: str, about: str, state: str = "open") -> list[str]:
    """What the questions (or, by state, the warnings) about values under this pointer say."""
    rows = Question.objects.filter(scope=scope, key__contains=about, state=state).order_by("key")
    return [q.says for q in rows]


def told(scope: str, slot: str, **found: str) -> Iterator[tuple[str, object]]:
    """(kind of filing, value) of every fact in a slot."""
    for fact in Fact.objects.filter(scope=scope, slot=slot, **found).select_related("filing").order_by("id"):
        yield fact.filing.kind, fact.value
