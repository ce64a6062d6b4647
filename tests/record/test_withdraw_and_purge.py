"""A wrong file is taken out without a trace in the record; a sealed one is gone for good, but for its tombstone."""

import pytest
from django.core.files.storage import default_storage
from django.db import connection

from cases.models import Fact, Filing, FilingText, Value
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


def everywhere(word: str) -> list[str]:
    """The tables of the database in which any row still holds this word."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                f'SELECT count(*) FROM "{table}" t WHERE row_to_json(t)::text ILIKE %s', [f"%{word}%"]
            )
            if cursor.fetchone()[0]:
                found.append(table)
    return found


def sealed() -> dict:
    """A memo with a word in everything a filing can bring."""
    secret = "Zyzzyva"
    return amazon_memo(
        kind="docket_sheet", caption=f"{secret} v. Amazon", title=f"{secret} sheet", as_of="2024-06-01",
        case_filed_on="2024-01-26", cause=f"35:271 {secret}", judges=[f"{secret} Jones"],
        parties=[
            {"name": f"{secret} Corp.", "role": "plaintiff", "aka": [f"{secret}X"], "formerly": [f"Old {secret} Corp."],
             "parent": f"{secret} Holdings LLC"},
            {"name": f"{secret} Corporation Ltd.", "role": "defendant"},
        ],
        patents=[{"number": "7519814", "title": f"{secret} System", "owner": f"{secret} Corp.", "assignee": "CA, Inc."}],
        counsel=[{"name": f"{secret} Roe", "firm": f"{secret} LLP", "for": "plaintiff"}],
        related=[{"relation": "same_patents", "plaintiff": f"{secret} Corp.", "defendant": "Google LLC"}],
        events=[{"on": "2024-01-02", "title": f"{secret} met", "kind": "meeting", "party": f"{secret} Corp."}],
        entries=[
            {"number": 4, "filed_on": "2024-04-05", "text": f"ORDER denying Motion of {secret} Corp. to stay this case",
             "attachments": [{"number": 1, "text": f"{secret} exhibit"}]},
        ],
        doubts=[{"pointer": "/caption", "why": f"{secret} elsewhere"}],
    )  # fmt: skip


def test_after_a_purge_no_table_holds_a_word_of_the_filing(editor):
    take_in(complaint())
    before = export()
    (filing,) = take_in(sealed())
    assert len(everywhere("zyzzyva")) > 15
    for value in Value.objects.filter(scope="patent:7519814", slot="title"):
        told = Fact.objects.get(scope=value.scope, slot="title", filing=filing)
        services.choose(told, by=editor, reason="Zyzzyva it is")
    services.purge(Filing.objects.get(pk=filing.pk), by=editor)
    assert everywhere("zyzzyva") == []
    assert export() == before


def test_after_a_withdrawal_only_the_filing_and_what_it_said_hold_its_words(editor):
    take_in(complaint())
    (filing,) = take_in(sealed())
    services.withdraw(filing, by=editor, reason="wrong case")
    told = {"cases_filing", "cases_filingtext", "cases_filingpage", "cases_fact", "timelines_revision"}
    assert set(everywhere("zyzzyva")) <= told
