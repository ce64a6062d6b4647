"""The first page of a paper before the Board: trial number, patent, parties as captioned, panel, title, stamps."""

import re
from dataclasses import dataclass, field

from ingest.readers.ptab.names import split_names, without_tail
from ingest.readers.sheet import Sheet
from law import dates, patents
from law.said import Said

_BOARD = re.compile(r"PATENT\s+TRIAL\s+(?:AND|&)\s+APPEALS?\s+BOARD", re.I)
_OFFICE = re.compile(r"UNITED\s+STATES\s+PATENT\s+(?:AND|&)\s+TRADEMARK\s+OFFICE", re.I)
_VERSUS = re.compile(
    r"\(?\b(?P<role>Petitioners?|Requesters?)\b\)?[\s,.;:\d]{0,40}(?:-?\b[vV]{1,2}(?:s|ersus)?\b\.?-?|-against-)[\s,.]{1,40}(?=\S)",
    re.I,
)
_OWNER = re.compile(r"[\s,;.(](?P<role>Patent\s{0,20}Owners?|Respondents?|Patentees?)\b", re.I)
_NOT_A_NAME = re.compile(
    r"^(?:case\b|(?:case\s+)?(?:IPR|PGR|CBM|DER)\s?-?\d|(?:U\.?S\.?\s+)?patent\s+(?:no|\d)|paper\b|in\s+re\b|entered|filed|date|trials@|\d{3}-\d{3}|"
    r"(?:before|in)\s+the\b|petition\s+(?:for|to)\b|decision\b|page\b|public\s+version|\d{1,3}$|[-~ ]+$|inter\s+partes\s+review)",
    re.I,
)
_JUDGES = r"(?:(?:Acting|Vice|Deputy|Senior|Lead|Chief)\s{1,3}){0,3}(?P<role>(?:Chief\s{1,3})?Administrative\s{1,9}Patent\s{1,9}Judge"
_PANEL = re.compile(rf"\bBefore:?\s(?P<names>[^\n].{{5,700}}?)[\s,]{{1,20}}{_JUDGES}s)", re.S)
_JUDGE = re.compile(rf"\bBefore:?\s(?P<names>[^\n].{{5,160}}?)[\s,]{{1,20}}{_JUDGES})", re.S)
_HONS = re.compile(r"\bBefore:?\s{1,3}(?P<names>Hon(?:orable|\.)\s[A-Z][^\n]{5,200}?)[ \t.]*\n")
_NAMED = re.compile(
    r"\bBefore:?\s{1,3}(?:the\s{1,3})?(?:Honorable\s{1,3})?Administrative\s{1,3}Patent\s{1,3}Judges?\s{1,3}(?P<names>[A-Z][^\n.]{2,120})"
)
_HON = re.compile(r"\bHon(?:orable|\.)\s|\b(?:and|&)\s|(?<=,)\s?APJs?\b")
_TITLED = re.compile(
    r",?\s{0,3}(?:(?:Acting|Vice|Deputy|Senior|Lead|Chief)\s){1,3}(?:Administrative\s)?(?:Patent\s)?Judges?\b,?",
    re.I,
)
_PAPER = re.compile(
    r"\bPaper\s{0,9}(?:No\.?|Number|\#)?[\s:.]{0,9}(?P<number>\d{1,3})\b(?!\s{0,3}[,(\"])", re.I
)
_PAPER_LINE = re.compile(
    r"\n[ \t]*\(?Paper\s{1,3}(?:No\.?|Number)?\s{0,3}(?P<number>\d{1,3})\)?[ \t]*(?=\n|\Z)", re.I
)
_STAMP = re.compile(
    r"\b(?P<label>(?:Date\s+)?(?:Entered|Filed|Mailed|Date|Issued|Electronically\s+Filed|Filing\s+Date))(?:\s+on)?\s{0,4}[:.]?\s{0,30}(?=[A-Z0-9])",
    re.I,
)
_NUMBERED = re.compile(
    r"(?P<kind>\bIPR|\bPGR|\bCBM|\bDER)\s?-?(?P<year>20\d\d)\s{0,2}-\s{0,2}(?P<serial>\d{5})(?=\d?(?!\d))"
)  # a sixth digit is a footnote's
_IS_JOINED = re.compile(
    r"(?:(?!(?:IPR|PGR|CBM)20|\n[ \t]*\n)(?:[^.]|(?<=Ltd)\.|(?<=Inc)\.|(?<=Corp)\.|(?<=Co)\.|(?<=No)\.)){0,170}?\b(?:has|have|was|were|is|are)\s{1,3}(?:been\s{1,3})?(?:joined|consolidated)\b"
)
_CALLED_PATENT = re.compile(
    r"\bPatents?\b[^()\d\n]{0,24}\Z|\d\s?(?:[A-Z]\d)?\s?(?:,|;|and|,\s?and|&)\s{1,3}(?:U\.?S\.?\s)?\Z", re.I
)
_TYPES = {"IPR": "ipr", "PGR": "pgr", "CBM": "cbm", "DER": "derivation"}
_WORDS = (
    ("ipr", re.compile(r"\bCase\s{1,3}(?:No\.\s{1,3})?IPR\b")),
    ("pgr", re.compile(r"\bCase\s{1,3}(?:No\.\s{1,3})?PGR\b")),
    ("cbm", re.compile(r"\bCase\s{1,3}(?:No\.\s{1,3})?CBM\b")),
    ("ipr", re.compile(r"inter\s{1,9}partes\s{1,9}review", re.I)),
    ("ipr", re.compile(r"\bPetition\s{1,3}for\s{1,3}IPR\b", re.I)),
    ("cbm", re.compile(r"covered\s{1,9}business\s{1,9}method", re.I)),
    ("pgr", re.compile(r"post[\s-]{1,9}grant\s{1,9}review", re.I)),
    ("derivation", re.compile(r"derivation\s{1,9}proceeding", re.I)),
)

