"""Where a puller stands in the feed: `EPOCH:POSITION`.

An epoch is a stretch in which positions were only added. It ends when the database is no longer the one that gave them
out: a backup restored elsewhere, or brought back to an earlier time. The server itself tells: the cluster's identifier,
its timeline (a new one begins with every recovery) and the database's oid. A dump loaded into the same database is the
one case it cannot tell; `manage.py new_epoch` is for that.
"""

import re
import secrets
from dataclasses import dataclass

from django.db import connection, transaction

from timelines.changes import last_position
from timelines.models import Epoch
from web.errors import Refused

LOCK = 0x65_70_6F_63_68  # "epoch"
_PLACE = """
    SELECT concat_ws('/', (SELECT system_identifier FROM pg_control_system()),
                     (SELECT timeline_id FROM pg_control_checkpoint()),
                     (SELECT oid FROM pg_database WHERE datname = current_database()))
"""
_NEWEST = f"(SELECT ARRAY[key, place] FROM {Epoch._meta.db_table} ORDER BY id DESC LIMIT 1)"  # asked with every page
_CURSOR = re.compile(r"([0-9a-f]{12}):(0|[1-9][0-9]{0,17})")
MALFORMED = "after is a cursor as `next` gave it, or `latest`; leave it out to start from the beginning."
GONE = (
    "This cursor is of another epoch: the database was restored since. Resync: take the cursor of after=latest, read the"
    " lists anew, then follow the feed from that cursor."
)


class CursorGone(Refused):
    """The cursor speaks of positions that this database never gave out."""

    status = 410


@dataclass(frozen=True, slots=True)
class Cursor:
    epoch: str
    position: int

    def __str__(self) -> str:
        return f"{self.epoch}:{self.position}"


def epoch() -> str:
    """Key of the current epoch; a new one begins when the database turns out to be another one."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT ({_PLACE}), {_NEWEST}")
        place, current = cursor.fetchone()
    return str(current[0]) if current and current[1] == place else _begin(place)


def new_epoch() -> str:
    """Begin a new epoch, whatever the server says: every puller is told to resync."""
    with connection.cursor() as cursor:
        cursor.execute(_PLACE)
        return _begin(cursor.fetchone()[0], anyhow=True)


@transaction.atomic
def _begin(place: str, *, anyhow: bool = False) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    current = Epoch.objects.order_by("-id").first()
    if current and current.place == place and not anyhow:
        return current.key
    return Epoch.objects.create(key=secrets.token_hex(6), place=place).key


def read(text: str) -> Cursor:
    """The cursor that a puller sent; an empty text is the beginning, `latest` the end. Raises Refused (400) for what is
    no cursor, CursorGone (410) for one of another epoch."""
    now = epoch()
    if text == "latest":
        return Cursor(now, last_position())
    if not text:
        return Cursor(now, 0)
    match = _CURSOR.fullmatch(text)
    if not match:
        raise Refused(MALFORMED)
    cursor = Cursor(match[1], int(match[2]))
    if cursor.epoch != now or cursor.position > last_position():
        raise CursorGone(GONE)
    return cursor
