"""When a US patent's term ends, with its working: 35 U.S.C. 154, 155, 156, 173, 251. Computed, never taken from others.

A provisional or foreign priority date never starts the term (35 U.S.C. 154(a)(3)); a date that only a memo calls
"priority date" therefore gives no expiry at all.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

URAA = date(1995, 6, 8)  # filings before this day keep the longer of two terms: 35 U.S.C. 154(c)(1)
AIPA = date(2000, 5, 29)  # from this day on delays of the Office adjust the term (Pub. L. 106-113, 4405(a))
HAGUE = date(
    2015, 5, 13
)  # design applications filed before this day: 14 years instead of 15 (Pub. L. 112-211, 102(7))
PRIORITY_YEAR = timedelta(
    days=427
)  # a year, and two months for a restored right: 35 U.S.C. 119(a), (e); 37 C.F.R. 1.55(c), 1.78(b)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the term is computed from; None where nobody states it. Days are counts, dates whole days.

    `filed_on` is of its own application, of a reissue that of the original patent's. `base_on` is the earliest
    non-provisional US or PCT filing it claims the benefit of. `chain_known`: somebody who lists such earlier applications
    (the Office's record) has been read, so that silence means that there are none.
    """

    number: str
    issued_on: date | None = None  # of a reissue: the original patent's
    filed_on: date | None = None
    base_on: date | None = None
    priority_on: date | None = None  # the earliest date claimed, of whatever kind
    chain_known: bool = True
    adjustment_days: int | None = None  # 35 U.S.C. 154(b), as printed or corrected
    extension_days: int | None = None  # 35 U.S.C. 156
    disclaimed: bool = False  # terminally, over a patent that need not be known
    disclaimed_to: date | None = None  # end of the term of the patent it was terminally disclaimed over
    lapsed_on: date | None = None  # maintenance fee not paid: 35 U.S.C. 41(b)


@dataclass(frozen=True, slots=True)
class Expiry:
    """The last day of the term: `exact`, `not_before` (a fact that could only lengthen it is missing), `not_after` (one that
    could only shorten it is missing) or `unknown`. `working` says how, one step a sentence."""

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
        return _shortened(facts, _design(facts))
    if facts.number.startswith("RE"):
        return _reissue(facts)
    return _shortened(facts, _twenty(facts))


def _unknown(why: str) -> Expiry:
    return Expiry(None, "unknown", (why,))


def _twenty(facts: Facts) -> Expiry:
    """The term of a utility or plant patent before it was shortened."""
    start = min(filter(None, (facts.base_on, facts.filed_on)), default=None)
    if start is None:
        return _unknown("No filing states when a non-provisional application was filed.")
    if _older_application(facts):
        return _unknown(
            f"Its priority date {facts.priority_on} is more than a year before its own filing, {facts.filed_on}: an earlier"
            " application starts the term (35 U.S.C. 154(a)(2)), and no filing states which and when."
        )
    end = add_years(start, 20)
    what = "its own application" if start == facts.filed_on else "the earliest non-provisional filing"
    working = [f"Twenty years from {what}, {start}: {end} (35 U.S.C. 154(a)(2))."]
    if not facts.chain_known:
        working.append(
            "Whether it claims the benefit of an earlier application, which would end it sooner, is not stated."
        )
        certainty = "not_after"
    else:
        certainty = "exact"
    own = facts.filed_on or (start if facts.issued_on and facts.issued_on < URAA else None)
    if own and own < URAA:
        return _older_term(facts, end, working, certainty)
    return _adjusted(facts, end, working, certainty)


def _older_application(facts: Facts) -> bool:
    """A right of priority lasts a year (35 U.S.C. 119): a date further back is that of an earlier application (120)."""
    if facts.base_on or not (facts.priority_on and facts.filed_on):
        return False
    return facts.filed_on - facts.priority_on > PRIORITY_YEAR


