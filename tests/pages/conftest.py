"""Papers taken through the real pipeline, people of each group, a field of many cases."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import User
from cases.models import Filing
from ingest import inbox, pipeline
from tests.api.field import Field
from tests.pages.figures import mixed_cases
from tests.record.papers import amazon_memo, complaint, read_papers, red_hat_memo, take_in


@pytest.fixture(autouse=True)
def papers_instead_of_readers(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    """These tests are about pages: the bytes of a paper are its reading, and no worker is rung for."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(pipeline, "read", read_papers)
    monkeypatch.setattr(inbox, "ring", lambda pk: None)


@pytest.fixture
def page_of(db: None) -> Callable[[str], Client]:
    """A browser logged in as somebody of this group."""

    def make(group: str) -> Client:
        user, _ = User.objects.get_or_create(username=group)
        user.groups.add(Group.objects.get_or_create(name=group)[0])
        client = Client()
        client.force_login(user)
        return client

    return make


@pytest.fixture
def reader(page_of: Callable[[str], Client]) -> Client:
    return page_of("reader")


@pytest.fixture
def editor(page_of: Callable[[str], Client]) -> Client:
    return page_of("editor")


@pytest.fixture
def field(db: None) -> Field:
    return Field()


@pytest.fixture
def mixed(field: Field) -> Field:
    return mixed_cases(field)


@pytest.fixture
def suits(db: None) -> list[Filing]:
    """The first amended complaint against Amazon, a memo on it, and a memo on Red Hat's suit, which mentions it."""
    counsel = [{"name": "Dana Harlow", "firm": "HARLOW & REED", "for": "plaintiff", "bar": ["CA 246953"]}]
    return take_in(
        complaint(counsel=counsel), amazon_memo(), red_hat_memo(caption="Red Hat Inc v. VirtaMove Corp")
    )


@pytest.fixture
def ptab(db: None) -> Filing:
    """A paper in an inter partes review, with grounds, a hearing and a published patent."""
    return take_in(
        {
            "kind": "ptab_paper",
            "title": "PETITIONER'S REPLY",
            "court": "ptab",
            "docket_number": "IPR2020-01582",
            "filed_on": "2021-12-27",
            "posture": "ipr",
            "parties": [
                {"name": "Netflix, Inc.", "role": "petitioner"},
                {"name": "Avago Technologies", "role": "patent_owner"},
            ],
            "patents": [{"number": "8572138", "claims": "1-5, 9, 10", "claims_specificity": "exact"}],
            "grounds": [
                {
                    "number": 1,
                    "claims": "1-5",
                    "basis": "103",
                    "references": ["Khandekar", "Le"],
                    "stage": "instituted",
                }
            ],
            "terms": [{"term": "image instance", "patent": "8572138", "construction": "a copy of an image"}],
            "events": [{"on": "2022-01-05", "title": "Oral Argument", "kind": "hearing"}],
        }
    )[0]
