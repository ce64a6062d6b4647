"""People overrule the record, reversibly."""

import pytest

from cases.models import Case, Fact, Proposal, Value
from desk import services
from tests.record.papers import amazon_memo, complaint, red_hat_memo, take_in
from timelines.export import export
from web.errors import Refused

pytestmark = pytest.mark.django_db
AMAZON = "docket:txwd/7:24-cv-00030"


def owner_value() -> Value:
    return Value.objects.get(scope="patent:7519814", slot="title")


def test_a_chosen_source_stands_though_another_outranks_it(editor):
    take_in(complaint(), amazon_memo(patents=[{"number": "7519814", "title": "Another Title"}]))
    assert owner_value().value == "System for Containerization"
    assert owner_value().state == "settled"
    ruling = services.choose(Fact.objects.get(slot="title", value="Another Title"), by=editor)
    assert (owner_value().value, owner_value().state) == ("Another Title", "ruled")
    assert owner_value().fact.filing.kind == "memo"
    services.undo(ruling, by=editor)
    assert owner_value().value == "System for Containerization"


def test_an_entered_value_needs_a_reason(editor):
    take_in(complaint())
    with pytest.raises(Refused, match="needs a reason"):
        services.enter(owner_value(), "As granted", by=editor, reason=" ")
    services.enter(owner_value(), "As granted", by=editor, reason="read off the certificate")
    assert owner_value().value == "As granted"
    assert owner_value().fact is None


def test_a_ruling_survives_a_second_reading_of_the_filing(editor):
    (filing, _) = take_in(complaint(), amazon_memo(patents=[{"number": "7519814", "title": "Another Title"}]))
    services.choose(Fact.objects.get(slot="title", value="Another Title"), by=editor)
    services.withdraw(filing, by=editor, reason="to read it again")
    services.restore(filing, by=editor)
    take_in(complaint())
    assert (owner_value().value, owner_value().state) == ("Another Title", "ruled")


def test_a_decided_conflict_opens_again_only_for_a_new_source_that_disagrees(editor):
    take_in(complaint(), amazon_memo(patents=[{"number": "7519814", "title": "Another Title"}]))
    services.choose(Fact.objects.get(slot="title", value="Another Title"), by=editor)
    take_in(red_hat_memo(patents=[{"number": "7519814", "title": "another title"}]))
    assert owner_value().state == "ruled"
    take_in(amazon_memo(docket_number="7:24-cv-00099", patents=[{"number": "7519814", "title": "A Third"}]))
    assert owner_value().state == "open"
    assert owner_value().value == "Another Title"


def test_a_reader_may_not_decide(reader):
    take_in(complaint())
    with pytest.raises(services.NotAllowed):
        services.choose(Fact.objects.filter(slot="title").first(), by=reader)


def test_a_confirmed_mention_gives_the_case_its_first_day(editor):
    take_in(amazon_memo(), complaint(), red_hat_memo())
    case = Case.objects.get(key=AMAZON)
    assert case.filed_on == "../2024-05-03"
    proposal = Proposal.objects.get(case=case)
    assert [e["for"] for e in proposal.evidence] == [True, True, True]
    ruling = services.decide(proposal, confirm=True, by=editor)
    case.refresh_from_db()
    assert case.filed_on == "2024-01-26"
    assert Case.objects.mentions().count() == 0
    services.undo(ruling, by=editor)
    case.refresh_from_db()
    assert case.filed_on == "../2024-05-03"
    assert Case.objects.mentions().count() == 1


def test_a_refused_mention_stays_a_suit_of_its_own(editor):
    take_in(complaint(), red_hat_memo())
    assert Case.objects.get(key=AMAZON).open_questions == 1
    services.decide(Proposal.objects.get(), confirm=False, by=editor)
    assert Case.objects.get(key=AMAZON).open_questions == 0
    assert Case.objects.mentions().count() == 1


def test_undoing_every_decision_gives_the_record_the_filings_make(editor):
    take_in(complaint(), red_hat_memo())
    before = export()
    rulings = [
        services.decide(Proposal.objects.get(), confirm=True, by=editor),
        services.enter(owner_value(), "X", by=editor, reason="a test"),
    ]
    assert export() != before
    for ruling in rulings:
        services.undo(ruling, by=editor)
    assert export() == before
