"""The rows of a generated field, table by table, from its suits. Ids are positions from 1: the field fills empty tables."""

from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from random import Random

from cases.ledger.scopes import of_docket
from casetracker.field.copying import Json, Row
from casetracker.field.docket import Line, lines
from casetracker.field.shape import Suit, attorney, company
from casetracker.field.words import PARAGRAPH, PRODUCTS, THINGS
from law.dockets import parse
from law.names import key as name_key
from law.nature_of_suit import PATENT

MOMENT = "2025-06-01T12:00:00Z"  # of every row: a field knows no clock
CLAIMS = 20
FIRST_PATENT = 9_000_001
PAPER_EVERY = 5  # suits to one complaint with a text
PARAGRAPHS_OF_A_PAGE, PAGES = 6, 8


class Rows:
    """The rows, one method for each table, columns in the order of `load.TABLES`."""

    def __init__(self, suits: list[Suit], seed: int) -> None:
        self.suits, self.seed = suits, seed
        self.into = {
            s.came_from + 1: n for n, s in enumerate(suits, 1) if s.joined and s.came_from is not None
        }

    @cached_property
    def keys(self) -> list[str]:
        """Key of each suit's docket, `txwd/7:24-cv-00030`."""
        return [(of_docket(s.court, s.number) or "").removeprefix("docket:") for s in self.suits]

    @cached_property
    def people(self) -> dict[int, int]:
        """Company -> id of its party."""
        used = {p for s in self.suits for p in (s.plaintiff, *s.defendants)}
        return {company_number: n for n, company_number in enumerate(sorted(used), 1)}

    @cached_property
    def patents(self) -> dict[int, int]:
        """Patent of a campaign -> id."""
        return {p: n for n, p in enumerate(sorted({p for s in self.suits for p in s.patents}), 1)}

    def chance(self, *place: object) -> Random:
        """A source of chance of its own for each place: rows do not depend on the order they are made in."""
        return Random(f"{self.seed}/{place}")

    def names(self, n: int) -> dict[str, str]:
        suit, chance = self.suits[n - 1], self.chance("names", n)
        one, other = company(suit.plaintiff), company(suit.defendants[0])
        words = {
            "thing": chance.choice(THINGS),
            "product": chance.choice(PRODUCTS),
            "attorney": attorney(suit.plaintiff // 2),
        }
        return {"plaintiff": one, "defendant": other, **words}

    def lines(self, n: int) -> Iterator[Line]:
        suit = self.suits[n - 1]
        return lines(self.chance("docket", n), suit.court, suit.filed, suit.entries, self.names(n))

    def standing(self) -> Iterator[tuple[int, Suit]]:
        """Suits that were not joined to another, with their ids."""
        return ((n, s) for n, s in enumerate(self.suits, 1) if n not in self.into)

    def cases(self) -> Iterator[Row]:
        for n, s in enumerate(self.suits, 1):
            names, board = self.names(n), s.court == "ptab"
            sides = (
                (names["defendant"], names["plaintiff"])
                if board
                else (names["plaintiff"], names["defendant"])
            )
            yield (
                n, f"docket:{self.keys[n - 1]}", " v. ".join(sides), "ipr" if board else "infringement", s.filed, s.filed,
                s.filed, None if board else True, None if board else min(PATENT),
                "" if board else "35:271 Patent Infringement",
                "", False, self.into.get(n), int(s.disputed), MOMENT,
            )  # fmt: skip

    def dockets(self) -> Iterator[Row]:
        for n, s in enumerate(self.suits, 1):
            yield n, self.into.get(n, n), s.court, self.keys[n - 1], s.number

    def numbers(self) -> Iterator[Row]:
        for n, s in enumerate(self.suits, 1):
            number = parse(s.number, court=s.court)
            yield n, n, s.number, number.core if number else s.number

    def relations(self) -> Iterator[Row]:
        moved = [(n, s) for n, s in enumerate(self.suits, 1) if s.came_from is not None and not s.joined]
        for pk, (n, s) in enumerate(moved, 1):
            yield pk, n, (s.came_from or 0) + 1, "transferred_from", f"../{s.filed}", 1

    def parties(self) -> Iterator[Row]:
        for number, pk in self.people.items():
            yield pk, name_key(company(number)), company(number), MOMENT

    def party_names(self) -> Iterator[Row]:
        for number, pk in self.people.items():
            yield pk, pk, company(number), "name", "", ""

    def attorneys(self) -> Iterator[Row]:
        for pk, number in enumerate(self._owners, 1):
            yield pk, name_key(attorney(number)), attorney(number)

    def firms(self) -> Iterator[Row]:
        for pk, number in enumerate(self._owners, 1):
            name = f"{attorney(number).split(maxsplit=1)[1]} & Partners {number} LLP"
            yield pk, name_key(name), name

    @cached_property
    def _owners(self) -> list[int]:
        return sorted({s.plaintiff // 2 for s in self.suits})

    def appearances(self) -> Iterator[Row]:
        counsel = {number: pk for pk, number in enumerate(self._owners, 1)}
        for n, s in self.standing():
            pk = counsel[s.plaintiff // 2]
            yield n, n, pk, pk, "patent_owner" if s.court == "ptab" else "plaintiff", s.filed, s.filed

    def patent_rows(self) -> Iterator[Row]:
        owners = {p: s.plaintiff for s in self.suits for p in s.patents}
        for p, pk in self.patents.items():
            chance = self.chance("patent", p)
            day = f"{chance.randint(2001, 2010)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            title = f"{chance.choice(THINGS).capitalize()} and method"
            yield (
                pk,
                str(FIRST_PATENT + p),
                title,
                day,
                "",
                "",
                "",
                company(owners[p]),
                [],
                "unknown",
                Json([]),
                MOMENT,
            )

    def case_parties(self) -> Iterator[Row]:
        pk = 0
        for n, s in self.standing():
            ours, theirs = ("patent_owner", "petitioner") if s.court == "ptab" else ("plaintiff", "defendant")
            for party in (s.plaintiff, *s.defendants):
                pk, mine = pk + 1, party == s.plaintiff
                yield (
                    pk,
                    n,
                    self.people[party],
                    ours if mine else theirs,
                    "patentee" if mine else "challenger",
                )

    def case_patents(self) -> Iterator[Row]:
        pk = 0
        for n, s in self.standing():
            for p in s.patents:
                pk += 1
                claims = sorted(self.chance("claims", n, p).sample(range(1, CLAIMS), 4))
                yield pk, n, self.patents[p], claims, [], "exact"

    def accusations(self) -> Iterator[Row]:
        pk = 0
        for n, s in self.standing():
            for count, p in enumerate(s.patents if s.court != "ptab" else (), 1):
                for party in s.defendants:
                    pk += 1
                    product = f"{company(party).split()[0]} {self.names(n)['product']}"
                    yield (
                        pk,
                        n,
                        self.patents[p],
                        self.people[s.plaintiff],
                        self.people[party],
                        count,
                        [product],
                        ["direct"],
                        "alleged",
                    )

    def grounds(self) -> Iterator[Row]:
        trials = [(n, s) for n, s in self.standing() if s.court == "ptab"]
        for pk, (n, s) in enumerate(trials, 1):
            yield (
                pk,
                n,
                1,
                self.patents[s.patents[0]],
                [1, 2, 3],
                "103",
                [f"{attorney(n)} (US 2001/0000001)"],
                "petition",
            )

    def blobs(self) -> Iterator[Row]:
        for name in (*map(self._sheet, self.keys), *(self._paper(n) for n in self._papers)):
            yield sha256(name.encode()).hexdigest(), len(name)

    def filings(self) -> Iterator[Row]:
        """The docket sheet of each docket, then the complaints that have a text."""
        for n, key in enumerate(self.keys, 1):
            name = self._sheet(key)
            day = self.suits[n - 1].filed
            yield (
                n,
                sha256(name.encode()).hexdigest(),
                n,
                name,
                "done",
                "",
                "docket_sheet",
                "Docket sheet",
                day,
                MOMENT,
                MOMENT,
                1,
                1,
            )
        for pk, n in enumerate(self._papers, len(self.suits) + 1):
            name = self._paper(n)
            day = self.suits[n - 1].filed
            yield (
                pk,
                sha256(name.encode()).hexdigest(),
                n,
                name,
                "done",
                "",
                "complaint",
                "Complaint",
                day,
                MOMENT,
                MOMENT,
                1,
                1,
            )

    def texts(self) -> Iterator[Row]:
        for pk, n in enumerate(self._papers, len(self.suits) + 1):
            chance, names, pages = self.chance("text", n), self.names(n), [0]
            text = ""
            for _ in range(chance.randint(1, PAGES)):
                for _ in range(PARAGRAPHS_OF_A_PAGE):
                    text += PARAGRAPH.format(claim=chance.randint(1, CLAIMS), **names) + "\n"
                pages.append(len(text))
            yield pk, text, Json(pages[:-1]), Json({})

    @staticmethod
    def _sheet(key: str) -> str:
        return f"{key.replace('/', ' ')}.docket-sheet"

    def _paper(self, n: int) -> str:
        return f"{self.keys[n - 1].replace('/', ' ')}.complaint.txt"

    @property
    def _papers(self) -> range:
        return range(1, len(self.suits) + 1, PAPER_EVERY)
