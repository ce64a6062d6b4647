"""What others put around and upon a court's paper: the page of the site it was taken from, the label of an exhibit.

Sites that republish filings print a header of their own above the paper (name of the case, counters of views, a summary)
and a line at the head of each page; an exhibit to a petition bears its label and the trial's number at the foot of every
page (37 C.F.R. 42.63). None of it is the filing's own. It is blanked, character for character, so that offsets stay;
what a header states of the filing itself (its number, entry, day, judge) is left standing.
"""

import re
from collections.abc import Iterator

_HEAD = 8000  # characters in which a site's header ends
_BLANK = re.compile(r"[^\n]")

# The header from the first character to the end of the match; group `keep` (any number) is left standing.
_HEADERS = (
    re.compile(r"\A\s{0,9}throbber\b"),
    re.compile(r"\A\s{0,9}<<\s*\n"),
    re.compile(r"\A[^\n]{0,200}\nTotal Page: ?\d+\s*\nFile Type: ?\w+, Size: ?\w+\s*\n"),
    re.compile(r"\A[^\n]{0,200}\n{1,4}Size:\s?px\n[\s\S]{0,700}?\nTranscription\s*\n"),
    re.compile(r"\A[^\n]{0,200}\n[\s\S]{0,600}?\n[ \t]*(?:TRANSCRIPT|Transcript of [^\n]{0,200})[ \t]*\n"),
    re.compile(r"\AFree [^\n]{3,160}\n[\s\S]{0,1200}?\nPreview [^\n]{3,160}\n"),
    re.compile(
        r"\A\s{0,9}(?:You are on page|Sie sind auf Seite|Vous êtes sur la page|Est[áa]s? en la página|Você está na página|Sei sulla pagina|"
        r"U bent op pagina|Anda di halaman|Bạn đang ở trang|Jesteś na stronie)\s?\d{1,4}\s?[a-zà-ỹ]{1,6}\s?\d{1,4}\b",
        re.I,
    ),
)
_CASETEXT = re.compile(r"\A(?P<cut>From Casetext: Smarter Legal Research\s+(?P<name>[^\n]{3,300}))\n")
_SUMMARY = re.compile(
    r"(?:^|\n)Summary\n[\s\S]{1,3000}?Summary of this case from [^\n]{1,200}?(?=Opinion\b|\n)"
)
_REPORTED = re.compile(
    r"(?:^|\n|\S, (?=[^\n]{10,40}\(\d{4}\)\n))(?P<cut>\d{1,4} (?:F\.\s?Supp\.(?:\s?[23]d)?|F\.\s?(?:2d|3d|4th)|F\.R\.D\.|Fed\.\s?Cl\.|U\.S\.P\.Q\.\s?2d) \d{1,4}(?:[ ]\(\d{4}\)(?=[ \t]*\n))?)(?=[ \t]*(?:\n|\||\((?:[A-Z][\w. ]{2,20}\.)? ?\d{4}\)[ \t]*\n))"
)
_JUSTIA = re.compile(
    r"\A(?P<name>[^\n]{3,300}?), (?=No\. \S{6,20} - Document \d)(?P<keep>[^\n]{0,60}?Document \d{1,4})(?P<rest>[^\n]{0,60})\n"
)
_DESCRIBED = re.compile(  # the docket's words for the entry, under the name of the case
    r"\A(?P<name>[^\n]{0,300}\n\s{0,4})(?P<cut>(?:Court Description:|Filing\s{1,2}\d{1,4}\n)[\s\S]{0,3000}?\n(?:Download PDF\n|(?=(?:\d{1,2}\n){3})|(?=(?:[^\n]{0,3}\n){0,6}(?:IN THE )?UNITED STATES DISTRICT COURT)))"
)
_AGAIN = re.compile(  # the site's line of the case's name over the paper, under a header that has named it
    r"[ \t\n]{0,9}(?P<cut>[^\n]{3,160}?\sv\.?\s[^\n]{2,160}?\sDoc\.\s\d{1,4})(?!\d)"
)
_LAWYERS = re.compile(
    r"\A(?P<cut>(?:Elawyers Elawyers\s*\n[^\n]{1,30}\| Change\s*\n)?)\s{0,4}[^\n]{5,300}?(?P<year>\(\d{4}\))\s*\n\s*Court:[^\n]{3,80}?(?P<number>Number: \w+ Visitors: ?\d+)\s*\n"
    r"Filed:[^\n]{3,40}\n(?P<more>Latest Update:[\s\S]{0,2500}?\nMore\s*\n)"
)
_STATUS = re.compile(r"(?:^|\n)(?P<cut>Status: [A-Z][a-z]+\nModified Date: ?[\d/]{6,10})(?=\n)")
_FACTS = (  # what a header may say of the filing
    re.compile(r"\bFiling\s{1,2}\d{1,4}(?=\n)"),
    re.compile(r"\(Filed on \d{1,2}/\d{1,2}/\d{4}\)|\b(?:and )?filed on \d{1,2}/\d{1,2}/\d{2,4}"),
    re.compile(
        r"\b(?:[Ss]igned )?[Bb]y (?:(?:Chief|Senior|District|Magistrate|Hon\.|Honorable|Mag\.) ){0,3}(?:J(?:udge|UDGE) |(?<=Hon\. )|(?<=Honorable ))[A-Z][A-Za-z]+(?: (?:[A-Z]\.?(?= )|[A-Z][\w'’-]+)){1,3}(?:,? (?:III?|IV|J[Rr]\.?|S[Rr]\.?)(?= ))?"
        r"(?: on (?:\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4}))?"
    ),
)
_PAGE_HEAD = re.compile(
    r"^[ \t]*(?:[•·*-][ \t]*)?\d{1,2}/\d{1,2}/\d{4}[ \t]+[^\n]{3,160}\n\s{0,12}\d{1,4}/\d{1,4}[ \t]*$|\bDockets\.Justia\.com\b",
    re.M,
)
_LABEL = re.compile(
    r"(?:[A-Z][\w.,&’'/ -]{0,60}?[ ,–-]{1,3})?(?:Ex(?:hibit|h?\.)?)[ -]?[12]\d{3}(?:-\d{4})?(?:[ ,.;:–-]{1,3}(?:Page|p\.|pg\.?|Pg\.?)?\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?)?"
    r"|[A-Z]{3,10}\d{0,3}(?: [IVX]{1,4})?[ _-](?:Ex\.? ?)?[12]\d{3}(?: ?[-_. ] ?\d{3,6})?|(?:Ex(?:hibit|h?\.)?|EX\.) [A-Z]{2,10}[ _-]?[12]\d{3}|IPR of U\.?S\.? Pat[^\n]{0,30}",
)
_COMPANION = re.compile(
    r"(?:Case (?:No\. )?)?(?:IPR|PGR|CBM)20\d\d-\d{5}|[A-Z][^\n]{1,60}\sv\.?\s[A-Z][^\n]{1,60}|(?:PETITIONER|PATENT OWNER|Petitioner|Patent Owner)S?s?|(?:page|Page)?\s?\d{1,4}(?:\s?of\s?\d{1,4})?"
    r"|[A-Z][\w.&’' -]{2,40},? (?:Inc\.|LLC|Corp\.|Ltd\.)|(?:Exhibit|Ex\.) ?[12]\d{3}|[A-Z]{3,8}[ _-]?\d{4}",
)
_MOST = 5  # lines of one label


