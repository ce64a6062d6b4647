"""Counsel as the publisher of an opinion lists them between caption and text.

`Ann Roe, Jo Doe, Roe & Doe LLP, Dover, DE, for Plaintiff.` A list is a run of lawyers, their firm, the firm's city and
state; after one or more such runs stands for whom they appear. Publishers drop ampersands ("Kirkland Ellis"), so the
last words before a city are the firm wherever lawyers stand before them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers import lawyers
from ingest.readers.signature import Lawyer
from law import names
from law.said import Said

_HEAD = 12_000  # characters in which an opinion's lists of counsel end
_MOST = 200  # lawyers
_STATE = (
    r"(?:A[KLRZ]|C[AOT]|D\.?\s?C\.?|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[CNX]|UT|V[AIT]|W[AIVY]"
    r"|Ala\.|Ariz\.|Ark\.|Cal(?:if)?\.|Colo\.|Conn\.|Del\.|Fla\.|Ga\.|Ill\.|Ind\.|Kan\.|Ky\.|Mass\.|Md\.|Mich\.|Minn\.|Mo\.|N\.\s?[CHJY]\.|Nev\.|Ohio|Okla\.|Or\.|Pa\.|R\.\s?I\.|Tenn\.|Tex\.|Utah|Va\.|Wash\.|Wis\."
    r"|Alabama|Arizona|California|Colorado|Connecticut|Delaware|Florida|Georgia|Illinois|Indiana|Maryland|Massachusetts|Michigan|Minnesota|Missouri|New\s(?:Jersey|York)|North\sCarolina|Oregon|Pennsylvania|Tennessee|Texas|Virginia|Washington|Wisconsin)"
)
_CITY = re.compile(
    rf",\s{{1,3}}(?:(?P<city>[A-Z][A-Za-z.’' -]{{2,24}}),\s{{1,3}}{_STATE}(?![A-Za-z])(?:\s{{1,6}}\d{{5}}(?:-\d{{4}})?(?!\d))?(?!,\s{{1,3}}(?:D\.?\s?C|N\.?\s?Y)\b)|New\sYork\sCity(?!\w))(?:\s\([A-Z]{{2,3}}\))?[.,;]{{0,2}}"
)
_ROLE = r"(?:Plaintiff|Defendant|Intervenor|Counter|Petitioner|Respondent|Third|Movant|Claimant|Appell|plaintiff|defendant|intervenor|counter|petitioner|respondent|appell)"
_WHO = re.compile(
    rf"(?P<lead>[\s.,;]{{0,4}}(?:(?:[Aa]ttorneys?|[Cc]ounsel|ATTORNEYS|COUNSEL)\s{{1,3}}(?:of\s{{1,3}}record\s{{1,3}})?)?(?:for|FOR|representing)\s{{1,3}}(?:the\s{{1,3}})?)"
    rf"(?P<who>{_ROLE}[\w/-]*(?:[\s/-]{{1,2}}(?:(?:and|&)\s)?(?:[Cc]ounter-?\s?(?:claim(?:ant|-?\s?\w+)?s?|\w+)?|[Cc]laimants?|[Pp]laintiffs?|[Dd]efendants?)){{0,3}}|[A-Z][\w&.,’'– -]{{2,140}}?(?=\.?\s*(?:\n|\Z)|(?<!\s[A-Z])\.\s[A-Z]))"
    r"(?P<named>(?:\s[A-Z][\w&.,’' -]{2,70}?(?:\b(?:Inc|Corp|LLC|Ltd|Co|L\.P|LP|Company|Corporation|AG|GmbH|S\.A|N\.V|University)\b|(?=\.?[ \t]*(?:\n|\Z))))?)(?=\W|\Z)[.;]?"
)
_BETWEEN = re.compile(
    r"(?P<join>,\s{1,3}(?!(?:P\.?\s?[CA]\b|L\.?L\.?P\b|P?\.?L\.?L?\.?C\b|Ltd|Inc|Jr|Sr|II|III|IV|Esq|S\.C)\b)|\s{1,3}(?:and|&amp;)\s{1,3}(?=[A-Z])|;\s{1,3}|(?<=[a-z]{3})\.\s{1,3}(?=[A-Z]))"
)
_LEADING = re.compile(
    r"(?:[\s.,;:*]|Esq\b\.?|\((?:argued|on\sbrief|pro\shac\svice)\)|\d{3,4}\s|and\s|of\scounsel[,:]?\s|[A-Z]{2}\)\s?)*",
    re.I,
)
_NOTE = re.compile(
    r"[,.]?\s{0,2}(?:\(?(?:argued|pro\shac\svice|of\scounsel|on\sbrief)\)?|Esq(?:uires?|s)?\b\.?|P\.\s?C\.(?=\Z))\s{0,2}",
    re.I,
)
_OF = re.compile(r"\s{1,3}of\s{1,3}(?=[A-Z])")
_NO_FIRM = re.compile(r"Attorneys?\sat\sLaw|Pro\sSe|Sole\sPractitioner|Legal\sDep\w+", re.I)
_CAPTION_END = re.compile(
    r"(?<!for )(?<!for the )(?:Plaintiffs?|Defendants?|Appell\w{3,4}|Claimants?)[.,]{1,2}\s|\b(?:OPINION|ORDER|DECISION)\b[ \t]"
)
_TITLE_LINE = re.compile(r"\s*(?:[^a-z]*|(?:[A-Z]\w+\s){0,3}(?:Opinion|Order|Decision|Memorandum))\s*", re.S)


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: its place, who is in it, and the words that say for whom (`role` empty: a party by name)."""

    start: int
    end: int
    people: tuple[tuple[Said, Said | None], ...]
    who: Said
    role: str


