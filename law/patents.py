"""Patent, publication and application numbers as written, to one normal form.

Grants are digits with their letters in front (`7519814`, `RE40521`, `D618677`, `PP12345`); publications
`US20050060722`; applications `11/094403`. Kind codes (B1, B2, A1) are not part of the number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_QUOTE = "['’‘`´]"
_PUB = r"(?P<pub>(?:US\s?)?(?P<py>20[0-4]\d)\s?/\s?(?P<pn>\d{6,7})(?:\s?A[129])?\b|US\s?(?P<qy>20[0-4]\d)(?P<qn>\d{7})(?:\s?A[129])?\b)"
_FOREIGN = r"(?P<foreign>\b(?P<cc>WO|EP|JP|DE|GB|FR|KR|CN|CA|AU)\s?(?P<fn>\d{2,4}/\d{5,6}|[HS]?\d{1,4}-\d{4,7}(?:-\d{4,7})?(?!-)|\d{1,2},\d{3},\d{3}|\d(?:[\d ]{4,13}\d))(?:\s?[A-CU]\d?)?\b)"
_COUNTRIES = {
    "japanese": "JP", "german": "DE", "french": "FR", "european": "EP", "korean": "KR", "chinese": "CN", "british": "GB", "uk": "GB", "canadian": "CA", "australian": "AU",
}  # fmt: skip
_BY_COUNTRY = (  # `French Patent Application No. 2 679 345`: the office is in the words
    r"(?P<country>\b(?P<adjective>Japanese|German|French|European|Korean|Chinese|British|UK|Canadian|Australian)\s{1,3}"
    r"(?:(?:Unexamined|Examined|Laid-?\s?[Oo]pen|Published|Utility|Model|Patent|Application|Appl?\.|Publication|Pub\.|Kokai|Disclosure|Specification)\s{1,3}){1,5}(?:Nos?\.?\s{0,3})?"
    r"(?P<cn>[HS]?\d{1,4}-\d{4,7}(?:-\d{4,7})?|\d{1,2},\d{3},\d{3}|\d(?:[\d ]{4,13}\d))(?:\s?[A-CU]\d?)?\b)"
)
_APPL = r"(?P<appl>(?<![\d/])(?P<series>[0-6]\d|29|35)/(?P<an>\d{3},\d{3}|\d{6})(?![\d/]))"
_GRANT = (
    r"(?P<grant>(?:\bUS[\s-]?)?(?P<letters>\b(?:RE|Re\.?|PP|D|Des\.?|H|T)\s?)?"
    r"(?P<digits>(?<![\d,./$-])\d{1,2},\d{3},\d{3}|(?<![\d,./$-])\d{1,2},\s\d{3},\s?\d{3}|(?<![\d,./$-])\d{2,3},\d{3}|(?<=RE)\d{2},\s\d{3}|(?<=PP)\d,\d{3}|(?<![\d,./$:-])\d{5,8})(?![\d/])(?!,\d{3})(?:[\s-]?(?P<kind>B[12]|[ES]1?|P[23]|A)\b)?)"
)
_ANY = re.compile(  # what every form begins with is looked for first
    rf"(?=[A-HJKPRTUW\d])(?:{'|'.join((_PUB, _FOREIGN, _BY_COUNTRY, _APPL, _GRANT))})"
)
_DIGITS = re.compile(
    r"\d(?:\d{4}|[\d ]{4,9}\d|,\s?\d{3})"
)  # in every match of _ANY, and found ten times sooner
_NORMAL = re.compile("[1-9][0-9]{6,7}")
_CUE = re.compile(
    r"(?:patents?|pat\.?|reissue|design|plant|registration)[\s,]*(?:\(?nos?\.?|numbers?|\#)?\)?[\s:.]*(?:U\.?S\.?\s*)?\Z|\bU\.?S\.?\s*(?:Pat\.?\s*)?(?:nos?\.?)?\s*\Z",
    re.I,
)
_SERIES = re.compile(
    r"\b(?:(?P<RE>reissued?)|(?P<D>design)|(?P<PP>plant))\s(?:letters\s)?pat(?:ent|\.)s?\s?(?:nos?\.?|numbers?)?[\s:]{0,3}\Z",
    re.I,
)
_SERIAL = re.compile(  # eight digits are a series code and a serial number: 37 C.F.R. 1.5(a)
    r"(?:(?:U\.?S\.?\s*)?(?:Patent\s*)?(?:Appl(?:ication|n?\.)?\s*)?(?:Serial\s*)?(?:Nos?\.?)?\s*)"
    r"(?:(?:PCT/?(?P<pct>[A-Z]{2})(?P<py>\d{4}|\d\d)/?(?P<pn>\d{5,6}))"
    r"|(?:US)?(?:(?P<series>\d\d?(?=/)|\d\d)/?\s?(?P<an>\d{3},?\d{3})))(?:\.0)?",
    re.I,
)
SHORT = re.compile(rf"(?P<quote>{_QUOTE})(?P<three>\d{{3}})\b(?!\s?s\b)")


@dataclass(frozen=True, slots=True)
class Written:
    """A number found in a text: normal form, what it is (`grant`, `publication`, `application`, `foreign`), its span."""

    number: str
    kind: str
    start: int
    end: int


def _read(m: re.Match[str], series: str = "") -> Written | None:
    """What a match says; `series` are the letters that words before a number give it ("Reissue Patent No. 39,593")."""
    if m["pub"]:
        return Written(f"US{m['py'] or m['qy']}{m['pn'] or m['qn']}", "publication", m.start(), m.end())
    if m["foreign"]:
        return Written(m["cc"] + re.sub(r"[^\dHS]", "", m["fn"]), "foreign", m.start(), m.end())
    if m["country"]:
        office = _COUNTRIES[m["adjective"].casefold()]
        return Written(office + re.sub(r"[^\dHS]", "", m["cn"]), "foreign", m.start(), m.end())
    if m["appl"]:
        return Written(f"{m['series']}/{m['an'].replace(',', '')}", "application", m.start(), m.end())
    letters = re.sub(r"[^A-Z]", "", (m["letters"] or "").upper()).replace("DES", "D") or series
    digits = re.sub(r"[,\s]", "", m["digits"]).lstrip("0")
    if not letters and not 6 <= len(digits) <= 8:
        return None
    return Written(letters + digits, "grant", m.start(), m.end())


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Written]:
    """Every patent-like number in `text[start:end]`. A bare run of digits counts only with commas, letters or a word
    like "Patent No." before it; 5-digit runs only with letters (D618677, RE40521)."""
    stop = len(text) if end is None else end
    if not _DIGITS.search(text, start, stop):
        return
    last, series = -100, ""
    for m in _ANY.finditer(text, start, stop):
        series = (series if 0 <= m.start() - last <= 8 else "") or _series(text, m)
        w = _read(m, series)
        if w is None:
            continue
        plain = (
            w.kind == "grant" and w.number.isdigit() and m["digits"].isdigit() and not m[0].startswith("US")
        )
        if plain and not (_cued(text, m) or 0 <= m.start() - last <= 8):
            continue
        if w.kind == "grant" and re.search(r",\s", m["digits"]) and not (_cued(text, m) or _defined(text, m)):
            continue
        last = m.end()
        yield w


def _cued(text: str, m: re.Match[str]) -> bool:
    return bool(_CUE.search(text[max(0, m.start() - 40) : m.start()]))


def _defined(text: str, m: re.Match[str]) -> bool:
    """Whether a number printed with blanks after its commas is given its last three digits as its name."""
    return bool(re.match(rf"\s{{0,2}}\(.{{0,8}}?{m['digits'][-3:]}\b", text[m.end() : m.end() + 20]))


def _series(text: str, m: re.Match[str]) -> str:
    """The letters of a design, reissue or plant patent whose number is printed without them; seven digits have none."""
    if not m["grant"] or m["letters"] or len(re.sub(r"\D", "", m["digits"])) > 6:
        return ""
    before = _SERIES.search(text, max(0, m.start() - 40), m.start())
    return str(before.lastgroup) if before else ""


def normal(text: str) -> str | None:
    """The normal form of one written number, or None: `U.S. Patent No. 7,519,814 B2`, `7519814`, `RE40,521`."""
    if _NORMAL.fullmatch(text):
        return text
    w = next(find(text), None) or next(find(f"Patent No. {text.strip()}"), None)
    return w.number if w else None


def application(text: str) -> str | None:
    """The normal form of one application number, or None: `12345678`, `12/345,678`, `Appl. No. 12/345678`, `PCT/US04/30056`."""
    m = _SERIAL.fullmatch(text.strip())
    if m is None:
        return None
    if m["pct"]:
        year = (
            m["py"] if len(m["py"]) == 4 else f"{'19' if m['py'] > '77' else '20'}{m['py']}"
        )  # the treaty is of 1978
        return f"PCT/{m['pct'].upper()}{year}/{m['pn'].zfill(6)}"
    return f"{m['series'].zfill(2)}/{m['an'].replace(',', '')}"


def short(number: str) -> str:
    """The short form practice uses: `'814`."""
    return f"'{re.sub(r'[^0-9]', '', number)[-3:]}"


def shown(number: str) -> str:
    """The number as people write it: `7,519,814`, `RE40,521`, `US 2005/0060722`."""
    m = re.fullmatch(r"US(\d{4})(\d{6,7})", number)
    if m:
        return f"US {m[1]}/{m[2]}"
    m = re.fullmatch(r"([A-Z]*)(\d+)", number)
    return f"{m[1]}{int(m[2]):,}" if m else number
