"""Two filings at the same moment, of which one gives a line another day: the order that both dockets enter is one event."""

import threading
from typing import Any

import pytest
from django.db import connection

from ingest import inbox, pipeline
from ingest.inbox import receive
from tests.record.papers import Document, bytes_of, read_papers
from timelines import services
from timelines.export import export
from timelines.models import TimelineEvent
from timelines.services import in_turns, refresh_all

pytestmark = pytest.mark.django_db(transaction=True)
ORDER = (
    "ORDER denying Motion to Stay Pending Review. Associated Cases: 2:24-cv-00123-AP, 2:24-cv-00124-AP(ch)"
)


@pytest.fixture(autouse=True)
def papers_instead_of_readers(settings, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(inbox, "ring", lambda pk: None)
    monkeypatch.setattr(pipeline, "read", read_papers)


def paper(number: str, kind: str = "docket_sheet", **line: Any) -> Document:
    return {"kind": kind, "court": "txed", "docket_number": number, "entries": [{"number": 5} | line]}


def received(document: Document) -> int:
    return receive(bytes_of(document), name="paper.txt", via="command", by=None)[0].pk


def process(document: Document) -> None:
    pk = received(document)
    in_turns(lambda: pipeline.process(pk))


def at_the_same_moment(one: Document, other: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """Process `one`; when it has settled and not committed yet, process all of `other` on another connection."""
    first, second = received(one), received(other)
    failures: list[BaseException] = []

    def process_other() -> None:
        try:
            in_turns(lambda: pipeline.process(second))
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    settle, here, done = services._settle, threading.current_thread(), threading.Event()

    def settle_slowly(touched: set[str]) -> set[str]:
        fresh = settle(touched)
        if threading.current_thread() is here and not done.is_set():
            done.set()
            thread = threading.Thread(target=process_other)
            thread.start()
            thread.join()
        return fresh

    with monkeypatch.context() as patch:
        patch.setattr(services, "_settle", settle_slowly)
        in_turns(lambda: pipeline.process(first))
    assert done.is_set() and not failures


def test_a_line_that_only_changes_its_day_finds_the_line_that_comes_at_the_same_moment(monkeypatch):
    process(paper("2:24-cv-00123", "memo", filed_on="2024-04-05", text=ORDER))
    corrected = paper("2:24-cv-00123", filed_on="2024-04-08")  # without the words: they stay
    at_the_same_moment(corrected, paper("2:24-cv-00124", filed_on="2024-04-08", text=ORDER), monkeypatch)
    (event,) = TimelineEvent.objects.filter(kind="order")
    assert (event.on, event.dockets) == ("2024-04-08", 2)
    before = export()
    refresh_all()
    assert export() == before