def find(text: str) -> list[Listing]:
    """The lists of counsel in the first pages of an opinion, in their order."""
    found: list[Listing] = []
    last = 0
    cities = list(_CITY.finditer(text, 0, min(len(text), _HEAD)))[:400]
    open_from = 0
    for i, city in enumerate(cities):
        who = _WHO.match(text, city.end()) or _WHO.match(text, city.end() - 1)
        if who is None:
            continue
        runs = [c for c in cities[open_from : i + 1] if c.start() >= last]
        start = _begin(text, max(last, runs[0].start() - 1200), runs[0].start())
        people = tuple(_people(text, start, runs))[:_MOST]
        if people:
            words = " ".join(who["who"].split())
            role = next(iter(m.lastgroup or "" for m in lawyers.ROLE_WORD.finditer(words)), "")
            said = Said(words, who.start("who"), who.end("who"))
            found.append(Listing(start, who.end(), people, said, role))
        last, open_from = who.end(), i + 1
    return found


def _begin(text: str, low: int, city: int) -> int:
    """Where the list begins whose first city stands at `city`: after the caption, a title, or a line that is none of its own."""
    begin = low
    for m in _CAPTION_END.finditer(text, low, city):
        begin = m.end()
    at = begin
    for line in re.finditer(r"[^\n]*\n", text[begin:city]):
        words = line[0].strip(" \t\r\n`*_")
        if not words or _TITLE_LINE.fullmatch(words) or not _opens(words):
            at = begin + line.end()
    return at


def _opens(words: str) -> bool:
    """Whether a line can belong to a list: it begins with a lawyer or a firm, or goes on from one."""
    first = re.split(r",\s|\sand\s", _LEADING.sub("", words, count=1), maxsplit=1)[0]
    first = _NOTE.sub("", first).strip(" ,.")
    return "," in words and bool(lawyers.person(first) or lawyers.FORM.search(first) or "&" in first)


def _people(text: str, start: int, runs: list[re.Match[str]]) -> Iterator[tuple[Said, Said | None]]:
    at = start
    for city in runs:
        lead = _LEADING.match(text, at, city.start())
        yield from _run(text, lead.end() if lead else at, city.start())
        at = city.end()


_STREET = re.compile(
    r"\s*(?:\d{1,5}\s(?=[A-Z\d])|(?:One|Two|Three)\s[A-Z]\w+\s(?:Plaza|Center|Square|Place|Street|Tower)|Suite\b|Ste\.|P\.?\s?O\.|\d+(?:st|nd|rd|th)\s)"
)


