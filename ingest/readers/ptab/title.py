"""The paper's own title, on its first page."""

import re

from ingest.readers.ptab.caption import Caption
from ingest.readers.sheet import Line, Sheet
from law.said import Said

_STARTS = re.compile(
    r"""^(?:\(?(?:CORRECTED|AMENDED|SUPPLEMENTAL|SECOND|THIRD|UPDATED|REVISED|REDACTED|PUBLIC\s+VERSION\s+OF|JOINT|UNOPPOSED|RENEWED|PROPOSED)\)?\s+){0,2}
    (?:PETITIONERS?(?:'S?|S)?\s+[A-Z].*|PATENT(?:\s+OWNER|EE)S?(?:'S?|S)?\s+[A-Z].*|(?:FINAL\s+)?PETITION\s+(?:FOR|TO|UNDER|REQUESTING).*|DECISIONS?\b.*|JUDGMENT\b.*|
    FINAL\s+(?:WRITTEN\s+)?(?:DECISION|HEARING|ORAL).*|ORDERS?\b.*|SCHEDULING\s+ORDER.*|(?:JOINT\s+)?(?:STIPULATED\s+)?(?:MOTION|REQUEST|NOTICE|STIPULATION)S?\b.*|
    TERMINATION\b.*|ADVERSE\s+JUDGMENT.*|PRELIMINARY\s+(?:PATENT\s+OWNER\s+)?RE.*|(?:PARTIES'?\s+)?JOINT\b.*|REPLY\b.*|SUR-?\s?REPLY\b.*|RESPONSE\b.*|
    OPPOSITION\b.*|REHEARING\b.*|RECORD\s+OF\s+ORAL.*|(?:TRIAL|ORAL)\s+HEARING.*|CONDUCT\s+OF.*|INSTITUTION\s+OF.*|DENI(?:AL|NG)\b.*|DEMONSTRATIVES?\b.*|
    (?:DEMONSTRATIVE|DEMONSTRATIVE\s+EXHIBITS?)\b.*|MANDATORY\s+NOTICES?.*|POWER\s+OF\s+ATTORNEY.*|ERRATA\b.*|SUBMISSION\b.*|DIRECTOR\s+.*|GRANT(?:ING)?\b.*|
    OBSERVATIONS?\b.*|COVERED\s+BUSINESS\s+METHOD\s+(?:PATENT\s+)?REVIEW.*|POST-GRANT\s+REVIEW\s+OF.*|INTER\s+PARTES\s+REVIEW\s+OF.*|REMAND.*|
    (?:REBUTTAL\s+|REPLY\s+|EXPERT\s+|OPENING\s+)?(?:DECLARATION|AFFIDAVIT|DEPOSITION)\s+(?:OF|BY)\s+[A-Z].*)$""",
    re.X | re.I,
)
_NOT = re.compile(
    r"^demonstrative\s+exhibits?\W+not\s+evidence|^(?:petitioners?|patent\s+owners?)\W*$|^(?:PATENT\s+OWNER|PETITIONER)\s*[.,]",
    re.I,
)
_STOPS = re.compile(
    r"""^(?:mail\s+stop|table\s+of|case\s|(?:case\s+)?(?:IPR|PGR|CBM|DER)\s?20|(?:U\.?S\.?\s+)?patent\s+(?:no\.?\s*)?\d|before\b|filed|[ivx]{1,4}\.\s|\d{1,3}\W*$|introduction|
    [-~\s]+$|page\b|patent\s+trial\s+and|u\.?s\.?\s+patent\s+and|united\s+states|attorney\s+docket|submitted|the\s+honorable|commissioner|via\b|lead\s+counsel|p\.?o\.?\s+box|
    exhibits?\s+list|exhibits\W*$|index\s+of|list\s+of|(?:[\w.]+\s+){0,2}ex(?:hibit|h|\.)?\s*(?:no\.?\s*)?\d|paper\s+(?:no|\d)|[\d.,:/_-]{4,}\W*$|declaration\s+in\s+support|contents|summary\W*$|\d{1,2}/\d{1,2}/\d{2,4}\W*$|demonstrative\s+exhibits?\W+not|[A-Z]{2,12}-\d{4}$|background\W*$|(?:[ivx]{1,4}\.\s*)+$|mailed\b|trials@|petitioner\W*$|petitioners\W*$|patent\s+owner\W*$|[A-Z][a-z]+\s+\d{1,2},\s+\d{4}\W*$|claim\s+\d|oral\s+argument|
    .*\bv\.\s.*|.*administrative\s+patent\s+judge.*|counsel\b|dated?\b|respectfully|pursuant\s+to\s+(?!35|37).*|.*@.*|in\s+re\b|\W+$|.*\.{4}.*)""",
    re.X | re.I,
)
_STATUTE = re.compile(
    r"^(?:(?:under|pursuant\s+to)\s+)?(?:35\s+U\s?\.?\s?S\s?\.?\s?C|37\s+C\s?\.?\s?F\s?\.?\s?R|§)", re.I
)
_AUTHOR = re.compile(
    r"(?:[A-Z][\w.'-]+,?\s{1,3}){1,4}(?:(?:Acting|Vice|Deputy|Senior|Lead|Chief)\s{1,3}){0,3}Administrative\s{1,3}Patent\s{1,3}Judges?[.,]?\s{1,9}|(?:Opinion|Dissenting|Concurring)[^.]{5,90}\.\s{1,9}|PER\s{1,3}CURIAM[.,]?\s{1,9}"
)
_WORDS_END = re.compile(
    r"\n|\bMail\s{1,3}Stop|\bTABLE\s{1,3}OF|\s(?:I|1)\.\s{1,3}[A-Z]|\bPaper\s|\bCase\s|\bINTRODUCTION", re.I
)
_WORDS = re.compile(
    r"(?P<title>\b(?:(?:CORRECTED|AMENDED|SECOND|JOINT|PROPOSED|REVISED|UNOPPOSED)\s{1,3}){0,2}(?:PATENT\s{1,3}OWNER\s?'?\s?S?|PETITIONERS?\s?'?\s?S?|PETITION|DECISION|JUDGMENT|FINAL\s{1,3}WRITTEN\s{1,3}DECISION|ORDERS?|SCHEDULING|JOINT|MOTION|NOTICE|TERMINATION|ERRATUM|"
    r"INSTITUTION|REHEARING|RECORD\s{1,3}OF\s{1,3}ORAL|REPLY|RESPONSE|OPPOSITION|REQUEST)\b(?!\s{0,3}[.,])[^\n]{0,300}?)[\s.]{1,9}"
    r"(?=(?:(?P<statute>3[567]\s{1,3}(?:U\.?S\.?C|C\.?F\.?R))|(?:I|1)\.\s|(?:IPR|PGR|CBM|DER)20|\d{1,3}\s{1,3}[A-Z]|Mail\s{1,3}Stop|MAIL\s{1,3}STOP|TABLE\s{1,3}OF|INTRODUCTION|BACKGROUND|SUMMARY|Case\s{1,3}(?:No|IPR)|Paper\s|\d{1,3}\s{0,9}$|Exhibit\s\d)|\n|\Z)",
    re.M,
)


