"""Filters kept under a name, for oneself or for everybody."""

import pytest
from django.test import Client

from cases.models import Case
from desk import keeping
from desk.models import SavedView
from tests.api.field import Field
from tests.pages.kept import shown, user_of
from timelines.models import TimelineEvent

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


def test_a_view_of_days_and_of_several_filters_finds_what_it_found_when_it_was_kept(
    reader: Client, field: Field
) -> None:
    address = "filed_after=2024-01-01&filed_before=2024-12-31&court=txwd&event=complaint_filed&sort=caption"
    first, second = field.cases(2)
    Case.objects.filter(pk=second.pk).update(
        filed_on="2019-05-03", filed_earliest="2019-05-03", filed_latest="2019-05-03"
    )
    TimelineEvent.objects.filter(case=first).update(kind="complaint_filed")

    reader.post("/keep/views/", {"name": "Texas 2024", "address": address})

    kept = shown(reader, SavedView.objects.get().get_absolute_url())
    assert f'href="{first.get_absolute_url()}"' in kept and f'href="{second.get_absolute_url()}"' not in kept
    assert 'value="2024-01-01"' in kept and 'value="2024-12-31"' in kept


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"name": "", "address": "court=txwd"}, "Give the view a name"),
        ({"name": "x", "address": "filed_after=yesterday"}, "One of these filters is not understood"),
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
