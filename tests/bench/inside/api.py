"""How long the API and the pages take on a generated field. Prints tables, asserts nothing.

A page of the API beside its floor, the bare SQL of the same columns and `json.dumps` of the rows, in the same process;
then the first byte of the main pages, through all middleware, as a browser that is logged in asks for them.
"""

import json
import math
import time
from collections.abc import Callable

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import override_settings
from rich.console import Console
from rich.table import Table

from accounts.models import Token, User
from cases.models import Case
from tests.bench.field import CASES, ENTRIES, NAME

ROUNDS = 60  # of a page beside its floor, in turns, so that what else the machine does meets both
REQUESTS = 20  # of a page in a browser
EVENTS = """
    SELECT e.id, e.case_id AS "case", p.number AS patent, e.key, e.kind, e.lane, e.title, e."on", e.earliest, e.latest,
           e.qualifier, e.modality, e.party, e.sources, e.disputed, f.filing_id AS filing, f.quote
    FROM timelines_timelineevent e LEFT JOIN patents_patent p ON p.id = e.patent_id
    LEFT JOIN cases_fact f ON f.id = e.fact_id ORDER BY e.id LIMIT 101
"""
ENTRIES_SQL = """
    SELECT e.id, d.case_id AS "case", e.docket_id AS docket, e.key, e.number, e.filed_on, e.entered_on, e.text,
           e.short_text, e.sealed, e.kind, e.motion, e.disposition, e.answers, e.due, e.patents, e.pacer_doc_id
    FROM cases_docketentry e JOIN cases_docket d ON d.id = e.docket_id ORDER BY e.id LIMIT 101
"""
LISTS = {
    "100 events": ("/api/v1/events/?limit=100", EVENTS),
    "100 docket entries": ("/api/v1/docket-entries/?limit=100", ENTRIES_SQL),
}
PAGES = {
    "today": "/",
    "cases": "/cases/",
    "cases of a court": "/cases/?court=txed",
    "cases with words": "/cases/?q=osprey",
    "patents": "/patents/",
    "parties": "/parties/",
    "100 changes": "/api/v1/changes/?limit=100",
    "entries with words": "/api/v1/docket-entries/?text=construction",
}


def seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def floor(sql: str) -> str:
    """The same rows with nothing between the database and JSON."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        names = [column.name for column in cursor.description]
        return json.dumps([dict(zip(names, row, strict=True)) for row in cursor.fetchall()], default=str)


def asked(client: Client, address: str) -> bytes:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code} {answer.content[:200]!r}")
    return answer.content


def beside_floors(machine: Client) -> Table:
    table = Table(
        "page",
        "floor ms",
        "page ms",
        "page ÷ floor",
        title="A page of the API beside bare SQL and json.dumps",
    )
    for name, (address, sql) in LISTS.items():
        asked(machine, address)
        rounds = [
            (seconds(lambda sql=sql: floor(sql)), seconds(lambda a=address: asked(machine, a)))
            for _ in range(ROUNDS)
        ]
        least, took = (min(column) for column in zip(*rounds, strict=True))
        table.add_row(name, f"{1000 * least:.2f}", f"{1000 * took:.2f}", f"{took / least:.1f}")
    return table


def first_bytes(person: Client) -> Table:
    """The whole answer is made before its first byte is sent: no page is streamed."""
    table = Table("page", "p50 ms", "p95 ms", title=f"First byte, {CASES:,} cases, {ENTRIES:,} entries")
    for name, address in PAGES.items():
        asked(person, address)
        took = sorted(seconds(lambda a=address: asked(person, a)) for _ in range(REQUESTS))
        table.add_row(
            name, f"{1000 * took[REQUESTS // 2]:.0f}", f"{1000 * took[math.ceil(0.95 * REQUESTS) - 1]:.0f}"
        )
    return table


def ready() -> tuple[Client, Client]:
    """The field made, where it is not there yet; a machine with a token, and a person who is logged in."""
    if connection.settings_dict["NAME"] != NAME:
        raise SystemExit(f"A field is made in {NAME} alone: start it by python -m tests.bench.api")
    call_command("migrate", verbosity=0)
    if not Case.objects.exists():
        call_command("make_field", cases=CASES, entries=ENTRIES, seed=1)
    user, _ = User.objects.get_or_create(username="bench")
    user.groups.add(Group.objects.get_or_create(name="reader")[0])
    Token.objects.filter(user=user).delete()
    _, token = Token.objects.create(user=user)
    person = Client(headers={"host": "localhost"})
    person.force_login(user)
    return Client(headers={"authorization": f"Token {token}", "host": "localhost"}), person


def main() -> None:
    machine, person = ready()
    with override_settings(API_REQUESTS_PER_MINUTE=10**9):
        Console(width=110).print(beside_floors(machine))
        Console(width=110).print(first_bytes(person))


if __name__ == "__main__":
    main()