_TITLE_AHEAD = re.compile(
    r"\b(?:PETITION|RESPONSE|DECISION|JUDGMENT|MOTION|REPLY|ORDER|NOTICES?|OPPOSITION|REQUEST|REHEARING|DEMONSTRATIVES?|DECLARATION|LIST|HEARING|ERRATA|STIPULATION|OBSERVATIONS?|TERMINATION|ATTORNEY|OBJECTIONS?|DISCLAIMER|APPEAL|DENYING|GRANTING)\b",
    re.I,
)
_RUNNING = re.compile(r"\s{0,4}[,(/]?\s{0,3}(?:\(?(?:U\.?S\.?\s)?Patent\s|\n|\d{1,3}\s)", re.I)
_OVER = re.compile(
    r"\bTABLE\s+OF\s+(?:CONTENTS|AUTHORITIES)\b|^[ \t]*Table\s+of\s+(?:Contents|Authorities)[ \t]*$|\bI\s?\.\s+INTRODUCTION\b|^\s{0,9}INTRODUCTION\s{0,9}$|"
    r"\bPursuant\s+to\s+(?:35|37|the\s)|\bLIST\s+OF\s+EXHIBITS\b|\bEXHIBIT\s+LIST\b|^[ \t]*(?:TABLE\s+OF\s+|INDEX\s+OF\s+)?EXHIBITS[ \t]*$|\bCERTIFICATE\s+OF\s+SERVICE\b",
    re.M,
)


@dataclass
class Caption:
    """What the first page says. `end` is where it ends and the paper's own words begin."""

    end: int = 0
    board: Said | None = None
    numbers: list[Said] = field(default_factory=list)
    printed: Said | None = None
    posture: Said | None = None
    petitioners: list[Said] = field(default_factory=list)
    owners: list[Said] = field(default_factory=list)
    petitioner_word: Said | None = None
    owner_word: Said | None = None
    judges: list[Said] = field(default_factory=list)
    patents: list[Said] = field(default_factory=list)
    paper: Said | None = None
    stamped: Said | None = None


