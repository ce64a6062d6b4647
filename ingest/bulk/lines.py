"""Lines of dockets, millions of them: PostgreSQL reads the file, checks the rows and writes the facts.

Python sees each docket of a stretch once, and of the rows only those that are left out.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import DataError as BadDay
from django.db import connection, transaction
from psycopg2 import DataError

from ingest.bulk.bad_rows import Bad
from ingest.bulk.staging import FACT, Told, copy
from ingest.bulk.stretch import Stretch
from ingest.bulk.tables import QUOTE, BadRow, copied, own_docket

ROWS = 20_000  # numbers of rows that are taken at once
_BLANK = r"E' \t\n\r\f\x0b\u00a0'"
# btrim looks at every letter of a text; nearly all begin and end with something that is no part of a blank.
_TRIMMED = f"""CASE WHEN {{0}} = '' THEN '' WHEN ascii({{0}}) NOT IN (32, 9, 10, 11, 12, 13, 160)
    AND get_byte(convert_to({{0}}, 'UTF8'), octet_length({{0}}) - 1) NOT IN (32, 9, 10, 11, 12, 13, 160)
    THEN {{0}} ELSE btrim({{0}}, {_BLANK}) END"""
_LEAP = (
    "mod(left({0}, 4)::int, 4) = 0 AND (mod(left({0}, 4)::int, 100) <> 0 OR mod(left({0}, 4)::int, 400) = 0)"
)
_SHORT_MONTHS = "('04', '06', '09', '11')"
# A day as the data set writes it; a cell of another form, or of a day that no calendar has, states none.
_ANY_DAY = f"""CASE WHEN translate({{0}}, '012345678', '999999999') = '9999-99-99' AND {{0}} >= '0001'
    AND substr({{0}}, 6, 2) BETWEEN '01' AND '12' AND (substr({{0}}, 9) BETWEEN '01' AND '28'
        OR substr({{0}}, 9) BETWEEN '29' AND CASE WHEN substr({{0}}, 6, 2) IN {_SHORT_MONTHS} THEN '30'
            WHEN substr({{0}}, 6, 2) <> '02' THEN '31' WHEN {_LEAP} THEN '29' ELSE '28' END)
    THEN {{0}} ELSE '' END"""
# The same where no cell of ten letters is other than a day: at half the cost, and a mistake where one is.
_GOOD_DAY = "CASE WHEN octet_length({0}) = 10 AND {0}::date::text = {0} THEN {0} ELSE '' END"
# Of the columns of a row: what it says. Nothing but the docket is read outside the database.
_READ = f"""
    SELECT l.row, p.scope, p.court, p.printed, p.why, {_TRIMMED.format("{text}")} AS text,
        {_TRIMMED.format("{short}")} AS short_text, {{filed}} AS filed_on, {{entered}} AS entered_on, CASE WHEN
            n.digits <> '' AND length(n.digits) <= 10 AND translate(n.digits, '0123456789', '') = '' AND
            n.digits::bigint BETWEEN 1 AND 2147483647 THEN n.digits::bigint END AS number
    FROM bulk_line l JOIN bulk_place p ON p.court = l.{{court}} AND p.printed = l.{{docket}},
        LATERAL (SELECT split_part({{number}}, '.', 1) AS digits) n
    OFFSET 0
"""
_SAYS_SOMETHING = "(number IS NOT NULL OR text <> '' OR short_text <> '')"
_HAS_A_DAY = "(filed_on <> '' OR entered_on <> '')"
_WHOLE = "jsonb_build_object('number', number, 'filed_on', filed_on, 'entered_on', entered_on, 'text', text)"
_PARTS = """jsonb_strip_nulls(jsonb_build_object('number', number, 'filed_on', nullif(filed_on, ''),
    'entered_on', nullif(entered_on, ''), 'text', nullif(text, ''), 'short_text', nullif(short_text, '')))"""
_SUBJECT = """CASE WHEN number IS NULL THEN 'entry:u' || coalesce(nullif(filed_on, ''), entered_on) || '/'
    || left(md5(text || short_text), 16) ELSE 'entry:n' || number END"""
_FACTS = f"""
    INSERT INTO {FACT}
    SELECT %(filing)s, scope, {_SUBJECT}, 'entry',
        CASE WHEN number IS NULL OR short_text <> '' OR '' IN (filed_on, entered_on, text) THEN {_PARTS} ELSE {_WHOLE} END,
        pointer, 0, 0, CASE WHEN text <> '' AND octet_length(text) <= {QUOTE} THEN text
            ELSE left(coalesce(nullif(text, ''), nullif(short_text, ''), number::text), {QUOTE}) END, 'stated', false,
        left(%(sha256)s, 32) || md5(pointer || 'entry')
    FROM ({{read}}) t, LATERAL (SELECT '/rows/' || lpad(row::text, 9, '0') || CASE WHEN text <> '' THEN '/long_description'
        WHEN short_text <> '' THEN '/short_description' ELSE '/doc_number' END AS pointer) p
    WHERE why = '' AND {_SAYS_SOMETHING} AND {_HAS_A_DAY}
