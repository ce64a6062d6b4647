"""Sentences of legal prose: `Inc.`, `No.`, `U.S.C.`, `Ave.` and initials do not end one."""

import re
from collections.abc import Iterator

_STOP = re.compile(r"[.?!](?:[”\"’')\]]{0,3})(?=\s{1,3}[A-Z“\"‘'(\[’]|\s{0,2}\n)|\n")
_WORD = re.compile(r"([A-Za-z][A-Za-z.’'&-]{0,20})\Z")
_ABBREVIATED = frozenset(
    [
        "no",
        "nos",
        "u.s",
        "us",
        "u.s.c",
        "u.s.p.t.o",
        "v",
        "vs",
        "al",
        "e.g",
        "i.e",
        "seq",
        "cf",
        "fig",
        "figs",
        "ex",
        "exs",
        "mr",
        "mrs",
        "ms",
        "dr",
        "drs",
        "messrs",
        "prof",
        "hon",
        "ave",
        "st",
        "blvd",
        "rd",
        "ste",
        "pkwy",
        "hwy",
        "ln",
        "ct",
        "pl",
        "fl",
        "bldg",
        "dept",
        "pat",
        "pats",
        "pub",
        "pubs",
        "appl",
        "app",
        "ser",
        "reg",
        "fed",
        "civ",
        "cir",
        "p.c",
        "rev",
        "stat",
        "sec",
        "art",
        "vol",
        "col",
        "cl",
        "p",
        "pp",
        "para",
        "d.i",
        "dkt",
        "doc",
        "id",
        "jr",
        "sr",
        "approx",
        "tel",
        "fax",
        "ph.d",
        "c.f.r",
        "r.r",
        "assoc",
        "univ",
        "intl",
        "int'l",
        "mfg",
        "bros",
        "n",
        "s",
        "e",
        "w",
        "n.w",
        "s.w",
        "n.e",
        "s.e",
        "p.o",
        "rm",
        "des",
        "re",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "tex",
        "cal",
        "del",
        "mass",
        "wash",
        "ill",
        "fla",
        "va",
        "n.j",
        "n.y",
    ]
)
_BODIES = frozenset(
    [
        "inc",
        "corp",
        "co",
        "ltd",
        "l.l.c",
        "llc",
        "lp",
        "l.p",
        "llp",
        "l.l.p",
        "s.a",
        "n.v",
        "b.v",
        "k.k",
        "plc",
        "p.l.c",
        "u.s",
        "u.s.a",
        "d.c",
        "n.a",
        "s.p.a",
        "r.l",
        "s.r.l",
        "a.r.l",
        "s.à",
        "p.a",
        "gmbh",
        "al",
        "n.y",
        "n.j",
    ]
)
_OPENS = re.compile(
    r"\s{1,3}[“\"]?(?:On|Upon|The|This|These|Those|That|Such|In|At|By|For|From|To|As|It|Its|He|She|They|Their|Each|Both|All|Any|No|If|When|While|"
    r"Defendants?(?:’s?|'s?)?|Plaintiffs?(?:’s?|'s?)?|Further|Furthermore|Additionally|Accordingly|Moreover|Also|Venue|Because|Since|Upon|"
    r"Thus|Therefore|Meanwhile|Instead|During|After|Before|Following|Despite|Through|Under|With|Without|Meetings|A|An|Not|See)\b(?!\s(?:No\.|Ave|St\b))"
)


_DEFINES = re.compile(r"\.[”\"’']\)")  # (“Roe Cos.”): the stop is the abbreviation's


def sentences(text: str, start: int, end: int, names: tuple[str, ...] = ()) -> Iterator[tuple[int, int]]:
    """The `[start, end)` of each sentence in `text[start:end]`, its full stop included. `names` are parties: after
    "Inc." the next sentence may begin with one of them."""
    begin = start
    for m in _STOP.finditer(text, start, end):
        if m[0] != "\n" and (_DEFINES.fullmatch(m[0]) or _runs_on(text, m.start(), m.end(), names)):
            continue
        if text[begin : m.end()].strip():
            yield _trim(text, begin, m.end())
        begin = m.end()
    if text[begin:end].strip():
        yield _trim(text, begin, end)


def _runs_on(text: str, stop: int, after: int, names: tuple[str, ...]) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation inside a sentence."""
    if text[stop] != ".":
        return False
    m = _WORD.search(text, max(0, stop - 22), stop)
    if not m:
        return False
    word = m[1].lower().strip("'’")
    if len(word) == 1 and m[1].isupper():
        return True
    if word in _BODIES or re.fullmatch(r"[A-Z](?:\.[A-Z])+", m[1]):
        if after > stop + 1:  # closed by a quotation mark or parenthesis
            return not text[after:].startswith(("\n",)) and not _OPENS.match(text, after)
        follows = text[after : after + 80].lstrip()
        return not (_OPENS.match(text, after) or any(follows.startswith(n + " ") for n in names))
    return word in _ABBREVIATED


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def without_stop(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence without the full stop, comma or semicolon that closes it; the stop of an abbreviation stays."""
    while end > start and text[end - 1] in ".,;: ":
        m = _WORD.search(text, max(0, end - 22), end - 1)
        if text[end - 1] == "." and m and m[1].lower() in _BODIES:
            break
        end -= 1
    return start, end
