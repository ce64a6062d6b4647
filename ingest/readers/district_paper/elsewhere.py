"""Other proceedings a paper speaks of: the judgment appealed from, lead and member cases, transfers, Board trials."""

import re

from ingest.readers.citations import left_party
from ingest.readers.district_paper.term_rows import Running
from ingest.readers.front import Front
from ingest.readers.sheet import Sheet
from law import court_names, dates, dockets
from law.said import Said

Row = dict[str, Said | None]
_APPEALED = re.compile(
    r"\bAppeals?\s{1,3}from\s{1,3}the\s(?P<where>[^.]{10,160}?)\s{1,3}in\s{1,3}Nos?\.\s{1,3}", re.I | re.S
)
_LEAD = re.compile(r"\blead\s{1,3}case\b", re.I)
_MEMBER = re.compile(
    r"\bmember\s{1,3}cases?\b|\bconsolidated\s{1,3}(?:(?:civil\s{1,3})?(?:action|case|suit)s?\b|with\b)", re.I
)
_JOINED = re.compile(r"[^.;]{0,80}?\b(?:was|were|is|are)\s{1,3}consolidated\s{1,3}(?:with|into)\b", re.I)
_TRANSFERRED = re.compile(r"\btransferred\b[^.;]{0,80}\bfrom\b", re.I)
_PARALLEL = re.compile(
    r"\b(?:related|parallel|co-?pending|concurrent|companion|earlier-filed|later-filed|pending\s{1,3}in|also\s{1,3}(?:filed|sued|pending)|another\s(?:case|action|suit)|"
    r"second\s{1,3}(?:case|action|suit|lawsuit)|other\s{1,3}(?:case|action|suit|lawsuit)s?)\b",
    re.I,
)
_SAME = re.compile(
    r"\bsame\s{1,3}(?:\w+\s{1,3})?patents?\b|\b(?:suits?|actions?|cases?|complaints?|lawsuits?)\b[^.;]{0,40}\s(?:on|over|asserting|involving)\s{1,3}(?:the\s{1,3})?asserted\s{1,3}patents|\baction\s{1,3}on\s{1,3}the\s{1,3}'\d{3}\s{1,3}patent",
    re.I,
)
_CITED = re.compile(
    r"\A[^.;]{0,60}?(?:\b(?:20\d\d|19\d\d)\s{1,2}(?:WL|U\.S\. Dist)|\bslip\s{1,2}op|\bD\.I\.\s\d|\bDkt\.?\s|\bECF\sNo|\bDoc\.\s|\((?![^)]{0,40}\bfiled\b)(?:[A-Z]\.\s?){1,3}[^)]{0,20}\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s)?(?:19|20)\d\d\))"
)
_LABELLED = re.compile(r"[\s(]{0,3}(?:[A-Z/-]{2,12}[)\s(]{1,3})?(?P<label>lead|member|consolidated)\b", re.I)
_RELATED_APPEAL = re.compile(
    r"\b(?:related|pending|companion)\s{1,3}appeals?,?\s{1,3}(?:Appeal\s{1,3})?\(?Nos?\.\s{1,3}(?P<number>(?:20)?\d\d-\d{4})(?!\d)",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[a-z]{3})\.\s{1,3}(?=[A-Z])|\n\s{0,4}\n")
_SIDES = re.compile(
    r"(?P<p>[A-Z][^;:\n()\"]{1,90}?),?\s{1,3}v(?:s)?\.\s{1,3}(?P<d>[A-Z0-9][^;()\"]{1,110}?)[\s,(]{1,4}(?:(?:Civil\s)?(?:Action|Case|C\.A\.)\s)?(?:Case\s)?(?:Nos?\.|C\.A\.)?[\s:]{0,3}\Z",
    re.S,
)


def _appealed(sheet: Sheet) -> list[Row]:
    rows: list[Row] = []
    m = _APPEALED.search(sheet.flat, 0, 6000)
    if not m:
        return rows
    court = court_names.find_court(sheet.flat, m.start("where"), m.end("where"))
    for n in dockets.find(sheet.flat[m.end() : m.end() + 220], court=court.court if court else ""):
        here = Said(n.text, m.end() + n.start, m.end() + n.stop)
        rows.append(
            {
                "relation": Said("appeal_of", m.start(), m.start() + 6),
                "court": _court(court),
                "docket_number": here,
            }
        )
    return rows


def _court(w: court_names.Written | None) -> Said | None:
    return Said(w.court, w.start, w.end) if w else None


def _relation(flat: str, n: dockets.Number) -> tuple[str, bool]:
    """The relation a number's sentence gives it; empty where it gives none."""
    before, after = flat[max(0, n.start - 200) : n.start], flat[n.end : n.end + 100]
    sentence = _SENTENCE.split(before)[-1]
    if n.forum == "ptab":
        return "parallel_ptab", True
    if _CITED.match(after):
        return "", False
    labelled = _LABELLED.match(after)
    if labelled:
        return ("lead" if labelled["label"].casefold() == "lead" else "member"), True
    if _LEAD.search(sentence):
        return "lead", True
    if _MEMBER.search(sentence) or _JOINED.match(after):
        return "member", True
    if _TRANSFERRED.search(sentence):
        return "transferred_from", True
    if n.forum in ("itc", "uspto"):
        return "other", True
    if _SAME.search(sentence):
        return "same_patents", True
    return ("parallel_district_court", True) if _PARALLEL.search(sentence) else ("", False)


