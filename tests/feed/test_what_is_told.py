"""What the feed tells of the record's changes, whoever makes them and however."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from rest_framework.test import APIClient

from cases.models import Case, DocketEntry
from parties.models import Party
from tests.api.field import Field
from timelines import changes
from timelines.models import KINDS, Revision

FEED = "/api/v1/changes/"


def tell(client: APIClient, **query: Any) -> list[dict[str, Any]]:
    answer = client.get(FEED, {"limit": 500, **query})
    assert answer.status_code == 200, answer.content
    found: list[dict[str, Any]] = answer.json()["results"]
    return found


def since(client: APIClient) -> str:
    return str(client.get(FEED, {"after": "latest"}).json()["next"])


def test_it_works(reader: APIClient, field: Field) -> None:
    case = field.case(1)

    first = tell(reader, kind="case")[0]

    assert (first["action"], first["id"], first["case"]) == ("created", case.pk, case.pk)
    assert first["object"] == reader.get(f"/api/v1/cases/{case.pk}/").json()


def test_every_kind_is_told_with_what_it_is(reader: APIClient, field: Field) -> None:
    field.case(1)

    told = tell(reader)

    assert {c["kind"] for c in told} == set(KINDS)
    assert [c["position"] for c in told] == list(range(1, len(told) + 1))
    assert all(c["object"]["id"] == c["id"] for c in told)


def test_an_update_names_what_changed_and_shows_old_and_new(reader: APIClient, field: Field) -> None:
    field.case(1)
    start = since(reader)
    DocketEntry.objects.update(text="AMENDED COMPLAINT", filed_on="2024-05-04")

    (change,) = tell(reader, after=start)

    assert (change["kind"], change["action"], change["fields"]) == (
        "docket_entry",
        "updated",
        ["filed_on", "text"],
    )
    assert change["before"] == {"filed_on": "2024-05-03", "text": "COMPLAINT"}
    assert change["after"] == {"filed_on": "2024-05-04", "text": "AMENDED COMPLAINT"}


def test_a_touch_that_changes_nothing_is_not_told(reader: APIClient, field: Field) -> None:
    case = field.case(1)
    start = since(reader)
    case.save()  # updated_at moves, nothing else does
    DocketEntry.objects.update(text="COMPLAINT")

    assert tell(reader, after=start) == []


def test_a_deleted_row_leaves_a_tombstone(reader: APIClient, field: Field) -> None:
    field.case(1)
    entry = DocketEntry.objects.get()
    start, pk, case = since(reader), entry.pk, entry.docket.case_id
    entry.delete()

    (change,) = tell(reader, after=start, kind="docket_entry")

    assert (change["action"], change["id"], change["case"], change["object"]) == ("deleted", pk, case, None)


def test_a_row_made_and_deleted_before_the_puller_came_has_no_object(reader: APIClient, field: Field) -> None:
    start = since(reader)
    Party.objects.create(key="x", name="X").delete()

    told = tell(reader, after=start)

    assert [(c["action"], c["object"]) for c in told] == [("created", None), ("deleted", None)]


def test_joining_two_cases_is_told_as_a_merge(reader: APIClient, field: Field) -> None:
    one, other = field.cases(2)
    start = since(reader)
    Case.objects.filter(pk=other.pk).update(merged_into=one)
    Case.objects.filter(pk=other.pk).update(merged_into=None)

    merged, parted = tell(reader, after=start)

    assert (merged["action"], merged["id"], merged["after"]) == ("merged", other.pk, {"merged_into": one.pk})
    assert (parted["action"], parted["fields"]) == ("updated", ["merged_into"])


def test_a_bulk_write_tells_of_every_row_with_one_statement(reader: APIClient, field: Field) -> None:
    start = since(reader)
    Party.objects.bulk_create([Party(key=f"p{n}", name=f"P{n}") for n in range(300)])
    Party.objects.filter(key__startswith="p").update(name="Same")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM parties_partyname")
        cursor.execute("DELETE FROM parties_party WHERE key LIKE 'p%%' AND id %% 3 = 0", [])
        gone = cursor.rowcount

    told = tell(reader, after=start, limit=500, kind="party") + []
    page = reader.get(FEED, {"after": start, "limit": 500, "kind": "party"}).json()
    told += tell(reader, after=page["next"], kind="party")

    assert [c["action"] for c in told] == ["created"] * 300 + ["updated"] * 300 + ["deleted"] * gone


def test_what_is_rolled_back_was_never_told(reader: APIClient, field: Field) -> None:
    start = since(reader)
    with pytest.raises(RuntimeError), transaction.atomic():
        Party.objects.create(key="x", name="X")
        raise RuntimeError

    assert tell(reader, after=start) == []


@pytest.mark.parametrize("kind", KINDS)
def test_emptying_a_table_behind_the_feed_is_refused(db: None, kind: str) -> None:
    with (
        pytest.raises(DatabaseError, match="use DELETE"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET LOCAL casetracker.allow_truncate = off")
        cursor.execute(f"TRUNCATE {KINDS[kind]._meta.db_table} CASCADE")


def test_old_texts_go_with_their_row(reader: APIClient, field: Field) -> None:
    field.case(1)
    DocketEntry.objects.update(text="SEALED")
    assert Revision.objects.count() == 1

    DocketEntry.objects.all().delete()

    assert not Revision.objects.filter(change__kind="docket_entry").exists()


def test_old_texts_can_be_purged_and_the_change_stays_known(reader: APIClient, field: Field) -> None:
    field.case(1)
    start = since(reader)
    DocketEntry.objects.update(text="REDACTED")
    changes.forget("docket_entry", DocketEntry.objects.values_list("pk", flat=True))

    (change,) = tell(reader, after=start)

    assert (change["fields"], change["before"], change["after"]) == (["text"], None, None)


def test_replay_from_zero_equals_the_database(reader: APIClient, field: Field) -> None:
    field.cases(4)
    DocketEntry.objects.filter(pk__gt=2).delete()
    Party.objects.update(name="Renamed")

    replayed: dict[tuple[str, int], Any] = {}
    for change in tell(reader):
        if change["action"] == "deleted":
            del replayed[change["kind"], change["id"]]
        else:
            replayed[change["kind"], change["id"]] = change["object"]

    assert {k: sorted(pk for kind, pk in replayed if kind == k) for k in KINDS} == {
        k: sorted(model._default_manager.values_list("pk", flat=True)) for k, model in KINDS.items()
    }
    assert {o["name"] for (kind, _), o in replayed.items() if kind == "party"} == {"Renamed"}
