"""Courts as people write them: `FOR THE EASTERN DISTRICT OF TEXAS`, `N. D. Cal.`, `NDCA`, `D. Del.`, `DDE`.

A bankruptcy court bears its district's name and is another court: it is never read as the district court.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from law.courts import DIRECTIONS, states


@dataclass(frozen=True, slots=True)
class Written:
    """A court found in a text: its id and the span `[start, end)` of its words."""

    court: str
    start: int
    end: int


_GAP = r"[\s*_|§):`´]{1,8}"  # emphasis and column rules stand between the words of a caption
_MORE = {"California": "Calif", "Florida": "Flor", "Pennsylvania": "Penn", "Massachusetts": "Massachusetts"}


def _loose(name: str) -> str:
    """A state's full name as OCR gives it: a blank may have slipped between two letters (`DELA WARE`)."""
    return _GAP.join(r"\s?".join(word) for word in name.split())


def _dotted(abbreviation: str) -> str:
    """A Bluebook form with its dots and blanks free: `N.Y.` is also `NY` and `N. Y.`."""
    return r"\.?\s?".join(re.escape(part.strip()) for part in abbreviation.split(".") if part.strip())


_DISTRICTS = {
    f"{code}{d}d": (code, state, bluebook, d)
    for code, state, bluebook, directions, _ in states()
    for d in (("",) if directions == "-" else directions.split())
}
_FULL_NAME = {state.replace(" ", "").casefold(): code for code, state, *_ in states()}
_SHORT_NAME = {
    re.sub(r"[\s.]", "", form).casefold(): code
    for code, state, bluebook, *_ in states()
    for form in (bluebook, code, state, _MORE.get(state, bluebook))
}
_STATE = "|".join(_loose(state) for _, state, *_ in sorted(states(), key=lambda row: -len(row[1])))
_ABBREVIATED = "|".join(
    sorted(
        {
            form
            for code, state, bluebook, *_ in states()
            for form in (
                _dotted(bluebook),
                code.upper(),
                re.escape(state),
                re.escape(_MORE.get(state, state)),
            )
        },
        key=len,
        reverse=True,
    )
)
_WORDS = re.compile(
    rf"(?:(?<!\w)|(?<=COURT))(?:(?P<direction>{'|'.join(DIRECTIONS.values())}){_GAP})?(?:Judicial{_GAP})?District{_GAP}(?:Court{_GAP})?"
    rf"(?:of|for){_GAP}(?:the{_GAP})?(?P<state>{_STATE})(?!\w)",
    re.I,
)
_LETTERS = re.compile(
    rf"(?<![\w.])(?P<direction>[NSEWMC])\.?\s?D\.?,?\s?(?:of\s)?(?P<state>{_ABBREVIATED})(?!\w)\.?"
)
_ONE = re.compile(rf"(?<![\w.])(?<![A-Z]\.\s)D\.\s?(?P<state>{_ABBREVIATED})(?![\w])\.?")
_CODE = re.compile(r"\A\W*D\.?\s?(?P<state>[A-Z]{2})\W*\Z")
_OTHER = re.compile(
    r"(?P<cafc>(?:Court\s+of\s+Appeals,?\s+(?:for\s+the\s+)?)?Federal\s+Circuit\b|\bFed\.\s?Cir\.|\bCAFC\b)"
    r"|(?P<uscfc>Court\s+of\s+Federal\s+Claims\b|\bFed\.\s?Cl\.)"
    r"|(?P<cit>Court\s+of\s+International\s+Trade\b|\bCt\.\s?Int['’]?l\.?\s+Trade)"
    r"|(?P<jpml>Judicial\s+Panel\s+on\s+Multi-?district\s+Litigation\b|\bJ\.?P\.?M\.?L\b\.?)"
    r"|(?P<scotus>\bSupreme\s+Court\s+of\s+the\s+United\s+States\b|\b(?:United\s+States|U\.S\.)\s+Supreme\s+Court\b)"
    r"|(?P<ptab>\bPatent\s+Trial\s+(?:and|&)\s+Appeal\s+Board\b|\bP\.?T\.?A\.?B\b\.?)"
    r"|(?P<bpai>\bBoard\s+of\s+Patent\s+Appeals\s+(?:and|&)\s+Interferences\b|\bB\.?P\.?A\.?I\b\.?)"
    r"|(?P<ttab>\bTrademark\s+Trial\s+(?:and|&)\s+Appeal\s+Board\b|\bT\.?T\.?A\.?B\b\.?)"
    r"|(?P<itc>\b(?:United\s+States|U\.?S\.?)?\s*International\s+Trade\s+Commission\b|\bUSITC\b|\bI\.T\.C\.|\bITC\b)",
    re.I,
)
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
]
_CIRCUIT = re.compile(
    rf"\bCourt{_GAP}of{_GAP}Appeals,?{_GAP}(?:for{_GAP}(?:the{_GAP})?)?(?:(?P<nth>{'|'.join(_ORDINALS)})|District{_GAP}of{_GAP}Columbia){_GAP}Circuit\b",
    re.I,
)
_BANKRUPTCY = re.compile(r"\bBankr(?:uptcy|\.)[^.;\n]{0,60}\Z", re.I)


def _id(direction: str | None, code: str | None) -> str:
    found = f"{code}{(direction or '')[:1].lower()}d"
    return found if found in _DISTRICTS else ""


def _all(text: str, start: int, stop: int) -> Iterator[Written]:
    for m in _WORDS.finditer(text, start, stop):
        state = re.sub(r"[^A-Za-z]", "", m["state"]).casefold()
        yield Written(_id(m["direction"], _FULL_NAME[state]), m.start(), m.end())
    for pattern in (_LETTERS, _ONE):
        for m in pattern.finditer(text, start, stop):
            code = _SHORT_NAME[re.sub(r"[\s.]", "", m["state"]).casefold()]
            yield Written(_id(m.groupdict().get("direction"), code), m.start(), m.end())
    for m in _CIRCUIT.finditer(text, start, stop):
        nth = f"{_ORDINALS.index(m['nth'].lower()) + 1}" if m["nth"] else "dc"
        yield Written(f"ca{nth}", m.start(), m.end())
    for m in _OTHER.finditer(text, start, stop):
        lead = len(m[0]) - len(m[0].lstrip())
        yield Written(m.lastgroup or "", m.start() + lead, m.end())


def find_courts(text: str, start: int = 0, end: int | None = None) -> list[Written]:
    """Every court named in `text[start:end]`, in order, none inside another. A district that does not exist
    (`Northern District of Delaware`, `District of Texas`) is passed over."""
    stop = len(text) if end is None else end
    found: list[Written] = []
    for w in sorted(_all(text, start, stop), key=lambda w: (w.start, -w.end)):
        if not w.court or (found and w.start < found[-1].end):
            continue
        if not _BANKRUPTCY.search(text[max(0, w.start - 70) : w.start]):
            found.append(w)
    return found


def find_court(text: str, start: int = 0, end: int | None = None) -> Written | None:
    """The first court named in `text[start:end]`, or None. A text that is a mere code may be `DDE` or `DNJ`."""
    found = next(iter(find_courts(text, start, end)), None)
    if found is None and start == 0 and end is None and len(text) < 20:
        code = _CODE.match(text)
        if code and code["state"].lower() in _SHORT_NAME:
            court = _id("", _SHORT_NAME[code["state"].lower()])
            return Written(court, 0, len(text)) if court else None
    return found
