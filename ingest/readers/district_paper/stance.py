"""What suit the paper says its case is, where it says so."""

import re

from ingest.readers.front import Front
from ingest.readers.sheet import Sheet
from law.said import Said

_SAYS = (
    ("appeal", re.compile(r"\bAppeals?\s{1,3}from\s{1,3}the\b|\bappeals\s{1,3}from\b")),
    (
        "anda",
        re.compile(
            r"\binfring\w+\b[^;]{0,160}\bby\s{1,3}(?:filing|submitting)\s{1,3}(?:an?\s{1,3}|its\s{1,3})?(?:ANDA|Abbreviated\s{1,3}New\s{1,3}Drug\s{1,3}Application)\b|\bunder\s{1,3}the\s{1,3}Hatch-Waxman\s{1,3}Act\b|\b(?:Hatch-Waxman|ANDA)\s{1,3}(?:Act\s{1,3})?(?:patent\s{1,3})?(?:infringement\s{1,3})?(?:action|case|suit|litigation)\b",
            re.I,
        ),
    ),
    (
        "dj_noninfringement",
        re.compile(
            r"\b(?:action|suit|complaint|seeks?|seeking|filed|sued|brought|brings)\b[^.;]{0,60}\bdeclarat(?:ory\s{1,3}judgment|ion)s?\b[^.;]{0,90}"
            r"\b(?:non-?\s?infringement|(?:do|does|did|have|has|had)\s{1,3}not\s{1,3}(?:\w+\s{1,3}){0,3}infring\w+)\b",
            re.I,
        ),
    ),
    (
        "dj_invalidity",
        re.compile(
            r"\b(?:action|suit|complaint|seeks?|seeking|filed|sued|brought|brings)\b[^.;]{0,60}\bdeclarat(?:ory\s{1,3}judgment|ion)s?\b(?:[^.;]|(?<=No)\.){0,90}\binvalid(?:ity)?\b",
            re.I,
        ),
    ),
    (
        "infringement",
        re.compile(
            r"\b[Tt]his\s{1,3}is\s{1,3}an?\s{1,3}(?:patent\s{1,3}(?:case|action|suit|lawsuit|dispute)\b|(?:civil\s{1,3})?action\s{1,3}for\s{1,3}infringement\s{1,3}of\b)|\balleges?\s{1,3}infringement\s{1,3}by\b|\b(?:this|the|is|an?)\s{1,3}(?:civil\s{1,3})?(?:patent\s{1,3}infringement\s{1,3}(?:action|suit|case|lawsuit)|(?:action|suit|case|lawsuit|complaint)\s{1,3}(?:for|alleging)\s{1,3}patent\s{1,3}infringement)\b"
            r"|\b(?:sued|filed|brought|brings?|commenced|accuses?|accusing|asserts?|alleges?|alleging|contends?)\b(?:(?!\.\s{1,3}[A-Z][a-z]{2}\w*\s)[\s\S]){0,140}?\binfring(?:ement|es?|ing|ed)\b(?=[^;]{0,60}\b[Pp]atents?\b)|\bCOMPLAINT\s{1,3}FOR\s{1,3}PATENT\s{1,3}INFRINGEMENT\b"
        ),
    ),
)
_EARLY = 20_000  # characters of the paper's own text in which it says what its case is about


def posture(sheet: Sheet, head: Front) -> Said | None:
    """The posture with the words it follows from: of several the one said first; the Federal Circuit's papers are appeals."""
    found: list[Said] = []
    for name, says in _SAYS:
        if name == "appeal" and not (head.court and head.court.value == "cafc"):
            continue
        places = says.finditer(sheet.flat, 0, head.body + _EARLY)
        m = next((m for m in places if not _by_counterclaim(sheet.flat, m, name)), None)
        if m and name in ("appeal", "anda"):
            return Said(name, m.start(), m.end())
        if m:
            found.append(Said(name, m.start(), m.end()))
    return min(found, key=lambda s: s.start, default=None)


def _by_counterclaim(flat: str, m: re.Match[str], name: str) -> bool:
    """Whether a declaration is asked for by counterclaim: the suit itself is for infringement."""
    before = flat[max(0, m.start() - 160) : m.end()]
    return name.startswith("dj_") and bool(re.search(r"\bcounter-?\s?claim[^.;]*\Z", before, re.I))
