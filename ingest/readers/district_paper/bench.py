"""The judges who made an order: those the caption names, and the one who signs it."""

import re

from law.said import Said

_OFFICE = (
    r"(?:(?:Chief|Senior)\s{1,4})?(?:(?:United\s{1,4}States|U\.\s?S\.)\s{1,4})?(?:(?:Chief|Senior)\s{1,4})?"
    r"(?:District|Magistrate|Circuit)\s{1,4}(?:Court\s{1,4})?Judge"
)
_NAME = r"(?:(?:Hon(?:orable|\.)|HON(?:ORABLE|\.))\s)?(?P<name>[A-Z][A-Za-z'’.-]*\.?(?:[ ]{1,3}[A-Z][A-Za-z'’-]*\.?){1,4}?(?:,?\s(?:III|II|IV|Jr\.|JR\.|Sr\.))?)"
_UNDER = re.compile(
    rf"(?:^|\n|_\s|/s/\s?|/[sS]/\s?|\d{{4}}\.?\s)[ \t*]{{0,80}}(?:\d{{1,2}}\s)?{_NAME}[\s,_*]{{1,120}}(?i:{_OFFICE}|JUDGE\s{{1,4}}OF\s{{1,4}}THE|Judge\s*\n)",
    re.M,
)
_BEFORE = re.compile(
    rf"(?:^|\n)[ \t*]{{0,40}}{_NAME}[,.][ \t]{{1,4}}(?i:(?:{_OFFICE}|U\.?S\.?[DM]\.?J\.?|Chief\s(?:Judge|United\sStates\sDistrict\sJudge)|D\.?J\.?|Magistrate\sJudge|Senior\sJudge))[.:]?",
    re.M,
)
_DELAWARE = re.compile(
    r"(?:^|\n)[ \t*]{0,40}(?P<name>[A-Z][A-Za-z'’-]{2,20}),[ \t]{1,4}(?:U\.?S\.?\s)?(?:Chief\s|Senior\s)?(?:U\.\s?S\.\s|UNITED\sSTATES\s)?(?:(?:DISTRICT|MAGISTRATE)\sJUDGE:?|(?:U\.S\.|S\.)?D\.?\s?J\.?(?=\s*\n))",
    re.I,
)
_HEARING_JUDGE = re.compile(  # who will hear it: `in Courtroom 7A, before the Hon. Jane R. Roe`
    r"\b(?i:before)\s{1,3}(?:the\s{1,3})?(?:Hon\.|Honorable|HON\.|HONORABLE)\s{1,3}(?P<name>[A-Z][A-Za-z'’.-]*(?:\s{1,3}[A-Z][A-Za-z'’-]*\.?){1,3}?)(?=[.,;]\s|,|\s(?:on|at|in|for|and)\b|\s*\n|\Z)"
)
_NOT_NAME = re.compile(
    r"\b(?:BEFORE|OPINION|ORDERED|SIGNED|DATED?|COURT|DISTRICT|UNITED|STATES|SO|THE|DIVISION|TEXAS|DELAWARE|CALIFORNIA|ENTERED|BY|IT|IS)\b",
    re.I,
)

_NO_JUDGE = re.compile(r"\b(?:AND|OF|GRANTING|DENYING|ADOPTING|REGARDING|REPORT|MOTION|ORDER)\b")


def signers(text: str, body: int) -> list[Said]:
    """The judges whose name stands over or before their office, once each."""
    found: list[Said] = []
    for pattern, low in (
        (_BEFORE, max(0, body - 400)),
        (_UNDER, body),
        (_DELAWARE, max(0, body - 400)),
        (_HEARING_JUDGE, body),
    ):
        for m in pattern.finditer(text, low):
            name = re.sub(r"\s+", " ", m["name"]).strip(" ,_")
            if _NOT_NAME.search(name) or any(_last(name) == _last(str(f.value)) for f in found):
                continue
            found.append(Said(name, m.start("name"), m.end("name")))
    return found


def _last(name: str) -> str:
    words = [
        w.strip(".,").casefold()
        for w in re.sub(r",?\s(?:III|II|IV|Jr\.?|Sr\.?)$", "", name, flags=re.I).split()
    ]
    return words[-1] if words else ""


def judges(text: str, body: int, captioned: list[Said]) -> list[Said]:
    """The caption's judges, initials as printed, and the one who signs; a surname gives way to the signer's full name."""
    signed = signers(text, body)
    found: list[Said] = []
    for judge in captioned:
        value = str(judge.value)
        if _NO_JUDGE.search(value):  # words of a title: RECOMMENDATION OF MAGISTRATE JUDGE AND GRANTING …
            continue
        full = next((s for s in signed if _last(str(s.value)) == _last(value)), None)
        chosen = full if full and " " not in value else judge
        if all(_last(str(f.value)) != _last(str(chosen.value)) for f in found):
            found.append(chosen)
    for s in signed:
        if all(_last(str(f.value)) != _last(str(s.value)) for f in found):
            found.append(s)
    return found
