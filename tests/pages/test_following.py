"""Following a case."""

import pytest
from django.test import Client

from cases.models import Case
from desk import keeping
from desk.models import Follow
from tests.api.field import Field
from tests.pages.kept import shown, user_of

pytestmark = pytest.mark.django_db


def test_it_works(reader: Client, field: Field) -> None:
    case = field.case(1)

    answer = reader.post(
        f"/keep/cases/{case.pk}/follow/", {"answer": "follow", "next": case.get_absolute_url()}
    )

    assert answer["Location"] == case.get_absolute_url()
    assert 'aria-pressed="true">Following' in shown(reader, case.get_absolute_url())
    reader.post(f"/keep/cases/{case.pk}/follow/", {"answer": "unfollow"})
    assert 'aria-pressed="false">Follow' in shown(reader, case.get_absolute_url())


def test_a_stranger_gets_404(reader: Client, editor: Client, db: None) -> None:
    mine = keeping.save_view(user_of(editor), name="Mine", address="court=txwd")

    for address in (
        f"/keep/views/{mine.pk}/follow/",
        f"/keep/views/{mine.pk}/delete/",
        "/keep/cases/99/follow/",
    ):
        assert reader.post(address).status_code == 404, address


def test_following_twice_is_following_once(reader: Client, field: Field) -> None:
    case = field.case(1)

    for _ in range(2):
        keeping.follow(user_of(reader), case=case)

    assert Follow.objects.count() == 1


def test_nobody_sees_what_another_follows(reader: Client, editor: Client, field: Field) -> None:
    keeping.follow(user_of(editor), case=field.case(1))

    assert not Follow.objects.visible_to(user_of(reader)).exists()
    assert 'aria-pressed="false"' in shown(reader, Case.objects.suits().get().get_absolute_url())
