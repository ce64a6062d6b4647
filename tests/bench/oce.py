"""Tables shaped like those of the OCE docket data, of any size: its columns, its proportions, its blanks and floats.

Proportions are those of the release of March 2024: to a case 6.5 names, 19 lawyers, 1.6 patents, 50 entries. Texts are as
long as the Office's (230 characters on average) and nearly all different. None of the companies exists.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from casetracker.field.words import FAMILY, FORMS, GIVEN, LINES, PARAGRAPH, PRODUCTS, SECOND, THINGS

COURTS = (("txed", 2), ("ded", 1), ("cacd", 2), ("ilnd", 1), ("nysd", 1), ("njd", 2), ("flsd", 0), ("mnd", 0))
ENTRIES = 50  # of a docket on average; as in the data, some have ten times as many
ROLES = (
    "Plaintiff",
    "Defendant",
    "Defendant",
    "Defendant",
    "Counter Claimant",
    "counter-defendant",
    "ThirdParty Plaintiff",
)
SYLLABLES = (
    "ba", "cor", "del", "fen", "gra", "hol", "jun", "kes", "lo", "mar", "nor", "pel", "qui", "ros", "sta", "tam", "ul",
    "ven", "wex", "zan",
)  # fmt: skip
Cell = str | int | float

COLUMNS = {
    "cases": "case_row_id case_number case_number_raw district_id court_name pacer_id case_name assigned_to referred_to"
    " case_cause jurisdictional_basis date_filed date_closed date_last_filed jury_demand demand lead_case related_case"
    " settlement case_type_1 case_type_2 case_type_3 case_type_note",
    "documents": "case_row_id case_number case_number_raw district_id doc_count doc_number short_description"
    " long_description attachment doc_date_filed doc_date_uploaded document_url",
    "names": "case_row_id case_number case_number_raw district_id party_row_count party_type name name_long",
    "attorneys": "case_row_id case_number case_number_raw district_id party_row_count party_type attorney_row_count"
    " attorney_name attorney_contactinfo position",
    "patents": "case_row_id case_number district_id nos date_filed case_name case_type_1 case_type_2 case_type_3"
    " case_type_note patent patent_doc_type",
}  # fmt: skip


class Suit:
    """Case number `n` of the data: its place, its people, its days. The same `n` is always the same suit."""

    def __init__(self, n: int) -> None:
        self.n, self.chance = n, Random(n)
        self.court, office = COURTS[n % len(COURTS)]
        year, serial = 3 + n // len(COURTS) // 9000, 1 + n // len(COURTS) % 9000
        self.number = f"{office}:{year:02}-cv-{serial:05}"
        self.filed = date(2000 + year, 1, 1) + timedelta(days=n % 360)
        self.names = [
            company(self.chance.randrange(20_000)) for _ in range(2 + int(self.chance.expovariate(1 / 4.5)))
        ]
        self.caption = f"{self.names[0]} v. {self.names[1]} et al"
        self.entries = 1 + int(self.chance.expovariate(1 / ENTRIES))

    def cells(self, raw: bool = True) -> tuple[Cell, ...]:
        """The columns that every table begins with."""
        return (
            (float(self.n), self.number, f"{self.number}-ABC-DEF", self.court)
            if raw
            else (float(self.n), self.number, self.court)
        )


def company(n: int) -> str:
    """The name of the n-th company: first words are as different as they are among those who litigate."""
    chance = Random(f"company {n}")
    first = "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()
    return f"{first} {chance.choice(SECOND)}, {chance.choice(FORMS)}"


def lawyer(n: int) -> str:
    chance = Random(f"lawyer {n}")
    return f"{chance.choice(GIVEN)} {chr(65 + n % 26)}. {chance.choice(FAMILY)}{n // 26 % 900}"


def case_rows(suit: Suit) -> Iterator[tuple[Cell, ...]]:
    closed = suit.filed + timedelta(days=400)
    yield (
        *suit.cells(), "District Court ", float(suit.n + 5), suit.caption, f"Judge {lawyer(suit.n % 90)}", "",
        "35:271 Patent Infringement", "Federal Question", suit.filed.isoformat(), closed.isoformat(), closed.isoformat(),
        suit.chance.choice(("Plaintiff", "Both", "None", "")), "$0.00", "", "", "", 1.0, "", "", "",
    )  # fmt: skip


def document_rows(suit: Suit) -> Iterator[tuple[Cell, ...]]:
    chance, day, numbered = Random(f"documents {suit.n}"), suit.filed, 0
    for at in range(1, suit.entries + 1):
        words = {
            "plaintiff": suit.names[0], "defendant": suit.names[1], "attorney": lawyer(chance.randrange(9000)), "claim": at,
            "n": max(1, numbered - 2), "thing": chance.choice(THINGS), "product": chance.choice(PRODUCTS),
        }  # fmt: skip
        line = LINES[at % len(LINES)] if chance.random() < 0.7 else chance.choice(LINES)
        more = PARAGRAPH if chance.random() < 0.35 else "Signed on {day}."
        entered = day + timedelta(days=1)
        text = f"{line.format(**words)} {more.format(day=day.strftime('%m/%d/%Y'), **words)} (Entered: {entered:%m/%d/%Y})"
        if alone := chance.random() < 0.025:  # minute entries have no number
            text = f"Minute Entry: hearing {at}. {text}"
        numbered += not alone
        yield (
            *suit.cells(), at, "" if alone else float(numbered), "", text, "", day.isoformat(), entered.isoformat(),
            f"/cgi-bin/show_doc.pl?caseid={suit.n}&de_seq_num={at}&dm_id={suit.n}{at}" if chance.random() < 0.7 else "",
        )  # fmt: skip
        day += timedelta(days=int(chance.expovariate(1 / 12)))


def name_rows(suit: Suit) -> Iterator[tuple[Cell, ...]]:
    for i, name in enumerate(suit.names):
        role = ROLES[min(i, 3)] if i < 4 else suit.chance.choice(ROLES)
        yield *suit.cells(), suit.n * 10 + i, role, name, f"{name} a Delaware corporation"


def attorney_rows(suit: Suit) -> Iterator[tuple[Cell, ...]]:
    for i in range(1 + int(suit.chance.expovariate(1 / 18))):
        who = suit.chance.randrange(9000)
        firm = f"{lawyer(who // 40).split()[-1]} and Partners LLP"
        place = f"{firm}; 100 Main Street; Suite {who % 90}; Anytown; 555-010-{who:04}; Email: x{who}@firm.example"
        yield (
            *suit.cells(),
            suit.n * 10 + i % 3,
            ROLES[i % 3],
            i,
            lawyer(who),
            place,
            "LEAD ATTORNEY;ATTORNEY TO BE NOTICED",
        )


def patent_rows(suit: Suit) -> Iterator[tuple[Cell, ...]]:
    for _ in range(1 + int(suit.chance.expovariate(1 / 0.9))):
        number = 5_000_000 + suit.chance.randrange(60_000)
        yield (
            *suit.cells(raw=False),
            830.0,
            suit.filed.isoformat(),
            suit.caption,
            1.0,
            "",
            "",
            "",
            number,
            "Patent",
        )


ROWS: dict[str, Callable[[Suit], Iterator[tuple[Cell, ...]]]] = {
    "cases": case_rows, "documents": document_rows, "names": name_rows, "attorneys": attorney_rows, "patents": patent_rows,
}  # fmt: skip


def write(folder: Path, cases: int, tables: Iterable[str] = tuple(COLUMNS)) -> dict[str, tuple[Path, int]]:
    """Write the tables of so many cases; returns each one's file and number of rows."""
    found = {}
    for name in tables:
        path, count = folder / f"{name}.csv", 0
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS[name].split())
            for n in range(cases):
                for row in ROWS[name](Suit(n)):
                    writer.writerow(row)
                    count += 1
        found[name] = path, count
    return found