def _end(sheet: Sheet) -> int:
    """Where the first page ends: at the table of contents, the introduction, or after a bounded length."""
    m = _OVER.search(sheet.flat, min(200, len(sheet.flat)), 6000)
    return m.start() if m else min(len(sheet.flat), 6000)


def _parties(sheet: Sheet, caption: Caption) -> None:
    limit = min(len(sheet.flat), caption.end + 1500)
    heading = max(
        (m.end() for p in (_OFFICE, _BOARD) if (m := p.search(sheet.flat, 0, caption.end))), default=0
    )
    m = _VERSUS.search(sheet.flat, heading, limit)
    if m is None and heading:  # the parties stand above the name of the Office
        limit, heading = heading, 0
        m = _VERSUS.search(sheet.flat, 0, limit)
    begin = max(
        (h.end() for p in (_OFFICE, _BOARD) for h in p.finditer(sheet.flat, 0, m.start() if m else 0)),
        default=0,
    )
    o = m and _OWNER.search(sheet.flat, m.end(), min(len(sheet.flat), m.end() + 900))
    if not m or not o or m.start() - begin > 2500:
        return
    for line in sheet.lines_in(begin, m.start()):
        begin = line.end if _NOT_A_NAME.match(line.text) else begin
    caption.petitioners = split_names(sheet, *without_tail(sheet, begin, m.start()))
    owner = re.compile(r"\s{0,9}Patents?\s{1,3}of\s{1,9}", re.I).match(sheet.flat, m.end())
    caption.owners = split_names(sheet, *without_tail(sheet, owner.end() if owner else m.end(), o.start()))
    caption.petitioner_word, caption.owner_word = sheet.group(m, "role"), sheet.group(o, "role")
    page = _page_end(sheet, o.end(), caption.end)
    caption.end = max(page, o.end())


def _page_end(sheet: Sheet, below: int, end: int) -> int:
    """Where the page that names the owner at `below` ends: at its break, or where the trial's number heads the next page."""
    limit = min(len(sheet.flat), max(end, below))
    ticked = "\n`" in sheet.text[:4000]
    cut = re.compile(r"\n\n|\f" if ticked else r"\f").search(sheet.text, below + 40, limit)
    if cut and _TITLE_AHEAD.search(sheet.flat, below, cut.start()):
        return cut.start()
    seen: set[str] = set()
    for m in _NUMBERED.finditer(sheet.flat, below, limit):
        head = _RUNNING.match(sheet.flat, m.end())
        if m[0] in seen and head and _TITLE_AHEAD.search(sheet.flat, below, m.start()):
            return m.start()
        seen.add(m[0])
    return end


def _numbers(sheet: Sheet, caption: Caption) -> None:
    seen: set[str] = set()
    for m in _NUMBERED.finditer(sheet.flat, 0, caption.end):
        number = f"{m['kind']}{m['year']}-{m['serial']}"
        if number not in seen and not _IS_JOINED.match(sheet.flat, m.end()):
            seen.add(number)
            caption.numbers.append(sheet.group(m, 0, number))
    if caption.numbers:
        first = caption.numbers[0]
        caption.printed = sheet.said(first.start, first.end)
        caption.posture = Said(_TYPES[first.value[:3]], first.start, first.start + 3)
        return
    for posture, words in _WORDS:
        w = words.search(sheet.flat, 0, caption.end)
        if w:
            caption.posture = sheet.group(w, 0, posture)
            return


