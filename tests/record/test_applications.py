"""Filings of the Patent Office that name a patent only by its application tell of that patent, whichever came first."""

import itertools
import json
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.models import Fact, Filing, Value
from desk import services
from patents.models import Patent
from tests.record.papers import Document, complaint, take_in
from timelines.export import export
from timelines.models import Revision, TimelineEvent
from timelines.services import refresh_all

pytestmark = pytest.mark.django_db
NUMBER = "9000001"


def wrapper(**patent: Any) -> Document:
    """A part of a file wrapper: it names the application, not the patent."""
    return {
        "kind": "patent", "form": "file_wrapper",
        "patents": [{"application_number": "13/461111", "term_adjustment_days": 20} | patent],
    }  # fmt: skip


def deeds(owner: str = "Ferngate LLC", on: str = "2016-03-01") -> Document:
    event = {
        "on": on,
        "kind": "assignment_recorded",
        "title": "ASSIGNMENT",
        "party": owner,
        "application": "13/461111",
    }
    return wrapper(owner=owner) | {"form": "assignments", "events": [event]}  # fmt: skip


def grant(**patent: Any) -> Document:
    """The grant: it names both numbers."""
    told = {
        "number": NUMBER,
        "application_number": "13/461,111",
        "filed_on": "2012-05-01",
        "issued_on": "2015-04-07",
    }
    return {"kind": "patent", "form": "grant_xml", "patents": [told | patent]}  # fmt: skip


def pleading(**patent: Any) -> Document:
    told = {"number": NUMBER, "application_number": "13/461,111"}
    return complaint(patents=[told | patent], counts=[])


def state() -> list[Any]:
    patent = Patent.objects.filter(number=NUMBER).first()
    events = TimelineEvent.objects.filter(scope=f"patent:{NUMBER}", kind="assignment_recorded")
    return [patent and patent.owner, patent and patent.term_adjustment_days, events.count()]


def test_it_works() -> None:
    take_in(grant(), deeds())
    assert state() == ["Ferngate LLC", 20, 1]


@pytest.mark.parametrize("knows", [grant, pleading])
def test_every_order_gives_one_record(knows: Any) -> None:
    papers = [knows(), deeds(), wrapper(terminal_disclaimer=True)]
    found = set()
    for order in itertools.permutations(papers):
        with transaction.atomic():
            take_in(*order, order[0])
            assert state() == ["Ferngate LLC", 20, 1]
            found.add(export())
            transaction.set_rollback(True)
    assert len(found) == 1


def test_a_filing_that_waits_says_for_what_until_the_patent_comes() -> None:
    waiting, _ = take_in(deeds(), complaint())
    assert waiting.status == "done"
    assert waiting.problem.startswith(
        "This filing names application 13/461,111; no patent here is known by it yet."
    )
    take_in(grant())
    waiting.refresh_from_db()
    assert waiting.problem == ""


def test_several_applications_are_waited_for_each(editor) -> None:
    both = wrapper() | {
        "patents": [{"application_number": n, "title": "Latch"} for n in ("13/461111", "14/222333")]
    }
    waiting, granted = take_in(both, grant())
    waiting.refresh_from_db()
    assert waiting.problem.startswith("This filing names application 14/222,333; no patent here")
    services.withdraw(granted, by=editor, reason="wrong file")
    waiting.refresh_from_db()
    assert waiting.problem.startswith("This filing names application 13/461,111 and 1 more; no patent here")


def test_withdrawing_either_filing_undoes_it(editor) -> None:
    known, named = take_in(grant(), deeds())
    services.withdraw(named, by=editor, reason="wrong file")
    assert state() == ["", None, 0]
    services.restore(named, by=editor)
    take_in(deeds())
    assert state() == ["Ferngate LLC", 20, 1]
    services.withdraw(known, by=editor, reason="wrong file")
    assert state() == [None, None, 0]
    assert not Value.objects.filter(scope__startswith="application:").exists()


def test_a_purged_filing_leaves_nothing_to_its_patent(editor) -> None:
    """Nor in the old texts of what was shown of the patent meanwhile."""
    _, named = take_in(grant(), deeds())
    take_in(deeds(owner="Holm Holdings", on="2018-01-02"))
    assert "Ferngate" in kept_texts()
    services.purge(named, by=editor)
    assert state() == ["Holm Holdings", 20, 1]
    assert "Ferngate" not in kept_texts()


def kept_texts() -> str:
    return json.dumps([[r.before, r.after] for r in Revision.objects.all()], default=str)


