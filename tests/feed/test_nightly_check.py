"""The nightly comparison of the tables with the feed."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from accounts.models import User
from tests.api.conftest import Field
from timelines import checking, tasks
from timelines.models import KINDS, FeedCheck
from timelines.stamper import stamp


def test_the_nightly_check_finds_a_row_the_feed_does_not_know(db: None, field: Field) -> None:
    field.case(1)
    assert all(checking.untold(kind) == ([], []) for kind in KINDS)
    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL session_replication_role = replica"
        )  # triggers off, as a restore or COPY might
        cursor.execute(
            "INSERT INTO parties_party (key, name, updated_at) VALUES ('q', 'Q', now()) RETURNING id"
        )
        new = cursor.fetchone()[0]
        cursor.execute("DELETE FROM cases_document")
        cursor.execute("DELETE FROM timelines_evententry")
        cursor.execute("DELETE FROM cases_docketentry RETURNING id")
        gone = cursor.fetchone()[0]
        cursor.execute("SET LOCAL session_replication_role = origin")

    assert checking.untold("party") == ([new], [])
    assert checking.untold("docket_entry") == ([], [gone])
    checking.tell("party", [new], [])
    checking.tell("docket_entry", [], [gone])
    assert checking.untold("party") == checking.untold("docket_entry") == ([], [])


def test_a_missing_position_is_found(db: None, field: Field) -> None:
    field.case(1)
    stamp()
    assert checking.gaps() == 0
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM timelines_change WHERE position = 2")

    assert checking.gaps() == 1


def test_what_the_check_finds_stands_on_the_today_page_until_it_is_mended(
    client: Client, field: Field, admin_user: User
) -> None:
    field.case(1)
    client.force_login(admin_user)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM timelines_change WHERE kind = 'party'")
    tasks.check_feed()
    assert "the feed does not tell of" in client.get("/").content.decode()

    call_command("check_feed", "--mend")

    assert "the feed does not tell of" not in client.get("/").content.decode()
    assert FeedCheck.objects.count() == 3


def test_a_check_that_finds_holes_ends_with_one_and_says_what_to_do(
    field: Field, capsys: pytest.CaptureFixture[str]
) -> None:
    field.case(1)
    stamp()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM timelines_change WHERE position = 2")

    with pytest.raises(SystemExit) as end:
        call_command("check_feed")

    assert end.value.code == 1
    assert "begin a new epoch (manage.py new_epoch)" in capsys.readouterr().err
