"""Filters kept under a name, for oneself or for everybody."""

import pytest
from django.test import Client

from desk import keeping
from desk.models import SavedView
from tests.api.field import Field
from tests.pages.kept import shown, user_of

pytestmark = pytest.mark.django_db


def test_a_view_keeps_the_filters_under_a_name(reader: Client, field: Field) -> None:
    field.cases(2)

    reader.post("/keep/views/", {"name": "Texas", "address": "court=txwd&sort=caption"})

    assert 'href="/cases/?court=txwd&amp;sort=caption"' in shown(reader, "/cases/")
    view = SavedView.objects.get()
    reader.post("/keep/views/", {"name": "Texas", "address": "court=ded"})
    view.refresh_from_db()
    assert view.address == "court=ded"
    reader.post(f"/keep/views/{view.pk}/delete/")
    assert not SavedView.objects.exists()


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"name": "", "address": "court=txwd"}, "Give the view a name"),
        ({"name": "x", "address": "patent=abc"}, "One of these filters is not understood"),
        ({"name": "x", "address": "q=" + "x" * 2000}, "too long"),
        ({"name": "x", "address": "q=y", "shared": "on"}, "Only editors may change what others see"),
    ],
)
def test_a_view_that_cannot_be_kept_is_refused_in_words(
    reader: Client, sent: dict[str, str], says: str
) -> None:
    assert says in reader.post("/keep/views/", sent, follow=True).content.decode()
    assert not SavedView.objects.exists()


def test_a_shared_view_is_everybodys_a_private_one_is_not(
    reader: Client, editor: Client, field: Field
) -> None:
    keeping.save_view(user_of(editor), name="Shared one", address="court=txwd", shared=True)
    keeping.save_view(user_of(editor), name="Own one", address="court=ded")

    seen = shown(reader, "/cases/")

    assert "Shared one" in seen and "Own one" not in seen