def _blank(text: str, start: int, end: int) -> str:
    return _BLANK.sub(" ", text[start:end])


def _cut(text: str, spans: Iterator[tuple[int, int]] | list[tuple[int, int]]) -> str:
    """The text with these spans blanked."""
    parts, at = [], 0
    for a, b in sorted(spans):
        if b > at:
            parts += [text[at : max(a, at)], _blank(text, max(a, at), b)]
            at = b
    return "".join([*parts, text[at:]])


def _without_facts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without the facts that a header states of the filing."""
    facts = sorted(m.span() for fact in _FACTS for m in fact.finditer(text, start, end))
    at = start
    for a, b in facts:
        if a >= at:
            yield at, a
            at = b
    yield at, end


def _header(text: str) -> Iterator[tuple[int, int]]:
    """What of the site's header is blanked."""
    head = text[:_HEAD]
    for pattern in _HEADERS:
        m = pattern.match(head)
        if m:
            yield m.span()
    for m in (_CASETEXT.match(head), *_REPORTED.finditer(head, 0, 700), _STATUS.search(head)):
        if m:
            yield m.span("cut")
    summary = _SUMMARY.search(head)
    if summary and "Opinion" in head[summary.end() : summary.end() + 12]:
        yield summary.span()
    justia = _JUSTIA.match(head)
    if justia:
        yield justia.span("name")
        yield justia.span("rest")
    described = _DESCRIBED.match(head)
    if described:
        if not justia:
            yield described.span("name")
        yield from _without_facts(text, *described.span("cut"))
        again = _AGAIN.match(text, described.end())
        if again:
            yield again.span("cut")
    lawyers = _LAWYERS.match(head)
    if lawyers:
        for group in ("cut", "year", "number", "more"):
            yield lawyers.span(group)


def _labels(text: str) -> Iterator[tuple[int, int]]:
    """The labels of exhibits at the feet of pages, with the lines that belong to them."""
    if not re.search(
        r"\bE[xX](?:hibit|h?\.)?[ -]?[12]\d{3}|[A-Z]{3,10}\d{0,3}(?: [IVX]{1,4})?[ _-](?:Ex\.? ?)?[12]\d{3}\b",
        text,
    ):
        return
    lines: list[tuple[int, str]] = []
    at = 0
    for body in text.split("\n"):
        lines.append((at, body.strip(" \t`\f\r")))
        at += len(body) + 1
    for i, (_, body) in enumerate(lines):
        if not body or len(body) > 130 or not _LABEL.fullmatch(body):
            continue
        first = last = i
        for step in (-1, 1):
            k = i + step
            while (
                0 <= k < len(lines)
                and abs(k - i) <= _MOST
                and (not lines[k][1] or len(lines[k][1]) < 130 and _COMPANION.fullmatch(lines[k][1]))
            ):
                if lines[k][1]:
                    first, last = min(first, k), max(last, k)
                elif abs(k - i) > 2:
                    break
                k += step
        end = text.find("\n", lines[last][0])
        yield lines[first][0], len(text) if end < 0 else end


def blanked(text: str) -> str:
    """The text, of the same length, without what a site or a trial put around and upon the paper."""
    cut = [*_header(text), *_labels(text)]
    cut += [m.span() for m in _PAGE_HEAD.finditer(text)]
    text = text.replace("‟", "’")  # a converter's apostrophe
    return _cut(text, cut) if cut else text
