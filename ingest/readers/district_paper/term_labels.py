"""Constructions under a heading that names the term, a line a side: `Roe's Proposed Construction: "…"`, `Court: "…"`."""

import re
from collections import deque
from collections.abc import Iterator

from ingest.readers.district_paper.term_rows import IN, PLAIN, QUOTED, Terms, View, add, is_party, party_of
from ingest.readers.front import Front
from law.said import Said

HEADING = re.compile(
    rf"(?:^|\n)[ \t]{{0,60}}(?:(?:\(?(?:[A-Z]|\d{{1,2}}|[ivxIVX]{{1,5}})[.)])[ \t]{{1,8}})?"
    rf"(?:(?:Disputed[ ]|Claim[ ]|Agreed[ ]){{0,2}}(?:Term|Phrase|Limitation)s?(?:[ ](?:No\.[ ]?)?\d{{1,2}})?[ ]?[:.-][ ]{{0,6}})?"
    rf"(?:The\s{{1,3}}(?:term\s{{1,3}})?)?{QUOTED}[^\n]{{0,120}}",
    re.I,
)
_NAME = r"[A-Z][\w&.-]{1,24}(?:[ ](?:[A-Z][\w&.,-]{0,24}|and|of|&)){0,4}?"
_LABEL = re.compile(
    rf"(?:^|\n|(?<=[.\")])[ ]{{1,2}})[ \t]{{0,60}}(?P<side>(?:[Tt]he[ ])?Court|Plaintiffs?|Defendants?|(?:The[ ])?Parties|{_NAME})(?:'s|(?<=s)')?"
    r"(?P<what>[ ](?:[Pp]roposed[ ]|[Aa]greed[ ]|[Ff]inal[ ]|[Ss]uggested[ ])?(?:[Cc]laim[ ])?(?:[Cc]onstruction|[Dd]efinition|[Ii]nterpretation|[Pp]osition|[Pp]roposal)s?)?"
    r"(?:[ ]{0,2}:|(?(what)[ \t]{0,4}(?=\n))(?(what)|:))"
)
_QUOTE = re.compile(rf"\s{{0,90}}\"(?P<value>{IN})\"")
_PLAIN = re.compile(rf"\s{{0,90}}(?P<value>(?:{PLAIN})[^\n\"]{{0,60}})", re.I)
_WORDS = re.compile(
    r"[ \t]{0,20}\n?[ \t]{0,60}(?P<value>\S[^\n]{2,160}(?:(?<![.;])\n[ \t]{0,60}[a-z][^\n:]{2,160}){0,2})(?=\n|\Z)"
)
_NO_VALUE = re.compile(r"\A(?:see|as\s(?:set|stated)|same|n/a|none|argu|not\sconstrued)\b", re.I)
_FAR = 1200  # characters between a heading and what is said of its term


def read(found: Terms, head: Front) -> None:
    """Each label's value to the row of the heading that stands last above it, outside other values."""
    flat = found.sheet.flat
    headings = deque(_headings(flat, head.body))
    heading: tuple[int, int, int] | None = None
    until = head.body
    for m in _labels(flat, head.body):
        side = m["side"]
        court = bool(re.fullmatch(r"(?:[Tt]he )?Court", side))
        agreed = side.casefold().endswith("parties")
        known = court or agreed or re.fullmatch(r"Plaintiffs?|Defendants?", side) or is_party(side, head)
        if not known or m.start() < until:
            continue
        while headings and headings[0][0] <= m.start():
            h = headings.popleft()
            heading = h if h[0] >= until else heading
        if heading is None or m.start() - heading[2] > _FAR:
            continue
        value = _value(found.sheet, m.end())
        row = found.of(heading[0], heading[1]) if value else None
        if row is None or value is None:
            continue
        until = value.end
        heading = (heading[0], heading[1], value.end)
        if court or agreed:
            row.setdefault("construction", value)
        else:
            add(row, party_of(found.sheet, m.start("side"), m.end("side"), head), value)


def _labels(flat: str, body: int) -> Iterator[re.Match[str]]:
    """The labels that stand before their value; columns' heads one under the other are none."""
    found = list(_LABEL.finditer(flat, body))
    stacked: set[int] = set()
    for m, after in zip(found, found[1:], strict=False):
        if not m[0].endswith(":") and not flat[m.end() : after.start()].strip():
            stacked |= {m.start(), after.start()}
    return (m for m in found if m.start() not in stacked)


def _headings(flat: str, body: int) -> list[tuple[int, int, int]]:
    return [(*m.span("term"), m.end("term")) for m in HEADING.finditer(flat, body)]


def _value(sheet: View, at: int) -> Said | None:
    """What stands behind a label: quoted words, a plain meaning, else the words of its line."""
    for pattern in (_QUOTE, _PLAIN, _WORDS):
        m = pattern.match(sheet.flat, at)
        if m:
            raw = m["value"].rstrip(' ,.;:\n"')
            if not raw.strip() or _NO_VALUE.match(raw) or _LABEL.match("\n" + raw + ":"):
                return None
            return sheet.said(m.start("value"), m.start("value") + len(raw))
    return None


def cells(line: str) -> Iterator[tuple[int, int]]:
    """The cells of a line: between bars, else where two spaces or more stand."""
    pattern = r"[^|\s](?:[^|]*[^|\s])?" if "|" in line else r"\S(?:\S|[ ](?=\S))*"
    for m in re.finditer(pattern, line):
        yield m.span()