def _run(lines: list[Line], first: int, names: set[str]) -> int:
    """The last line of the title that begins at `first`; a party's name is never part of it."""
    last = first
    capital = lines[first].text == lines[first].text.upper()
    for i in range(first + 1, min(first + 8, len(lines))):
        line = lines[i]
        hangs = re.search(
            r"\b(?:of|for|to|and|under|by|the|its|in|§§?|U\.S\.|No\.|Nos\.|'s|pursuant|on)\W*\Z",
            lines[last].text,
            re.I,
        )
        if hangs and not re.match(r"(?:mail stop|table of|administrative)", line.text, re.I):
            last = i
            continue
        if _STOPS.match(line.text) or len(line.text) > 110 or line.text.casefold().strip(" .,") in names:
            break
        if capital and line.text != line.text.upper() and not _TITLE_CASE.match(line.text):
            break
        last = i
    return last


_TITLE_CASE = re.compile(
    r"^\(?(?:[A-Z0-9§][\w.,'§()&/-]*|of|for|the|and|to|a|an|in|on|by|under|with|inter|partes|et|seq\.?|as|[-&])(?:\s+(?:[A-Z0-9§][\w.,'§()&/-]*|\(?[ivx]+\)|of|for|the|and|to|a|an|in|on|by|under|with|inter|partes|et|seq\.?|as|[-&]))*\W*$"
)


