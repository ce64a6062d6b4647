"""From the four real filings the record shows three cases, with what a paralegal would look for first."""

import functools
import itertools

import pytest
from django.db import transaction

from cases.models import (
    Accusation,
    Appearance,
    Blob,
    Case,
    CaseParty,
    CasePatent,
    CaseRelation,
    Docket,
    Fact,
    Filing,
    Ground,
    Proposal,
    Question,
    Value,
)
from ingest import inbox, pipeline
from parties.models import Party, PartyName
from tests.shared.conftest import NAMES, take_in
from timelines.export import export
from timelines.models import TimelineEvent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("four_filings")]


def case(number: str) -> Case:
    return Case.objects.suits().numbered(number).get()


def test_there_are_three_cases_and_the_suits_only_mentioned_are_not_counted():
    assert sorted(Case.objects.suits().values_list("caption", flat=True)) == [
        "Netflix, Inc. v. Avago Technologies International Sales PTE. Limited",
        "Red Hat, Inc. v. VirtaMove, Corp.",
        "VirtaMove, Corp. v. Amazon.com, Inc. et al.",
    ]
    mentions = Case.objects.mentions().values_list("caption", flat=True)
    assert sorted(mentions) == [
        "VirtaMove, Corp. v. Amazon.com Services LLC",
        "VirtaMove, Corp. v. Google LLC",
        "VirtaMove, Corp. v. Hewlett Packard Enterprise",
        "VirtaMove, Corp. v. International Business Machines Corp.",
    ]


@pytest.mark.parametrize(
    "spelling", ["5:24-cv-04740", "3:24-cv-04740", "24-cv-4740", "5:24cv4740", "3:24-CV-04740"]
)
def test_red_hat_is_found_by_any_spelling_of_its_number(spelling):
    assert case(spelling).caption == "Red Hat, Inc. v. VirtaMove, Corp."


def test_in_the_declaratory_suit_the_plaintiff_is_the_challenger():
    parties = case("5:24-cv-04740").parties.values_list("party__name", "role", "side")
    assert set(parties) == {
        ("Red Hat, Inc.", "plaintiff", "challenger"),
        ("VirtaMove, Corp.", "defendant", "patentee"),
    }
    assert case("5:24-cv-04740").posture == "dj_noninfringement"


def test_amazon_has_three_defendants_and_count_one_is_against_one_of_them():
    amazon = case("7:24-cv-00030-DC-DTG")
    assert amazon.parties.filter(role="defendant").count() == 3
    first = Accusation.objects.filter(case=amazon, patent__number="7519814")
    assert [(a.challenger.name, a.count, a.willful) for a in first] == [
        ("Amazon Web Services, Inc.", 1, "alleged")
    ]
    assert Accusation.objects.filter(case=amazon, patent__number="7784058").count() == 3


def test_the_day_of_the_amended_complaint_is_not_the_start_of_the_suit():
    amazon = case("7:24-cv-00030")
    assert amazon.filed_on == "../2024-05-03"
    assert Value.objects.get(scope=amazon.key, slot="begun_on").state == "bounded"
    proposal = Proposal.objects.get(case=amazon)
    assert (proposal.mention.filed_on, proposal.state) == ("2024-01-26", "open")
    events = amazon.events.filter(on="2024-05-03", kind__endswith="complaint_filed")
    assert [(e.kind, e.sources) for e in events] == [("amended_complaint_filed", 2)]


def test_netflix_has_four_grounds_twelve_claims_and_its_two_days():
    netflix = case("IPR2020-01582")
    assert Ground.objects.filter(case=netflix).count() == 4
    assert netflix.patents.get().claims == [1, 2, 3, 4, 5, 9, 10, 17, 19, 20, 21, 26]
    days = dict(netflix.events.filter(kind__in=["hearing", "service"]).values_list("kind", "on"))
    assert days == {"hearing": "2022-01-05", "service": "2021-12-27"}


def test_virtamove_is_one_party_and_netfix_a_misreading_of_netflix():
    assert Party.objects.standing().filter(key__startswith="virtamove").count() == 1
    assert not Party.objects.filter(key__startswith="netfix").exists()
    misread = PartyName.objects.get(kind="ocr_variant", written__startswith="Netfix")
    assert misread.party.name == "Netflix, Inc."


def test_uncertain_and_alleged_days_keep_their_breadth_and_their_mark():
    amazon = case("7:24-cv-00030")
    meetings = amazon.events.filter(kind="meeting").order_by("earliest").values_list("on", "modality")
    assert list(meetings) == [
        ("2009-10/2009-12~", "alleged"),
        ("2012/2015", "alleged"),
        ("2018/2021", "alleged"),
    ]
    october = TimelineEvent.objects.get(case=amazon, kind="prosecution_citation", on__startswith="2013-10")
    assert (october.on, october.modality, october.sources) == ("2013-10~", "alleged", 2)


def test_every_value_and_event_leads_to_words_of_a_filing_or_to_its_rule():
    for value in Value.objects.select_related("fact__filing__content"):
        assert value.fact or value.rule
        if value.fact:
            text = value.fact.filing.content.text
            assert value.fact.quote == text[value.fact.start : value.fact.end][:400]
    assert not TimelineEvent.objects.filter(fact=None).exists()


def test_all_twenty_four_orders_give_the_same_export_to_the_byte(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(inbox, "ring", lambda pk: None)
    monkeypatch.setattr(pipeline, "read", functools.cache(pipeline.read))  # each of the four is read once
    exports = set()
    for order in itertools.permutations(NAMES):
        with transaction.atomic():
            forget_everything()
            take_in(*order)
            exports.add(export())
            transaction.set_rollback(True)
    assert len(exports) == 1


def forget_everything() -> None:
    TimelineEvent.objects.all().delete()
    for model in (
        Proposal,
        Value,
        CaseRelation,
        Accusation,
        CaseParty,
        CasePatent,
        Ground,
        Appearance,
        Question,
        Fact,
    ):
        model.objects.all().delete()
    Filing.objects.update(docket=None)
    for model in (Docket, Case, Filing, Blob):
        model.objects.all().delete()
