"""People on both sides of a wall, and the case behind it."""

import pytest
from django.contrib.auth.models import Group

from accounts.models import User
from cases.models import Case, DocketEntry, Fact, Filing
from desk.models import Note, Tag
from tests.api.conftest import client_of, editor, field, reader
from tests.api.field import Field
from timelines.models import TimelineEvent

__all__ = ["client_of", "editor", "field", "reader"]


def person(name: str, group: str) -> User:
    user, _ = User.objects.get_or_create(username=name)
    user.groups.add(Group.objects.get_or_create(name=group)[0])
    return user


@pytest.fixture
def admin(db: None) -> User:
    return person("admin", "admin")


@pytest.fixture
def inside(db: None) -> User:
    return person("inside", "editor")


@pytest.fixture
def outside(db: None) -> User:
    return person("outside", "editor")


@pytest.fixture
def secret(field: Field, admin: User) -> Case:
    """The second of three cases; what its filings say of it has SECRET in it, but for names of patents and parties."""
    field.cases(3)
    case = Case.objects.get(key="docket:txwd/7:24-cv-00002")
    Case.objects.filter(pk=case.pk).update(caption="SECRET v. Maker")
    Case.objects.filter(related_from__case=case).update(caption="SECRET, only mentioned")
    DocketEntry.objects.filter(docket__case=case).update(text="SECRET COMPLAINT")
    Filing.objects.filter(docket__case=case).update(name="SECRET.txt", title="SECRET")
    Fact.objects.filter(filing__docket__case=case).update(quote="SECRET")
    TimelineEvent.objects.filter(case=case).update(title="SECRET complaint")
    Note.objects.create(case=case, text="SECRET note", by=admin)
    Tag.objects.create(case=case, name="SECRET")
    case.refresh_from_db()
    return case
