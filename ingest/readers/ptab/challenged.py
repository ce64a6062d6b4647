"""The patents under review: what the paper says of each, from its front page, its labels and its sentences."""

import re
from itertools import islice

from ingest.readers.front_page import FrontPage
from ingest.readers.patent_term import add_terms
from ingest.readers.ptab.ground import Ground
from ingest.readers.ptab.told import DATE, told
from ingest.readers.sheet import Sheet
from law import claims, dates, patents
from law.said import Said

Patent = dict[str, object]

_LABELS = (
    (
        "issued_on",
        re.compile(
            r"\b(?:Issued?(?:\s+Date)?|Issue\s+Date|Date\s+of\s+(?:Patent|Issue)|Granted)\s{0,2}:\s{0,40}"
            + DATE,
            re.I,
        ),
    ),
    ("filed_on", re.compile(r"\b(?:Filing\s+Date|Filed|Application\s+Filed)\s{0,2}:\s{0,40}" + DATE, re.I)),
)
_LOST = re.compile(
    r"\s{1,2}\d{1,3}(?:,|\s{1,3}(?:and|of|\())|,?\s{1,3}and\s{1,3}of\b"
)  # `1 30, 32 38`: a scan without its dashes
_HEADING = re.compile(r"PATENT\s+(?:AND|&)\s+TRADEMARK\s+OFFICE|PATENT\s+TRIAL\s+(?:AND|&)\s+APPEAL", re.I)
_PARTY = re.compile(r"\bPetitioners?\b\W{0,30}\bv", re.I)
_LISTS = re.compile(rf"\bclaims?\s{{1,3}}(?P<list>(?>{claims.LIST}))", re.I)
_CHALLENGED = re.compile(
    r"\b(?:inter\s{1,3}partes\s{1,3}review|review|cancell?ation|unpatentability|challeng\w{1,4}|petition\w{0,3}(?:\s{1,3}for)?)\s{1,3}(?:of\s{1,3}|to\s{1,3}|against\s{1,3})?(?:the\s{1,3}patentability\s{1,3}of\s{1,3})?(?:each\s{1,3}of\s{1,3})?(?:original\s{1,3})?\Z",
    re.I,
)
_DEFINED = re.compile(
    r"\s{1,3}\((?:collectively,?\s{1,3})?(?:the\s{1,3})?\"(?:the\s{1,3})?challenged\s{1,3}claims", re.I
)
_OF_PATENT = re.compile(
    r"\s{1,3}(?:\([^()]{0,60}\)\s{1,3})?of\s{1,3}(?:U\.?S\.?\s{1,3}Patent\s{1,3}No|the\s{1,3}'\d{3}\s{1,3}patent)",
    re.I,
)
_GIVEN_UP = re.compile(r"\b(?:dismiss|disclaim|cancel(?:l?ed|s|l?ing)|withdr[ae]w|statutorily)\w*", re.I)
_MOST_LISTS = 3000  # of claims, looked at for the one that is challenged


def _dated(sheet: Sheet, m: "re.Match[str] | None") -> Said | None:
    on = m and dates.parse(m["on"])
    return sheet.group(m, "on", on.edtf) if m and on and dates.is_day(on.edtf) else None


def _labels_from(sheet: Sheet, stop: int) -> int:
    """Where a caption's labels may begin: under the stamps, at the name of the Office or at the first party."""
    places = [m.start() for p in (_HEADING, _PARTY) if (m := p.search(sheet.flat, 0, stop))]
    return min(places, default=0)


