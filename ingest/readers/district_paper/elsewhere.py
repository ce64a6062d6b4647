"""Other proceedings a paper speaks of: the judgment appealed from, lead and member cases, transfers, Board trials."""

import re

from ingest.readers.front import Front
from ingest.readers.sheet import Sheet
from law import court_names, dates, dockets
from law.said import Said

Row = dict[str, Said | None]
_APPEALED = re.compile(
    r"\bAppeals?\s{1,3}from\s{1,3}the\s(?P<where>[^.]{10,160}?)\s{1,3}in\s{1,3}Nos?\.\s{1,3}", re.I | re.S
)
_LEAD = re.compile(r"\blead\s{1,3}case\b", re.I)
_MEMBER = re.compile(r"\bmember\s{1,3}cases?\b", re.I)
_TRANSFERRED = re.compile(r"\btransferred\b[^.;]{0,80}\bfrom\b", re.I)
_PARALLEL = re.compile(
    r"\b(?:related|parallel|co-?pending|concurrent|companion|earlier-filed|later-filed|pending\s{1,3}in|also\s{1,3}(?:filed|sued|pending)|another\s(?:case|action|suit)|"
    r"consolidated\s{1,3}with|other\s{1,3}(?:case|action|suit|lawsuit)s?)\b",
    re.I,
)
_CITED = re.compile(
    r"\A[^.;]{0,60}?(?:\b(?:20\d\d|19\d\d)\s{1,2}(?:WL|U\.S\. Dist)|\bslip\s{1,2}op|\bD\.I\.\s\d|\bDkt\.?\s|\bECF\sNo|\bDoc\.\s|\((?:[A-Z]\.\s?){1,3}[^)]{0,20}\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s)?(?:19|20)\d\d\))"
)
_LABELLED = re.compile(r"[\s(]{0,3}(lead|member)\b", re.I)
_SENTENCE = re.compile(r"(?<=[a-z]{3})\.\s{1,3}(?=[A-Z])|\n\s{0,4}\n")
_SIDES = re.compile(
    r"(?P<p>[A-Z][^;:\n()\"]{1,90}?),?\s{1,3}v(?:s)?\.\s{1,3}(?P<d>[A-Z0-9][^;()\"]{1,110}?)[\s,(]{1,4}(?:(?:Civil\s)?(?:Action|Case|C\.A\.)\s)?(?:Case\s)?(?:Nos?\.|C\.A\.)?[\s:]{0,3}\Z",
    re.S,
)
_STARTS = re.compile(
    r".*(?:;|:|\b(?:in|case|action|matter|styled|captioned|see|also|and|with|are|is)\b(?=\s+[A-Z])|\.\s(?=[A-Z]))[\s,]*",
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
    before, after = flat[max(0, n.start - 160) : n.start], flat[n.end : n.end + 60]
    sentence = _SENTENCE.split(before)[-1]
    if n.forum == "ptab":
        return "parallel_ptab", True
    if _CITED.match(after):
        return "", False
    labelled = _LABELLED.match(after)
    if labelled:
        return labelled[1].casefold(), True
    if _LEAD.search(sentence):
        return "lead", True
    if _MEMBER.search(sentence):
        return "member", True
    if _TRANSFERRED.search(sentence):
        return "transferred_from", True
    return ("parallel_district_court", True) if _PARALLEL.search(sentence) else ("", False)


def _row(sheet: Sheet, n: dockets.Number, relation: str) -> Row:
    here = Said(n.text, n.start, n.stop)
    row: Row = {"relation": here.as_(relation), "docket_number": here}
    if n.forum != "district" or relation in ("lead", "member"):
        return row
    before = sheet.flat[max(0, n.start - 240) : n.start]
    begin = _STARTS.match(before[: before.rfind(" v")] if " v" in before else "")
    m = _SIDES.search(before, begin.end() if begin else 0)
    if m:
        low = n.start - len(before)
        row["plaintiff"] = sheet.said(low + m.start("p"), low + m.end("p"))
        row["defendant"] = sheet.said(low + m.start("d"), low + m.end("d"))
    row["court"] = _court(court_names.find_court(sheet.flat, n.end, min(len(sheet.flat), n.end + 60)))
    filed = re.compile(r"[^.;]{0,40}?\bfiled\s{1,3}(?:on\s{1,3})?", re.I).match(sheet.flat, n.end)
    day = next(dates.find(sheet.flat, filed.end(), filed.end() + 24), None) if filed else None
    if day and filed and day.start - filed.end() < 3 and dates.is_day(day.edtf):
        row["filed_on"] = Said(day.edtf, day.start, day.end)
    return row


def read(sheet: Sheet, head: Front) -> list[Row]:
    """Every other proceeding once, in the order of first mention."""
    rows: dict[str, Row] = {}
    for row in _appealed(sheet):
        if row["docket_number"]:
            rows[str(row["docket_number"].value)] = row
    own = [dockets.parse(str(n.value)) for n in (head.docket_number, *head.other_numbers) if n]
    cores = {n.core for n in own if n}
    for n in dockets.find(sheet.flat):
        if n.core in cores or n.text in rows or n.forum not in ("district", "ptab"):
            continue
        if (
            re.search(r"\b[A-Z][\w.]+\s{1,3}v\.\s[^;]{2,90}\Z", sheet.flat[max(0, n.start - 110) : n.start])
            and n.forum == "ptab"
        ):
            continue  # a decision of the Board cited as authority
        relation, stated = _relation(sheet.flat, n)
        if stated:
            rows[n.text] = _row(sheet, n, relation)
    return list(rows.values())
