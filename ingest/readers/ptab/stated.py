"""What a paper says a reference is, wherever it says so: `Smith is US 8,118,223 B2, issued May 5, 2009 (Ex. 1005)`,
`U.S. Patent No. 8,118,223 to Smith (Ex. 1005)`, `Smith (Ex. 1005), an article entitled "…" published in 1987`."""

import re
from collections.abc import Iterator

from ingest.readers.ptab.exhibits import CITE
from ingest.readers.sheet import Sheet, word_begins
from law import dates, patents
from law.said import Said

Facts = dict[str, Said | None]
_NUMBER = rf"{CITE}(?P<n>[123]\d{{3}})(?!\d)"
_IN_PARENTHESES = re.compile(rf"[(\[][^()\n]{{0,60}}?{_NUMBER}")
_YEAR = r"(?:19|20)\d\d(?!\d)"
_DAY = rf"(?P<on>[A-Z][a-z]{{2,8}}\.?\s{{1,3}}\d{{1,2}}\s?,\s{{1,3}}{_YEAR}|(?:[A-Z][a-z]{{2,8}}\.?\s{{1,3}})?{_YEAR})"
_DATED = re.compile(
    rf"(?:\b(?:issued|granted|published|publ-\s?ished|dated|appeared|presented|printed)(?:\s{{1,3}}(?:on|in|at\s[^.;]{{3,60}}?\sin))?|\),|,\"?\s{{1,3}}of|\bof)\s{{1,12}}{_DAY}"
)
_AFTER = re.compile(
    rf"[^.\n]{{0,80}}\.\s{{1,12}}It\s{{1,3}}(?:was\s{{1,3}})?(?:issued|granted|published)\s{{1,3}}(?:on|in)\s{{1,12}}{_DAY}"
)
_OF_PAPER = r"an?\s(?:[\w-]+\s){0,4}?(?:article|paper|thesis|dissertation|book|chapter|manual|brochure|report|publication|standard|specification|web\s?page|presentation|poster|data\s?sheet|catalog(?:ue)?)\b"
_TITLE = re.compile(r"[^.;\"]{0,40}\"(?P<title>[^\"]{4,200}?),?\"")
_PATENT = r"(?:U\.?\s?S\.?|United\s|[A-Z]{2}\s?\d|PCT|Int|WO\s|[A-Z][a-z]+\s{1,3}(?:Patent|Published|Unexamined|Utility|Laid|Application)|an?\s[^.;]{0,30}?[Pp]atent|Patent\s|Published\s)"
_SENTENCE_ENDS = re.compile(r"\.\s{1,12}(?=[A-Z])|;|\n\s{0,3}\n|\n(?=[^\n]{1,50}:\s)")
_REACH = 280  # characters of what is said about one reference


def stated(sheet: Sheet, name: str, skip: set[str]) -> Facts:
    """`number`, `title`, `issued_on` and `exhibit` of a reference, from the places that say what it is, the first of each;
    `skip` are the numbers under review."""
    row: Facts = {}
    for facts in (
        *_numbered_to(sheet, name, skip),
        *_said_to_be(sheet, name, skip),
        *_bracketed(sheet, name, skip),
    ):
        for key, said in facts.items():
            row[key] = row.get(key) or said
    return row


def _grant(sheet: Sheet, start: int, end: int, skip: set[str]) -> patents.Written | None:
    found = (
        w for w in patents.find(sheet.flat, start, end) if w.kind != "application" and w.number not in skip
    )
    return next(found, None)


def _numbered_to(sheet: Sheet, name: str, skip: set[str]) -> Iterator[Facts]:
    """`U.S. Patent No. 5,977,732 B1 to Smith et al. (Ex. 1003)`: the number stands right before the name."""
    named = re.compile(rf"\s(?:to|by)\s{{1,12}}{re.escape(name)}(?!\w)(?:\s{{1,3}}et\s{{1,3}}al\.?)?")
    for m in named.finditer(sheet.flat):
        low = max(0, m.start() - 80)
        w = next((w for w in patents.find(sheet.flat, low, m.start()) if m.start() - w.end < 6), None)
        if w and w.number not in skip:
            exhibit = re.compile(rf",?\s{{0,3}}[(\[][^()\n]{{0,40}}?{_NUMBER}").match(sheet.flat, m.end())
            yield {
                "number": Said(w.number, w.start, w.end),
                "exhibit": sheet.group(exhibit, "n") if exhibit else None,
            }


def _bracketed(sheet: Sheet, name: str, skip: set[str]) -> Iterator[Facts]:
    """`Smith (U.S. Patent No. 6,164,528)`, `Smith (EX1004)`, `Smith, Ex. 1004`."""
    for m in re.compile(rf"{word_begins(name)}\s{{0,3}}\((?P<in>[^()]{{4,120}})\)").finditer(sheet.flat):
        w, e = _grant(sheet, *m.span("in"), skip), re.compile(_NUMBER).search(sheet.flat, *m.span("in"))
        if w or e and re.match(CITE, m["in"]):
            yield {
                "number": Said(w.number, w.start, w.end) if w else None,
                "exhibit": sheet.group(e, "n") if e else None,
            }


def _said_to_be(sheet: Sheet, name: str, skip: set[str]) -> Iterator[Facts]:
    """The sentence that says what the reference is."""
    says = re.compile(
        rf"{word_begins(name)}\s{{0,12}}(?:\({_NUMBER}\))?(?P<is>\s{{1,12}}is\s{{1,12}}|,\s{{1,12}}|:\s{{1,12}})(?=(?P<patent>{_PATENT})|(?P<paper>{_OF_PAPER}))"
    )
    for m in says.finditer(sheet.flat):
        stop = _SENTENCE_ENDS.search(sheet.flat, m.end() + 8, m.end() + _REACH)
        end = stop.start() if stop else min(len(sheet.flat), m.end() + _REACH)
        row: Facts = {"exhibit": sheet.group(m, "n") if m["n"] else None}
        w = _grant(sheet, m.end(), end, skip)
        if w and (
            w.start - m.end() >= 60 or re.match(r"[\sA-Z\d]{0,6}\sto\s", sheet.flat[w.end : w.end + 12])
        ):
            w = None  # the next reference's
            if not m["paper"]:
                continue
        if w:
            row["number"] = Said(w.number, w.start, w.end)
            dated = _DATED.search(sheet.flat, w.end, end) or _AFTER.match(sheet.flat, w.end)
        elif m["paper"] or "is" in m["is"]:
            title = _TITLE.match(sheet.flat, m.end("paper"), end) if m["paper"] else None
            row["title"] = sheet.group(title, "title") if title else None
            dated = _DATED.search(sheet.flat, title.end() - 2 if title else m.end(), end)
        else:
            continue
        written = dates.parse(dated["on"]) if dated else None
        row["issued_on"] = sheet.group(dated, "on", written.edtf) if dated and written else None
        if row["exhibit"] is None and (e := _IN_PARENTHESES.search(sheet.flat, m.end(), end + 1)):
            row["exhibit"] = sheet.group(e, "n")
        yield row