def _run(text: str, start: int, end: int) -> Iterator[tuple[Said, Said | None]]:
    """The lawyers of one city, each with the firm that follows them."""
    waiting: list[Said] = []
    parts = [(a, b) for a, b in _parts(text, start, end) if not _STREET.match(text, a, b)]
    i = 0
    while i < len(parts):
        a, b = parts[i]
        who = _person(text, a, b)
        last = i == len(parts) - 1
        if who and not (last and waiting and _may_be_firm(str(who.value))):
            waiting.append(who)
            i += 1
            continue
        while i + 1 < len(parts) and not lawyers.FORM.search(text[a:b]):
            after = _person(text, *parts[i + 1])
            if after and not (i + 2 == len(parts) and _may_be_firm(str(after.value))):
                break
            i += 1
            b = parts[i][1]
        firm = _firm(text, a, b)
        for lawyer in waiting:
            yield lawyer, firm
        waiting = []
        i += 1
    for lawyer in waiting:
        yield lawyer, None


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between commas; "and" parts two lawyers, not the names of a firm; "of" a lawyer and the firm."""
    at = start
    for m in [*_BETWEEN.finditer(text, start, end), None]:
        stop = m.start() if m else end
        if m and "and" in m["join"]:
            after = _BETWEEN.search(text, m.end(), end)
            right = after.start() if after else end
            of = _OF.search(text, m.end(), right)
            if at < stop and not (
                _person(text, at, stop) and _person(text, m.end(), of.start() if of else right)
            ):
                continue
        of = _OF.search(text, at, stop)
        if of and _person(text, at, of.start()):
            yield at, of.start()
            at = of.end()
        if text[at:stop].strip(" .,;"):
            yield at, stop
        at = m.end() if m else stop


def _person(text: str, start: int, end: int) -> Said | None:
    lead = _LEADING.match(text, start, end)
    a = lead.end() if lead else start
    raw = text[a:end]
    bare = _NOTE.sub("", raw).strip(" ,;\n\t")
    if not bare or (bare.isupper() and "." not in bare):  # firms are set in capitals, lawyers are not
        return None
    name = lawyers.person(bare)
    return Said(name, a, a + len(raw.rstrip(" ,;\n\t"))) if name and " " in name else None


def _may_be_firm(name: str) -> bool:
    """Whether the last words before the city may be a firm: no initial, no "Jr." stands in them."""
    return not re.search(r"\s[A-Z]\.|,\s(?:Jr|Sr|II)", name)


def _firm(text: str, start: int, end: int) -> Said | None:
    lead = _LEADING.match(text, start, end)
    a = lead.end() if lead else start
    raw = text[a:end].rstrip(" ,;\n\t")
    value = " ".join(raw.split())
    return None if len(value) < 4 or _NO_FIRM.search(value) else Said(value, a, a + len(raw))


def counsel(listings: list[Listing], sides: dict[str, str]) -> list[Lawyer]:
    """The lawyers of all lists, each once. `sides` are the captioned parties' names with their roles."""
    found: dict[str, Lawyer] = {}
    for listing in listings:
        role = listing.who.as_(listing.role or _side(str(listing.who.value), sides))
        for name, firm in listing.people:
            key = lawyers.key(str(name.value))
            if key and key not in found:
                found[key] = Lawyer(name, firm=firm, role=role if role.value else None)
    return list(found.values())


def _side(party: str, sides: dict[str, str]) -> str:
    key = names.key(party)
    known = {names.key(name): role for name, role in sides.items()}
    roles = {r for name, r in known.items() if key and (name.startswith(key) or key.startswith(name))}
    return roles.pop() if len(roles) == 1 else ""


def blanked(text: str, listings: list[Listing]) -> str:
    """The text, of the same length, without the lists: what stands in them is no part of caption or opinion."""
    for listing in listings:
        gap = re.sub(r"[^\n]", " ", text[listing.start : listing.end])
        text = text[: listing.start] + gap + text[listing.end :]
    return text
