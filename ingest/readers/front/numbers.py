"""The case's number and judges, from the caption's labels, its stamps and its "Judge:" lines."""

import re
from collections.abc import Sequence

from ingest.readers.front.stamps import Stamp
from law.dockets import UNASSIGNED, Number
from law.said import Said

_DAMAGED = re.compile(r"(?:\d|:\s?-)[\d\s:_.?\[\]•…-]{0,8}(?:cv|CV|civ|CIV)[\s\d_.?\[\]•…-]{1,14}")
_BLANK = re.compile(r"[_\s.]{3,}|\s*$")
_RELATED = re.compile(r"\b(?:member|related|this document relates|consolidated)\b", re.I)
_LEAD = re.compile(r"\blead\b", re.I)
_JUDGE = re.compile(
    r"(?:\bHon(?:\.|orable)\s|\b(?:Chief\s|Senior\s|Presiding\s|Assigned\s|District\s|U\.S\.\s|United\sStates\s|Magistrate\s){0,3}Judge\b(?!s)[:\s]{1,3}(?:Hon(?:\.|orable)\s)?|"
    r"\bBEFORE:?\s(?:THE\s)?HON(?:\.|ORABLE)\s)"
    r"(?-i:(?P<name>[A-Z](?:\.|[A-Za-z'’-]*)(?:[ ]{1,2}(?:[A-Z]\.|[A-Z][A-Za-z'’-]*|de|van|von|la)){0,4}(?:,?\s(?:Jr\.|Sr\.|III|II|IV)(?!\w))?))",
    re.I,
)
_LABELLED = re.compile(
    r"\bJudge:[\s`]{1,4}(?:Hon(?:\.|orable)\s)?(?P<name>[A-Z][a-z]+(?:\s[A-Z]\.)?\s[A-Z][A-Za-z'’-]+)"
)
_OWN_LABEL = re.compile(
    r"(?:Civil\s(?:Action|Case)|CIVIL\s(?:ACTION|CASE)|Case|CASE|\n)\s(?:No|NO)s?\.:?\s$|[a-z]\sNo\.\s$"
)
_PANEL = re.compile(
    r"\bBefore:?\s{1,3}(?P<names>(?:[A-Z’'-]{3,20}|(?:Chief|Senior\s{1,3}Circuit|Circuit)\s{1,3}Judge|and|,|\s){3,40}?),\s{1,3}(?:Circuit\s{1,3}Judges|Circuit\s{1,3}Judge\.)"
)
_IN_CAPITALS = re.compile(r"\s[A-Z][A-Z&-]{2,}.*$")
_NOT_NAME = re.compile(
    r"\b(?:Court|District|Judge|Trial|Jury|Date|Time|Courtroom|Action|United|States|Demand|Complaint|Dept|Magistrate|U\.S|Civil|Case|Document|Plaintiffs?|Defendants?)\b.*$",
    re.I,
)


def _related_near(text: str, n: Number) -> bool:
    return bool(
        _RELATED.search(text[max(0, n.start - 40) : n.start])
        or re.match(r"[\s(]{0,3}(?:MEMBER|RELATED|consolidated)", text[n.end : n.end + 20], re.I)
    )


def own(
    text: str, caption: Sequence[Number], stamp: Stamp | None
) -> tuple[Said | None, list[Said], Number | None]:
    """The docket number as this paper gives it for itself, further numbers of the same case, the number as printed.

    The caption's number counts; the stamp's where the caption has none or leaves the office out.
    """
    mine = [n for n in caption if not _related_near(text, n)] or list(caption)
    lead = [n for n in mine if _LEAD.search(text[max(0, n.start - 30) : n.start] + text[n.end : n.end + 14])]
    number = next(iter(lead or mine), None)
    stamped = stamp.number if stamp else None
    if number is None or (
        stamped and any(n.core == stamped.core for n in caption) and number.core != stamped.core
    ):
        number = next((n for n in caption if stamped and n.core == stamped.core), stamped)
    if number is None:
        return None, [], None
    others: list[Said] = []
    if number.forum == "cafc":  # consolidated appeals are one case
        others += [Said(n.text, n.start, n.stop) for n in mine if n.forum == "cafc" and n.text != number.text]
    best = number
    if stamped and stamped.text != number.text:
        if stamped.core == number.core and not number.office:
            best = stamped
        elif stamped.core == number.core and stamped.office:
            others.append(Said(stamped.text, stamped.start, stamped.stop))
    return Said(best.text, best.start, best.stop), others, number


def damaged(text: str, start: int, end: int) -> Said | None:
    """A number in the caption of which digits are lost, as printed."""
    m = _DAMAGED.search(text, start, end)
    return Said(re.sub(r"\s+", " ", m[0]).strip(), m.start(), m.end()) if m else None


def is_labelled(text: str, n: Number) -> bool:
    """Whether a number in the text's first pages is printed as a caption prints it, not as one of another case."""
    before = text[max(0, n.start - 60) : n.start]
    return bool(_OWN_LABEL.search(before)) and not re.search(r"\sv(?:s)?\.\s", before)


def _initials_of(name: str) -> str:
    return "".join(w[0] for w in re.findall(r"[A-Za-z][\w'’-]*", name)).upper()


def _alike(initials: str, known: str) -> bool:
    """Whether initials can be those of a judge who is named: `LHK` of Lucy H. Koh, `SL` of Judge Lioi."""
    return known in initials or initials in known if len(known) > 1 else initials.endswith(known)


def judges(text: str, start: int, end: int, number: Number | None, stamp: Stamp | None) -> list[Said]:
    """Judges by name where the caption names them, else by the initials after the number; "UNA" is nobody."""
    named: list[Said] = []
    for m in _JUDGE.finditer(text, start, end):
        if not m["name"][0].isupper():
            continue
        name = _NOT_NAME.sub("", m["name"]).strip(" ,")
        name = name if name.isupper() else _IN_CAPITALS.sub("", name)  # columns that ran together
        surname = re.match(r"[ \t]*(?:\n|$)", text[m.end() : m.end() + 40]) and len(name) > 2
        if (len(name.split()) >= 2 or surname) and name not in (s.value for s in named):
            named.append(Said(name, m.start("name"), m.start("name") + len(name)))
    late = _LABELLED.search(text, end, min(len(text), end + 250))
    if late and not named:
        named.append(Said(late["name"], late.start("name"), late.end("name")))
    panel = _PANEL.search(text, start, min(len(text), end + 1500))
    if panel:
        for m in re.finditer(r"[A-Z][A-Z'’-]{2,}", panel["names"]):
            named.append(Said(m[0], panel.start("names") + m.start(), panel.start("names") + m.end()))
    known = [_initials_of(str(s.value)) for s in named]
    found: list[Said] = list(named)
    source = number if number and number.initials else stamp.number if stamp else None
    if source:
        at = (
            source.start
            if source.initials and source.initials[0] in text[source.start : source.stop]
            else source.stop
        )
        for initials in source.initials:
            place = text.find(initials, at, source.end + 20)
            if place < 0 or initials in UNASSIGNED or any(_alike(initials, k) for k in known):
                continue
            at = place + len(initials)
            found.append(Said(initials, place, at))
    return found
