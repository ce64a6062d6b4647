"""A caption's block of names, as joined from its lines, to the parties it names."""

import re
from dataclasses import dataclass, field

from ingest.readers.front.vocabulary import VERB
from law import names
from law.said import Said

_SUFFIX = (
    r"(?:Inc|Incorporated|Corp|Corporation|Company|Co|Cos|Ltd|Limited|LLC|L\.L\.C|L\.\sL\.\sC|LLP|L\.L\.P|LP|L\.P|PLC|P\.L\.C|P\.C|PC|P\.A|"
    r"GmbH|AG|S\.A\.S|SAS|S\.A\.R\.L|S\.à\.r\.l|SARL|S\.A|SA|SE|N\.V|NV|B\.V|BV|K\.K|KK|AB|A/S|ApS|Oy|Oyj|ASA|S\.p\.A|SpA|S\.R\.L|KG|KGaA|Pte|Pty|"
    r"Bhd|Sdn|Kaisha|N\.A|LLLP|PLLC|L\.C|S\.\sA|Foundation|University|Institute|Partnership|Trust)"
)
_ENDS_FORM = re.compile(rf"(?:^|[\s,.&(]){_SUFFIX}\.?\)?\s?$|\bindividuals?\s?$|\)\s?$", re.I)
_STARTS_FORM = re.compile(
    rf"(?:Trademark\sOffice|{_SUFFIX})(?:\b|(?<=\.))\.?(?=[\s,.;)]|$)(?!\s[A-Z][A-Za-z]+\s(?:OF|of)\b)", re.I
)
_STARTS_NOTE = re.compile(
    r"an?\s|[dafn]/?[bk]/?[as]\b|[dafn]\.[bk]\.[a]\.|formerly|doing\sbusiness|also\sknown|now\sknown|trading\sas|individually|in\s(?:his|her|its|their)\b|on\sbehalf|"
    r"as\s|(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?\s?D|Esq)\b|et\.?\sal|(?:Acting\s)?(?:Under\s?Secretary|Director|Commissioner|Secretary)\b|Performing\sthe\b|inclusive|"
    r"by\sand\sthrough|the\s(?:successor|assignee)|successor|collectively|and\s(?:Does|its)\b|through\s\d|a\b",
    re.I,
)
_SEPARATOR = re.compile(
    r",?\sjointly\sand\sseverally(?:,?\swith)?,?\s|\s?;\s{0,2}(?:(?:and|&)\s)?|,\s{0,2}(?:and|&)\s|\s(?:and|&)\s|,\s{0,2}",
    re.I,
)
_NUMBERING = re.compile(
    r"(?:^|(?<=[\s,;]))\(?(?:\d{1,2}|[ivx]{1,4})\)\s?|(?:^|(?<=[,;]\s)|(?<=\sand\s)|(?<=\s&\s))\d{1,2}\.\s",
    re.I,
)
_UNNAMED = re.compile(  # defendants that are told by a list: one name, however many kinds of bodies it counts up
    r"(?:THE\s)?(?:INDIVIDUALS|PARTNERSHIPS|CORPORATIONS|ENTITIES|PERSONS|UNINCORPORATED\sASSOCIATIONS)\b[^;]{0,200}?\b(?:IDENTIFIED|LISTED|SET\sFORTH)\s(?:ON|IN)\s(?:THE\s)?(?:ATTACHED\s|ANNEXED\s)?(?:SCHEDULE|EXHIBIT|APPENDIX)(?:\s[“\"”']?[A-Z0-9][”\"']?)?",
    re.I,
)
_LONGEST = 160  # characters of a name
_NO_NAME = re.compile(
    rf"(?:(?:and|et|the|of|as|{_SUFFIX})[\s.,]{{0,3}}){{1,3}}", re.I
)  # the name itself is lost
_PROSE = re.compile(
    r"(?:\b(?-i:[a-z]{2,})\s){4}|\b(?:District\sCourt|Esq\b|District\sJudge|attorneys?\sfor|Attorney\sat\sLaw|F\.\s?Supp)|\bv\.\s|\A\W{0,2}argued|\A[\d.,)]{2,}\s|Filing\s\d|Document\s\d|Signed\sby\b|\ANos?\.\s",
    re.I,
)
_ET_AL = re.compile(r"[,\s]{0,2}\bet(?:\.?\s?als?\b\.?|\s*$)", re.I)
_ALIAS = re.compile(
    r"[,\s]{0,2}\(?\b(?:(?P<former>f/k/a|fka\b|f\.k\.a\.|formerly\s(?:known\s)?(?:as\s)?)|"
    r"(?:d/b/a|dba\b|d\.b\.a\.|doing\sbusiness\sas|trading\sas|a/k/a|aka\b|a\.k\.a\.|also\sknown\sas|n/k/a|now\sknown\sas))\s?",
    re.I,
)
_NOTE = re.compile(
    r",\s(?:an?\s(?!k/a|/)|individually|in\s(?:his|her|its|their)\b|on\sbehalf|as\s|(?:Acting\s)?(?:Under\s?Secretary|Director|Commissioner)\b|Performing\sthe\b|inclusive|"
    r"by\sand\sthrough|(?:the\s)?successor|the\sassignee|collectively|organized|with\sits).{0,400}$|\s?\(collectively.{0,120}$",
    re.I,
)
_DESCRIBED = re.compile(
    r",\san?\s(?P<where>[A-Z][A-Za-z. ]{2,30}?)?\s?(?P<form>corporation|corp\.?|limited\sliability\scompany|llc|limited\spartnership|company|individual|"
    r"partnership|non-?profit\scorporation)(?:\sof\s(?P<of>[A-Z][A-Za-z ]{2,30}))?\b",
    re.I,
)
_NO_PLACE = re.compile(r"limited|foreign|domestic|private|public|registered", re.I)  # of a body, no place
_FORMS = {"corp": "corporation", "limited liability company": "llc", "limited partnership": "lp"}
_DEFINED = re.compile(r"\s?\((?:the\s|hereinafter\s|collectively,?\s)?[“\"](?P<aka>[^”\"]{2,60})[”\"]\)")
_BETWEEN = r"[\s`*_]{1,12}(?:\d{1,2}\s{1,8})?"  # a page's line number may stand between two words
_QUOTE = "['’‘`´]"
_GROUP = re.compile(r"\b(?:Board\sof\s\w+|Trustees|Regents|Governors)$", re.I)


