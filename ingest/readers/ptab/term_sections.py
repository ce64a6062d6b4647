"""Claim terms as sentences argue them: under a heading of their own, or where a sentence quotes a term and its meaning."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from ingest.readers.sheet import Sheet
from law.said import Said

_IN = r"[^\"\n]{1,240}(?:\n[^\"\n]{1,240}){0,3}"
_TERM = r"\"(?P<term>[^\"\n]{2,120}(?:\n[^\"\n]{1,80})?)\""
_HEADING = re.compile(
    r"(?:^|\n)[ \t]{0,40}(?:(?P<numbered>\(?(?:[A-Z]|\d{1,2}|[ivx]{1,4})[.)]\s{1,8})|[•*-]\s{1,3})?(?:The\s)?(?:(?:[Cc]laim\s)?[Tt]erms?:?\s)?"
    r"\"(?P<term>[^\"\n]{2,120}?),?\"[ \t]{0,3}(?:\([^()\n]{1,80}\))?(?:[ \t]*(?=\n)|\s-\s|[:.]\s(?!\d))"
)
_CONSTRUCTION = re.compile(r"\n[^\n]{0,20}\bCLAIM\s{1,3}CONSTRUCTION\b", re.I)
_ANY = re.compile(r"\n[ \t]{0,40}(?:[IVX]{1,5}|[A-Z]|\d{1,2})\.[ \t]{1,8}[A-Z\"]")
_VALUE = rf"(?:\"(?P<value>{_IN})\"|(?P<plain>(?:its|the)\s{{1,3}}(?:plain|ordinary)(?:\s{{1,3}}and\s{{1,3}}(?:ordinary|customary))?\s{{1,3}}meaning))"
_MEANS = r"(?:as(?:\s{1,3}meaning)?|means?|meaning|is|are|be|of|given|construction|interpretation|requir\w+|limited\s{1,3}to|to)"
_VERBS = r"(?:propos|argu|contend|assert|submit|constru|interpret|adopt|read|understand|understood|maintain|urg|advocat|offer|suggest|defin|treat|take|advanc|find|conclude|agree)\w{0,3}"
_TEXT = r"[^\".;]{0,110}?"
_MORE = re.compile(
    rf"\s{{0,3}}[;,]\s{{1,3}}(?:and\s{{1,3}})?(?:the\s{{1,3}}(?:term|phrase)\s{{1,3}})?{_TERM}\s{{1,3}}(?:should\s{{1,3}}be\s{{1,3}}(?:construed|read)\s{{1,3}})?{_MEANS}\s{{1,3}}{_VALUE}"
)
_FAR = 5000  # characters of one term's section
_NEAR = 1200  # characters after a sentence that quotes a term and its meaning, within its paragraph
_PARAGRAPH = re.compile(r"\n[ \t]*\n(?=[ \t]{0,40}(?:[IVX]{1,5}|[A-Z]|\d{1,2})\.[ \t])|\n[ \t]*\n[ \t]*\n")
_CITE = re.compile(
    r"[.,;]?\s{0,3}\(?\s?(?:[Ss]ee\s{1,3})?(?:(?:(?:Ex\.\s|EX|[A-Z][A-Z0-9]{1,13}-)\d{4},?\s(?:at\s)?|'\d{3}\s[Pp]atent,?\s(?:at\s)?)(?P<place>(?:col\.\s)?\d{1,3}:\d{1,3}(?:\s?-\s?\d{1,3}(?::\d{1,3})?)?)|(?P<paper>(?:Pet|PO\sResp|Resp|Prelim\.\sResp|PO\sSur-reply|Sur-reply|Reply|POR|POPR|Pet\.\sReply)\.?\s\d{1,3}(?:\s?[-,]\s?\d{1,3}){0,3}))"
)
_OTHER_COURT = re.compile(
    r"\b(?:district\s{1,3}court|before\s{1,3}the\s{1,3}court|told\s{1,3}the\s{1,3}court|in\s{1,3}(?:the\s{1,3})?(?:related\s{1,3})?litigation)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Position:
    """What one side, or the Board (`role` empty), says a term means: the words for who says it, the text, the cite."""

    role: str
    who: Said
    text: Said
    cite: Said | None
    court: Said | None


class Sentences:
    """The patterns for one paper: its parties are also called by the first word of their names."""

    def __init__(self, sides: Mapping[str, str], filer: str | None) -> None:
        self.sides, self.filer = sides, filer
        names = "|".join(re.escape(n) for n in sides if len(n) > 2 and n not in _COMMON)
        named = rf"|(?=[A-Z])(?i:{names})(?=['\s])" if names else ""
        artisan = (
            r"|(?:A|The|One)\s{1,3}(?:of\s{1,3})?(?:POSITA|POSA|PHOSITA|(?:ordinarily\s)?skilled\s{1,3}artisan|person\s{1,3}of\s{1,3}(?:ordinary\s{1,3})?skill[^\".;]{0,20})\b"
            if filer
            else ""
        )
        who = rf"(?P<who>\b(?:Petitioners?\b|Patent\s{{1,3}}Owners?\b|PO\b|[Ww]e\b|[Tt]he\s{{1,3}}Board\b{artisan}){named})"
        adverbs = r"(?:(?:\w{3,16}ly|would|therefore|also|instead|now|again|thus|further|first|do|does|has|have)\s{1,3}){0,2}"
        self.quoting = re.compile(  # the term and its meaning in one sentence
            rf"{who}\s{{1,3}}{adverbs}(?:\w+\s{{1,3}}){{0,4}}?{_VERBS}\b[^\".;]{{0,70}}?{_TERM}[^\".;]{{0,70}}?\b{_MEANS}[\s,:]{{1,3}}(?:at\s{{1,3}}least\s{{1,3}})?{_VALUE}"
        )
        self.says = (
            re.compile(
                rf"{who}(?:'s|(?<=s)')\s{{1,3}}(?:(?:proposed|own|suggested|preferred|narrow|broad)\s{{1,3}}){{0,2}}(?:construction|definition|proposal|interpretation|reading)"
                rf"(?:\s{{1,3}}(?:of|for)\s(?:[^\".;]{{3,40}}?|(?:the\s{{1,3}}term\s{{1,3}})?\"[^\"\n]{{2,120}}\"))?(?:,|:|\s{{1,3}}(?:is|would\s{{1,3}}be|as|that))?\s{{1,3}}{_VALUE}"
            ),
            re.compile(
                rf"{who}\s{{1,3}}{adverbs}{_VERBS}\b{_TEXT}(?:\b{_MEANS}[\s,:]{{1,3}}(?:at\s{{1,3}}least\s{{1,3}})?|(?<=s)\s{{1,3}}|(?<=e)\s{{1,3}}){_VALUE}"
            ),
            re.compile(
                r"(?P<who>\b[Tt]his\s{1,3}(?:term|phrase)|\b[Tt]he\s{1,3}(?:term|phrase))\s{1,3}(?:(?:should|must|is\s{1,3}to)\s{1,3}be\s{1,3}(?:construed|interpreted|understood)\s{1,3}(?:as|to\s{1,3}mean)|means)\s{1,3}"
                + _VALUE
            ),
        )
        self.defines = re.compile(  # the patentee's own lexicography, which the paper makes its own
            rf"\b(?P<who>(?:specification|[Pp]atent|patentee|inventors?))\s{{1,3}}(?:\w+\s{{1,3}}){{0,2}}?defin(?:es|ed)\s{{1,3}}(?:the\s{{1,3}}term|it)\b[^\";]{{0,160}}{_VALUE}"
        )

    def role_of(self, word: str) -> str:
        low = " ".join(word.casefold().split())
        if low.startswith("petition"):
            return "petitioner"
        if low.startswith(("a ", "the p", "the s", "one ")) or low in (
            "specification",
            "patent",
            "patentee",
            "inventor",
            "inventors",
        ):
            return self.filer or ""
        return "patent_owner" if low.startswith("patent o") or low == "po" else self.sides.get(low, "")


_COMMON = frozenset(
    ["the", "united", "american", "national", "general", "international", "first", "new", "advanced"]
)


def sections(
    sheet: Sheet, sides: Mapping[str, str], filer: str | None
) -> Iterator[tuple[Said, list[Position]]]:
    """Each term argued, with what is said to be its meaning and by whom. `filer` is the role that speaks in the paper."""
    known = Sentences(sides, filer)
    flat = sheet.flat
    for m in _HEADING.finditer(flat):
        after = _ANY.search(flat, m.end(), m.end() + _FAR)
        following = _HEADING.search(flat, m.end(), m.end() + _FAR)
        stop = min([x.start() for x in (after, following) if x] or [min(len(flat), m.end() + _FAR)])
        said = _positions(sheet, known, m.end() - 1, stop)
        if said or m["numbered"] and _CONSTRUCTION.search(flat, max(0, m.start() - _FAR), m.start()):
            yield sheet.group(m, "term"), said
    at = 0
    for m in islice(known.quoting.finditer(flat), 400):
        if m.start() < at:
            continue
        over = _PARAGRAPH.search(flat, m.end(), m.end() + _NEAR)
        following = known.quoting.search(flat, m.end(), m.end() + _NEAR)
        while following and _key(following["term"]) == _key(m["term"]):
            following = known.quoting.search(flat, following.end(), m.end() + _NEAR)
        at = min([x.start() for x in (over, following) if x] or [min(len(flat), m.end() + _NEAR)])
        term = sheet.group(m, "term", sheet.words(*m.span("term")).rstrip(" ,."))
        yield term, _positions(sheet, known, _named_before(flat, m), at)
        more = _MORE.match(flat, m.end())
        while more:  # `"demand" means "…"; "price" means "…"`: one speaker, several terms
            yield sheet.group(more, "term"), [_position(sheet, known, more, m)]
            more = _MORE.match(flat, more.end())


def _named_before(flat: str, m: re.Match[str]) -> int:
    """Where the paragraph first quotes the term, if before the sentence that gives its meaning."""
    low = max(0, m.start() - 600)
    low = max([low, *(p.end() for p in _PARAGRAPH.finditer(flat, low, m.start()))])
    at = flat.find(f'"{m["term"].rstrip(" ,.")}', low, m.start())
    return at + len(m["term"]) if at >= 0 else m.start()


def _key(term: str) -> str:
    return " ".join(term.split()).rstrip(" ,.").casefold()


def _positions(sheet: Sheet, known: Sentences, start: int, stop: int) -> list[Position]:
    patterns = (known.quoting, *known.says, *([known.defines] if known.filer else []))
    found = [m for pattern in patterns for m in pattern.finditer(sheet.flat, start, stop)]
    told = {m.start("value") for m in found if m["value"] and not m["who"].lower().startswith("th")}
    return [
        _position(sheet, known, m)
        for m in found  # `Roe submits that the term means "…"` is Roe's
        if m.start("value") not in told or known.role_of(m["who"]) or m["who"].lower() in ("we", "the board")
    ]


def _position(
    sheet: Sheet, known: Sentences, m: re.Match[str], speaker: re.Match[str] | None = None
) -> Position:
    said = speaker or m
    group = "value" if m["value"] is not None else "plain"
    raw = m[group].rstrip(" ,.;\n")
    cite = _CITE.match(sheet.flat, m.end())
    court = _OTHER_COURT.search(sheet.flat, said.start("who"), m.start(group))
    return Position(
        known.role_of(said["who"]),
        sheet.group(said, "who"),
        sheet.said(m.start(group), m.start(group) + len(raw)),
        sheet.group(cite, cite.lastgroup or 0) if cite else None,
        sheet.group(court, 0, "district_court") if court else None,
    )
