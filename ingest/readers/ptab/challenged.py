"""The patents under review: what the paper says of each, from its front page, its labels and its sentences."""

import re
from itertools import islice

from ingest.readers.front_page import FrontPage
from ingest.readers.ptab.ground import Ground
from ingest.readers.sheet import Sheet
from law import claims, dates, patents
from law.said import Said

Patent = dict[str, object]

_GO_ON = r"(?:[^.;]|(?<=U\.S)\.|(?<=No)\.|\.(?!\s{1,12}(?!It\s)[A-Z][a-z]))"  # of one sentence, and "It …" after it
_DATE = r"(?P<on>(?:[A-Z][a-z]{2,8}\.?\s{1,12}\d{1,2}\s?,\s{1,12}\d{4})|\d{1,2}/\d{1,2}/\d{4})"
_LABELS = (
    (
        "issued_on",
        re.compile(
            r"\b(?:Issued?(?:\s+Date)?|Issue\s+Date|Date\s+of\s+(?:Patent|Issue)|Granted)\s{0,2}:\s{0,8}"
            + _DATE,
            re.I,
        ),
    ),
    ("filed_on", re.compile(r"\b(?:Filing\s+Date|Filed|Application\s+Filed)\s{0,2}:\s{0,8}" + _DATE, re.I)),
)
_MENTIONS = 400  # of one patent that are asked what they say of it
_LOST = re.compile(
    r"\s{1,2}\d{1,3}(?:,|\s{1,3}(?:and|of|\())|,?\s{1,3}and\s{1,3}of\b"
)  # `1 30, 32 38`: a scan without its dashes
_HEADING = re.compile(r"PATENT\s+(?:AND|&)\s+TRADEMARK\s+OFFICE|PATENT\s+TRIAL\s+(?:AND|&)\s+APPEAL", re.I)
_CHALLENGE = re.compile(
    rf"\b(?:inter\s{{1,3}}partes\s{{1,3}}review|review|cancell?ation|unpatentability|challeng\w{{1,4}}|petition\w{{0,3}}(?:\s{{1,3}}for)?)\s{{1,3}}(?:of\s{{1,3}}|to\s{{1,3}}|against\s{{1,3}})?(?:the\s{{1,3}}patentability\s{{1,3}}of\s{{1,3}})?(?:each\s{{1,3}}of\s{{1,3}})?(?:original\s{{1,3}})?claims?\s{{1,3}}(?P<list>{claims.LIST})",
    re.I,
)

_OF_PATENT = re.compile(
    rf"\bclaims?\s{{1,3}}(?P<list>{claims.LIST})\s{{1,3}}(?:\([^()]{{0,60}}\)\s{{1,3}})?of\s{{1,3}}(?:U\.?S\.?\s{{1,3}}Patent\s{{1,3}}No|the\s{{1,3}}'\d{{3}}\s{{1,3}}patent)",
    re.I,
)


def _first(pattern: str, sheet: Sheet, flags: int = re.I) -> "re.Match[str] | None":
    return re.compile(pattern, flags).search(sheet.flat)


def _told(pattern: str, sheet: Sheet, places: list[int]) -> "re.Match[str] | None":
    """The first match of a pattern at one of the places where the patent is named."""
    told = re.compile(pattern, re.I)
    return next((m for at in places if (m := told.match(sheet.flat, at))), None)


def _dated(sheet: Sheet, m: "re.Match[str] | None") -> Said | None:
    on = m and dates.parse(m["on"])
    return sheet.group(m, "on", on.edtf) if m and on and dates.is_day(on.edtf) else None


def _mention(number: str) -> str:
    """The patent as prose names it: its number, or its last three digits with the word patent."""
    digits = re.sub(r"\D", "", number)
    full = ",?".join([digits[max(0, i - 3) : i] for i in range(len(digits), 0, -3)][::-1])
    return rf"(?:{full}(?:\s[A-Z]\d)?(?:\s?\([^()]{{0,60}}\))?|'\s?{digits[-3:]}\s{{1,3}}patent)"