@dataclass(frozen=True, slots=True)
class Joined:
    """Pieces of a column as one line: `text`, and for each character its offset in the paper."""

    text: str
    at: tuple[int, ...]

    def said(self, start: int, end: int, value: str | None = None) -> Said:
        return Said(
            value if value is not None else self.text[start:end], self.at[start], self.at[end - 1] + 1
        )


@dataclass(slots=True)
class Party:
    """One party in one role, as the caption names it."""

    name: Said
    role: Said
    aka: list[Said] = field(default_factory=list)
    formerly: list[Said] = field(default_factory=list)
    kind: Said | None = None
    organized_in: Said | None = None


def join(pieces: list[tuple[str, int]]) -> Joined:
    """Lines of one column as one text."""
    text, at = "", []
    for piece, start in pieces:
        if not piece:  # a gap between two parties
            text += ";"
            at.append(start)
            continue
        if text:
            text += " "
            at.append(start)
        text += piece
        at.extend(range(start, start + len(piece)))
    return Joined(text, tuple(at))


def _is_cut(left: str, separator: str, right: str, plural: bool) -> bool:
    """Whether a separator stands between two names, not inside one (`Smith & Nephew, Inc.`, `Eli Lilly and Company`)."""
    if ";" in separator or "jointly" in separator.casefold():
        return True
    left = left.rstrip()
    if _STARTS_FORM.match(right) or _STARTS_NOTE.match(right):
        return False
    ampersand, word = "&" in separator, separator.strip(" ,").casefold() == "and"
    if _ENDS_FORM.search(left):
        return plural if ampersand else True
    if word and "," in separator:
        return plural
    return plural and separator.strip() == "," and not _GROUP.search(left)


def _cuts(text: str, plural: bool) -> list[tuple[int, int]]:
    """The names' places in the block."""
    edges: list[tuple[int, int]] = [(m.start(), m.end()) for m in _NUMBERING.finditer(text)]
    listed = plural and not edges and ";" not in text
    unnamed = [m.span() for m in _UNNAMED.finditer(text)]
    since = 0
    for m in _SEPARATOR.finditer(text):
        if text.count("(", since, m.start()) > text.count(")", since, m.start()):
            continue
        if any(a <= m.start() < b for a, b in unnamed):
            continue
        if _is_cut(text[max(since, m.start() - 60) : m.start()], m[0], text[m.end() : m.end() + 60], listed):
            edges.append((m.start(), m.end()))
            since = m.end()
    found, at = [], 0
    for a, b in sorted(edges):
        if a >= at:
            found.append((at, a))
            at = b
    found.append((at, len(text)))
    found = [(a, b) for a, b in found if re.search(r"\w\w", text[a:b])]
    if plural and len(found) == 1 and not unnamed:
        both = re.search(r"\s(?:and|AND)\s", text)
        if both and not _STARTS_FORM.match(text[both.end() :]):
            found = [(0, both.start()), (both.end(), len(text))]
    return found


