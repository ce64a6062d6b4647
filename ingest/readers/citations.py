"""Authorities cited in any paper: reported cases, Board decisions, Westlaw and Lexis numbers, with name and year.

Reporters are those of The Bluebook, table T1 (federal). Pin pages, short forms ("550 U.S. at 418") and "Id." are not
authorities of their own. Reads 100 KB in some 20 ms: only the neighbourhood of a citation is looked at.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from ingest.readers.sheet import Sheet
from law import dockets
from law.said import Said

_REPORTER = (
    r"U\.\s?S\.|S\.\s?Ct\.|L\.\s?Ed\.\s?2d|F\.\s?(?:2d|3d|4th)|F\.\s?Supp\.\s?(?:2d|3d)|F\.\s?Supp\.|F\.\s?App(?:'|\u2019)x\.?|Fed\.\s?App(?:'|\u2019)?x\.?|"
    r"Fed\.\s?Appx\.?|F\.\s?R\.\s?D\.|Fed\.\s?Cl\.|Ct\.\s?Cl\.|C\.\s?C\.\s?P\.\s?A\.|U\.?S\.?P\.?Q\.?\s?2d|U\.?S\.?P\.?Q\.?|How\.|Wall\.|F\.(?=\s\d)"
)
_REPORTED = re.compile(
    rf"(?<![\w.-])(?P<cite>\d{{1,4}}\s{{1,3}}(?:{_REPORTER})\s{{1,3}}\d{{1,5}})(?![\d-]|\s?[\'’]|[A-Z])(?!\s{{0,2}}U\.?S\.?C)"
)
_DATABASE = re.compile(
    r"(?<![\w.-])(?P<cite>(?:19|20)\d\d\s{1,3}(?:WL|U\.\s?S\.\s?Dist\.\s?LEXIS|U\.\s?S\.\s?App\.\s?LEXIS|Pat\.\s?App\.\s?LEXIS|WESTLAW)\s{1,3}\d{3,9})\b"
)
_BOARD = re.compile(
    r"(?:Case\s{1,3}(?:No\.?\s{1,3})?|Nos?\.\s{1,3})?(?P<number>(?:IPR|PGR|CBM|DER)\s?20\d\d\s{0,2}-\s{0,2}\d{5})(?!\d)"
    r"(?:\s{0,2}\([A-Z]{2,3}\))?(?P<between>,?\s{1,3}(?:slip\s{1,3}op\.?,?\s{1,3}|at\s{1,3}\d{1,3},?\s{1,3})?)?"
    r"(?:\(?Paper\s{1,3}(?:No\.?\s{1,3})?(?P<paper>\d{1,3})\b)?"
)
_APPEAL = re.compile(r"(?P<number>Appeal\s{1,3}(?:No\.\s{1,3})?20\d\d\s?-\s?\d{6})\b")
_YEAR = re.compile(r"\((?P<inside>[^()]{0,80}?)(?P<year>(?:1[789]|20)\d\d)\)")
_PARTICLE = frozenset(
    [
        "of",
        "the",
        "and",
        "&",
        "de",
        "du",
        "des",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "el",
        "for",
        "y",
        "et",
        "ex",
        "parte",
        "rel.",
        "d/b/a",
        "a/k/a",
        "f/k/a",
        "a/s",
        "in",
        "on",
        "to",
        "at",
        "a",
    ]
)
_IN_RE = re.compile(
    r"\b(?P<name>(?:I[Nn]\s+[Rr][Ee]|Ex\s+[Pp]arte|In\s+the\s+Matter\s+of)(?::)?\s+[A-Z][^;()\n\"]{1,90}?)\s*,?\s*\Z"
)
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]|Inc|Corp|Co|Ltd|Pty|Cos|Assocs?|Techs?|Labs?|Bros|Int'l|Intern|Mfg|Pharms?|Sys|Sols|Grp|Elecs?|Am|Nat'l|St|Dr|Mr|Ms|No|vs?|Univ|Prods?|Servs?|Indus|Commc'ns|Bd|Dep't|"
    r"Ass'n|U\.S|L\.L\.C|S\.A|N\.V|B\.V|S\.p\.A|S\.R\.O|L\.P|P\.C|Hosps?|Insts?|Enters?|Ent|Hldgs?|Cal|Tex|Del|Md|Bancorp|Comm'n|Med|Scis?|Ctr|Found|Eng'g|Equip|Petrol|Chem|Aktiengesellschaft|Fin|Ins|Mut|Tel|Sec|Dist|Sch|Ry|Exch|Cas|Sav|Soc'y|Gen|Ind|Mach|Mktg|Prop|Rests?|Stores?|Sur|Transp|Util))\Z")  # fmt: skip
_FORM_FIRST = re.compile(
    r"(?:Inc|Corp|Co|Ltd|LLC|L\.L\.C|L\.P|Int'l)\.?,?\s+v"
)  # a name whose first words are lost
_LOOK_BACK = 260
_MOST = 2000  # citations of one form looked at; the longest briefs have some five hundred
_ENOUGH = 6  # mentions of one authority looked at for its name and year


@dataclass
class Authority:
    """One authority: the citation without pin page; name and year where the text gives them."""

    citation: Said
    name: Said | None = None
    year: Said | None = None

    def tree(self) -> dict[str, Said | None]:
        return {"citation": self.citation, "name": self.name, "year": self.year}


def _year(sheet: Sheet, end: int) -> Said | None:
    """The year in the parenthesis that follows a citation and its pin pages."""
    m = _YEAR.search(sheet.flat, end, end + 160)
    if not m or re.search(r"[;.]\s|\bv\.\s", sheet.flat[end : m.start()]) or len(m["inside"]) > 75:
        return None
    return sheet.group(m, "year", int(m["year"]))


_NO_PARTY = frozenset(
    [
        "CASES",
        "Cases",
        "AUTHORITIES",
        "Authorities",
        "STATUTES",
        "Decisions",
        "COURT",
        "DECISIONS",
        "Page(s",
        "See",
        "Cf",
        "Accord",
        "Compare",
        "In",
        "Under",
        "Because",
        "But",
        "Also",
        "Id",
        "E.g",
    ]
)
_MOST_WORDS = 16  # of one party's name


def left_party(words: str) -> int:
    """Where the name of the first party begins in the words before ` v. `."""
    tokens = [(m.start(), m[0]) for m in re.finditer(r"\S+", words)]
    begin = len(words)
    for i in range(len(tokens) - 1, max(-1, len(tokens) - _MOST_WORDS), -1):
        at, token = tokens[i]
        after = words[at : tokens[i + 1][0]] if i + 1 < len(tokens) else ""
        bare = token.strip("\"'()[],;:")
        if _ends_before(token, bare, after):
            return begin
        if token[:1] in '(["':
            return at + 1 if bare[:1].isupper() else begin
        if not _of_a_name(token, bare):
            return begin
        if bare[:1].isupper() or bare[:1].isdigit():
            begin = at
    return begin


def _ends_before(token: str, bare: str, after: str) -> bool:
    """Whether a word ends what stands before a party's name; `after` is the word with the white space behind it."""
    closes = bool(re.search(r"[\")\];:]", token[1:])) or bool(re.match(r"\d", token)) and "\n" in after
    stops = (
        token[:1] not in '(["' and token[-1:] == "." and bool(after) and not _ABBREVIATED.search(token[:-1])
    )
    return (
        closes or stops or bare == "in" or token == "Court," or bool(re.fullmatch(r"(?:19|20)\d\d,", token))
    )


