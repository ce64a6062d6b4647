"""A patent as text: its front page, or a certificate of a trial or reexamination with what became of each claim.

A certificate issues once a review or a reexamination is final; it cancels, confirms and adds claims (35 U.S.C. 307(a),
318(b), 328(b)). Its kind code is C1 to C9 after reexamination, J and K after trials (WIPO ST.16).
"""

import re
from collections.abc import Iterator

from ingest.readers import front_page
from ingest.readers.detect import Kind
from ingest.readers.reading import Tree
from ingest.readers.sheet import Sheet
from ingest.readers.uspto.extension import read_extension
from ingest.readers.uspto.letters import read_letter
from law import claim_status, dates, dockets, patents
from law.said import Said

_HEADING = re.compile(
    r"\b(?:INTER\s{1,4}PARTES\s{1,4}(?:REVIEW|REEXAMINATION)|EX\s{1,4}PARTE\s{1,4}REEXAMINATION|POST[-\s]GRANT\s{1,4}REVIEW|COVERED\s{1,4}BUSINESS\s{1,4}METHOD\s{1,4}(?:PATENT\s{1,4})?REVIEW|REEXAMINATION|DERIVATION)\s{1,4}CERTIFICATE\b",
    re.I,
)
_ISSUED = re.compile(r"\bCertificate\s{1,4}Issued\s{0,3}:?\s{0,4}", re.I)
_NUMBER = re.compile(
    r"(?:\bNumber\s?:|\bPatent\s{1,4}No\.?\s?:|\bU\.?\s?S\.?\s{1,4}Patent\s{1,4}(?:No\.?\s?)?)\s{0,6}(?:US\s?)?(?P<n>(?:RE|D|PP)?\s?\d{1,3},?\d{3}(?:,\d{3})?)"
)
_DETERMINED = re.compile(r"\bIT\s{1,4}HAS\s{1,4}BEEN\s{1,4}DETERMINED\s{1,4}THAT\b", re.I)
_HEAD = 4000  # characters in which a certificate shows what it is


def read_patent(text: str, kind: Kind) -> dict[str, Tree]:
    """What a patent's own paper says."""
    sheet = Sheet(text)
    if tree := read_extension(sheet):
        return {"kind": kind.words, **tree}
    if letter := read_letter(sheet):
        return {"kind": kind.words, **letter}
    heading = _HEADING.search(sheet.flat, 0, _HEAD)
    if heading and (tree := _certificate(sheet, heading)):
        return {"kind": kind.words, **tree}
    return {"kind": kind.words, **_face(text)}


def _certificate(sheet: Sheet, heading: re.Match[str]) -> dict[str, Tree] | None:
    """The certificate's patent and claims, or None where it names no patent."""
    number = next((s for m in _NUMBER.finditer(sheet.flat, 0, _HEAD) if (s := _patent(sheet, m))), None)
    if number is None:
        return None
    issued = _day(sheet)
    by = next((_said(n) for n in dockets.find(sheet.text[: 2 * _HEAD]) if n.forum in ("ptab", "uspto")), None)
    determined = _DETERMINED.search(sheet.flat)
    claims = list(_claims(sheet, determined.end() if determined else heading.end(), number, issued, by))
    title = sheet.said(heading.start(), heading.end())
    event = {
        "on": issued, "title": title, "kind": title.as_("certificate_issued"), "modality": title.as_("stated"),
        "patent": number,
    }  # fmt: skip
    return {
        "form": title.as_("certificate"),
        "title": title,
        "filed_on": issued,
        "patents": [{"number": number}],
        "claims": claims,
        "events": [event] if issued else [],
    }


def _patent(sheet: Sheet, m: re.Match[str]) -> Said | None:
    normal = patents.normal(m["n"].strip())
    return sheet.said(m.start("n"), m.end("n"), normal) if normal else None


def _said(n: dockets.Number) -> Said:
    return Said(n.text, n.start, n.stop)


def _day(sheet: Sheet) -> Said | None:
    for m in _ISSUED.finditer(sheet.flat, 0, 3 * _HEAD):
        day = next(dates.find(sheet.flat, m.end(), m.end() + 30), None)
        if day and day.start - m.end() < 3 and dates.is_day(day.edtf):
            return Said(day.edtf, day.start, day.end)
    return None


def _claims(sheet: Sheet, start: int, number: Said, on: Said | None, by: Said | None) -> Iterator[Tree]:
    for stated in claim_status.certified(sheet.flat, start):
        words = sheet.said(stated.start, stated.end)
        for claim in stated.claims:
            yield {
                "patent": number, "number": words.as_(claim), "status": words.as_(stated.status),
                "status_on": on, "status_by": by,
            }  # fmt: skip


def _face(text: str) -> dict[str, Tree]:
    """The fields of the front page, where there is one."""
    pages = front_page.front_pages(text)[:1]
    return {
        "patents": [
            {
                "number": page.number,
                "title": page.title,
                "inventors": page.inventors,
                "assignee": page.assignee,
                "issued_on": page.issued and page.issued.on,
                "filed_on": page.filed and page.filed.on,
                "application_number": page.application_number,
                "publications": page.publications,
                "term_adjustment_days": page.term_adjustment_days,
                **page.term,
            }
            for page in pages
        ]
    }
