"""The parties of a trial: as captioned, with the forms that the paper gives their names."""

import re

from ingest.readers.ptab.caption import Caption
from ingest.readers.ptab.names import body_spelling, collective_forms, defined_forms, former_and_other
from ingest.readers.reading import Tree
from ingest.readers.sheet import Sheet
from law import names
from law.said import Said

_DEFINED = re.compile(
    r"(?:^|[.\n]\s{0,12}|\b(?:assigned\s{1,4}to|owned\s{1,4}by|by)\s{1,4}|\bPetitioner,?\s{1,4}|\bOwner,?\s{1,4}|\bbehalf\s{1,4}of\s{1,4})(?P<name>\b[A-Z][\w.,&'-]{0,30}(?:\s{1,4}(?:[A-Z][\w.,&'-]{0,30}|of|and|&|the|de)){0,9}?),?\s*\((?:collectively,?\s*)?(?:the\s+)?\"(?P<role>Petitioner|Patent\s+Owner)s?\"",
)
_LINE = re.compile(
    r"(?:^|\n)[ \t]*(?P<role>Petitioner|Patent\s+Owner)\s*:[ \t]*(?P<name>[A-Z][^\n]{2,90})(?=\n)"
)


def _role(word: Said) -> Said:
    low = " ".join(str(word.value).casefold().split())
    if low.startswith("petition"):
        return word.as_("petitioner")
    return word.as_("respondent" if low.startswith("respond") else "patent_owner")


def _party(sheet: Sheet, printed: Said, role: Said, after: int) -> dict[str, Tree]:
    name, former, other = former_and_other(sheet, printed)
    spelled = body_spelling(sheet, name, after)
    forms, _ = defined_forms(sheet, spelled, after)
    alike = {str(f.value).casefold().strip(" .,") for f in (spelled, *other)}
    aka = list(other)
    for form in [*forms, *collective_forms(sheet, spelled)]:
        if (key := str(form.value).casefold().strip(" .,")) not in alike:
            alike.add(key)
            aka.append(form)
    row: dict[str, Tree] = {"name": spelled, "role": _role(role), "aka": aka, "formerly": former}
    return row


def _captioned(sheet: Sheet, caption: Caption) -> list[dict[str, Tree]]:
    rows = []
    for found, word in ((caption.petitioners, caption.petitioner_word), (caption.owners, caption.owner_word)):
        for name in found:
            if word is not None:
                rows.append(_party(sheet, name, word, caption.end))
    return rows


def _stated(sheet: Sheet) -> list[dict[str, Tree]]:
    """The parties of a paper without a caption of two sides: those it defines, or lists by role."""
    rows: dict[str, dict[str, Tree]] = {}
    for pattern, zone in ((_LINE, 4000), (_DEFINED, 30_000)):
        for m in pattern.finditer(sheet.flat, 0, min(len(sheet.flat), zone)):
            if names.kind(m["name"]) or pattern is _LINE:
                row = _party(sheet, sheet.group(m, "name"), sheet.group(m, "role"), m.start())
                rows.setdefault(str(row["role"].value), row)
    return list(rows.values())


_AGAINST = re.compile(
    r"(?:^|\n)[ \t]*(?P<petitioner>[A-Z][^\n]{2,80}?)(?P<v>[,\s]\sv(?:s)?\.\s|\sv(?:s)?\.\s)(?P<owner>[A-Z][^\n]{2,80}?)[ \t.]*\n(?=[^\x00]{0,200}?\b(?:IPR|PGR|CBM)20)"
)


def _on_one_line(sheet: Sheet) -> list[dict[str, Tree]]:
    """`Roe Inc. v. Doe LLC` over the trial's number: the petitioner is named first."""
    m = _AGAINST.search(sheet.flat, 0, min(len(sheet.flat), 1500))
    if m is None or not (names.kind(m["petitioner"]) or names.kind(m["owner"])):
        return []
    sides = (("petitioner", "petitioner"), ("owner", "patent_owner"))
    v = sheet.group(m, "v")
    return [_party(sheet, sheet.group(m, group), v, m.end()) | {"role": v.as_(role)} for group, role in sides]


def read_parties(sheet: Sheet, caption: Caption) -> list[dict[str, Tree]]:
    """The parties of both sides."""
    rows = _captioned(sheet, caption) or _on_one_line(sheet)
    seen = {str(r["role"].value) for r in rows}
    return rows + [r for r in _stated(sheet) if str(r["role"].value) not in seen]
