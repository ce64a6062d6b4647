"""What the term of a patent is computed from, out of its settled values."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from cases.ledger.heard import Heard
from cases.ledger.record import Place
from law.dates import is_day
from law.expiry import Facts
from law.ranks import REGISTER, VOICE

# What starts no term (35 U.S.C. 154(a)(3)), by the words of the Office's records; a reissue is its original's successor.
STARTS_NOTHING = frozenset({"provisional", "substitution"})
REISSUES = frozenset({"reissue", "continuing_reissue"})

Told = Callable[[str, Any], Any]


def lists_its_parents(places: Mapping[Place, Sequence[Heard]]) -> bool:
    """Whether a record of the Office has been read, which lists every earlier application whose benefit is claimed, or a
    paper that prints from the patent's face that the earliest is a provisional one."""
    if any(VOICE.get(f.filing.kind) == REGISTER for f in places.get(("", "application_filed_on"), ())):
        return True
    told = (f.value for f in places.get(("", "event"), ()))
    return any(
        e.get("kind") == "priority" and "provisional" in str(e.get("title", "")).casefold() for e in told
    )


def term_facts(number: str, value: Told, places: Mapping[Place, Sequence[Heard]]) -> Facts:
    """The facts of the term; `value` gives the settled value of a slot, or the default, `places` all that is said."""
    parents = [p for p in value("parents", []) if isinstance(p, dict)]
    filed, issued = _day(value("application_filed_on", "")), _day(value("issued_on", ""))
    if number.startswith("RE"):
        originals = [
            d for p in parents if p.get("relation") in REISSUES and (d := _day(p.get("filed_on", "")))
        ]
        filed, issued = min(originals, default=None), None
    earlier = [p for p in parents if p.get("relation") not in STARTS_NOTHING | REISSUES | {"other"}]
    unclear = any(p.get("relation", "other") == "other" for p in parents)
    days = [d for p in earlier if (d := _day(p.get("filed_on", "")))]
    return Facts(
        number, issued, filed, base_on=min(days, default=None), priority_on=_day(value("priority_on", "")),
        chain_known=len(days) == len(earlier) and not unclear and (bool(parents) or lists_its_parents(places)),
        adjustment_days=value("term_adjustment_days", None), extension_days=value("term_extension_days", None),
        extension_years=value("term_extension_years", None),
        disclaimed=bool(value("terminal_disclaimer", False)), disclaimed_to=_day(value("disclaimed_to", "")),
        disclaimed_over=tuple(n for n in value("disclaimed_over", []) if isinstance(n, str)),
        lapsed=bool(value("lapsed", False)), lapsed_by=_lapsed_by(places),
        lapse_recorded_on=_day(value("lapse_recorded_on", "")),
        lapsed_on=_day(value("lapsed_on", "")) if value("lapsed", True) else None,
    )  # fmt: skip


def _lapsed_by(places: Mapping[Place, Sequence[Heard]]) -> date | None:
    """The day of the earliest paper that says the patent has lapsed."""
    said = (f.filing.filed_on for f in places.get(("", "lapsed"), ()) if f.value is True)
    return min(filter(None, map(_day, said)), default=None)


def _day(edtf: Any) -> date | None:
    return date.fromisoformat(edtf) if isinstance(edtf, str) and is_day(edtf) else None
