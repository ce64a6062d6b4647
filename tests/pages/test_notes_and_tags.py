"""Notes, tags and assignments: who may write them, and what becomes of them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from cases.models import Case
from desk import keeping
from desk.models import Note, Tag
from tests.api.field import Field
from tests.pages.kept import shown, user_of

pytestmark = pytest.mark.django_db


class Bare(Field):
    """Cases of which nobody has kept anything yet."""

    def _decided(self, case: Case, n: int) -> None:
        super()._decided(case, n)
        case.notes.all().delete()
        case.tags.all().delete()


@pytest.fixture
def field(db: None) -> Field:
    return Bare()


@pytest.mark.parametrize("what", ["notes", "tags", "assign"])
def test_a_reader_changes_nothing_that_others_see(reader: Client, field: Field, what: str) -> None:
    case = field.case(1)

    answer = reader.post(
        f"/keep/cases/{case.pk}/{what}/", {"text": "x", "name": "x", "user": user_of(reader).pk}, follow=True
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
    assert "Call &lt;b&gt;counsel&lt;/b&gt;" in shown(editor, address)

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

    editor.post(f"/keep/cases/{case.pk}/assign/", {"user": user_of(editor).pk})
    assert "Release editor" in shown(editor, case.get_absolute_url())
    editor.post(f"/keep/assignments/{case.assignments.get().pk}/remove/")
    assert not case.assignments.exists()


def test_what_was_kept_of_a_case_outlives_its_rows(editor: Client, field: Field) -> None:
    """A case goes when its filings are withdrawn; when they are brought back, the notes are there again."""
    case = field.case(1)
    keeping.write_note(case, "Remember", by=user_of(editor))
    case.dockets.all().delete()
    case.delete()
    again = Case.objects.create(key=case.key, caption="Back again", mentioned_only=False)

    assert Note.objects.of_case(again).get().text == "Remember"


def test_a_joined_case_brings_what_was_kept_of_it(editor: Client, field: Field) -> None:
    one, other = field.cases(2)
    keeping.tag(one, "venue", by=user_of(editor))
    Case.objects.filter(pk=one.pk).update(merged_into=other)

    assert [t.name for t in Tag.objects.of_case(other)] == ["venue"]


def test_a_case_with_much_kept_takes_the_queries_of_one_with_little(editor: Client, field: Field) -> None:
    case, me = field.case(1), user_of(editor)

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