def _trim(text: str, a: int, b: int) -> tuple[int, int]:
    lead = re.compile(r"(?:[\s,;:.*_“\"'‘)§|]|(?:and|AND|And)\s|(?:In\s[Rr]e|IN\sRE):?\s)*").match(text, a, b)
    a = lead.end() if lead else a
    while b > a and text[b - 1] in " ,;:*_”\"'’":
        b -= 1
    if text[a:b].endswith(".") and not re.search(
        rf"(?:^|[\s,.]){_SUFFIX}\.$|\b[A-Z]\.$|\b(?:Jr|Sr|Bros|Univ|Int)\.$", text[a:b], re.I
    ):
        b -= 1
    return a, b


def _party(block: Joined, a: int, b: int, role: Said) -> Party | None:
    party = Party(role, role)
    text = block.text
    for m in _DEFINED.finditer(text, a, b):
        party.aka.append(block.said(m.start("aka"), m.end("aka")))
    end = min((m.start() for m in _DEFINED.finditer(text, a, b)), default=b)
    described = _DESCRIBED.search(text, a, b)
    if described:
        form = described["form"].casefold().rstrip(".")
        form = _FORMS.get(form, form)
        party.kind = block.said(
            described.start("form"), described.end("form"), form.replace("non-profit ", "")
        )
        where = "where" if (described["where"] or "").strip() else "of" if described["of"] else ""
        if where and not _NO_PLACE.fullmatch(names.fold(described[where])):
            party.organized_in = block.said(described.start(where), described.end(where))
    marks = [*_ALIAS.finditer(text, a, b)]
    for m, after in zip(marks, [*(n.start() for n in marks[1:]), b], strict=False):
        note = _NOTE.search(text, m.end(), after)
        x, y = _trim(text, m.end(), note.start() if note else after)
        y = y - 1 if text[x:y].endswith(")") and "(" not in text[x:y] else y
        if y > x:
            (party.formerly if m["former"] else party.aka).append(block.said(x, y))
    note = _NOTE.search(text, a, b)
    end = min([end, *(m.start() for m in marks), *([note.start()] if note else [])])
    a, end = _trim(text, a, end)
    if end - a > _LONGEST or VERB.search(text, a, end) or _PROSE.search(text, a, end):
        return None  # a sentence, or what stands around captions
    if (
        end - a < 2
        or not re.search(r"[A-Za-z]{2}", text[a:end])
        or not re.search(r"[A-Z0-9]", text[a:end])
        or _NO_NAME.fullmatch(text, a, end)
    ):
        return None
    party.name = block.said(a, end)
    return party


def read(block: Joined, role: Said, plural: bool) -> list[Party]:
    """The parties of a block of names. `plural` is whether its role is (`Defendants`): then commas and "and" separate
    names also where no corporate form stands before them."""
    text = _ET_AL.sub(lambda m: " " * len(m[0]), block.text)
    clean = Joined(text, block.at)
    found = (_party(clean, a, b, role) for a, b in _cuts(text, plural))
    return [p for p in found if p]


def as_in_body(party: Party, text: str, start: int) -> Party:
    """A name the caption prints in capitals, in the spelling of the paper's text (what stands after `start` first)
    that equals it but for case."""
    name = str(party.name.value)
    letters = re.sub(r"[^A-Za-z]", "", name)
    if len(letters) < 2 or not letters.isupper():
        return party
    words = names.fold(re.sub(r",(?=[A-Z])", ", ", name)).split()  # `PHARMA,INC.` lost its blank
    pattern = _BETWEEN.join(re.escape(w) for w in words)
    spelled = re.compile(rf"(?<!\w){pattern.replace(chr(39), _QUOTE)}(?!\w)", re.I)
    best = _spelled(spelled, text, start) or _run_together(name, text, start)
    if best:
        value = re.sub(r"[\s`*_]+(?:\d{1,2}\s+)?", " ", best[0])
        party.name = Said(value, best.start(), best.end())
    return party


_LONG_WORD = 13  # letters; a word of a caption that is longer may be two


def _run_together(name: str, text: str, start: int) -> re.Match[str] | None:
    """The body's spelling of a name that lost a blank where two lines of the caption met: `NOVAPHARMACEUTICALS`."""
    if not re.search(rf"[A-Z]{{{_LONG_WORD},}}", name):
        return None
    pattern = r"\s{0,2}".join(re.escape(c) for c in name if not c.isspace())
    return _spelled(re.compile(rf"(?<!\w){pattern}(?!\w)", re.I), text, start)


def _spelled(spelled: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    """The first place where the text has the name in capitals and small letters."""
    best: re.Match[str] | None = None
    for m in (*spelled.finditer(text, start), *spelled.finditer(text, 0, start)):
        plain = re.sub(r"[^A-Za-z]", "", m[0])
        if plain.isupper() or plain.islower():
            continue
        best = best or m
        if m[0][0].isupper():
            return m
    return best
