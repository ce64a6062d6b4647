"""What people keep beside the record: follows, saved views, notes, tags, assignments; and the news since they looked."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from cases.models import Case, Filing
from desk import keeping
from desk.models import Follow, LastLooked, Note, SavedView, Tag
from tests.api.field import Field
from timelines.models import Change
from timelines.stamper import stamp

pytestmark = pytest.mark.django_db


def user(client: Client) -> User:
    return User.objects.get(pk=client.session["_auth_user_id"])


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


def test_it_works(reader: Client, field: Field) -> None:
    case = field.case(1)

    answer = reader.post(
        f"/keep/cases/{case.pk}/follow/", {"answer": "follow", "next": case.get_absolute_url()}
    )

    assert answer["Location"] == case.get_absolute_url()
    assert 'aria-pressed="true">Following' in page(reader, case.get_absolute_url())
    reader.post(f"/keep/cases/{case.pk}/follow/", {"answer": "unfollow"})
    assert 'aria-pressed="false">Follow' in page(reader, case.get_absolute_url())


def test_a_stranger_gets_404(reader: Client, editor: Client, db: None) -> None:
    mine = keeping.save_view(user(editor), name="Mine", address="court=txwd")

    for address in (
        f"/keep/views/{mine.pk}/follow/",
        f"/keep/views/{mine.pk}/delete/",
        "/keep/cases/99/follow/",
    ):
        assert reader.post(address).status_code == 404, address


def test_following_twice_is_following_once(reader: Client, field: Field) -> None:
    case = field.case(1)

    for _ in range(2):
        keeping.follow(user(reader), case=case)

    assert Follow.objects.count() == 1


def test_nobody_sees_what_another_follows(reader: Client, editor: Client, field: Field) -> None:
    keeping.follow(user(editor), case=field.case(1))

    assert not Follow.objects.visible_to(user(reader)).exists()
    assert 'aria-pressed="false"' in page(reader, Case.objects.suits().get().get_absolute_url())


@pytest.mark.parametrize("what", ["notes", "tags", "assign"])
def test_a_reader_changes_nothing_that_others_see(reader: Client, field: Field, what: str) -> None:
    case = field.case(1)

    answer = reader.post(
        f"/keep/cases/{case.pk}/{what}/", {"text": "x", "name": "x", "user": user(reader).pk}, follow=True
    )

    assert "Only editors may change what others see" in answer.content.decode()
    assert not Note.objects.exists() and not Tag.objects.exists() and not case.assignments.exists()


def test_a_note_is_written_changed_and_deleted_by_its_author_alone(
    editor: Client, page_of: object, field: Field
) -> None:
    case = field.case(1)
    address = case.get_absolute_url()
    editor.post(f"/keep/cases/{case.pk}/notes/", {"text": "Call <b>counsel</b>", "next": f"{address}#notes"})
    note = Note.objects.get()
    assert "Call &lt;b&gt;counsel&lt;/b&gt;" in page(editor, address)

    other = page_of("admin")  # type: ignore[operator]
    refused = other.post(f"/keep/notes/{note.pk}/", {"text": "mine"}, follow=True)
    assert "Only who wrote a note may change it" in refused.content.decode()

    editor.post(f"/keep/notes/{note.pk}/", {"text": "Called"})
    note.refresh_from_db()
    assert note.text == "Called" and note.edited_at
    editor.post(f"/keep/notes/{note.pk}/", {"answer": "delete"})
    assert not Note.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "x" * 5001])
def test_an_empty_or_endless_note_is_refused_in_words(editor: Client, field: Field, text: str) -> None:
    answer = editor.post(f"/keep/cases/{field.case(1).pk}/notes/", {"text": text}, follow=True)

    assert "Write a note of at most 5000 characters" in answer.content.decode()
    assert not Note.objects.exists()


def test_a_tag_is_one_word_however_it_is_written(editor: Client, field: Field) -> None:
    case = field.case(1)

    for name in ("Stay  Motion", "stay motion"):
        editor.post(f"/keep/cases/{case.pk}/tags/", {"name": name})

    assert [t.name for t in Tag.objects.all()] == ["stay motion"]
    editor.post(f"/keep/tags/{Tag.objects.get().pk}/remove/")
    assert not Tag.objects.exists()


def test_a_case_is_assigned_and_released(editor: Client, field: Field) -> None:
    case = field.case(1)

    editor.post(f"/keep/cases/{case.pk}/assign/", {"user": user(editor).pk})
    assert "Release editor" in page(editor, case.get_absolute_url())
    editor.post(f"/keep/assignments/{case.assignments.get().pk}/remove/")
    assert not case.assignments.exists()


def test_what_was_kept_of_a_case_outlives_its_rows(editor: Client, field: Field) -> None:
    """A case goes when its filings are withdrawn; when they are brought back, the notes are there again."""
    case = field.case(1)
    keeping.write_note(case, "Remember", by=user(editor))
    case.dockets.all().delete()
    case.delete()
    again = Case.objects.create(key=case.key, caption="Back again", mentioned_only=False)

    assert Note.objects.of_case(again).get().text == "Remember"


def test_a_joined_case_brings_what_was_kept_of_it(editor: Client, field: Field) -> None:
    one, other = field.cases(2)
    keeping.tag(one, "venue", by=user(editor))
    Case.objects.filter(pk=one.pk).update(merged_into=other)

    assert [t.name for t in Tag.objects.of_case(other)] == ["venue"]


def test_a_view_keeps_the_filters_under_a_name(reader: Client, field: Field) -> None:
    field.cases(2)

    reader.post("/keep/views/", {"name": "Texas", "address": "court=txwd&sort=caption"})

    assert 'href="/cases/?court=txwd&amp;sort=caption"' in page(reader, "/cases/")
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
    keeping.save_view(user(editor), name="Shared one", address="court=txwd", shared=True)
    keeping.save_view(user(editor), name="Own one", address="court=ded")

    seen = page(reader, "/cases/")

    assert "Shared one" in seen and "Own one" not in seen


def test_news_are_of_the_cases_one_follows_or_looks_after(
    reader: Client, editor: Client, field: Field
) -> None:
    one, two, three = field.cases(3)
    me = user(reader)
    assert keeping.followed(me) is None
    keeping.follow(me, case=one)
    keeping.assign(two, me, by=user(editor))
    view = keeping.save_view(me, name="Third", address="party=Maker+3")
    keeping.follow(me, view=view)

    assert set(keeping.followed(me) or []) == {one, two, three}
    keeping.unfollow(me, view=view)
    seen = page(reader, "/").partition('id="ask"')[0]
    assert "What changed in my cases" in seen
    assert "Owner 1 v. Maker 1" in seen and "Owner 2 v. Maker 2" in seen and "Owner 3" not in seen


def test_who_follows_nothing_hears_of_all_cases(reader: Client, field: Field) -> None:
    field.cases(1)

    seen = page(reader, "/")

    assert "You follow no case" in seen and "Owner 1 v. Maker 1" in seen


def test_edits_are_shown_as_a_redline_old_and_new(reader: Client, field: Field) -> None:
    case = field.case(1)
    keeping.follow(user(reader), case=case)
    stamp()
    keeping.looked(user(reader), Change.objects.order_by("-position")[0].position or 0, at=case.updated_at)
    Case.objects.filter(pk=case.pk).update(caption="Owner 1 v. <Maker>")
    case.events.update(title="First amended complaint")

    seen = page(reader, "/")

    assert "<del>Owner 1 v. Maker 1</del> <ins>Owner 1 v. &lt;Maker&gt;</ins>" in seen
    assert "<del>Complaint</del> <ins>First amended complaint</ins>" in seen


def test_what_was_edited_twice_is_told_once(reader: Client, field: Field) -> None:
    case = field.case(1)
    stamp()
    keeping.looked(user(reader), Change.objects.order_by("-position")[0].position or 0, at=case.updated_at)
    for caption in ("A v. B", "A v. C"):
        Case.objects.filter(pk=case.pk).update(caption=caption)

    seen = page(reader, "/")

    assert "<del>Owner 1 v. Maker 1</del> <ins>A v. C</ins>" in seen and "A v. B" not in seen


def test_what_changed_back_is_no_news(reader: Client, field: Field) -> None:
    case = field.case(1)
    stamp()
    keeping.looked(user(reader), Change.objects.order_by("-position")[0].position or 0, at=case.updated_at)
    for caption in ("A v. B", case.caption):
        Case.objects.filter(pk=case.pk).update(caption=caption)

    assert "Nothing changed since then" in page(reader, "/")


def test_what_was_looked_at_is_news_no_more(reader: Client, suits: list[Filing]) -> None:
    stamp()
    seen = page(reader, "/")
    position = seen.partition('name="position" value="')[2].partition('"')[0]
    reader.post("/keep/looked/", {"position": position})

    assert "Nothing changed since then" in page(reader, "/")
    assert LastLooked.objects.get().position == int(position)


def test_what_came_in_after_the_page_was_shown_stays_news(reader: Client, field: Field) -> None:
    field.case(1)
    stamp()
    position = page(reader, "/").partition('name="position" value="')[2].partition('"')[0]
    field.case(2)
    stamp()
    reader.post("/keep/looked/", {"position": position})

    seen = page(reader, "/").partition('id="ask"')[0]

    assert "Owner 2 v. Maker 2" in seen and "Owner 1" not in seen


def test_an_older_page_marked_late_takes_nothing_back(reader: Client, field: Field) -> None:
    case = field.case(1)
    for position in (9, 4):
        keeping.looked(user(reader), position, at=case.updated_at)

    assert LastLooked.objects.get().position == 9


def test_a_case_with_much_kept_takes_the_queries_of_one_with_little(editor: Client, field: Field) -> None:
    case, me = field.case(1), user(editor)

    def fill(first: int, last: int) -> None:
        for n in range(first, last):
            keeping.write_note(case, f"note {n}", by=me)
            keeping.save_view(me, name=f"View {n}", address="court=txwd", shared=True)
            person = User.objects.create(username=f"person {n}")
            Tag.objects.create(case=case, name=f"tag {n}", by=me)
            if n < 20:
                keeping.assign(case, person, by=me)
            if n < 40:
                keeping.follow(me, case=field.case(n + 1))

    def count() -> list[int]:
        took = []
        for address in (case.get_absolute_url(), "/cases/", "/"):
            editor.get(address)
            with CaptureQueriesContext(connection) as seen:
                assert editor.get(address).status_code == 200
            took.append(len(seen))
        return took

    fill(1, 3)
    few = count()
    fill(3, 50)

    assert count() == few