"""
# The number of a docket is said once in a stretch, by the first of its rows that are not left out.
_DOCKETS = f"""
    INSERT INTO {FACT}
    SELECT DISTINCT ON (scope) %(filing)s, scope, '', 'docket_number', to_jsonb(number), at, 0, 0, left(printed, {QUOTE}),
        'stated', false, left(%(sha256)s, 32) || md5(at || 'docket_number')
    FROM bulk_place p, LATERAL (SELECT '/rows/' || lpad(first::text, 9, '0') || '/case_number' AS at) a
    WHERE why = '' AND first IS NOT NULL ORDER BY scope, first
"""
_FIRST = f"""
    UPDATE bulk_place p SET first = t.first
    FROM (SELECT court, printed, min(row) FILTER (WHERE {_SAYS_SOMETHING} AND {_HAS_A_DAY}) AS first FROM ({{read}}) r
          GROUP BY court, printed) t
    WHERE t.court = p.court AND t.printed = p.printed
"""
_LEFT_OUT = f"""
    SELECT row, CASE WHEN why <> '' THEN why WHEN NOT {_SAYS_SOMETHING} THEN 'no number and no text' ELSE 'no date' END
    FROM ({{read}}) t WHERE why <> '' OR NOT {_SAYS_SOMETHING} OR NOT {_HAS_A_DAY} ORDER BY row
"""


def write_lines(stretch: Stretch, columns: Sequence[str], filing_id: int, sha256: str) -> Told:
    """Write what the rows of a stretch say, in the transaction that is under way."""
    names = [f"c{i}" for i in range(len(columns))]
    with connection.cursor() as cursor:
        bad = _staged(cursor, stretch, names)
        _places(cursor, *(names[columns.index(c)] for c in ("district_id", "case_number")))
        cells = {
            "court": "district_id", "docket": "case_number", "text": "long_description", "short": "short_description",
            "filed": "doc_date_filed", "entered": "doc_date_uploaded", "number": "doc_number",
        }  # fmt: skip
        cells = {cell: names[columns.index(column)] for cell, column in cells.items()}
        named = {"filing": filing_id, "sha256": sha256}
        try:
            read = _reading(cells, _GOOD_DAY)
            with transaction.atomic():
                cursor.execute(_FACTS.format(read=read), named)
        except BadDay:  # a cell of ten letters that is no day
            read = _reading(cells, _ANY_DAY)
            cursor.execute(_FACTS.format(read=read), named)
        facts = cursor.rowcount
        if facts + len(bad) < stretch.rows:
            cursor.execute(_LEFT_OUT.format(read=read))
            bad += [Bad(row, why) for row, why in cursor.fetchall()]
            cursor.execute(_FIRST.format(read=read))
        cursor.execute(_DOCKETS, named)
        facts += cursor.rowcount
    return Told(stretch.first + stretch.rows - 1, facts, sorted(bad, key=lambda b: b.row))


def _reading(cells: Mapping[str, str], day: str) -> str:
    """What reads the staged rows: the column of each cell, and how a day is read."""
    days = {cell: day.format(cells[cell]) for cell in ("filed", "entered")}
    return _READ.format(**{**cells, **days})


def _staged(cursor: Any, stretch: Stretch, names: Sequence[str]) -> list[Bad]:
    """Copy a stretch into the temporary table `bulk_line`; returns the rows that are none."""
    cursor.execute(
        "SET LOCAL jit = off; SET LOCAL enable_mergejoin = off; SET LOCAL datestyle = 'ISO'"
    )  # both cost more than they save
    cursor.execute("DROP TABLE IF EXISTS bulk_line, bulk_place")
    cursor.execute(f"""
        CREATE TEMP TABLE bulk_line (row bigint GENERATED BY DEFAULT AS IDENTITY (START {stretch.first} CACHE {ROWS}),
            {", ".join(f"{n} text" for n in names)}) ON COMMIT DROP;
        CREATE TEMP TABLE bulk_place (court text, printed text, first bigint, scope text, number text, why text)
            ON COMMIT DROP
    """)
    if stretch.plain:
        listed = ", ".join(names)
        options = f"FORMAT csv, FORCE_NOT_NULL ({listed})"
        try:
            with transaction.atomic():
                sql = f"COPY bulk_line ({listed}) FROM STDIN ({options})"
                cursor.copy_expert(sql, io.BytesIO(stretch.data))
            stretch.rows = cursor.rowcount
            return []
        except DataError:
            pass  # a row is damaged: which, only reading one by one can tell
    bad: list[Bad] = []
    copy(cursor, f"bulk_line (row, {', '.join(names)})", _rows(stretch, bad))
    return bad


def _rows(stretch: Stretch, bad: list[Bad]) -> Iterable[str]:
    for one in stretch.one_by_one():
        if isinstance(one, Bad):
            bad.append(one)
        else:
            yield copied(str(one[0]), *one[1]) + "\n"


def _places(cursor: Any, court: str, docket: str) -> None:
    """Fill `bulk_place`: the docket that these cells of a row name, or why they name none."""
    cursor.execute(f"SELECT {court}, {docket}, min(row) FROM bulk_line GROUP BY 1, 2")
    copy(cursor, "bulk_place (court, printed, first, scope, number, why)", _read_places(cursor.fetchall()))


def _read_places(found: Iterable[tuple[str, str, int]]) -> Iterator[str]:
    for court, printed, first in found:
        try:
            own = own_docket(court, printed)
            yield copied(court, printed, str(first), own.scope, own.number, "") + "\n"
        except BadRow as error:
            yield copied(court, printed, str(first), "", "", str(error)) + "\n"