def _labelled(sheet: Sheet, stop: int, stamped: str | None) -> Patent:
    """The fields of a caption that lists them: `Issue Date: May 5, 2009`, `Title: …`; not the stamp of the paper."""
    found: Patent = {}
    begin = _labels_from(sheet, stop)
    for key, pattern in _LABELS:
        on = next(
            (d for m in pattern.finditer(sheet.flat, begin, stop) if (d := _dated(sheet, m))),
            None,
        )
        if on and on.value != stamped:
            found[key] = on
    if m := re.compile(
        r"\bAppl(?:ication|\.)?\s{0,2}(?:Serial\s{1,3})?No\.?\s{0,2}:\s{0,40}(?P<v>\d\d/\d{3},?\d{3})", re.I
    ).search(sheet.flat, 0, stop):
        found["application_number"] = sheet.group(m, "v", m["v"].replace(",", ""))
    if m := re.compile(
        r"(?:^|\n|(?<=\d{4}\s)|(?<=\d\s))[ \t]*(?:For|Title|TITLE)\s{0,2}:\s{0,40}(?P<v>[A-Z][^\n]{4,200}?(?:\n[ \t]*[A-Z][A-Z ,'-]{3,120}(?=\n))?)(?=\n|\s(?:Case\s{1,2}No|Mail\s{1,2}Stop|PETITION\s|Attorney\s|Case\s{1,2}IPR|Inventors?:)|\Z)"
    ).search(sheet.flat, 0, stop):
        found["title"] = sheet.group(m, "v")
    if m := re.compile(r"(?:^|\n)[ \t]*(?:Assignee)\s{0,2}:\s{0,40}(?P<v>[A-Z][^\n]{2,100})", re.I).search(
        sheet.flat, 0, stop
    ):
        found["assignee"] = sheet.group(m, "v")
    if m := re.compile(
        r"(?:^|\n)[ \t]*(?:(?:First\s+Named\s+)?Inventors?(?:\(s\))?)\s{0,2}:\s{0,40}(?P<v>[A-Z][^\n]{3,200})",
        re.I,
    ).search(sheet.flat, 0, stop):
        parts = [
            p
            for p in re.finditer(
                r"[^,;]+", re.sub(r"\bet\s+al\.?|\band\b", lambda x: " " * len(x[0]), m["v"])
            )
            if " " in p[0].strip()
        ]
        found["inventors"] = [sheet.said(m.start("v") + p.start(), m.start("v") + p.end()) for p in parts]
    return found


_LABEL = re.compile(
    r"\b(?:Issued?(?:\s+Date)?|Date\s+of\s+(?:Patent|Issue)|Granted|Filing\s+Date|(?:Application\s+)?Filed)\s{0,2}:\s{0,8}\Z",
    re.I,
)


def labelled_events(sheet: Sheet, patent: Said | None, stop: int, stamped: str | None) -> list[Patent]:
    """The dates that a caption's labels print, as events: `Issue Date: May 5, 2009`."""
    found: list[Patent] = []
    labelled = _labelled(sheet, stop, stamped) if patent else {}
    for key, kind in (("filed_on", "application_filed"), ("issued_on", "patent_issued")):
        on = labelled.get(key)
        if isinstance(on, Said):
            label = _LABEL.search(sheet.flat, max(0, on.start - 50), on.start)
            title = sheet.said(label.start() if label else on.start, on.end)
            found.append(
                {
                    "on": on,
                    "title": title,
                    "kind": title.as_(kind),
                    "modality": title.as_("stated"),
                    "patent": patent,
                }
            )
    return found


def _from_front_page(page: FrontPage) -> Patent:
    return {
        "title": page.title,
        "issued_on": page.issued and page.issued.on,
        "priority_on": page.provisional and page.provisional.on,
        "filed_on": page.filed and page.filed.on,
        "application_number": page.application_number,
        "publications": page.publications,
        "assignee": page.assignee,
        "inventors": page.inventors,
        "term_adjustment_days": page.term_adjustment_days,
    }


def _short(sheet: Sheet, number: str) -> Said | None:
    three = re.sub(r"\D", "", number)[-3:]
    m = re.compile(rf"(?P<v>'\s?{three})(?=\s{{1,3}}patent|[\"”])", re.I).search(sheet.flat) or re.compile(
        rf"(?<!\w)(?P<v>{three})(?=\s{{1,3}}patent\b)", re.I
    ).search(sheet.flat)
    return sheet.group(m, "v", f"'{three}") if m else None


