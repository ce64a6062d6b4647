"""When a US patent's term ends, with its working: 35 U.S.C. 154, 155, 156, 173. Computed, never taken from others.

A provisional or foreign priority date never starts the term (35 U.S.C. 154(a)(3)); a date that only a memo calls
"priority date" therefore gives no expiry at all.
"""

from dataclasses import dataclass
from datetime import date, timedelta

URAA = date(1995, 6, 8)  # filings before this day keep the longer of two terms: 35 U.S.C. 154(c)(1)
HAGUE = date(
    2015, 5, 13
)  # design applications filed before this day: 14 years instead of 15 (Pub. L. 112-211, 102(7))


@dataclass(frozen=True, slots=True)
class Facts:
    """What the term is computed from; None where nobody states it. Days are counts, dates whole days."""

    number: str
    issued_on: date | None = None
    filed_on: date | None = None  # of its own application
    base_on: date | None = None  # earliest non-provisional US or PCT filing it claims the benefit of
    adjustment_days: int | None = None  # 35 U.S.C. 154(b), as printed or corrected
    extension_days: int | None = None  # 35 U.S.C. 156
    disclaimed_to: date | None = None  # end of the term of the patent it was terminally disclaimed over
    lapsed_on: date | None = None  # maintenance fee not paid: 35 U.S.C. 41(b)


@dataclass(frozen=True, slots=True)
class Expiry:
    """The last day of the term: `exact`, `not_before` (a fact that could only lengthen it is missing) or `unknown`.
    `working` says how, one step a sentence."""

    on: date | None
    certainty: str
    working: tuple[str, ...]


def add_years(day: date, years: int) -> date:
    """The same day of a later year; February 29 becomes February 28 where that year has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def expiry(facts: Facts) -> Expiry:
    """The end of the term of a patent from its facts; a missing fact is named, never guessed."""
    if facts.number.startswith("D"):
        return _design(facts)
    start = facts.base_on or facts.filed_on
    if start is None:
        return Expiry(None, "unknown", ("No filing states when a non-provisional application was filed.",))
    end = add_years(start, 20)
    what = "the earliest non-provisional filing" if facts.base_on else "its own application"
    working = [f"Twenty years from {what}, {start}: {end} (35 U.S.C. 154(a)(2))."]
    if start < URAA and facts.issued_on:
        end, step = _older_term(end, facts.issued_on)
        working.append(step)
        return _shortened(facts, end, working, "exact")
    if facts.adjustment_days is None:
        working.append(
            "The term adjustment is not stated; it could only lengthen the term (35 U.S.C. 154(b))."
        )
        return _shortened(facts, end, working, "not_before")
    end += timedelta(days=facts.adjustment_days)
    working.append(f"Plus {facts.adjustment_days} days of term adjustment: {end} (35 U.S.C. 154(b)).")
    return _shortened(facts, end, working, "exact")


def _older_term(twenty_from_filing: date, issued_on: date) -> tuple[date, str]:
    seventeen = add_years(issued_on, 17)
    end = max(twenty_from_filing, seventeen)
    return (
        end,
        f"Filed before {URAA}: the later of that and seventeen years from grant, {seventeen}: {end} (154(c)(1)).",
    )


def _shortened(facts: Facts, end: date, working: list[str], certainty: str) -> Expiry:
    """A disclaimer cuts the term, an extension follows what is left (MPEP 2751), a lapse ends it all the same."""
    if facts.disclaimed_to and facts.disclaimed_to < end:
        end = facts.disclaimed_to
        certainty = "exact"
        working.append(f"Terminally disclaimed beyond {end} (37 C.F.R. 1.321).")
    if facts.extension_days:
        end += timedelta(days=facts.extension_days)
        working.append(f"Plus {facts.extension_days} days of extension: {end} (35 U.S.C. 156).")
    if facts.lapsed_on and facts.lapsed_on < end:
        end, certainty = facts.lapsed_on, "exact"
        working.append(f"Lapsed on {end}: a maintenance fee was not paid (35 U.S.C. 41(b)).")
    return Expiry(end, certainty, tuple(working))


def _design(facts: Facts) -> Expiry:
    if facts.issued_on is None:
        return Expiry(None, "unknown", ("No filing states the grant date, from which a design's term runs.",))
    if facts.filed_on is None:
        end = add_years(facts.issued_on, 14)
        step = f"A design: fourteen years from grant, {end}; fifteen if filed on or after {HAGUE} (35 U.S.C. 173)."
        return Expiry(end, "not_before", (step,))
    years = 15 if facts.filed_on >= HAGUE else 14
    end = add_years(facts.issued_on, years)
    return Expiry(
        end, "exact", (f"A design: {years} years from grant {facts.issued_on}: {end} (35 U.S.C. 173).",)
    )
