"""The four real filings of the neighbouring folder, taken through the real readers and the real pipeline, once a module."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings

from cases.models import Filing
from ingest import inbox, pipeline
from ingest.inbox import receive

SHARED = Path(__file__).parents[3] / "shared"
NAMES = {
    "S0": "red-hat-v-virtamove.memo.txt",
    "S1": "virtamove-v-amazon.memo.txt",
    "S2": "virtamove-v-amazon.first-amended-complaint.txt",
    "S4": "netflix-v-avago.ptab-demonstratives.txt",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not SHARED.is_dir():
        reason = f"needs the filings in {SHARED}, which is not there"
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=reason))


def take_in(*ids: str) -> list[Filing]:
    """Send these filings through the inbox and the pipeline, in this order."""
    filings = []
    for name in (NAMES[i] for i in ids):
        filing, _ = receive((SHARED / "filings" / name).read_bytes(), name=name, via="command", by=None)
        pipeline.process(filing.pk)
        filings.append(Filing.objects.get(pk=filing.pk))
        assert filings[-1].status == "done", filings[-1].problem
    return filings


@pytest.fixture(scope="module")
def four_filings(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[dict[str, Filing]]:
    """The record of all four filings, for tests that only look; gone after the module."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(inbox, "ring", lambda pk: None)
        with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("blobs")):
            yield dict(zip(NAMES, take_in(*NAMES), strict=True))
        transaction.set_rollback(True)
