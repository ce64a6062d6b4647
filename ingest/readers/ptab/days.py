"""The days of the paper (filed, served, heard) and the dated facts it tells."""

import re
from collections.abc import Iterator
from itertools import islice

from ingest.readers.front_page import FrontPage
from ingest.readers.ptab.caption import Caption
from ingest.readers.sheet import Sheet
from law import dates
from law.said import Said

Event = dict[str, object]
_SIGNED = re.compile(
    r"[DESdes](?<!\w[DESdes])(?i:(?<!Issue .)(?<!Filing .)(?<!Priority .)(?<!Publication .)(?<!Hearing .)(?<!Argument .)(?<!Critical .)"
    r"(?:(?<=d)ated?|(?<=s)ubmitted|(?<=e)xecuted)\s{0,3}(?:this\s{1,2})?:?\s{0,20}(?=[A-Z0-9]))"
)
_SERVICE = re.compile(r"[Cc](?<!\w[Cc])(?i:ERTIFICAT(?:E\s+OF\s+(?:SERVICE|FILING)|ION\s+OF\s+SERVICE))\b")
_CERTIFIED = re.compile(r"\b(?:certif\w{1,5}|served|caused|service)\b", re.I)
_HEARD = re.compile(
    r"\b(?:Oral\s{1,3}(?:Argument|Hearing)(?:\s{1,3}(?:Held|Date|Slides|Demonstratives?|Presentation))?|Hearing\s{1,3}(?:Date|Held)|Heard|Argued|Date\s{1,3}of\s{1,3}(?:Oral\s{1,3})?Hearing)\s{0,3}(?:on\s|:)?\s{0,30}(?=[A-Z0-9])",
    re.I,
)
_SET = re.compile(
    r"\b(?:oral\s{1,3}(?:argument|hearing)|hearing)\b[^.]{0,140}?\b(?:will\s{1,3}(?:commence|begin|be\s{1,3}held|take\s{1,3}place|occur)|shall\s{1,3}commence|is\s{1,3}scheduled|set\s{1,3}for)\b",
    re.I,
)
_CITATION = re.compile(
    r"\((?:[^()]{0,60}\b(?:Cir\.|PTAB|P\.T\.A\.B\.|BPAI|D\.\s|N\.D\.|S\.D\.|E\.D\.|W\.D\.|C\.D\.|U\.S\.|Sup\.\sCt\.)[^()]{0,30}|(?:decided|as\samended)\s?|)\Z"
)
_REGISTER = re.compile(r"\b(?:Fed\.\s{1,2}Reg\.|C\.F\.R\.|Pub\.\s{1,2}L\.|Stat\.)[^.]{0,60}\Z")
_KINDS = (
    ("hearing", r"\b(?:oral\s+(?:hearing|argument)|hearing|argument)\b[^.]{0,80}\b(?:held|heard|conducted|took\s+place|scheduled|commence|presented)\b|\bheld\b[^.]{0,40}\bhearing\b"),
    ("service", r"\bserved\b|\bservice\s+of\b"),
    ("amended_complaint_filed", r"\bamended\s+complaint\b"),
    ("complaint_filed", r"\bcomplaint\b|\bfiled\s+(?:a\s+)?(?:suit|lawsuit|civil\s+action)\b|\bsued\b"),
    ("priority", r"\bpriority\b|\bprovisional\b|\bbenefit\s+of\b"),
    ("petition_filed", r"\bpetition\b[^.]{0,80}\b(?:filed|accorded|submitted)\b|\b(?:filed|submitted)\s+(?:a|an|the|its|this|his|their|two|three|four)?\s*(?:corrected\s+|original\s+|second\s+|first\s+|present\s+|instant\s+)?petitions?\b|\baccorded\b[^.]{0,20}\bfiling\s+date\b"),
    ("patent_issued", r"\b(?:patent|'\d{3}\s+patent)\b[^.]{0,200}\b(?:issued|granted)\b|\bissued\s+(?:on|as)\b"),
    ("application_filed", r"\bapplication\b(?:[^.]|(?<=No)\.|(?<=Nos)\.){0,100}\bfiled\b|\bfiled\b[^.]{0,60}\bapplication\b|\bpatent(?!\s+owner),?\s[^.]{0,60}\bwas\s+filed\s+on\b"),
    ("published", r"\bpublished\b"),
    ("other", r"\b(?:filed|instituted|institution|entered|issued|granted|denied|terminated|expire[ds]?|assigned|accorded|authorized|decided|cancel\w+|disclaimed|settled|dismissed|stayed|ordered|scheduled|set\s+for|authorization|held|conducted|convened|deposed|allowed|rejected|amended|signed|executed|acquired|announced|notified|requested|moved|joined)\b"),
)  # fmt: skip
_KIND = [(kind, re.compile(pattern, re.I)) for kind, pattern in _KINDS]
_BEGINS = re.compile(r"(?:(?<![A-Z])(?<!No)(?<!Nos)(?<!Inc)(?<!Corp)(?<!Ltd)(?<!Co)(?<!LLC)(?<!v)(?<!al)(?<!Ex)(?<!Pet)(?<!Dr)(?<!Prelim)(?<!Resp)(?<!U\.S)(?<!Cir)(?<!Pat)(?<!Exs)(?<!id)(?<!Jan)(?<!Feb)(?<!Mar)(?<!Apr)(?<!Aug)(?<!Sept)(?<!Oct)(?<!Nov)(?<!Dec)(?:\.\"?\s+(?=[A-Z\"('])|\.\"?\)\s+(?=[A-Z\"']))|\n[ \t]*\n|;\s+(?=\(|and\s)|:\s*\n|\*\s{1,4}|•\s?)")  # fmt: skip


