"""When a US patent's term ends, with its working: 35 U.S.C. 154, 155, 156, 173, 251. Computed, never taken from others.

A provisional or foreign priority date never starts the term (35 U.S.C. 154(a)(3)); a date that only a memo calls
"priority date" therefore gives no expiry at all.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from law.patents import shown

URAA = date(1995, 6, 8)  # filings before this day keep the longer of two terms: 35 U.S.C. 154(c)(1)
AIPA = date(2000, 5, 29)  # from this day on delays of the Office adjust the term (Pub. L. 106-113, 4405(a))
HAGUE = date(
    2015, 5, 13
)  # design applications filed before this day: 14 years instead of 15 (Pub. L. 112-211, 102(7))
FEES_DUE = (
    4,
    8,
    12,
)  # years after grant at whose end a patent expires for an unpaid fee: 35 U.S.C. 41(b)(1), (2)
RECORDED_SOON = timedelta(days=180)  # in which the Office records that; the next fee is four years off
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
    extension_years: int | None = None  # the same, where the certificate counts whole years
    disclaimed: bool = False  # terminally, over a patent that need not be known
    disclaimed_over: tuple[str, ...] = ()  # the patents with whose term it ends, by number
    disclaimed_to: date | None = None  # end of the term of the patent it was terminally disclaimed over
    lapsed: bool = False  # a maintenance fee not paid: 35 U.S.C. 41(b); on a day that need not be known
    lapsed_by: date | None = None  # the earliest day on which somebody says that it has lapsed
    lapse_recorded_on: date | None = None  # by the Office
    lapsed_on: date | None = None


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
    return _lapsed(facts, _extended(facts, _disclaimed(facts, term)))


def _disclaimed(facts: Facts, term: Expiry) -> Expiry:
    if facts.disclaimed_to:
        if term.on and term.on <= facts.disclaimed_to:
            return term
        certainty = "exact" if term.certainty in ("exact", "not_before") else "not_after"
        step = f"Terminally disclaimed beyond {facts.disclaimed_to} (37 C.F.R. 1.321)."
        return Expiry(facts.disclaimed_to, certainty, (*term.working, step))
    if not facts.disclaimed:
        return term
    step = "Terminally disclaimed over another patent, with whose term it ends (37 C.F.R. 1.321); not stated which."
    if facts.disclaimed_over:
        over = " and ".join(shown(n) for n in facts.disclaimed_over)
        step = (
            f"Terminally disclaimed over {over}, with whose term it ends if that is sooner (37 C.F.R. 1.321)."
        )
    return _at_most(term, term.on, step)


def _at_most(term: Expiry, on: date | None, step: str) -> Expiry:
    """A term that may have ended sooner: where it could be longer as well, the day says nothing."""
    working = (*term.working, step)
    if on is None or on == term.on and term.certainty not in ("exact", "not_after"):
        return Expiry(None, "unknown", working)
    return Expiry(on, "not_after", working)


def _extended(facts: Facts, term: Expiry) -> Expiry:
    if term.on is None or not (facts.extension_days or facts.extension_years):
        return term
    if facts.extension_days:
        end, what = term.on + timedelta(days=facts.extension_days), f"{facts.extension_days} days"
    else:
        years = facts.extension_years or 0
        end, what = add_years(term.on, years), f"{years} year{'s' if years > 1 else ''}"
    return replace(term, on=end, working=(*term.working, f"Plus {what} of extension: {end} (35 U.S.C. 156)."))


def _lapsed(facts: Facts, term: Expiry) -> Expiry:
    if facts.lapsed_on:
        if term.on and term.on <= facts.lapsed_on:
            return term
        step = f"Lapsed on {facts.lapsed_on}: a maintenance fee was not paid (35 U.S.C. 41(b))."
        return Expiry(facts.lapsed_on, "exact", (*term.working, step))
    return _lapsed_some_day(facts, term) if facts.lapsed else term


def _lapsed_some_day(facts: Facts, term: Expiry) -> Expiry:
    """The day of a lapse follows from the grant, where only one of the three days is left that it can have been."""
    known = facts.lapse_recorded_on or facts.lapsed_by
    said = "A maintenance fee was not paid (35 U.S.C. 41(b))"
    if facts.issued_on is None:
        ends = [d for d in (term.on, known) if d]
        why = f"{said}: said of it on {known}, " if known else f"{said}; "
        return _at_most(
            term, min(ends, default=None), f"{why}with the grant, from which its day follows, not stated."
        )
    marks = [add_years(facts.issued_on, y) for y in FEES_DUE]
    past = [m for m in marks if (known is None or m <= known) and (term.on is None or m < term.on)]
    if not past:
        why = (
            f"{said}, it is said, but no fee fell due before {min(filter(None, (known, term.on)))}: left out."
        )
        return replace(term, working=(*term.working, why))
    recorded = facts.lapse_recorded_on
    soon = recorded is not None and recorded - past[-1] <= RECORDED_SOON
    years = FEES_DUE[marks.index(past[-1])]
    if len(past) == 1 or soon:
        step = f"{said}: it lapsed {years} years after its grant on {facts.issued_on}, {past[-1]}."
        return Expiry(past[-1], "exact", (*term.working, step))
    step = f"{said}; which is not stated: it lapsed {years} years after its grant, {past[-1]}, or sooner."
    return Expiry(past[-1], "not_after", (*term.working, step))


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