def _of_a_name(token: str, bare: str) -> bool:
    """Whether a word can be one of a party's name."""
    if bare in _NO_PARTY or token in {"See,", "e.g.,", "E.g.,"}:
        return False
    capital = bare[:1].isupper() or bool(re.match(r"[dl]['’][A-Z]", bare))  # `Fonderie de l'Arve`
    return capital or bare[:1].isdigit() or bare in _PARTICLE or token == "&"


def _name(sheet: Sheet, start: int) -> Said | None:
    """The name of the case whose citation begins at `start`: `A v. B`, `In re C`."""
    low = max(0, start - _LOOK_BACK)
    before = sheet.flat[low:start]
    if cut := max(before.rfind("\n\n\n"), before.rfind(" \n \n \n")):
        before, low = (before[cut:], low + cut) if cut > 0 else (before, low)
    tail = re.search(
        r"[\s,(]*(?:(?:Case\s+)?Nos?\.\s+[\w:./-]{4,30}(?:\s?\([A-Z/-]{2,8}\))?[\s,]*|slip\s+op\.[\s,]*|(?:Case\s+)?)?\Z",
        before,
    )
    stop = tail.start() if tail else len(before)
    before = before[:stop]
    versus = [m for m in re.finditer(r"\s(?:vs?\.|V\.)\s", before)]
    m = _IN_RE.search(before, versus[-1].end() if versus else 0)
    if m and not _REPORTED.search(m["name"]):
        return sheet.said(low + m.start("name"), low + m.end("name"))
    if not versus:
        return None
    v = versus[-1]
    right = before[v.end() :]
    if not re.match(r"[\"'(]?[A-Z0-9\u00c0-\u024f]|de\s", right) or re.search(
        r"[;\"]|\d\)|\)[\s.]|\bNos?\.\s\S{0,3}\d|[a-z]{3,}\.\s+[A-Z][a-z]+\s+[a-z]+\s", right
    ):
        return None
    begin = left_party(before[: v.start()])
    if begin >= v.start() or _REPORTED.search(right) or _FORM_FIRST.match(before, begin):
        return None
    return sheet.said(low + begin, low + len(before))