def _older_term(facts: Facts, twenty: date, working: list[str], certainty: str) -> Expiry:
    """Of an application filed before the Act: the later of two terms, where the patent was in force on its day."""
    if facts.issued_on is None:
        working.append(
            f"Filed before {URAA}: seventeen years from grant, if later (154(c)(1)); no filing states the grant."
        )
        return Expiry(twenty, "not_before" if certainty == "exact" else "unknown", tuple(working))
    seventeen = add_years(facts.issued_on, 17)
    if seventeen < URAA:
        step = f"It had ended before {URAA}, seventeen years from grant: {seventeen} (35 U.S.C. 154 as then in force)."
        return Expiry(seventeen, "exact", (step,))
    end = max(twenty, seventeen)
    working.append(
        f"Filed before {URAA}: the later of that and seventeen years from grant, {seventeen}: {end} (154(c)(1))."
    )
    return Expiry(end, "exact" if seventeen >= twenty else certainty, tuple(working))


def _adjusted(facts: Facts, end: date, working: list[str], certainty: str) -> Expiry:
    if facts.adjustment_days is None:
        which = "term adjustment" if not facts.filed_on or facts.filed_on >= AIPA else "extension for delays"
        working.append(f"The {which} is not stated; it could only lengthen the term (35 U.S.C. 154(b)).")
        if certainty == "not_after":  # longer or shorter: the day says nothing
            return Expiry(None, "unknown", tuple(working))
        return Expiry(end, "not_before", tuple(working))
    end += timedelta(days=facts.adjustment_days)
    working.append(f"Plus {facts.adjustment_days} days of term adjustment: {end} (35 U.S.C. 154(b)).")
    return Expiry(end, certainty, tuple(working))


def _shortened(facts: Facts, term: Expiry) -> Expiry:
    """A disclaimer cuts the term, an extension follows what is left (MPEP 2751), a lapse ends it all the same."""
    end, certainty, working = term.on, term.certainty, list(term.working)
    if facts.disclaimed_to and (end is None or facts.disclaimed_to < end):
        end = facts.disclaimed_to
        certainty = "exact" if term.certainty in ("exact", "not_before") else "not_after"
        working.append(f"Terminally disclaimed beyond {end} (37 C.F.R. 1.321).")
    elif facts.disclaimed and not facts.disclaimed_to:
        working.append(
            "Terminally disclaimed over another patent, with whose term it ends (37 C.F.R. 1.321); not stated which."
        )
        end, certainty = (end, "not_after") if certainty in ("exact", "not_after") else (None, "unknown")
    if facts.extension_days and end:
        end += timedelta(days=facts.extension_days)
        working.append(f"Plus {facts.extension_days} days of extension: {end} (35 U.S.C. 156).")
    if facts.lapsed_on and (end is None or facts.lapsed_on < end):
        end, certainty = facts.lapsed_on, "exact"
        working.append(f"Lapsed on {end}: a maintenance fee was not paid (35 U.S.C. 41(b)).")
    return Expiry(end, certainty, tuple(working))


def _reissue(facts: Facts) -> Expiry:
    """A reissue has the unexpired part of the original's term: its own filing and grant start nothing."""
    why = "A reissue ends with the term of the original patent (35 U.S.C. 251(a))"
    if facts.filed_on is None:
        return _unknown(f"{why}; no filing states when that was filed.")
    found = _shortened(facts, _twenty(replace(facts, number=facts.number.removeprefix("RE"))))
    return replace(found, working=(f"{why}.", *found.working))


def _design(facts: Facts) -> Expiry:
    if facts.issued_on is None:
        return _unknown("No filing states the grant date, from which a design's term runs.")
    filed = facts.filed_on or (
        facts.issued_on if facts.issued_on < HAGUE else None
    )  # filed before it was granted
    if filed is None:
        end = add_years(facts.issued_on, 14)
        step = f"A design: fourteen years from grant, {end}; fifteen if filed on or after {HAGUE} (35 U.S.C. 173)."
        return Expiry(end, "not_before", (step,))
    years = 15 if filed >= HAGUE else 14
    end = add_years(facts.issued_on, years)
    return Expiry(
        end, "exact", (f"A design: {years} years from grant {facts.issued_on}: {end} (35 U.S.C. 173).",)
    )