def _panel(sheet: Sheet, caption: Caption) -> None:
    limit = min(len(sheet.flat), caption.end + 1500)
    m = (
        _PANEL.search(sheet.flat, 0, limit)
        or _JUDGE.search(sheet.flat, 0, limit)
        or _HONS.search(sheet.flat, 0, limit)
        or _NAMED.search(sheet.flat, 0, limit)
    )
    if not m or m.start() > caption.end:
        return
    names = sheet.flat[m.start("names") : m.end("names")]
    at = m.start("names")
    plain = re.sub(
        r",|\band\b|&",
        lambda j: "," * len(j[0]),
        _HON.sub(lambda h: " " * len(h[0]) if h[0].startswith("Hon") else "," * len(h[0]), names)
        if m.re is _HONS
        else _TITLED.sub(lambda t: "," + " " * (len(t[0]) - 1), names),
    )
    for part in re.finditer(r"[^,]{2,80}", plain):
        words = part[0].strip()
        if re.fullmatch(r"[A-Za-z][\w.'’\- \n]{1,60}", words) and not re.fullmatch(
            r"(?:Jr|Sr|II|III|IV)\.?", words, re.I
        ):
            caption.judges.append(sheet.said(at + part.end() - len(part[0].lstrip()), at + part.end()))
        elif caption.judges and re.fullmatch(r"(?:JR|SR|II|III|IV)\.?", words, re.I):
            last = caption.judges.pop()
            caption.judges.append(sheet.said(last.start, at + part.end()))


def _patents(sheet: Sheet, caption: Caption) -> None:
    stop = min(caption.end, caption.owner_word.end + 900) if caption.owner_word else caption.end
    found: dict[str, Said] = {}
    for w in patents.find(sheet.flat, 0, stop):
        before = sheet.flat[max(0, w.start - 60) : w.start]
        if w.kind == "grant" and _CALLED_PATENT.search(before):
            found.setdefault(w.number, Said(w.number, w.start, w.end))
    below = caption.owner_word.end if caption.owner_word else 0
    named = [
        n for n in found.values() if n.start >= below
    ]  # a running head above the parties may be another case's
    caption.patents = named or list(found.values())


def _stamps(sheet: Sheet, caption: Caption) -> None:
    head = min(caption.end, len(sheet.flat))
    board = _OFFICE.search(sheet.flat, 0, head) or _BOARD.search(sheet.flat, 0, head)
    first = caption.numbers[0].start if caption.numbers else head
    top = board.start() if board else min(head, 400, first)  # below the number, labels are the patent's
    if caption.petitioner_word and caption.petitioner_word.start < top:
        top = caption.petitioner_word.start  # what stands under the parties is the patent's
    below = caption.owner_word.end if caption.owner_word else caption.end
    if m := _PAPER.search(sheet.flat, 0, top) or _PAPER_LINE.search(sheet.flat, below, caption.end):
        caption.paper = sheet.group(m, "number", int(m["number"]))
    for m in _STAMP.finditer(sheet.flat, 0, top):
        on = next(dates.find(sheet.flat, m.end(), min(m.end() + 24, top + 24)), None)
        if on and on.start - m.end() <= 3 and dates.is_day(on.edtf):
            caption.stamped = sheet.said(on.start, on.end, on.edtf)
            return
    caption.stamped = _mailed(sheet, caption)


def _mailed(sheet: Sheet, caption: Caption) -> Said | None:
    """The day that a line of the caption itself gives: `Mailed: December 17, 2020`."""
    below = caption.owner_word.end if caption.owner_word else len(sheet.flat)
    m = re.compile(
        r"\n[ \t]*(?:Mailed|Date\s(?:Mailed|Filed)|Dated|Submitted)\s{0,3}:\s{0,9}(?=[A-Z0-9][^\n]{4,20}\n)",
        re.I,
    ).search(sheet.flat, below, caption.end)
    on = m and next(dates.find(sheet.flat, m.end(), m.end() + 24), None)
    return (
        sheet.said(on.start, on.end, on.edtf)
        if on and m and on.start == m.end() and dates.is_day(on.edtf)
        else None
    )


def read_caption(sheet: Sheet) -> Caption:
    """The first page of the paper."""
    caption = Caption(end=_end(sheet))
    if m := _BOARD.search(sheet.flat, 0, max(caption.end, 2000)) or _OFFICE.search(
        sheet.flat, 0, caption.end
    ):
        caption.board = sheet.group(m, 0, "ptab")
    _parties(sheet, caption)
    _numbers(sheet, caption)
    if caption.board is None and caption.numbers:
        caption.board = caption.numbers[0].as_("ptab")  # only the Board's trials are numbered so
    _panel(sheet, caption)
    _patents(sheet, caption)
    _stamps(sheet, caption)
    return caption