def _found(sheet: Sheet, own: frozenset[str]) -> list[Authority]:
    found = []
    seen: Counter[str] = Counter()
    for pattern in (_REPORTED, _DATABASE, _APPEAL):
        for m in islice(pattern.finditer(sheet.flat), _MOST):
            group = "cite" if pattern is not _APPEAL else "number"
            seen[m[group]] += 1
            if seen[m[group]] > _ENOUGH:
                continue
            year = _year(sheet, m.end())
            if year is None and pattern is _DATABASE:  # `2014 WL 1101709` says its year itself
                year = sheet.said(m.start("cite"), m.start("cite") + 4, int(m["cite"][:4]))
            found.append(Authority(sheet.group(m, group), _name(sheet, m.start()), year))
    for m in islice(_BOARD.finditer(sheet.flat), _MOST):
        seen[m["number"]] += 1
        number = dockets.parse(m["number"]) if seen[m["number"]] <= _ENOUGH else None
        if not number or number.text in own:
            continue
        name = _name(sheet, m.start())
        if name is None:
            continue
        value = f"{number.text}, Paper {m['paper']}" if m["paper"] else number.text
        end = m.end("paper") if m["paper"] else m.end("number")
        found.append(Authority(Said(value, m.start("number"), end), name, _year(sheet, m.end())))
    return sorted(found, key=lambda a: a.citation.start)


def _parallel(one: Authority, other: Authority, flat: str) -> bool:
    """Whether `other` is the same decision in a second reporter (`383 U.S. 1, 86 S. Ct. 684`)."""
    between = flat[one.citation.end : other.citation.start]
    return other.name is None and len(between) <= 14 and not re.search(r"[;()a-z]", between)


def authorities(sheet: Sheet, own: frozenset[str] = frozenset()) -> list[dict[str, Said | None]]:
    """Every authority once, in the order of its first mention. `own` are docket numbers of the paper's own case."""
    kept: dict[str, Authority] = {}
    last: Authority | None = None
    for a in _found(sheet, own):
        key = re.sub(r"[\s.'’,]+", "", str(a.citation.value)).casefold()
        if last is not None and _parallel(last, a, sheet.flat):
            if last.year is None:
                last.year = a.year
            continue
        known = kept.setdefault(key, a)
        known.name, known.year = known.name or a.name, known.year or a.year
        last = a
    return [a.tree() for a in kept.values()]