def _after(sheet: Sheet, at: int, reach: int = 30) -> Said | None:
    on = next(dates.find(sheet.flat, at, min(len(sheet.flat), at + reach)), None)
    return (
        sheet.said(on.start, on.end, on.edtf) if on and on.start - at <= 2 and dates.is_day(on.edtf) else None
    )


def served_on(sheet: Sheet) -> tuple[Said | None, int]:
    """The day of the certificate of service, and where the certificate begins."""
    marks = [
        m
        for m in _SERVICE.finditer(sheet.flat)
        if not re.match(r"[ .]{0,3}\.{3}|\s{1,20}\d{1,3}\s*\n", sheet.flat[m.end() : m.end() + 24])
    ]
    if not marks:
        return None, len(sheet.flat)
    start = marks[-1].start()
    for w in dates.find(sheet.flat, marks[-1].end(), min(len(sheet.flat), start + 2500)):
        if dates.is_day(w.edtf) and _CERTIFIED.search(sheet.flat[max(start, w.start - 250) : w.end + 250]):
            return sheet.said(w.start, w.end, w.edtf), start
    return None, start


def filed_on(
    sheet: Sheet, caption: Caption, service: int, served: Said | None, *, board: bool
) -> Said | None:
    """The stamp's day; else the day beside the signature; else, where the paper was served as it was signed, that day."""
    if caption.stamped or board:
        return caption.stamped
    signed = [
        s
        for m in _SIGNED.finditer(sheet.flat, min(len(sheet.flat) // 3, service))
        if (s := _after(sheet, m.end()))
    ]
    before = [s for s in signed if s.start < service]
    if before or signed:
        return (before or signed)[-1]
    return None


def hearing_on(sheet: Sheet, caption: Caption, title: str) -> Said | None:
    """The day of the oral hearing, where the first page, or an order that sets it, names it."""
    for m in _HEARD.finditer(
        sheet.flat,
        0,
        caption.end + 3000 if "HEARING" in title.upper() or "DEMONSTRATIVE" in title.upper() else caption.end,
    ):
        if (on := _after(sheet, m.end(), 40)) and sheet.flat[: m.start()].count("\n") < 120:
            return on
    order = _SET.search(sheet.flat) if re.search(r"hearing|argument", title, re.I) else None
    if order is None:
        return None
    written = dates.find(sheet.flat, order.start(), min(len(sheet.flat), order.end() + 160))
    return next((sheet.said(w.start, w.end, w.edtf) for w in written if dates.is_day(w.edtf)), None)


def _sentence(flat: str, at: int) -> tuple[int, int]:
    low, high = max(0, at - 420), min(len(flat), at + 420)
    begins = [m.end() for m in _BEGINS.finditer(flat, low, at)]
    ends = _BEGINS.search(flat, at, high)
    return (begins[-1] if begins else low), (ends.start() + 1 if ends else high)


_HEADING_LINE = re.compile(
    r"\s*(?:(?:[IVX]{1,5}|[A-H]|\d{1,2})\.[ \t]*\n|(?:(?:[IVX]{1,5}|[A-H]|\d{1,2})\.[ \t]+)?[A-Z][A-Z' &/,-]{3,70}[ \t]*\n|(?:[IVX]{1,5}|[A-H]|\d{1,2})\.[ \t]+[A-Z][^\n.;:]{2,60}[ \t]*\n)(?=[ \t]*[A-Z\d\"'(])"
)
_HEADING_WORDS = re.compile(
    r"\s*(?:(?:[IVX]{1,5}|[A-H]|\d{1,2})\.\s+)?(?:[A-Z]{4,}(?:\s(?:[A-Z]{2,}|&)){0,5})\s+(?=[A-Z][a-z]+[\s,])|\s*(?:[IVX]{1,5}|[A-H]|\d{1,2})\.\s+[A-Z][^.;:\n]{2,50}?\s+(?=(?:The|On|In|Petitioners?|We|As|At|For|This|After|By)\s)"
)
_STAMPED = re.compile(r"\b(?:Entered|Mailed|Filed|Date|Paper\sNo\.\s?\d{0,3})\s{0,2}:\s{0,9}\Z", re.I)


def _past_headings(flat: str, start: int, at: int) -> int:
    """Past the heading lines, or heading words, that stand between a sentence and the one before it."""
    for _ in range(4):
        m = _HEADING_LINE.match(flat, start, at) or _HEADING_WORDS.match(flat, start, at)
        if m is None or m.end() >= at:
            break
        start = m.end()
    return start


_SERIAL_FILED = re.compile(  # not a provisional: those have the series 60 to 63
    r"\bApplication\s{1,3}(?:Serial\s{1,3})?No\.\s{1,12}(?!6[0-3])\d\d/\d{3},?\d{3},?\s{1,12}(?:which\s{1,3}was\s{1,3})?filed\s{1,12}(?:on\s{1,12})?\Z",
    re.I,
)
_AS_APPLICATION = re.compile(r",?\s{1,4}as\s{1,4}(?:U\.?S\.?\s{1,4})?(?:Patent\s{1,4})?Appl", re.I)
_VERB = re.compile(r"\b(?P<verb>filed|issued|granted|published|served)(?:\s{1,4}on)?,?\s{0,4}\Z", re.I)
_NOT_SAID_BY = {  # the verb beside the date decides between the kinds that a sentence with two dates may have
    "filed": ("patent_issued", "published", "service", "hearing"), "issued": ("application_filed", "petition_filed", "priority", "service"),
    "granted": ("application_filed", "petition_filed", "priority", "service"), "published": ("application_filed", "patent_issued", "priority"),
    "served": ("complaint_filed", "amended_complaint_filed", "petition_filed"),
}  # fmt: skip


_OTHER_PATENT = re.compile(
    r"\bExs?\.\s{0,2}(?!1[0-9]01\b)[12]\d{3}|\b(?:Patent|Publication|Pub\.)\s(?:No\.\s)?(?:US\s?)?[\dR]", re.I
)


def _of_the_art(words: str, own: str | None, art: frozenset[str]) -> bool:
    """Whether a sentence dates a reference and not the patent under review: such a day is the reference's, no event."""
    digits = re.sub(r"\D", "", own or "")
    if digits and re.search(rf"'\s?{digits[-3:]}\b|{digits[-6:-3]},?{digits[-3:]}\b", words):
        return False
    return bool(_OTHER_PATENT.search(words)) or any(
        re.search(rf"\b{re.escape(name)}\b", words) for name in art
    )


def _event(sheet: Sheet, on: dates.Written, patent: Said | None, art: frozenset[str]) -> Event | None:
    flat = sheet.flat
    before = flat[max(0, on.start - 120) : on.start]
    if (
        _CITATION.search(before)
        or _REGISTER.search(before)
        or _STAMPED.search(before)
        or not dates.is_day(on.edtf)
    ):
        return None
    start, end = _sentence(flat, on.start)
    start = _past_headings(flat, start, on.start)
    words = flat[start:end]
    if (
        len(words) > 700
        or len(words.split()) < 4
        or re.search(r"\.{4}|\bv\.\s[^.]{3,60},\s(?:IPR|\d{2,3}\sF\.)", words)
    ):
        return None
    kind = _kind(flat, on, (start, end), before)
    own = str(patent.value) if patent else None
    if kind is None or kind in _OF_A_PATENT | {"published"} and _of_the_art(words, own, art):
        return None
    title = sheet.said(start, end)
    row: Event = {
        "on": sheet.said(on.start, on.end, on.edtf),
        "title": title,
        "kind": title.as_(kind),
        "modality": title.as_("stated"),
    }
    return row | ({"patent": patent} if kind in _OF_A_PATENT else {})


def _kind(flat: str, on: dates.Written, sentence: tuple[int, int], before: str) -> str | None:
    """What happened on the day, from the words near it, else from the sentence; the verb beside it excludes some kinds."""
    start, end = sentence
    near = flat[max(start, on.start - 160) : min(end, on.end + 100)]
    verb = _VERB.search(before)
    excluded = _NOT_SAID_BY.get(verb["verb"].casefold(), ()) if verb else ()
    application = verb and (_AS_APPLICATION.match(flat, on.end) or _SERIAL_FILED.search(before))
    for kind, pattern in _KIND:
        if kind in excluded or application and kind != "application_filed":
            continue
        if pattern.search(near) or kind != "other" and pattern.search(flat, start, end):
            return kind
    return None


_OF_A_PATENT = frozenset({"priority", "patent_issued", "application_filed"})
_MOST = 600  # years looked at: the longest decisions print some three hundred
_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|\d{1,2}/\d{1,2}/\d\d)(?!\d)")


def _written(flat: str, start: int) -> Iterator[dates.Written]:
    """Every written date: looked for only where a year stands."""
    last = start
    for y in islice(_YEAR.finditer(flat, start), _MOST):
        for w in dates.find(flat, max(last, y.start() - 90), min(len(flat), y.end() + 3)):
            last = w.end
            yield w


def _of_front_pages(pages: list[FrontPage], challenged: set[str]) -> list[Event]:
    return [
        {
            "on": d.on,
            "title": d.words,
            "kind": d.words.as_(d.kind),
            "modality": d.words.as_("stated"),
            "patent": p.number,
        }
        for p in pages
        if p.number.value in challenged
        for d in p.dated
    ]


def read_events(
    sheet: Sheet, caption: Caption, patent: Said | None, pages: list[FrontPage], challenged: set[str], taken: set[int],
    hearing: Said | None, service: int, own: list[Event], listed: list[tuple[int, int]], below: int, art: frozenset[str],
) -> list[Event]:  # fmt: skip
    """The dated facts, one for each date of a sentence; `taken` are places of dates that belong to something else,
    `own` the events of the caption, `listed` where exhibits are listed; the paper's own words begin `below` its title."""
    rows = own + _of_front_pages(pages, challenged)
    if hearing:  # on the first page, or right under its label on a title slide
        labels = [h for h in _HEARD.finditer(sheet.flat, 0, hearing.end) if h.end() <= hearing.start]
        if labels and (
            hearing.start < caption.end or not sheet.flat[labels[-1].end() : hearing.start].strip(" :,\n")
        ):
            label = sheet.said(labels[-1].start(), labels[-1].end())
            rows.append(
                {"on": hearing, "title": label, "kind": label.as_("hearing"), "modality": label.as_("stated")}
            )
    inside = [(p.start, p.end) for p in pages] + listed
    seen = {(str(r["on"].value), str(r["kind"].value)) for r in rows}  # type: ignore[attr-defined]
    told = taken | {on.start for r in rows if isinstance(on := r["on"], Said)}
    for w in _written(sheet.flat, below):
        if (
            w.start in told
            or any(a <= w.start < b for a, b in inside)
            or (hearing and w.start == hearing.start and hearing.start < caption.end)
        ):
            continue
        row = _service(sheet, w, service) if w.start > service else _event(sheet, w, patent, art)
        if row and (key := (w.edtf, str(row["kind"].value))) not in seen:  # type: ignore[attr-defined]
            seen.add(key)
            rows.append(row)
    return rows


def of_cases(events: list[Event], related: list[dict[str, object]]) -> list[Event]:
    """The events, with the filing of a related case known for what it is."""
    days = {on.start for r in related if isinstance(on := r.get("filed_on"), Said)}
    for event in events:
        on, title = event["on"], event["title"]
        if isinstance(on, Said) and isinstance(title, Said) and on.start in days:
            event["kind"] = title.as_("related_case_filed")
    return events


_SERVES = re.compile(r"\bserv(?:ed|ice|ing)\b|\bprovided\s+(?:via|by)\b|\bdeposited\b", re.I)


def _service(sheet: Sheet, w: dates.Written, service: int) -> Event | None:
    """The service that the certificate states."""
    start, end = _sentence(sheet.flat, w.start)
    words = sheet.flat[start:end]
    if not _SERVES.search(words) or not dates.is_day(w.edtf):
        return None
    begin = re.compile(
        r"(?:The\s+undersigned|I\s+hereby|I\s+certify|Pursuant|This\s+is\s+to|It\s+is\s+certified)", re.I
    ).search(sheet.flat, max(start, service), w.start)
    title = sheet.said(begin.start() if begin else start, end)
    return {
        "on": sheet.said(w.start, w.end, w.edtf),
        "title": title,
        "kind": title.as_("service"),
        "modality": title.as_("stated"),
    }
