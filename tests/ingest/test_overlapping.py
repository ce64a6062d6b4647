"""Eight workers on cases that share parties, patents and mentions: no deadlock surfaces, and the rows are those of one."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from cases.models import Filing
from ingest import inbox, pipeline
from ingest.inbox import receive
from tests.ingest.test_never_lost import worker
from tests.record.papers import Document, amazon_memo, bytes_of, complaint, read_papers, red_hat_memo
from timelines.export import export
from timelines.services import refresh_all

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]


@pytest.fixture(autouse=True)
def quiet_inbox(settings, tmp_path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "blobs"
    monkeypatch.setattr(inbox, "ring", lambda pk: None)
    yield


def overlapping() -> list[Document]:
    """Ten suits of one plaintiff on one patent against three companies in turn: mentions, a transfer, a suit known by its
    number, and papers that differ on the title."""
    papers: list[Document] = []
    companies = ("Amazon.com Services LLC", "Google LLC", "Hewlett Packard Enterprise")
    for i in range(10):
        number, defendant = f"7:24-cv-{30 + i:05}", companies[i % 3]
        parties = [
            {"name": "VirtaMove, Corp.", "role": "plaintiff"},
            {"name": defendant, "role": "defendant"},
        ]
        near = {"relation": "same_patents", "court": "txwd", "docket_number": f"7:24-cv-{31 + i:05}"}
        papers.append(
            complaint(
                docket_number=number, title=f"Complaint {i}", parties=parties, counts=[], related=[near]
            )
        )
        papers.append(
            amazon_memo(
                docket_number=number,
                parties=parties,
                counts=[],
                patents=[{"number": "7519814", "title": f"T{i}"}],
            )
        )
    mentions = [
        {
            "relation": "same_patents",
            "plaintiff": "VirtaMove, Corp.",
            "defendant": c,
            "filed_on": "2024-01-26",
        }
        for c in companies
    ]
    moved = {"relation": "transferred_from", "court": "txwd", "docket_number": "7:24-cv-00030"}
    papers += [
        red_hat_memo(related=mentions),
        amazon_memo(court="cand", docket_number="5:25-cv-10579", related=[moved]),
    ]
    return papers


def test_eight_workers_on_overlapping_cases_give_the_rows_of_one():
    papers = overlapping()
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "read", read_papers)
        for paper in papers:
            pipeline.process(receive(bytes_of(paper), name="paper.txt", via="command", by=None)[0].pk)
        expected = export()
        transaction.set_rollback(True)
    filings = [receive(bytes_of(p), name="paper.txt", via="command", by=None)[0].pk for p in papers]
    step = len(filings) // 8
    workers = [worker("nowhere", filings[i * step :] + filings[: i * step]) for i in range(8)]
    assert [w.wait(timeout=300) for w in workers] == [0] * 8
    assert (
        worker("nowhere", filings).wait(timeout=120) == 0
    )  # what a worker passed over because another held it
    assert set(Filing.objects.values_list("status", flat=True)) == {"done"}
    assert export() == expected
    refresh_all()
    assert export() == expected
