"""A deed that names an application and the grant that names its patent, read at one moment: neither misses the other."""

import threading

import pytest
from django.db import connection

from ingest import inbox, pipeline
from ingest.inbox import receive
from patents.models import Patent
from tests.record.papers import Document, bytes_of, read_papers
from timelines import services
from timelines.export import export
from timelines.services import in_turns, refresh_all

pytestmark = pytest.mark.django_db(transaction=True)
NUMBERS = {"number": "9000001", "application_number": "13/461111"}
GRANT = {"kind": "patent", "form": "grant_xml", "patents": [NUMBERS | {"title": "Latch"}]}
OWNED = {"application_number": "13/461111", "owner": "Ferngate LLC"}
DEED = {"kind": "patent", "form": "assignments", "patents": [OWNED]}
HEAD_START = (
    0.5  # seconds for the other worker to come to the lock that the first one holds; nothing depends on it
)


@pytest.mark.parametrize(("one", "other"), [(GRANT, DEED), (DEED, GRANT)])
def test_the_deed_finds_its_patent_whoever_is_first(
    settings, tmp_path, monkeypatch, one: Document, other: Document
) -> None:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(inbox, "ring", lambda pk: None)
    monkeypatch.setattr(pipeline, "read", read_papers)
    first, second = (receive(bytes_of(d), name="p", via="command", by=None)[0].pk for d in (one, other))
    failures: list[BaseException] = []

    def process_other() -> None:
        try:
            in_turns(lambda: pipeline.process(second))
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    settle, here = services._settle, threading.current_thread()
    thread = threading.Thread(target=process_other)

    def settle_slowly(touched: set[str]) -> set[str]:
        fresh = settle(touched)
        if threading.current_thread() is here and not thread.is_alive():
            thread.start()
            thread.join(HEAD_START)
        return fresh

    with monkeypatch.context() as patch:
        patch.setattr(services, "_settle", settle_slowly)
        in_turns(lambda: pipeline.process(first))
    thread.join()
    assert not failures
    patent = Patent.objects.get(number="9000001")
    assert (patent.title, patent.owner) == ("Latch", "Ferngate LLC")
    before = export()
    refresh_all()
    assert export() == before
