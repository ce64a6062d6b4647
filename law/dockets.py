"""Docket numbers as courts and boards write them, to one normal form.

District court: `O:YY-cv-NNNNN` (office, two-digit year, type, five-digit serial; without `O:` where no office is
printed). PTAB: `IPR2020-01582`. ITC: `337-TA-1234`. Federal Circuit: `2022-1234`. Reexamination: `90/012345`.
Judges' initials and defendant suffixes are not part of the number (28 U.S.C. 137 assigns judges, not identity).
A number with a lost digit is no number: nothing is completed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from law.courts import COURTS, single_office

_DASH = r"[-‐‑–—]"
_START = r"(?:(?<![\w/,$-])|(?<=[Cc]ase)|(?<=CASE))(?<!\d\.)"  # N.D. Cal. stamped `Case3:11-cv-05973` to 2014
_END = r"(?![\w\[?…•~])(?!\.\d)(?!/\d)"

_DISTRICT = (
    re.compile(  # 7:24-cv-00030, 1:10cv910, 18cv7654, 15 C 8550, WA:20-CV-00315, 2-07-CV-216, SA-05-CA-123
        rf"""{_START}
    (?:(?P<office>[0-9]|[A-Z]{{1,2}})\s?(?::|{_DASH})\s?)?
    (?P<year>\d\d|19\d\d|20\d\d)\s?
    (?:{_DASH}?\s?(?P<type>cv|civ\.?|cr|md|mc|ml|misc\.?|mj|po|dp|ca(?={_DASH})|(?-i:C))\s?{_DASH}?)\s?
    (?P<serial>\d{{1,5}})(?!\d)""",
        re.I | re.X,
    )
)
_TYPE_FIRST = re.compile(  # C 03 5787, C18-0321, CV-10-123, LA CV17-04146, SACV 12-00329, CIV S-05-1234
    rf"""{_START}
    (?:(?P<place>LA|SA|ED)\s?)?
    (?:CV|CIV\.?|C)\s?{_DASH}?\s?(?:[SNF]\s?{_DASH}\s?)?(?P<year>\d\d)\s?{_DASH}?\s?(?P<serial>\d{{3,5}})(?!\d)""",
    re.X,
)
_BARE = re.compile(  # D. Del.: 22-941, 99-286; M.D. Tenn.: 3:09-0123
    rf"{_START}(?:(?P<office>\d):)?(?P<year>\d\d)\s?{_DASH}\s?(?P<serial>\d{{1,5}})(?!\d)"
)
_BARE_LABEL = re.compile(
    r"(?:civil\s{1,3}(?:action|case|docket|file)|\bc\.?\s?a\.?|\bcase|cause|\bciv(?:il)?\.?(?:\s?(?:a\.?|action))?|\baction)"
    r"[\s,]{0,3}(?:nos?\.?|number|\#)?[\s:.]{0,6}\Z",
    re.I,
)
_TYPE_LAST = re.compile(  # S.D. Fla.: 09-60285-CIV-ZLOCH; W.D. Mo.: 04-0123-CV-W-GAF
    rf"{_START}(?P<year>\d\d)-(?P<serial>\d{{3,5}})-(?:CIV|CV|Civ|cv)\b(?:-(?:W|C|S|SW|SJ)(?=-))?"
)
_LETTER_TYPE = re.compile(rf"{_START}(?P<year>\d\d)-(?P<judge>[A-Z]{{1,2}})-(?P<serial>\d{{1,4}})(?!\d)")
_JUDGE_FIRST = re.compile(
    rf"{_START}(?P<judge>[A-Z]{{1,3}})[\s-](?P<year>\d\d)-(?:cv-)?(?P<serial>\d{{1,5}})(?!\d)"
)
_CLAIMS = re.compile(rf"{_START}(?P<year>\d\d)-(?P<serial>\d{{1,5}})\s?C\b")
_PTAB = re.compile(
    rf"(?<!\w)(?P<type>IPR|PGR|CBM|DER)\s?(?P<year>20\d\d)\s?{_DASH}\s?(?P<serial>\d{{5}})(?!\d)"
)
_ITC = re.compile(rf"(?<!\d)337\s?{_DASH}\s?TA\s?{_DASH}\s?(?P<serial>\d{{1,4}})(?!\d)")
_COMPLAINT = re.compile(r"\bDN[\s-]?(?P<serial>\d{4})\b")
_MDL = re.compile(r"\bMDL\s(?:Docket\s)?(?:No\.?\s?)?(?P<serial>\d{3,4})\b")
PANEL_ACTION = re.compile(  # the JPML's docket of one action, named after the district it is pending in: NYS/1:22-cv-10283
    r"\b(?P<where>[A-Z]{2}[NSEWMC]?)/(?P<number>\d:\d\d-[a-z]{2}-\d{5})(?!\d)"
)
_FIRST_APPEAL = re.compile(r"(?:20)?(?P<year>\d\d)-(?P<serial>\d{1,2})")  # 22-7: a court's first of a year
_REEXAM = re.compile(r"(?<!\d)(?P<series>9[056])/(?P<serial>\d{3},?\d{3})(?!\d)")
_CAFC = re.compile(
    rf"(?<![\w/-])(?P<year>20\d\d|\d\d)\s?{_DASH}\s?(?P<serial>\d{{3,5}})(?:{_DASH}[A-Z]{{2}})?(?![\w-])"
)

_NORMAL = re.compile(r"(?P<office>[0-9]):(?P<year>[0-9]{2})-cv-(?P<serial>(?!00000)[0-9]{5})")

# What every number of any court is written with: most texts have nothing of it, and are not searched form by form.
_MARK = re.compile(
    rf"""\d\s?{_DASH}?\s?(?:cv|civ|cr|md|mc|ml|misc|mj|po|dp|ca{_DASH}|(?-i:C)\s?{_DASH}?\s?\d)
    | (?-i:CV|CIV\.?|C)\s?{_DASH}?\s?(?:(?-i:[SNF])\s?{_DASH}\s?)?\d\d\s?{_DASH}?\s?\d{{3}}
    | (?-i:IPR|PGR|CBM|DER)\s?20\d\d | 337\s?{_DASH}\s?TA | (?-i:DN)[\s-]?\d{{4}} | (?-i:MDL)\s | 9[056]/\d{{3}}""",
    re.I | re.X,
)

# W.D. Tex. and S.D. Tex. wrote the office as letters, C.D. Cal. before the type, D. Ariz. after the serial.
_UNDER_LABEL = re.compile(  # a caption's column: `CIVIL ACTION` over `NO. 00-11234`
    r"\bcivil\s{1,3}action[ \t]*(?:\n[^.\n]{0,80}){1,4}\bnos?\.[\s:]{0,6}\Z", re.I
)
_LETTERS = {
    "A": "1", "AU": "1", "DR": "2", "EP": "3", "P": "4", "PE": "4", "SA": "5", "W": "6", "WA": "6", "MO": "7",
    "H": "4",
}  # fmt: skip
_PLACES = {"LA": "2", "ED": "5", "SA": "8"}
_CITIES = {"PHX": "2", "PCT": "3", "TUC": "4"}

_NOT_INITIALS = (
    "JURY|LEAD|CASE|ECF|AND|FOR|THE|IN|OF|TO|ON|BY|AT|VS|V|INC|LLC|CORP|LTD|CO|PAGE|DATE|HON|DOC|DKT|AN|IS|US|MDL|"
    "IPR|ORAL|DEPT|TIME|NO|NOS|TYPE|OPEN|A|I|CIV|CV|PUB|MEMO|JOIN|ALL|AS|ET|AL|OR|NOT|CTRM"
)
_INITIAL = rf"(?!(?:{_NOT_INITIALS})\b)[A-Z]{{1,4}}x?(?![A-Za-z]|\s?&\s)"
_TAIL = re.compile(
    rf"""(?:
      (?P<dashed>\s?{_DASH}\s?)(?:(?:T|J|Orl|FtM|Oc)-\d{{1,2}}-?)?(?:{_INITIAL}|[a-z]{{2,3}}(?![a-z])|(?!PATENT|DEMAND|Document|Filed|Page)[A-Z][A-Za-z]{{3,13}}(?![A-Za-z]))
      | [ ]{{1,2}}(?!(?:[A-Z])\b){_INITIAL}
      | [ ]{{0,2}}[(\[][ ]?{_INITIAL}(?!\.)
      | (?=[A-Z]{{2,4}}\b){_INITIAL}
    )
    (?:(?:[ ]?[-/–—,][ ]?|\)?[ ]?[(\[](?!\w\.)|(?(dashed)(?!)|[ ]))(?:{_INITIAL}|(?<=-)[a-z]{{2,3}}(?![A-Za-z])|(?<=/)[A-Z][A-Za-z]{{3,13}}(?![A-Za-z]))){{0,2}}[)\]]?""",
    re.X,
)
_NAMES = re.compile(r"(?<![A-Za-z])(?:T-|J-|Orl-|FtM-|Oc-)?(?:\d{1,2}-?)?([A-Za-z]{1,14}?)x?(?![A-Za-z])")
UNASSIGNED = frozenset({"UNA", "XXXX", "XXX", "UA", "N/A"})

# Courts whose serial alone names the docket: N.D. Cal. keeps it when the office changes (3:24-cv-04740 is
# 5:24-cv-04740), D. Del. has one office. Every other court numbers per office.
DISTRICT_WIDE = frozenset({"cand", "ded"})


@dataclass(frozen=True, slots=True)
class Number:
    """One docket number found in a text: normal form, its parts, and the span of its words (initials included).

    `stop` is where the number ends and the initials begin.
    """

    text: str
    forum: str  # district, ptab, itc, cafc, appeals, jpml, uspto
    start: int
    end: int
    office: str = ""
    year: str = ""
    type: str = ""
    serial: str = ""
    initials: tuple[str, ...] = ()
    stop: int = 0

    @property
    def core(self) -> str:
        """The number without its office: `24-cv-04740`."""
        return f"{self.year}-{self.type}-{self.serial}" if self.forum == "district" else self.text

    def at(self, offset: int) -> "Number":
        """The same number, its span counted from `offset` earlier on."""
        return replace(self, start=self.start + offset, end=self.end + offset, stop=self.stop + offset)


def _district(text: str, m: re.Match[str], office: str, kind: str) -> Number | None:
    kind = kind.lower().rstrip(".")
    kind = {"c": "cv", "ca": "cv", "civ": "cv", "misc": "mc"}.get(kind, kind)
    if int(m["serial"]) == 0:
        return None
    tail = _TAIL.match(text, m.end())
    end = tail.end() if tail else m.end()
    if not re.compile(_END).match(text, end):
        return None
    initials = [] if not tail else [n for n in _NAMES.findall(tail[0]) if n not in UNASSIGNED]
    judge = m.groupdict().get("judge")
    initials = ([judge] if judge else []) + initials
    if initials and initials[0] in _CITIES:
        office = _CITIES[initials.pop(0)]
    year, serial = m["year"][-2:], m["serial"].zfill(5)
    head = f"{office}:" if office else ""
    return Number(
        f"{head}{year}-{kind}-{serial}",
        "district",
        m.start(),
        end,
        office,
        year,
        kind,
        serial,
        tuple(initials),
        m.end(),
    )


def _office(raw: str | None) -> str:
    letters = (raw or "").upper()
    return _LETTERS.get(letters, letters if letters.isdigit() else "")


def _districts(text: str, court: str) -> Iterator[Number | None]:
    for m in _DISTRICT.finditer(text):
        alone = m["type"] == "C" and len(m["serial"]) < 3 and not m["office"]
        letters = m["office"] and not m["office"].isdigit() and m["office"].upper() not in _LETTERS
        if not alone and not letters:
            yield _district(text, m, _office(m["office"]), m["type"])
    for m in _TYPE_FIRST.finditer(text):
        yield _district(text, m, _PLACES.get(m["place"] or "", ""), "cv")
    for m in _TYPE_LAST.finditer(text):
        yield _district(text, m, "", "cv")
    for short, where in ((_LETTER_TYPE, "cod"), (_JUDGE_FIRST, "mdd"), (_CLAIMS, "uscfc")):
        if court == where:
            for m in short.finditer(text):
                yield _district(text, m, "", "cv")
    if court in COURTS and COURTS[court].is_district:
        for m in _BARE.finditer(text):
            labelled = _BARE_LABEL.search(text[max(0, m.start() - 32) : m.start()]) or _UNDER_LABEL.search(
                text, max(0, m.start() - 300), m.start()
            )
            n = _district(text, m, m["office"] or "", "cv")
            if n and (labelled or (court == "ded" and n.initials and n.end > n.stop)):
                yield n


def _others(text: str, court: str) -> Iterator[Number]:
    for m in _PTAB.finditer(text):
        yield Number(f"{m['type']}{m['year']}-{m['serial']}", "ptab", m.start(), m.end(), type=m["type"])
    for m in _ITC.finditer(text):
        yield Number(f"337-TA-{int(m['serial'])}", "itc", m.start(), m.end())
    for m in _COMPLAINT.finditer(text):
        yield Number(f"DN-{m['serial']}", "itc", m.start(), m.end())
    for m in _MDL.finditer(text):
        yield Number(f"MDL {m['serial']}", "jpml", m.start(), m.end())
    for m in PANEL_ACTION.finditer(text) if court == "jpml" else ():
        yield Number(m[0], "jpml", m.start(), m.end())
    for m in _REEXAM.finditer(text):
        yield Number(f"{m['series']}/{m['serial'].replace(',', '')}", "uspto", m.start(), m.end())
    if court in COURTS and COURTS[court].is_appellate:
        for m in _CAFC.finditer(text):
            year = m["year"] if len(m["year"]) == 4 else f"{'19' if m['year'] > '81' else '20'}{m['year']}"
            yield Number(
                f"{year}-{m['serial'].lstrip('0')}",
                "cafc" if court == "cafc" else "appeals",
                m.start(),
                m.end(),
            )


def find(text: str, *, court: str = "") -> list[Number]:
    """Every docket number in `text`, in order, none inside another. `court` allows the short forms of that court only:
    `22-941-GBW` is a number in `ded`, `20-1140` in `cafc` and other courts of appeals, `03-D-1089` in `cod`, `NYS/1:22-cv-10283`
    in `jpml`; elsewhere they are not read."""
    found: list[Number] = []
    if not court and not _MARK.search(text):
        return found
    numbers = [*_others(text, court), *(n for n in _districts(text, court) if n)]
    for n in sorted(numbers, key=lambda n: (n.start, -n.end)):
        if not found or n.start >= found[-1].end:
            found.append(n if n.stop else replace(n, stop=n.end))
    return found


def parse(text: str, *, court: str = "") -> Number | None:
    """The one docket number that a short text is, or None."""
    if m := _NORMAL.fullmatch(text):  # as courts' systems print it: nothing else can be meant
        return Number(
            text, "district", 0, len(text), m["office"], m["year"], "cv", m["serial"], (), len(text)
        )
    found = find(text.strip(), court=court)
    return found[0] if found else _first_appeal(text.strip(), court)


def _first_appeal(text: str, court: str) -> Number | None:
    """An appeal with a serial too short to be told in a text; the Federal Circuit's begin at a hundred."""
    m = _FIRST_APPEAL.fullmatch(text)
    if m is None or court == "cafc" or court not in COURTS or not COURTS[court].is_appellate:
        return None
    return Number(f"20{m['year']}-{int(m['serial'])}", "appeals", 0, len(text), stop=len(text))


def canonical(court: str, number: Number) -> str:
    """The number with the office that a court of one office implies: `22-941` in D. Del. is `1:22-cv-00941`."""
    implied = "" if number.office or number.forum != "district" else single_office(court)
    return f"{implied}:{number.text}" if implied else number.text


def identity(court: str, number: Number) -> str:
    """What makes two dockets of one court the same: the number, without its office where the court numbers
    district-wide."""
    return number.core if court in DISTRICT_WIDE else number.text
