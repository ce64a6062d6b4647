"""What a data set says is settled many cases at once: the record is the one that each scope settled alone makes."""

import pytest
from django.db import transaction

from cases.models import Fact
from ingest.bulk import load as loading
from tests.bench.oce import write
from tests.sources.bulk import load
from timelines.export import export
from timelines.models import Change
from timelines.services import in_turns, refresh

pytestmark = pytest.mark.django_db
CASES = 4


def paths(folder):
    return [path for path, _ in write(folder, CASES).values()]


def test_cases_settled_together_and_each_scope_alone_make_one_record(tmp_path, settings, monkeypatch):
    settings.VAR_DIR = tmp_path
    with transaction.atomic():
        load(*paths(tmp_path))
        together = export()
        transaction.set_rollback(True)

    monkeypatch.setattr(loading, "settle_alone", lambda scopes: None)
    load(*paths(tmp_path))
    said = set(Fact.objects.values_list("scope", flat=True))
    for scope in sorted(said, key=lambda s: (s.startswith("docket:"), s)):
        in_turns(lambda scope=scope: refresh([scope]))

    assert export() == together
    assert together.count('["entry"') > CASES * 10


def test_settling_again_what_stands_writes_nothing(tmp_path, settings):
    settings.VAR_DIR = tmp_path
    load(*paths(tmp_path))
    before, said = export(), set(Fact.objects.values_list("scope", flat=True))
    told = Change.objects.count()
    in_turns(lambda: refresh(said))
    assert (export(), Change.objects.count()) == (before, told)
