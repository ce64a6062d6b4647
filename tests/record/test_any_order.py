"""Promise *any order*: all orders of the same filings and rulings, and repeats, give the same canonical export."""

import itertools
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from cases.models import Fact, Filing, Proposal, Question, Ruling, Value
from desk import services
from tests.record.papers import Document, amazon_memo, complaint, red_hat_memo, take_in
from timelines.export import export
from timelines.services import refresh, refresh_all

pytestmark = pytest.mark.django_db
Decided = tuple[tuple[str, Any], ...]  # the fields of a ruling

NAMES = ("VirtaMove, Corp.", "Virtamove Corp.", "Red Hat, Inc.", "HP Inc.", "Netflix, Inc.")
COURTS = (
    ("txwd", "7:24-cv-00030"),
    ("cand", "5:24-cv-04740"),
    ("cand", "3:24-cv-04740"),
    ("ptab", "IPR2020-01582"),
)
DAYS = (
    "2009-04-14",
    "2009-04",
    "2013-10~",
    "2013-10-01",
    "2024-01-26",
    "2024-05-03",
    "2012/2015",
    "../2023-09-24",
)
KINDS = ("complaint", "memo", "order", "ptab_paper", "motion")
EVENTS = (
    "complaint_filed",
    "amended_complaint_filed",
    "patent_issued",
    "meeting",
    "prosecution_citation",
    "other",
)

party = st.fixed_dictionaries(
    {"name": st.sampled_from(NAMES), "role": st.sampled_from(("plaintiff", "defendant", "petitioner"))},
    optional={"organized_in": st.sampled_from(("Delaware", "Canada"))},
)
patent = st.fixed_dictionaries(
    {"number": st.sampled_from(("7519814", "7784058"))},
    optional={
        "title": st.sampled_from(("System", "SYSTEM", "Method")),
        "issued_on": st.sampled_from(DAYS[:2]),
        "claims": st.sampled_from(("1, 2", "1-5, 9", "9")),
    },
)
event = st.fixed_dictionaries(
    {"on": st.sampled_from(DAYS), "title": st.sampled_from(("A", "B")), "kind": st.sampled_from(EVENTS)},
    optional={"patent": st.just("7519814"), "party": st.sampled_from(NAMES), "modality": st.just("alleged")},
)
named = st.fixed_dictionaries(
    {
        "relation": st.sampled_from(("same_patents", "parallel_ptab")),
        "plaintiff": st.sampled_from(NAMES),
        "defendant": st.sampled_from(NAMES),
    },
    optional={"filed_on": st.sampled_from(DAYS[4:6])},
)
numbered = st.sampled_from((*COURTS, ("ded", "1:24-cv-00077"))).flatmap(
    lambda docket: st.fixed_dictionaries(
        {
            "relation": st.sampled_from(("transferred_from", "same_patents", "lead")),
            "court": st.just(docket[0]),
            "docket_number": st.just(docket[1]),
        },
        optional={"plaintiff": st.sampled_from(NAMES)},
    )
)
related = named | numbered


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A paper that may contradict every other one."""
    court, number = draw(st.sampled_from(COURTS))
    document: dict[str, Any] = {
        "kind": draw(st.sampled_from(KINDS)),
        "court": court,
        "docket_number": number,
        "filed_on": draw(st.sampled_from(DAYS[4:6])),
        "posture": draw(st.sampled_from(("infringement", "dj_noninfringement", "ipr"))),
        "parties": draw(st.lists(party, max_size=3, unique_by=lambda p: (p["name"], p["role"]))),
        "patents": draw(st.lists(patent, max_size=2, unique_by=lambda p: p["number"])),
        "events": draw(st.lists(event, max_size=4)),
        "related": draw(st.lists(related, max_size=2)),
    }
    if document["kind"] == "complaint":
        document["amendment"] = draw(st.integers(0, 2))
    return {k: v for k, v in document.items() if v != []}


def outcome(order: list[Document | Decided]) -> str:
    """The export after these papers and decisions came in this order; nothing of it stays in the database."""
    with transaction.atomic():
        for step in order:
            if isinstance(step, dict):
                take_in(step)
            else:
                replay(step)
        assert not Filing.objects.exclude(status="done").exists()
        found = export()
        transaction.set_rollback(True)
    return found


def replay(decided: Decided) -> None:
    """A decision as it was once made, whatever has arrived by now."""
    ruling = Ruling.objects.create(**dict(decided))
    refresh({ruling.scope, ruling.value} if ruling.kind in ("confirm", "refuse") else {ruling.scope})


def decide(papers: list[Document], editor: User) -> list[Decided]:
    """What a person decides who has seen all papers: the first proposals, the first conflicts, the first questions."""
    names = ("kind", "scope", "subject", "slot", "value", "fingerprint", "seen")
    with transaction.atomic():
        take_in(*papers)
        for n, proposal in enumerate(Proposal.objects.order_by("mention__key", "case__key")[:2]):
            services.decide(proposal, confirm=n == 0, by=editor)
        for value in Value.objects.filter(others__gt=0).order_by("scope", "subject", "slot")[:3]:
            fact = Fact.objects.filter(scope=value.scope, subject=value.subject, slot=value.slot).order_by(
                "fingerprint"
            )
            if fact.exists():
                services.choose(fact[0], by=editor)
        for question in Question.objects.filter(state="open").order_by("scope", "key")[:2]:
            services.answer(question, "yes", by=editor)
        rulings = [
            tuple((n, getattr(r, n)) for n in names)
            for r in Ruling.objects.filter(undone_at=None).order_by("id")
        ]
        transaction.set_rollback(True)
    return rulings


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(documents(), min_size=2, max_size=5, unique_by=str), st.randoms(use_true_random=False))
def test_any_order_of_disagreeing_filings_gives_the_same_record(papers, random):
    shuffled = papers + papers[:1]  # a repeat among them
    random.shuffle(shuffled)
    assert outcome(shuffled) == outcome(papers)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(documents(), min_size=2, max_size=4, unique_by=str), st.randoms(use_true_random=False))
def test_any_order_of_filings_and_rulings_gives_the_same_record(editor, papers, random):
    rulings = decide(papers, editor)
    shuffled = [*papers, *rulings]
    random.shuffle(shuffled)
    assert outcome(shuffled) == outcome([*papers, *rulings])


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(documents(), min_size=1, max_size=5, unique_by=str))
def test_rebuilding_everything_from_the_filings_changes_nothing(papers):
    with transaction.atomic():
        take_in(*papers)
        before = export()
        refresh_all()
        assert export() == before
        transaction.set_rollback(True)


def test_every_order_of_four_papers_on_two_suits_gives_one_record():
    papers = [
        complaint(),
        amazon_memo(),
        red_hat_memo(),
        complaint(amendment=0, filed_on="2024-01-26", events=[]),
    ]
    assert len({outcome(list(order)) for order in itertools.permutations(papers)}) == 1


@pytest.mark.soak
@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(documents(), min_size=2, max_size=7, unique_by=str), st.randoms(use_true_random=False))
def test_any_order_over_many_more_filings(papers, random):
    shuffled = papers + papers[:2]
    random.shuffle(shuffled)
    assert outcome(shuffled) == outcome(papers)
