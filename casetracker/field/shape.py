"""Who sues whom, where, over what, and how long the dockets are: decided from a seed alone, before any row is made."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from casetracker.field.words import COURTS, FAMILY, FIRST, FORMS, GIVEN, SECOND
from law.courts import COURTS as KNOWN

LEAST, MOST = 2, 3000  # entries of a docket
LARGEST_CAMPAIGN = 400
FIRST_DAY, DAYS = date(2012, 1, 2), 4700
PATENTS_OF_A_CAMPAIGN = 8
TRANSFERRED, DISPUTED, SEALED = 0.03, 0.04, 0.03  # shares: of suits, of suits, of entries


class Impossible(ValueError):
    """So many cases and entries make no field; the message says what does."""


@dataclass(slots=True)
class Suit:
    """One case to be. Parties and patents are positions in the field's own lists; `came_from` is the position of the suit
    that was transferred here, `joined` whether people decided that the two are one."""

    court: str
    number: str
    filed: date
    plaintiff: int
    defendants: tuple[int, ...]
    patents: tuple[int, ...]
    entries: int
    disputed: bool
    came_from: int | None = None
    joined: bool = False


def suits(cases: int, entries: int, seed: int) -> list[Suit]:
    """The suits of the field, in the order of their filing days. Raises Impossible."""
    if cases < 1 or not LEAST * cases <= entries <= MOST * cases:
        raise Impossible(
            f"A docket has {LEAST} to {MOST:,} entries: for {cases:,} cases ask for {LEAST * cases:,} to {MOST * cases:,}."
        )
    chance = Random(seed)
    begun = sorted(_begun(chance, cases))
    lengths = _lengths(chance, cases, entries)
    serials: dict[tuple[str, int], int] = {}
    found = []
    for (filed, plaintiff, defendants, patents), length in zip(begun, lengths, strict=True):
        court = _court(chance)
        serial = serials[court, filed.year] = serials.get((court, filed.year), 0) + chance.randint(1, 3)
        number = _number(chance, court, filed.year, serial)
        found.append(
            Suit(court, number, filed, plaintiff, defendants, patents, length, chance.random() < DISPUTED)
        )
    _transfer(chance, found)
    return found


def company(n: int) -> str:
    """The name of the n-th company: no two are alike."""
    n, first = divmod(n, len(FIRST))
    n, second = divmod(n, len(SECOND))
    n, form = divmod(n, len(FORMS))
    return f"{FIRST[first]} {SECOND[second]}{f' {n + 1}' if n else ''}, {FORMS[form]}"


def attorney(n: int) -> str:
    """The name of the n-th attorney: no two are alike."""
    n, given = divmod(n, len(GIVEN))
    n, family = divmod(n, len(FAMILY))
    return f"{GIVEN[given]} {FAMILY[family]}{f' {n + 1}' if n else ''}"


def _begun(chance: Random, cases: int) -> Iterator[tuple[date, int, tuple[int, ...], tuple[int, ...]]]:
    """Campaigns: one owner asserts a few patents in 1 to 400 suits, most owners in one."""
    left, owner, patent = cases, 0, 0
    while left:
        size = min(left, LARGEST_CAMPAIGN, int(chance.paretovariate(0.9)))
        held = tuple(range(patent, patent + chance.randint(1, PATENTS_OF_A_CAMPAIGN)))
        start = chance.randrange(DAYS)
        for _ in range(size):
            day = FIRST_DAY + timedelta(days=min(DAYS, start + int(chance.expovariate(1 / 400))))
            sued = tuple(
                sorted({2 * chance.randrange(cases) + 1 for _ in range(min(6, int(chance.paretovariate(2))))})
            )
            yield day, 2 * owner, sued, tuple(sorted(chance.sample(held, chance.randint(1, len(held)))))
        left, owner, patent = left - size, owner + 1, held[-1] + 1


def _lengths(chance: Random, cases: int, entries: int) -> list[int]:
    """Entries of each docket: `entries` in all, most dockets short, a few very long."""
    weights = [chance.lognormvariate(0, 1.5) for _ in range(cases)]
    share = (entries - LEAST * cases) / sum(weights)
    found = [min(MOST, LEAST + int(weight * share)) for weight in weights]
    left = entries - sum(found)
    for n in sorted(range(cases), key=lambda n: -weights[n]):
        more = min(left, MOST - found[n])
        found[n], left = found[n] + more, left - more
    return found


_SHARES = list(accumulate(COURTS.values()))


def _court(chance: Random) -> str:
    return chance.choices(list(COURTS), cum_weights=_SHARES)[0]


def _number(chance: Random, court: str, year: int, serial: int) -> str:
    if court == "ptab":
        return f"IPR{year}-{serial:05}"
    return f"{chance.choice(sorted(KNOWN[court].offices))}:{year % 100:02}-cv-{serial:05}"


def _transfer(chance: Random, suits: list[Suit]) -> None:
    """Let some suits be those that another court sent here; each is sent once, between district courts."""
    sent: set[int] = set()
    for n, suit in enumerate(suits):
        earlier = n - chance.randint(1, 50)
        if chance.random() < TRANSFERRED and earlier >= 0:
            one = suits[earlier]
            if (
                "ptab" not in (one.court, suit.court)
                and one.court != suit.court
                and one.came_from is None
                and earlier not in sent
            ):
                sent.add(earlier)
                suit.came_from, suit.joined = earlier, chance.random() < 0.5
                suit.plaintiff, suit.defendants, suit.patents = one.plaintiff, one.defendants, one.patents
