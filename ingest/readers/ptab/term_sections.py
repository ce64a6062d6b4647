"""Claim terms under a heading of their own in a Board paper, and in tables set with spaces: `"hovering"    holding …`."""

import re

from ingest.readers.sheet import Sheet
from law.said import Said

Position = tuple[
    str, Said, Said
]  # whose ("petitioner", "patent_owner", "" for the paper's own), its word, the text
_IN = r"[^\"\n]{2,200}(?:\n[^\"\n]{1,200}){0,3}"
_HEADING = re.compile(
    r"(?:^|\n)[ \t]{0,40}(?:\(?(?:[A-Z]|\d{1,2}|[ivx]{1,4})[.)]\s{1,8})?(?:The\s)?(?:(?:[Cc]laim\s)?[Tt]erms?:?\s)?"
    r"\"(?P<term>[^\"\n]{2,120}?),?\"(?P<beside>[ \t]{0,3}(?:\([^()\n]{1,80}\))?[ \t]*(?=\n)|\s-\s)"
)
_ANY = re.compile(r"\n[ \t]{0,40}(?:[IVX]{1,5}|[A-Z]|\d{1,2})\.[ \t]{1,8}[A-Z\"]")
_WHO = r"(?P<who>Petitioners?|Patent\s{1,3}Owners?|[Ww]e|[Tt]he\s{1,3}Board)"
_VALUE = rf"(?:\"(?P<value>{_IN})\"|(?P<plain>(?:its|the)\s{{1,3}}(?:plain|ordinary)(?:\s{{1,3}}and\s{{1,3}}(?:ordinary|customary))?\s{{1,3}}meaning))"
_SAYS = (
    re.compile(rf"{_WHO}(?:'s|(?<=s)')\s{{1,3}}(?:proposed\s{{1,3}})?(?:construction|definition|proposal)\s{{1,3}}(?:of\s[^\".;]{{3,40}}\s)?(?:is|would\s{{1,3}}be)\s{{1,3}}{_VALUE}"),
    re.compile(rf"{_WHO}\s{{1,3}}(?:therefore\s|also\s|instead\s){{0,2}}(?:proposes?|argues?|contends?|asserts?|submits?|construes?|interprets?|adopts?)\s{{1,3}}(?:[^\".;]{{0,90}}?\b(?:as|means?|mean|is|of|given|construction)[\s:]{{1,3}}|(?=\"|(?:its|the)\s{{1,3}}(?:plain|ordinary))){_VALUE}"),
    re.compile(rf"(?P<who>\b[Tt]his\s{{1,3}}(?:term|phrase)|\b[Tt]he\s{{1,3}}(?:term|phrase))\s{{1,3}}(?:(?:should|must|is\s{{1,3}}to)\s{{1,3}}be\s{{1,3}}(?:construed|interpreted|understood)\s{{1,3}}(?:as|to\s{{1,3}}mean)|means)\s{{1,3}}{_VALUE}"),
)  # fmt: skip
_HEAD_LINE = re.compile(
    r"(?:^|\n)[ \t]*(?P<term>(?:Claim\s|Disputed\s)?(?:Term|Phrase|Limitation)s?)[ ]{3,}(?P<side>(?:Petitioner|Patent\sOwner|Proposed|Board|Construction|Agreed)[^\n]{0,60})(?=\n)"
)
_ROW = re.compile(r"\n([ \t]{0,40})(\S[^\n]*?)[ ]{2,}(\S[^\n]*?)[ \t]*(?=\n|\Z)")
_REST = re.compile(r"\n([ \t]{8,})(\S[^\n]*?)[ \t]*(?=\n|\Z)")
_FAR = 5000  # characters of one term's section


def role_of(word: str) -> str:
    low = word.casefold()
    return "petitioner" if low.startswith("petition") else "patent_owner" if low.startswith("patent") else ""


def sections(sheet: Sheet) -> list[tuple[Said, list[Position]]]:
    """Each headed term with what its section says it is construed as, and by whom."""
    flat = sheet.flat
    found = []
    for m in _HEADING.finditer(flat):
        after = _ANY.search(flat, m.end(), m.end() + _FAR)
        following = _HEADING.search(flat, m.end(), m.end() + _FAR)
        stop = min([x.start() for x in (after, following) if x] or [min(len(flat), m.end() + _FAR)])
        said = [
            (role_of(s["who"]), sheet.group(s, "who"), _text(sheet, s))
            for pattern in _SAYS
            for s in pattern.finditer(flat, m.end(), stop)
        ]
        if said:
            found.append((sheet.group(m, "term"), said))
    return found


def _text(sheet: Sheet, m: re.Match[str]) -> Said:
    group = "value" if m["value"] is not None else "plain"
    raw = m[group].rstrip(" ,.;\n")
    return sheet.said(m.start(group), m.start(group) + len(raw))


def tables(sheet: Sheet) -> list[tuple[Said, Position]]:
    """The rows of tables of two columns that spaces keep apart."""
    flat = sheet.flat
    found = []
    for head in _HEAD_LINE.finditer(flat):
        edge = head.start("side") - flat.rfind("\n", 0, head.start("side")) - 1
        at = head.end()
        while m := _ROW.match(flat, at):
            column = m.start(3) - m.start() - 1
            if abs(column - edge) > 4:
                break
            at = end = m.end()
            while (more := _REST.match(flat, at)) and abs(len(more[1]) - edge) < 5:
                at = end = more.end()
            term = sheet.said(m.start(2), m.end(2))
            text = sheet.said(m.start(3), end)
            side = sheet.group(head, "side")
            found.append((_bare(term), (role_of(str(side.value)), side, _bare(text))))
    return found


def _bare(cell: Said) -> Said:
    return cell.as_(str(cell.value).strip("“”\"'‘’,. "))
