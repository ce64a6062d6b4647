"""Rows of ../shared/CONFLICTS.md that only a record of the Patent Office settles. Its values are external: they are public,
and stand in none of the four filings."""

import json

import pytest

from cases.models import Filing
from ingest import pipeline
from ingest.inbox import receive
from patents.models import Patent
from tests.shared.conftest import take_in
from tests.shared.record import IMAGES, value

pytestmark = pytest.mark.django_db

EXTERNAL = {
    "applicationNumberText": "11694483",
    "applicationMetaData": {
        "patentNumber": "8572138",
        "inventionTitle": "Distributed computing system having autonomic deployment of virtual machine disk images",
        "grantDate": "2013-10-29",
        "filingDate": "2007-03-30",
        "earliestPublicationNumber": "US20070233698A1",
        "inventorBag": [
            {"inventorNameText": name} for name in ("Jagane Sundar", "Sanjay Radia", "David A. Henseler")
        ],
    },
}


@pytest.fixture(autouse=True)
def _both(settings, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("ingest.inbox.ring", lambda pk: None)
    take_in("S4")
    data = json.dumps({"count": 1, "patentFileWrapperDataBag": [EXTERNAL]}, indent=1).encode()
    filing, _ = receive(data, name="wrapper.json", via="command", by=None)
    pipeline.process(filing.pk)
    assert Filing.objects.get(pk=filing.pk).status == "done"


@pytest.mark.parametrize(
    ("row", "slot", "printed", "external"),
    [
        (78, "application_number", "11/094403", "11/694483"),
        (79, "publications", ["US20070233608"], ["US20070233698"]),
        (109, "title", "AUTOMATIC DEPLOYMENT", "autonomic deployment"),
    ],
)
def test_row_078_079_109_the_register_settles_what_was_misprinted_and_the_print_is_kept(
    row, slot, printed, external
):
    settled = value(IMAGES, slot)
    told = {f.filing.kind: f.value for f in settled.fact.__class__.objects.filter(scope=IMAGES, slot=slot)}
    assert (settled.state, settled.others, settled.rule) == (
        "settled",
        1,
        "the official register outranks a party's own paper",
    ), row
    assert external in settled.value if isinstance(external, str) else settled.value == external
    assert printed in told["ptab_paper"] if isinstance(printed, str) else told["ptab_paper"] == printed


def test_row_080_the_register_s_spelling_of_an_inventor_stands_and_the_print_is_kept():
    settled = value(IMAGES, "inventors")
    assert (settled.value[0], settled.state, settled.others) == ("Jagane Sundar", "settled", 1)
    printed = settled.fact.__class__.objects.get(scope=IMAGES, slot="inventors", filing__kind="ptab_paper")
    assert printed.value[0] == "Jagann Sundar"


def test_the_term_runs_from_the_register_s_filing_date():
    patent = Patent.objects.get(number="8572138")
    assert (patent.application_number, str(patent.filed_on)) == ("11/694483", "2007-03-30")
    assert patent.expiry_certainty == "exact"
