"""How long the API takes on a generated field. Prints tables, asserts nothing.

A page of the API beside its floor, the bare SQL of the same columns and `json.dumps` of the rows, in the same process;
then what it searches for, through all middleware (for the pages see tests.bench.pages).
"""

import json
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

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
from timelines.cursor import Cursor, epoch
from timelines.models import Change

ROUNDS = 60  # of a page beside its floor, in turns, so that what else the machine does meets both
REQUESTS = 20  # of a page in a browser
EVENTS = """
    SELECT e.id, e.case_id AS "case", p.number AS patent, e.key, e.kind, e.lane, e.title, e."on", e.earliest, e.latest,
           e.qualifier, e.modality, e.party, e.sources, e.dockets, e.disputed, f.filing_id AS filing, f.quote
    FROM timelines_timelineevent e LEFT JOIN patents_patent p ON p.id = e.patent_id
    LEFT JOIN cases_fact f ON f.id = e.fact_id {which} ORDER BY e.id LIMIT 101
"""
LINES = """
    SELECT id, event_id AS event, entry_id AS entry, case_id AS "case" FROM timelines_evententry
    WHERE event_id IN (SELECT id FROM timelines_timelineevent e {which} ORDER BY id LIMIT 100)
"""
CHANGE = """
    SELECT c.position, c.at, c.kind, c.action, c.subject_id AS id, c.case_id AS "case", c.fields, r.before, r.after
    FROM timelines_change c LEFT JOIN timelines_revision r ON r.change_id = c.id
    WHERE c.position > {after} ORDER BY c.position LIMIT 100
"""
CHANGED = """WHERE e.id IN (
    SELECT subject_id FROM timelines_change WHERE position > {after} ORDER BY position LIMIT 100)
"""
ENTRY = """
    SELECT e.id, d.case_id AS "case", e.docket_id AS docket, e.key, e.number, e.filed_on, e.entered_on, e.text,
           e.short_text, e.sealed, e.kind, e.motion, e.disposition, e.answers, e.due, e.patents, e.pacer_doc_id
    FROM cases_docketentry e JOIN cases_docket d ON d.id = e.docket_id ORDER BY e.id LIMIT 101
"""
DOCUMENT = """
    SELECT id, entry_id AS entry, number, text, pages, pacer_doc_id, sealed FROM cases_document
    WHERE entry_id IN (SELECT id FROM cases_docketentry ORDER BY id LIMIT 100)
"""
CASE = """
    SELECT id, key, caption, posture, filed_on, filed_earliest, filed_latest, jury_demand, mentioned_only, merged_into_id,
           open_questions, updated_at
    FROM cases_case WHERE NOT mentioned_only AND merged_into_id IS NULL ORDER BY id LIMIT 101
"""
OF_CASES = (
    "(SELECT id FROM cases_case WHERE NOT mentioned_only AND merged_into_id IS NULL ORDER BY id LIMIT 100)"
)
DOCKET = f"SELECT id, case_id, court_id, key, number FROM cases_docket WHERE case_id IN {OF_CASES}"
NUMBER = f"""
    SELECT n.id, n.docket_id, n.number, n.core FROM cases_docketnumber n JOIN cases_docket d ON d.id = n.docket_id
    WHERE d.case_id IN {OF_CASES}
"""
PARTY = f"""
    SELECT c.id, c.case_id, c.party_id, p.name, c.role, c.side
    FROM cases_caseparty c JOIN parties_party p ON p.id = c.party_id
    WHERE c.case_id IN {OF_CASES}
"""
PATENT = f"""
    SELECT c.id, c.case_id, p.number, c.claims, c.claims_elsewhere, c.specificity
    FROM cases_casepatent c JOIN patents_patent p ON p.id = c.patent_id WHERE c.case_id IN {OF_CASES}
"""
LISTS = {
    "100 events": ("/api/v1/events/?limit=100", (EVENTS.format(which=""), LINES.format(which=""))),
    "100 docket entries": ("/api/v1/docket-entries/?limit=100", (ENTRY, DOCUMENT)),
    "100 cases": ("/api/v1/cases/?limit=100", (CASE, DOCKET, NUMBER, PARTY, PATENT)),
}
SEARCHES = {
    "100 changes": "/api/v1/changes/?limit=100",
    "entries with words": "/api/v1/docket-entries/?text=construction",
    "API: cases of a judge": "/api/v1/cases/?judge=Ada%20Abbott",
    "API: cases without a firm": "/api/v1/cases/?not_firm=Birch",
    "API: of an attorney": "/api/v1/cases/?attorney=Ada%20Abbott",
    "API: of a party, not another": "/api/v1/cases/?party=osprey&not_party=beacon",
    "API: construed, not decided": "/api/v1/cases/?event=claim_construction_order&no_event=judgment",
    "API: of a product": "/api/v1/cases/?product=thermostat",
    "API: of a claim": "/api/v1/cases/?patent=9000001&claim=1",
    "API: of a family": "/api/v1/cases/?family=9000001",
    "API: active since": "/api/v1/cases/?last_entry_after=2024-01-01",
    "API: closed, counted": "/api/v1/cases/?stage=closed&count=exact",
    "API: events of a kind": "/api/v1/events/?kind=verdict&after=2020-01-01",
}


def seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def floor(queries: Sequence[str]) -> str:
    """The same rows with nothing between the database and JSON."""
    found = []
    with connection.cursor() as cursor:
        for sql in queries:
            cursor.execute(sql)
            names = [column.name for column in cursor.description]
            found.append([dict(zip(names, row, strict=True)) for row in cursor.fetchall()])
    return json.dumps(found, default=str)


def asked(client: Client, address: str) -> bytes:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code} {answer.content[:200]!r}")
    return answer.content


def feed() -> dict[str, tuple[str, tuple[str, ...]]]:
    """A page of the feed where it tells of events: the field is told table by table."""
    first = Change.objects.filter(kind="event").exclude(position=None).order_by("id").first()
    after = (first.position or 1) - 1 if first else 0
    address = f"/api/v1/changes/?limit=100&after={Cursor(epoch(), after)}"
    which = CHANGED.format(after=after)
    return {
        "100 changes of events": (
            address, (CHANGE.format(after=after), EVENTS.format(which=which), LINES.format(which=which)),
        )
    }  # fmt: skip


def cpu_of_database() -> Callable[[], float]:
    """Seconds of CPU that the database has spent on this connection: of a server on this machine, else always 0."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        told = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    is_here = connection.settings_dict["HOST"].startswith("/") and told.exists()
    return lambda: int(told.read_text().split()[0]) / 1e9 if is_here else 0.0


def work(call: Callable[[], object], database: Callable[[], float]) -> float:
    """Seconds of processor that this process and its connection's server spend on it."""
    ours, theirs = time.process_time(), database()
    call()
    return time.process_time() - ours + database() - theirs


def beside_floors(machine: Client) -> Table:
    """By the processor's time, so that what else the machine does hardly shows, and by the clock."""
    table = Table(
        "page",
        "floor ms",
        "page ms",
        "page ÷ floor",
        "by the clock",
        title="A page of the API beside bare SQL and json.dumps",
    )
    for name, (address, queries) in (LISTS | feed()).items():
        asked(machine, address)
        database = cpu_of_database()
        calls = (lambda q=queries: floor(q)), (lambda a=address: asked(machine, a))
        worked = [[work(call, database) for call in calls] for _ in range(ROUNDS)]
        least, took = (median(column) for column in zip(*worked, strict=True))
        waited = [[seconds(call) for call in calls] for _ in range(ROUNDS)]
        clock = [min(column) for column in zip(*waited, strict=True)]
        table.add_row(
            name,
            f"{1000 * least:.2f}",
            f"{1000 * took:.2f}",
            f"{took / least:.1f}",
            f"{clock[1] / clock[0]:.1f}",
        )
    return table


def first_bytes(person: Client) -> Table:
    """The whole answer is made before its first byte is sent: no page is streamed."""
    table = Table("page", "p50 ms", "p95 ms", title=f"First byte, {CASES:,} cases, {ENTRIES:,} entries")
    for name, address in SEARCHES.items():
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
        call_command("make_field", cases=CASES, entries=ENTRIES, seed=1, into_embedded=True)
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