def test_the_parent_of_another_application_is_known_by_its_own() -> None:
    child = {"number": "9100002", "application_number": "14/700700", "parents": [
        {"patent": NUMBER, "application_number": "13/461111", "relation": "continuation", "filed_on": "2012-05-01"}
    ]}  # fmt: skip
    take_in(deeds(), {"kind": "patent", "form": "file_wrapper", "patents": [child]})
    assert state() == ["Ferngate LLC", 20, 1]


def test_a_patent_reads_the_application_that_is_settled_for_it() -> None:
    """A pleading's slip in the number gives way to the grant, and takes its application's facts with it."""
    slip = pleading(application_number="13/461,117")
    other = wrapper(application_number="13/461117", term_adjustment_days=99)
    waiting, _, _ = take_in(other, slip, deeds())
    waiting.refresh_from_db()
    assert (state(), waiting.problem) == (["", 99, 0], "")
    take_in(grant())
    waiting.refresh_from_db()
    assert state() == ["Ferngate LLC", 20, 1]
    assert "13/461,117; no patent here" in waiting.problem


def test_one_number_written_in_two_ways_is_no_conflict() -> None:
    take_in(grant(), wrapper(number=NUMBER))
    value = Value.objects.get(scope=f"patent:{NUMBER}", slot="application_number")
    assert (value.state, value.sources, value.others) == ("agreed", 2, 0)


def test_a_person_may_say_which_application_it_is_and_take_it_back(editor) -> None:
    waiting, _ = take_in(deeds(), grant(application_number="13/461,117"))
    value = Value.objects.get(scope=f"patent:{NUMBER}", slot="application_number")
    ruling = services.enter(value, "13/461,111", by=editor, reason="printed on the certificate of correction")
    waiting.refresh_from_db()
    assert (state(), waiting.problem) == (["Ferngate LLC", 20, 1], "")
    take_in(deeds(owner="Holm Holdings", on="2018-01-02"))
    assert state()[2] == 2
    services.undo(ruling, by=editor)
    waiting.refresh_from_db()
    assert state() == ["", None, 0]
    assert waiting.problem


def test_what_an_application_s_filing_says_can_be_chosen_for_its_patent(editor) -> None:
    take_in(grant(term_adjustment_days=25), wrapper())
    fact = Fact.objects.get(scope="application:13/461111", slot="term_adjustment_days")
    ruling = services.choose(fact, by=editor, reason="corrected")
    assert (ruling.scope, state()[1]) == (f"patent:{NUMBER}", 20)
    value = Value.objects.get(scope=f"patent:{NUMBER}", slot="term_adjustment_days")
    assert (value.state, value.fact_id) == ("ruled", fact.pk)


def test_nobody_decides_on_an_application_without_a_patent(editor) -> None:
    take_in(wrapper())
    fact = Fact.objects.get(slot="term_adjustment_days")
    with pytest.raises(services.Refused, match="No patents here are known by application 13/461111"):
        services.choose(fact, by=editor)


number = st.sampled_from(("13/461,111", "13/461117", "12/000001"))
office = st.fixed_dictionaries(
    {"application_number": number},
    optional={
        "number": st.sampled_from((NUMBER, "9100002")),
        "owner": st.sampled_from(("Ferngate LLC", "Holm Holdings")),
        "term_adjustment_days": st.integers(0, 2),
        "filed_on": st.sampled_from(("2012-05-01", "2012-05-02")),
        "parents": st.just([{"patent": NUMBER, "application_number": "12/000001", "relation": "division"}]),
    },
)
filing = st.one_of(
    st.lists(office, min_size=1, max_size=2).map(lambda p: {"kind": "patent", "form": "file_wrapper", "patents": p}),
    office.filter(lambda p: "number" in p).map(lambda p: complaint(patents=[p], counts=[], events=[])),
    st.just(deeds()),
)  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(filing, min_size=2, max_size=5, unique_by=str), st.data())
def test_any_order_with_repeats_and_withdrawals_gives_the_same_record(editor, papers, data) -> None:
    """Some of the filings are withdrawn as soon as they were read; the record is that of the others, and its rebuild."""
    shuffled = data.draw(st.permutations([*papers, papers[0]]))
    wrong = data.draw(st.sampled_from(papers))

    def outcome(order: list[Document]) -> tuple[str, list[str]]:
        with transaction.atomic():
            for paper in order:
                [held] = take_in(paper)
                if paper == wrong and held.status == "done":
                    services.withdraw(held, by=editor, reason="wrong file")
            found = export(), sorted(Filing.objects.values_list("blob_id", "problem"))
            refresh_all()
            assert export() == found[0]
            transaction.set_rollback(True)
        return found

    assert outcome(shuffled) == outcome(papers)
