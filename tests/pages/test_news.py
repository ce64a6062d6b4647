"""What changed in somebody's cases since they last looked."""

import pytest
from django.test import Client

from cases.models import Case, Filing
from desk import keeping
from desk.models import LastLooked
from tests.api.field import Field
from tests.pages.kept import shown, user_of
from timelines.models import Change
from timelines.stamper import stamp

pytestmark = pytest.mark.django_db


def test_news_are_of_the_cases_one_follows_or_looks_after(
    reader: Client, editor: Client, field: Field
) -> None:
    one, two, three = field.cases(3)
    me = user_of(reader)
    assert keeping.followed(me) is None
    keeping.follow(me, case=one)
    keeping.assign(two, me, by=user_of(editor))
    view = keeping.save_view(me, name="Third", address="party=Maker+3")
    keeping.follow(me, view=view)

    assert set(keeping.followed(me) or []) == {one, two, three}
    keeping.unfollow(me, view=view)
    seen = shown(reader, "/").partition('id="latest"')[0]
    assert "What changed in my cases" in seen
    assert "Owner 1 v. Maker 1" in seen and "Owner 2 v. Maker 2" in seen and "Owner 3" not in seen


def test_who_follows_nothing_hears_of_all_cases(reader: Client, field: Field) -> None:
    field.cases(1)

    seen = shown(reader, "/")

    assert "You follow no case" in seen and "Owner 1 v. Maker 1" in seen


def test_edits_are_shown_as_a_redline_old_and_new(reader: Client, field: Field) -> None:
    case = field.case(1)
    keeping.follow(user_of(reader), case=case)
    stamp()
    keeping.looked(user_of(reader), Change.objects.order_by("-position")[0].position or 0, at=case.updated_at)
    Case.objects.filter(pk=case.pk).update(caption="Owner 1 v. <Maker>")
    case.events.update(title="First amended complaint")

    seen = shown(reader, "/")

    assert "<del>Owner 1 v. Maker 1</del> <ins>Owner 1 v. &lt;Maker&gt;</ins>" in seen
    assert "<del>Complaint</del> <ins>First amended complaint</ins>" in seen


def test_what_was_edited_twice_is_told_once(reader: Client, field: Field) -> None:
    case = field.case(1)
    stamp()
    keeping.looked(user_of(reader), Change.objects.order_by("-position")[0].position or 0, at=case.updated_at)
    for caption in ("A v. B", "A v. C"):
        Case.objects.filter(pk=case.pk).update(caption=caption)

    seen = shown(reader, "/")

    assert "<del>Owner 1 v. Maker 1</del> <ins>A v. C</ins>" in seen and "A v. B" not in seen


def test_what_changed_back_is_no_news(reader: Client, field: Field) -> None:
    case = field.case(1)
    stamp()
    keeping.looked(user_of(reader), Change.objects.order_by("-position")[0].position or 0, at=case.updated_at)
    for caption in ("A v. B", case.caption):
        Case.objects.filter(pk=case.pk).update(caption=caption)

    assert "Nothing changed since then" in shown(reader, "/")


def test_what_was_looked_at_is_news_no_more(reader: Client, suits: list[Filing]) -> None:
    stamp()
    seen = shown(reader, "/")
    position = seen.partition('name="position" value="')[2].partition('"')[0]
    reader.post("/keep/looked/", {"position": position})

    assert "Nothing changed since then" in shown(reader, "/")
    assert LastLooked.objects.get().position == int(position)


def test_what_came_in_after_the_page_was_shown_stays_news(reader: Client, field: Field) -> None:
    field.case(1)
    stamp()
    position = shown(reader, "/").partition('name="position" value="')[2].partition('"')[0]
    field.case(2)
    stamp()
    reader.post("/keep/looked/", {"position": position})

    seen = shown(reader, "/").partition('id="latest"')[0]

    assert "Owner 2 v. Maker 2" in seen and "Owner 1" not in seen


def test_an_older_page_marked_late_takes_nothing_back(reader: Client, field: Field) -> None:
    case = field.case(1)
    for position in (9, 4):
        keeping.looked(user_of(reader), position, at=case.updated_at)

    assert LastLooked.objects.get().position == 9