def _from_sentences(sheet: Sheet, number: str) -> Patent:
    """Title, dates and application number as sentences about this patent state them."""
    name = _mention(number)
    places = [m.start() for m in islice(re.compile(name, re.I).finditer(sheet.flat), _MENTIONS)]
    found: Patent = {}
    if m := _told(
        rf"{name}(?:,?\s{{1,12}}(?:is\s{{1,12}})?(?:en)?titled,?\s{{1,12}}|,\s{{1,12}}(?=\"(?-i:[A-Z])))\"(?P<title>[^\"]{{4,300}}?),?\"",
        sheet,
        places,
    ):
        found["title"] = sheet.group(m, "title")
    if m := _told(
        rf"{name},?\s{{1,3}}(?:\([^()]{{0,80}}\),?\s{{0,3}})?(?:(?:[^.;]|(?<=No)\.){{0,200}}?[\s(])?(?:re)?(?:issued|granted)(?:\s{{1,12}}on)?\s{{1,12}}(?:[^.;\d]{{0,40}}?\s)?{_DATE}",
        sheet,
        places,
    ):
        found["issued_on"] = _dated(sheet, m)
    application = r"(?:U\.?S\.?\s{1,3})?(?:Patent\s{1,3})?Appl(?:ication|\.)?\s{1,3}(?:Serial\s{1,3})?Nos?\.\s{1,3}(?P<number>\d\d/\d{3},?\d{3})"
    if m := _told(
        rf"{name}[^.;]{{0,160}}?(?:from|as|on|filed\s+as)\s{{1,3}}{application}(?P<rest>[^.;]{{0,80}})",
        sheet,
        places,
    ):
        found["application_number"] = sheet.group(m, "number", m["number"].replace(",", ""))
        if on := re.search(r"filed\s{1,3}(?:on\s{1,3})?" + _DATE, m["rest"]):
            at = m.start("rest")
            written = dates.parse(on["on"])
            found["filed_on"] = (
                sheet.said(at + on.start("on"), at + on.end("on"), written.edtf) if written else None
            )
    if "application_number" not in found and (
        m := _told(
            rf"{name}{_GO_ON}{{0,200}}?\.\s{{1,12}}Its\s{{1,12}}application,?\s{{1,12}}(?:Serial\s{{1,3}})?No\.\s{{1,3}}(?P<number>\d\d/\d{{3}},?\d{{3}}),?\s{{1,12}}(?:was\s{{1,3}})?filed\s{{1,12}}(?:on\s{{1,12}})?{_DATE}",
            sheet,
            places,
        )
    ):
        found["application_number"] = sheet.group(m, "number", m["number"].replace(",", ""))
        found["filed_on"] = _dated(sheet, m)
    if "filed_on" not in found and (
        m := _told(
            rf"{name}{_GO_ON}{{0,160}}?\s(?:was\s{{1,3}})?filed\s{{1,3}}(?:on\s{{1,3}})?{_DATE}",
            sheet,
            places,
        )
    ):
        found["filed_on"] = _dated(sheet, m)
    if m := _told(
        rf"{name}{_GO_ON}{{0,320}}?\bclaims\s{{1,3}}(?:the\s{{1,3}}benefit|priority){_GO_ON}{{0,200}}?filed\s{{1,3}}(?:on\s{{1,3}})?{_DATE}",
        sheet,
        places,
    ) or _first(
        rf"(?:earliest\s{{1,3}})?(?:possible\s{{1,3}}|claimed\s{{1,3}}|alleged\s{{1,3}})?priority\s{{1,3}}date\s{{1,3}}(?:of\s{{1,3}}(?:the\s{{1,3}}{name}\s{{1,3}}(?:is|of)\s{{1,3}})?|is\s{{1,3}}){_DATE}",
        sheet,
    ):
        found["priority_on"] = _dated(sheet, m)
    return found


def _labelled(sheet: Sheet, stop: int, stamped: str | None) -> Patent:
    """The fields of a caption that lists them: `Issue Date: May 5, 2009`, `Title: …`; not the stamp of the paper."""
    found: Patent = {}
    heading = _HEADING.search(sheet.flat, 0, stop)
    for key, pattern in _LABELS:
        on = next(
            (
                d
                for m in pattern.finditer(sheet.flat, heading.start() if heading else 0, stop)
                if (d := _dated(sheet, m))
            ),
            None,
        )
        if on and on.value != stamped:
            found[key] = on
    if m := re.compile(
        r"\bAppl(?:ication|\.)?\s{0,2}(?:Serial\s{1,3})?No\.?\s{0,2}:\s{0,8}(?P<v>\d\d/\d{3},?\d{3})", re.I
    ).search(sheet.flat, 0, stop):
        found["application_number"] = sheet.group(m, "v", m["v"].replace(",", ""))
    if m := re.compile(
        r"(?:^|\n|(?<=\d{4}\s)|(?<=\d\s))[ \t]*(?:For|Title|TITLE)\s{0,2}:\s{0,8}(?P<v>[A-Z][^\n]{4,200}?(?:\n[ \t]*[A-Z][A-Z ,'-]{3,120}(?=\n))?)(?=\n|\s(?:Case\s{1,2}No|Mail\s{1,2}Stop|PETITION\s|Attorney\s|Case\s{1,2}IPR|Inventors?:)|\Z)"
    ).search(sheet.flat, 0, stop):
        found["title"] = sheet.group(m, "v")
    if m := re.compile(r"(?:^|\n)[ \t]*(?:Assignee)\s{0,2}:\s{0,8}(?P<v>[A-Z][^\n]{2,100})", re.I).search(
        sheet.flat, 0, stop
    ):
        found["assignee"] = sheet.group(m, "v")
    if m := re.compile(
        r"(?:^|\n)[ \t]*(?:(?:First\s+Named\s+)?Inventors?(?:\(s\))?)\s{0,2}:\s{0,8}(?P<v>[A-Z][^\n]{3,200})",
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
    for m in [*_CHALLENGE.finditer(sheet.flat), *_OF_PATENT.finditer(sheet.flat)]:
        if _LOST.match(sheet.flat, m.end("list")):
            return None, None  # what is challenged cannot be told from the rest
        try:
            claims.numbers(m["list"])
        except ValueError:
            continue
        return sheet.group(m, "list"), sheet.group(m, "list", "exact")
    return None, None


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
        said = _from_sentences(sheet, str(number.value))
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
        found.append(row)
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
