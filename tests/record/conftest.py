import pytest
from django.contrib.auth.models import Group

from accounts.models import User
from ingest import inbox, pipeline
from tests.record.papers import read_papers


@pytest.fixture(autouse=True)
def papers_instead_of_readers(monkeypatch: pytest.MonkeyPatch, settings, tmp_path) -> None:
    """These tests are about the record: the bytes of a paper are its reading, and no worker is rung for."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(pipeline, "read", read_papers)
    monkeypatch.setattr(inbox, "ring", lambda pk: None)


@pytest.fixture
def editor(db) -> User:
    user = User.objects.create_user("editor")
    user.groups.add(Group.objects.get_or_create(name="editor")[0])
    return user


@pytest.fixture
def reader(db) -> User:
    return User.objects.create_user("reader")
