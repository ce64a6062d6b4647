"""Bar numbers as lawyers print them, to `CA 246953`: the state's postal code and the number.

Labels follow each bar's usage: SBN (California, Texas), ARDC (Illinois), BBO (Massachusetts), WSBA (Washington), VSB
(Virginia), P-numbers (Michigan), OSB (Oregon), BPR (Tennessee). A number without a state has none unless the court's
own local form implies it: `(#1234)` in Delaware papers, `(IO-4417)` (initials and four digits) in New York, `State Bar No.` in a court of one state.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

STATES = {
    "alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA", "colorado": "CO", "connecticut": "CT", "delaware": "DE",
    "district of columbia": "DC", "florida": "FL", "georgia": "GA", "hawaii": "HI", "idaho": "ID", "illinois": "IL", "indiana": "IN", "iowa": "IA",
    "kansas": "KS", "kentucky": "KY", "louisiana": "LA", "maine": "ME", "maryland": "MD", "massachusetts": "MA", "michigan": "MI", "minnesota": "MN",
    "mississippi": "MS", "missouri": "MO", "montana": "MT", "nebraska": "NE", "nevada": "NV", "new hampshire": "NH", "new jersey": "NJ", "new mexico": "NM",
    "new york": "NY", "north carolina": "NC", "north dakota": "ND", "ohio": "OH", "oklahoma": "OK", "oregon": "OR", "pennsylvania": "PA", "rhode island": "RI",
    "south carolina": "SC", "south dakota": "SD", "tennessee": "TN", "texas": "TX", "utah": "UT", "vermont": "VT", "virginia": "VA", "washington": "WA",
    "west virginia": "WV", "wisconsin": "WI", "wyoming": "WY", "tex": "TX", "cal": "CA", "calif": "CA", "ill": "IL", "mass": "MA", "del": "DE", "wash": "WA",
    "fla": "FL", "ga": "GA", "va": "VA", "mich": "MI", "minn": "MN", "pa": "PA", "penn": "PA", "colo": "CO", "conn": "CT", "ariz": "AZ", "n.y": "NY", "n.j": "NJ",
    "n.c": "NC", "d.c": "DC", "wis": "WI", "tenn": "TN", "la": "LA", "md": "MD", "mo": "MO", "ind": "IN", "okla": "OK", "ore": "OR", "nev": "NV",
}  # fmt: skip
OWNERS = {
    "ardc": "IL",
    "bbo": "MA",
    "wsba": "WA",
    "vsb": "VA",
    "osb": "OR",
    "bpr": "TN",
    "fbn": "FL",
    "njid": "NJ",
}
_STATE = "|".join(sorted((re.escape(s) for s in STATES), key=len, reverse=True))
_CODE = "|".join(sorted(set(STATES.values())))
_NUMBER = r"(?P<{0}>[A-Z]{{0,3}}-?\d{{3,8}}(?:,\d{{3}})?)(?![\d-])"
_FORMS = re.compile(
    rf"(?<![A-Za-z])(?:(?P<state>{_STATE}|(?-i:{_CODE}))\.?\s{{0,3}}|(?:state\s)?bar\sof\s(?P<of>{_STATE}),?\s{{0,3}})?"
    rf"(?:(?P<owner>ARDC|BBO|WSBA|VSB|OSB|BPR|FBN)|(?:State\s)?Bar\s(?:Card\s|ID\s|I\.D\.\s|Reg(?:istration|\.)?\s)?|SBN|S\.B\.N\.|Bar|Attorney\s(?:ID|I\.D\.|Reg(?:istration|\.))|Atty\.?\s(?:ID|No|Reg)\.?|I\.D\.|ID)"
    rf"\s?(?:Nos?\.?|Numbers?|ID|\#)?\s?[:#.]{{0,2}}\s?#?{_NUMBER.format('number')}"
    rf"|(?<![A-Za-z])(?P<bare_state>(?-i:{_CODE})|{_STATE})\.?\s(?:No\.|\#|ID)\s?:?\#?{_NUMBER.format('bare')}"
    rf"|\(\s?(?:\#|No\.\s?)(?P<hash>\d{{3,6}})\s?\)"
    rf"|\((?P<michigan>P\d{{4,6}})\)"
    rf"|\((?P<of_state>(?-i:{_CODE}))\s(?P<in_state>\d{{4,8}})\)"
    rf"|\((?P<code>(?-i:[A-Z]{{2}})[- ]?\d{{4}})\)",
    re.I,
)
_AGENCY = re.compile(
    r"\b(?:USPTO\s)?Reg(?:istration|\.)?\s?(?:Nos?\.?|\#)?\s?:?\s?(?P<number>\d{2},?\d{3})(?!\d)", re.I
)


@dataclass(frozen=True, slots=True)
class Written:
    """A bar number in a text: normal form (`CA 246953`; without a state the number alone) and its span."""

    text: str
    start: int
    end: int


def find(text: str, start: int = 0, end: int | None = None, *, home: str = "") -> Iterator[Written]:
    """Every bar number in `text[start:end]`. `home` is the postal code of the court's state, for numbers printed without."""
    for m in _FORMS.finditer(text, start, len(text) if end is None else end):
        named = m["state"] or m["of"] or m["bare_state"] or m["of_state"] or ""
        state = STATES.get(named.casefold().rstrip("."), named.upper()) if named else ""
        state = (
            state or OWNERS.get((m["owner"] or "").casefold(), "") or ("MI" if m["michigan"] else "") or home
        )
        number = (
            (m["number"] or m["bare"] or m["hash"] or m["michigan"] or m["code"] or m["in_state"])
            .replace(",", "")
            .lstrip("-")
        )
        begin = m.start() + (m[0][0] == "(")
        yield Written(f"{state} {number}".strip(), begin, m.end() - (m[0][-1] == ")"))


def agency(text: str) -> Written | None:
    """A registration to practise before the Patent Office ("Reg. No. 48,277"), as digits (37 C.F.R. 11.5)."""
    m = _AGENCY.search(text)
    return Written(m["number"].replace(",", ""), m.start("number"), m.end("number")) if m else None
