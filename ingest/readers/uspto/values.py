"""Values as the Office's records write them, in the forms of the reading: days, counts, numbers of applications."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from ingest.readers.located_json import leaf
from law import patents
from law.said import Said

_FORMS = (  # by how a day begins; a moment's hour is cut off
    (re.compile(r"\d{4}-\d\d-\d\d"), "%Y-%m-%d"),
    (re.compile(r"\d\d-\d\d-\d{4}"), "%m-%d-%Y"),
    (re.compile(r"\d{1,2}/\d{1,2}/\d{4}"), "%m/%d/%Y"),
    (re.compile(r"\d{8}(?!\d)"), "%Y%m%d"),
)
_EARLIEST = 1790  # the first patent; the Office's databases write 0001-01-01 for no day


def day(said: Said | None) -> Said | None:
    """The day of a date or a moment in any of the Office's forms, or None where it is none."""
    for form, pattern in _FORMS:
        if said and (m := form.match(str(said.value))):
            try:
                found = datetime.strptime(m[0], pattern).date()
            except ValueError:
                return None
            return said.as_(found.isoformat()) if found.year >= _EARLIEST else None
    return None


def latest(days: Iterable[Said | None]) -> Said | None:
    """The last of these days: how fresh a record is at least."""
    return max(filter(None, days), key=lambda d: str(d.value), default=None)


def count(said: Said | None) -> Said | None:
    """A whole number, also where it is written as text or with a fraction of nothing (`304`, `"304"`, `304.0`)."""
    m = re.fullmatch(r"\s*(-?\d{1,9})(?:\.0*)?\s*", str(said.value)) if said else None
    return said.as_(int(m[1])) if said and m else None


def adjustment(said: Said | None) -> Said | None:
    """Days of term adjustment: what an applicant's delay leaves below nothing is nothing (35 U.S.C. 154(b)(2)(C))."""
    days = count(said)
    return days.as_(max(0, int(days.value))) if days else None


def application(said: Said | None) -> Said | None:
    """An application's number in its normal form; one of another country as it stands."""
    return said and said.as_(patents.application(str(said.value)) or str(said.value))


def grant(said: Said | None) -> Said | None:
    """A patent's number in its normal form, or None: `9999999`, `RE043134`, `D0645062`, `PP012345`."""
    if said is None or str(said.value).strip().casefold() in ("null", "0", ""):
        return None
    bare = re.sub(r"^(?:US)?\s?(RE|D|PP|H|T|AI|X)?0+(?=\d)", r"\1", str(said.value).strip(), flags=re.I)
    number = patents.normal(bare.upper())
    return said.as_(number) if number else None


def publication(said: Said | None) -> Said | None:
    """`US 2017-0071586 A1`, `US20170071586A1`, `20170071586`: US20170071586."""
    m = re.fullmatch(r"(?:US)?\s?(20\d\d)[-/]?(\d{7})\s?(?:A\d)?", str(said.value).strip()) if said else None
    return said.as_(f"US{m[1]}{m[2]}") if said and m else None


def first(node: Any, *keys: str) -> Said | None:
    """The first of these keys that has a value; the Office's databases write NULL for none."""
    found = (leaf(node, key) for key in keys)
    return next((s for s in found if s and str(s.value).strip().casefold() not in ("", "null", "none")), None)
