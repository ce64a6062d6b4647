"""A wrong file is taken out without a trace in the record; a sealed one is gone for good, but for its tombstone."""

import pytest
from django.core.files.storage import default_storage

from cases.models import Fact, Filing, FilingText
from desk import services
from ingest.inbox import receive
from tests.record.papers import amazon_memo, bytes_of, complaint, red_hat_memo, take_in
from timelines.export import export
from web.errors import Refused

pytestmark = pytest.mark.django_db


def test_a_withdrawn_filing_leaves_the_record_as_if_it_had_never_come(editor):
    take_in(complaint())
    before = export()
    (memo,) = take_in(amazon_memo(patents=[{"number": "6000000"}]))
    assert export() != before
    services.withdraw(memo, by=editor, reason="wrong case")
    assert export() == before


def test_a_withdrawn_filing_comes_back_as_it_was(editor):
    first, second = take_in(complaint(), red_hat_memo())
    before = export()
    services.withdraw(second, by=editor, reason="by mistake")
    services.restore(second, by=editor)
    take_in(red_hat_memo())
    assert export() == before


def test_purging_removes_bytes_text_and_quotes_and_leaves_a_tombstone(
    editor, django_capture_on_commit_callbacks
):
    (memo,) = take_in(amazon_memo())
    with django_capture_on_commit_callbacks(execute=True):
        services.purge(memo, by=editor)
    assert Filing.objects.get(pk=memo.pk).status == "purged"
    assert not FilingText.objects.exists()
    assert not Fact.objects.exists()
    assert not default_storage.exists(memo.blob.path)
    assert "VirtaMove" not in export()


def test_purged_bytes_are_refused_when_they_come_again(editor):
    (memo,) = take_in(amazon_memo())
    services.purge(memo, by=editor)
    with pytest.raises(Refused, match="purged"):
        receive(bytes_of(amazon_memo()), name="again.txt", via="api", by=editor)