def _challenged(sheet: Sheet, grounds: list[Ground]) -> tuple[Said | None, Said | None]:
    """The claims under review (the union of the grounds, else the list of the challenge) and that they are exact."""
    if grounds:
        first = grounds[0].claims
        union: set[int] = set()
        for g in grounds:
            union |= set(claims.numbers(str(g.claims.value)))
        same = next((g.claims for g in grounds if set(claims.numbers(str(g.claims.value))) == union), None)
        return (same or first.as_(claims.printed(union))), (same or first).as_("exact")
    for m in _challenging(sheet.flat):
        if _LOST.match(sheet.flat, m.end("list")):
            return None, None  # what is challenged cannot be told from the rest
        if _GIVEN_UP.search(sheet.flat, max(0, m.start() - 60), min(len(sheet.flat), m.end() + 90)):
            continue
        try:
            numbers = claims.numbers(m["list"])
        except ValueError:
            continue
        if len(numbers) > 2 and numbers[-1] > 9 * numbers[-2]:
            return None, None  # the number of a footnote may stand behind the last claim
        return sheet.group(m, "list"), sheet.group(m, "list", "exact")
    return None, None


def _challenging(flat: str) -> "list[re.Match[str]]":
    """The lists of claims that may be those challenged: what is so defined, what a review is of, what is the patent's."""
    lists = list(islice(_LISTS.finditer(flat), _MOST_LISTS))
    defined = [m for m in lists if _DEFINED.match(flat, m.end())]
    reviewed = [m for m in lists if _CHALLENGED.search(flat[max(0, m.start() - 120) : m.start()])]
    return defined + reviewed + [m for m in lists if _OF_PATENT.match(flat, m.end())]


def read_patents(
    sheet: Sheet,
    numbers: list[Said],
    grounds: list[Ground],
    pages: list[FrontPage],
    owner: Said | None,
    stop: int,
    stamped: str | None,
) -> list[Patent]:
    """One object for each patent under review."""
    found: list[Patent] = []
    alone = len(numbers) == 1
    for number in numbers:
        own = next((p for p in pages if p.number.value == number.value), None)
        said = told(sheet, str(number.value))
        labelled = _labelled(sheet, stop, stamped) if alone else {}
        row: Patent = {"number": number, "short": _short(sheet, str(number.value))}
        page = _from_front_page(own) if own else {}
        for key in (
            "title",
            "issued_on",
            "priority_on",
            "filed_on",
            "application_number",
            "publications",
            "assignee",
            "inventors",
            "term_adjustment_days",
        ):
            row[key] = page.get(key) or labelled.get(key) or said.get(key)
        row["owner"] = owner
        if alone:
            row["claims"], row["claims_specificity"] = _challenged(sheet, grounds)
        row.update(own.term if own else {})
        found.append(row)
    add_terms(found, sheet.flat, lambda value, start, end: sheet.said(start, end, value))
    return found


def first_number(sheet: Sheet) -> Said | None:
    """The patent that a paper without a number in its caption challenges."""
    m = re.compile(
        r"\b(?:U\.?\s?S\.?|United\s+States)\s{1,3}Patent\s{1,3}(?:No\.?|Number)?\s{0,3}(?P<v>(?:RE|D)?\s?[\d,]{6,11}\d)",
        re.I,
    ).search(sheet.flat, 0, 8000)
    if m is None:  # `Patent RE44,512 (Ex. 1001`
        m = re.compile(
            r"\bPatent\s{1,3}(?:No\.\s{0,3})?(?P<v>(?:RE|D)?\d{1,3},\s?\d{3}(?:,\d{3})?)(?:\s[A-Z]\d)?\s{1,3}\((?:Ex|the\s|\"the\s|')"
        ).search(sheet.flat, 0, 8000)
    value = m and patents.normal(m["v"])
    return sheet.group(m, "v", value) if m and value else None