def _without_statute(lines: list[Line], first: int, last: int) -> int:
    """A Board's title without the lines of statutes under it (they are its legal basis, not its name)."""
    while (
        last > first
        and _STATUTE.match(lines[last].text)
        and not re.search(r"\b(?:under|pursuant\s+to|and)\W*\Z", lines[last - 1].text, re.I)
    ):
        last -= 1
    return last


def _of_joined_lines(sheet: Sheet, caption: Caption, lines: list[Line]) -> Said | None:
    """The title on a first page whose lines are joined into one: after the panel's author, or after the owner's number."""
    last = (
        caption.judges[-1].end if caption.judges else caption.owner_word.end if caption.owner_word else None
    )
    if last is None:
        long = next(
            (line for line in lines if len(line.text) > 250 and re.search(r"PETITION\s+FOR", line.text)), None
        )
        last = long.start if long else None
    if last is None or not any(line.start <= last <= line.end and len(line.text) > 200 for line in lines):
        return None
    if caption.judges:
        word = re.compile(r"Administrative\s{1,3}Patent\s{1,3}Judges?[.,]?\s{1,9}").search(
            sheet.flat, last, last + 90
        )
        last = word.end() if word else last
        for _ in range(3):
            author = _AUTHOR.match(sheet.flat, last)
            last = author.end() if author else last
    m = _WORDS.search(sheet.flat, last, min(len(sheet.flat), last + 900))
    if (
        m and m["statute"] and not caption.judges
    ):  # a party's title names its statute: to the end of its words
        over = _WORDS_END.search(sheet.flat, m.end(), min(len(sheet.flat), m.end() + 160))
        return sheet.said(m.start("title"), over.start() if over else m.end("title"))
    return sheet.group(m, "title") if m else None


def title(sheet: Sheet, caption: Caption) -> Said | None:
    """The title, its lines joined; None where the first page has none."""
    lines = [line for line in sheet.lines_in(0, min(len(sheet.text), caption.end))]
    names = {str(n.value).casefold().strip(" .,") for n in caption.petitioners + caption.owners}
    panel = max(
        (i for i, line in enumerate(lines) if re.search(r"Administrative\s+Patent\s+Judges?", line.text)),
        default=-1,
    )
    if joined := _of_joined_lines(sheet, caption, lines):
        return joined
    below = caption.owner_word.end if caption.owner_word else 0
    order = [i for i, x in enumerate(lines) if x.start >= below and (i > panel or not caption.judges)]
    for i in order + [i for i in range(len(lines)) if i not in set(order)]:
        line = lines[i]
        if (
            len(line.text) <= 140
            and _STARTS.match(line.text)
            and not _NOT.match(line.text)
            and not _STOPS.match(line.text)
        ):
            if not re.search(r"[A-Z]{4}|\b[A-Z][a-z]+(?:'s|s'|s)? [A-Z]", line.text):
                continue
            last = (
                _without_statute(lines, i, _run(lines, i, names)) if caption.judges else _run(lines, i, names)
            )
            return sheet.said(line.start, lines[last].end)
    return None