def _row(sheet: Sheet | Running, n: dockets.Number, relation: str) -> Row:
    here = sheet.said(n.start, n.stop, n.text)
    row: Row = {"relation": here.as_(relation), "docket_number": here}
    if n.forum == "itc":
        row["court"] = here.as_("itc")
    if n.forum != "district" or relation in ("lead", "member"):
        return row
    before = sheet.flat[max(0, n.start - 240) : n.start]
    begin = left_party(before[: before.rfind(" v")]) if " v" in before else 0
    m = _SIDES.search(before, begin)
    if m:
        low = n.start - len(before)
        row["plaintiff"] = sheet.said(low + m.start("p"), low + m.end("p"))
        row["defendant"] = sheet.said(low + m.start("d"), low + m.end("d"))
    court = court_names.find_court(sheet.flat, n.end, min(len(sheet.flat), n.end + 60))
    row["court"] = sheet.said(court.start, court.end, court.court) if court else None
    filed = re.compile(r"(?:\s\([^()]{0,20}|[^.;]{0,40}?)\bfiled\s{1,3}(?:on\s{1,3})?", re.I).match(
        sheet.flat, n.end
    )
    day = next(dates.find(sheet.flat, filed.end(), filed.end() + 24), None) if filed else None
    if day and filed and day.start - filed.end() < 3 and dates.is_day(day.edtf):
        row["filed_on"] = sheet.said(day.start, day.end, day.edtf)
    return row


_OWN = re.compile(r"[\s,.]+(?:Inc|LLC|Corp|Ltd|Co|L\.P|LP|S\.A|GmbH|AG|B\.V)\b.*", re.I | re.S)


_HERE = re.compile(r"\b(?:in|before)\s{1,3}this\s{1,3}[Cc]ourt\b")


def _of_ours(row: Row, head: Front) -> bool:
    """Whether a case cited by its sides has one of this case's parties on a side."""
    ours = {_OWN.sub("", str(p.name.value)).casefold() for p in head.parties}
    sides = [str(said.value).casefold() for key in ("plaintiff", "defendant") if (said := row.get(key))]
    return any(len(name) > 4 and side.startswith(name) for name in ours for side in sides)


def _captioned(sheet: Sheet, head: Front, cores: set[str]) -> list[Row]:
    """The numbers of further cases in the caption: labelled, or under a "v." of their own."""
    rows: list[Row] = []
    begin = head.court.end if head.court else 0
    first = head.number_as_printed.end if head.number_as_printed else head.body
    for n in dockets.find(sheet.flat[: head.body]):
        if n.forum != "district" or n.core in cores or n.start < begin:
            continue
        label = _LABELLED.match(sheet.flat, n.end)
        if label or re.search(r"\n\s*v(?:s)?\.?\s", sheet.flat[min(first, n.start) : n.start]):
            relation = "lead" if label and label["label"].casefold() == "lead" else "member"
            rows.append(_row(sheet, n, relation))
    return rows


def _appeals(view: Sheet | Running) -> list[Row]:
    """Appeals pending in the same case: "a related appeal, No. 2016-2211"."""
    rows: list[Row] = []
    for m in _RELATED_APPEAL.finditer(view.flat):
        n = dockets.parse(m["number"], court="cafc")
        if n:
            here = view.said(m.start("number"), m.end("number"), n.text)
            rows.append({"relation": here.as_("other"), "docket_number": here, "court": here.as_("cafc")})
    return rows


def read(sheet: Sheet, running: Running, head: Front) -> list[Row]:
    """Every other proceeding once, in the order of first mention; `running` is the paper's text, `sheet` the paper."""
    own = [dockets.parse(str(n.value)) for n in (head.docket_number, *head.other_numbers) if n]
    cores = {n.core for n in own if n}
    rows: dict[str, Row] = {}
    for row in (*_appealed(sheet), *_captioned(sheet, head, cores), *_appeals(running)):
        if row["docket_number"]:
            rows.setdefault(str(row["docket_number"].value), row)
    for n in dockets.find(running.flat):
        if n.core in cores or n.text in rows or n.forum not in ("district", "ptab", "itc", "uspto"):
            continue
        before = running.flat[max(0, n.start - 110) : n.start]
        if n.forum == "ptab" and re.search(r"\b[A-Z][\w.]+\s{1,3}v\.\s[^;]{2,90}\Z", before):
            continue  # a decision of the Board cited as authority
        relation, stated = _relation(running.flat, n)
        if not stated and " v" not in running.flat[max(0, n.start - 240) : n.start]:
            continue
        row = _row(running, n, relation or "other")
        here = running.flat[max(0, n.start - 160) : n.end + 60]
        if row.get("court") is None and head.court and _HERE.search(here):
            row["court"] = row["relation"] and row["relation"].as_(head.court.value)
        if stated or _of_ours(row, head):
            rows[n.text] = row
    return sorted(rows.values(), key=lambda r: r["docket_number"].start if r["docket_number"] else 0)
