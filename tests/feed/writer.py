"""A process that writes: `python -m tests.feed.writer DSN SEED TRANSACTIONS`.

Transactions of one to six statements on rows that other writers change too: inserts, updates, merges, deletes, bulk
statements, slow ones that commit late, ones that are rolled back, and connections dropped in the middle.
"""

import random
import sys
import time

import psycopg2
from psycopg2 import errors
from psycopg2.extensions import connection as Connection

INSERT = "INSERT INTO parties_party (key, name, updated_at) SELECT %s || '-' || n, %s, now() FROM generate_series(1, %s) n"
SOME = "SELECT id FROM parties_party ORDER BY id OFFSET floor(random() * (SELECT count(*) FROM parties_party)) LIMIT %s"
UPDATE = f"UPDATE parties_party SET name = %s, updated_at = now() WHERE id IN ({SOME})"
MERGE = f"UPDATE parties_party SET merged_into_id = (SELECT min(id) FROM parties_party) WHERE id IN ({SOME})"
PART = "UPDATE parties_party SET merged_into_id = NULL WHERE merged_into_id IS NOT NULL"
DELETE = f"DELETE FROM parties_party WHERE id IN ({SOME})"


def statement(dice: random.Random) -> tuple[str, tuple[object, ...]]:
    word = f"{dice.getrandbits(60):x}"
    return dice.choice(
        [
            (INSERT, (word, word, dice.randint(1, 8))),
            (INSERT, (word, word, 1)),
            (UPDATE, (word, dice.randint(1, 20))),
            (UPDATE, (word, 1)),
            (MERGE, (1,)),
            (PART, ()),
            (DELETE, (dice.randint(1, 5),)),
        ]
    )


def work(db: Connection, dice: random.Random) -> None:
    """One transaction; somebody else's lock, or a row that is referred to, ends it as in real life."""
    try:
        with db.cursor() as cursor:
            for _ in range(dice.randint(1, 6)):
                cursor.execute(*statement(dice))
                if dice.random() < 0.1:
                    time.sleep(dice.random() / 3)  # a slow transaction: its ids are old when it commits
        db.rollback() if dice.random() < 0.15 else db.commit()
    except (errors.DeadlockDetected, errors.ForeignKeyViolation, errors.UniqueViolation):
        db.rollback()


def main(dsn: str, seed: int, transactions: int) -> None:
    dice = random.Random(seed)
    db = psycopg2.connect(dsn)
    for _ in range(transactions):
        if dice.random() < 0.02:
            db.close()  # in the middle of whatever it was doing
            db = psycopg2.connect(dsn)
        work(db, dice)
    db.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
