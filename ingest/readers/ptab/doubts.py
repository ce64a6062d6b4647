"""What a paper says that cannot be right, or that it says in two ways. The value stays as printed; the reason is told."""

import difflib
import re
from typing import Any

from ingest.readers.ptab import slips
from ingest.readers.sheet import Sheet
from law import claims
from law.said import Said

Doubt = dict[str, object]
# First serial year of each application series (MPEP 503, "Series Code" table).
_SERIES = {
    "06": 1979,
    "07": 1987,
    "08": 1993,
    "09": 1998,
    "10": 2001,
    "11": 2004,
    "12": 2007,
    "13": 2010,
    "14": 2013,
    "15": 2016,
    "16": 2018,
    "17": 2020,
    "18": 2022,
    "19": 2024,
}
_STAMP = re.compile(
    r"(?:^|\n)[ \t]*(?:Page\s\d+[ \t]*\n[ \t]*)?(?P<name>[A-Z][^\n]{2,60}?)\s{1,3}[-–]\s{1,3}Ex(?:hibit)?\.?\s?(?P<n>[12]\d{3})",
    re.M,
)
_ILLEGIBLE = re.compile(r"\[\s?(?:illegible|unreadable|indecipherable|redacted)\s?\]", re.I)


def _value(said: object) -> str:
    return str(said.value) if isinstance(said, Said) else ""


def _serial_year(number: str) -> float | None:
    """The year in which a serial number was given, by straight lines between the first days of the series."""
    series, serial = number.split("/")
    first, then = _SERIES.get(series), _SERIES.get(f"{int(series) + 1:02}")
    if first is None or then is None:
        return None
    return first + (then - first) * int(serial) / 1_000_000 * 1.15


def _patent(at: str, row: dict[str, Any]) -> list[Doubt]:
    found: list[Doubt] = []
    number, filed, issued, priority = (
        _value(row.get(k)) for k in ("application_number", "filed_on", "issued_on", "priority_on")
    )
    if number and filed and (given := _serial_year(number)) and abs(given - int(filed[:4]) - 0.5) > 1.6:
        found.append(
            {
                "pointer": f"{at}/application_number",
                "why": f"a serial number of that range was given about {given:.0f}, and the filing date printed is {filed}",
            }
        )
    if issued and filed and issued <= filed:
        found.append(
            {
                "pointer": f"{at}/issued_on",
                "why": f"issued on {issued}, not after the filing date printed, {filed}",
            }
        )
    if priority and filed and priority > filed:
        found.append(
            {
                "pointer": f"{at}/priority_on",
                "why": f"the priority date {priority} is later than the filing date printed, {filed}",
            }
        )
    for i, p in enumerate(row.get("publications") or []):
        if re.fullmatch(r"US\d{10}", _value(p)):
            found.append(
                {"pointer": f"{at}/publications/{i}", "why": "six digits after the year: a digit is lost"}
            )
    listed = _value(row.get("claims"))
    if listed and re.search(r"\d", listed) and max(claims.numbers(listed), default=0) > 300:
        found.append(
            {
                "pointer": f"{at}/claims",
                "why": "a patent with so many claims is unlikely: the number of a footnote may stand behind the last claim",
            }
        )
    return found


def _references(rows: list[dict[str, Any]]) -> list[Doubt]:
    found: list[Doubt] = []
    last: dict[str, str] = {}
    for i, row in enumerate(rows):
        number, by = _value(row.get("number")), _value(row.get("cited_by"))
        if re.fullmatch(r"US\d{10}", number):
            found.append(
                {"pointer": f"/references/{i}/number", "why": "six digits after the year: a digit is lost"}
            )
        elif re.fullmatch(r"US\d{11}", number) and by:
            if last.get(by, "") > number:
                found.append(
                    {
                        "pointer": f"/references/{i}/number",
                        "why": f"stands after {last[by]} in a list that ascends",
                    }
                )
            last[by] = number
        issued = _value(row.get("issued_on"))
        if re.fullmatch(r"US\d{10,11}", number) and issued and number[2:6] != issued[:4]:
            found.append(
                {
                    "pointer": f"/references/{i}/number",
                    "why": f"a publication number of {number[2:6]} printed with the date {issued}",
                }
            )
        if re.search(r"(?:^|\s)(?:van|der|de|den|von|du|la|le)$", _value(row.get("name"))):
            found.append({"pointer": f"/references/{i}/name", "why": "the name is cut"})
    return found


def _party_variants(sheet: Sheet, parties: list[dict[str, Any]]) -> list[Doubt]:
    """Names in exhibit stamps that are almost, and not quite, a party's name: the work of a scanner."""
    found: list[Doubt] = []
    seen: set[str] = set()
    for m in _STAMP.finditer(sheet.flat):
        printed = m["name"].strip()
        if printed.casefold() in seen:
            continue
        seen.add(printed.casefold())
        for i, party in enumerate(parties):
            name = _value(party["name"])
            ratio = difflib.SequenceMatcher(None, printed.casefold(), name.casefold()).ratio()
            if 0.85 <= ratio < 1:
                found.append(
                    {
                        "pointer": f"/parties/{i}/name",
                        "why": f"an exhibit stamp prints “{printed}”",
                        "printed": sheet.group(m, "name"),
                    }
                )
    return found


def read_doubts(sheet: Sheet, tree: dict[str, Any]) -> list[Doubt]:
    """Every doubt about the values of a paper's tree."""
    found: list[Doubt] = []
    for i, row in enumerate(tree.get("patents") or []):
        found += _patent(f"/patents/{i}", row)
    found += _references(tree.get("references") or [])
    found += _party_variants(sheet, tree.get("parties") or [])
    filed, heard = _value(tree.get("filed_on")), _value(tree.get("hearing_on"))
    if filed and heard and heard < filed:
        found.append(
            {
                "pointer": "/hearing_on",
                "why": f"the hearing date {heard} is before the date of this paper, {filed}",
            }
        )
    found += [
        *slips.claim_printings(sheet, tree.get("claims") or []),
        *slips.testimony(tree.get("testimony") or []),
    ]
    for m in _ILLEGIBLE.finditer(sheet.flat):
        found.append(
            {"pointer": "", "why": "a passage is printed as illegible", "printed": sheet.group(m, 0)}
        )
    return found
