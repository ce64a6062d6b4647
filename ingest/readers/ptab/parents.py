"""The company that stands over a party, as the notice of the real parties in interest tells (37 C.F.R. 42.8(b)(1))."""

import re

from ingest.readers.reading import Tree
from ingest.readers.sheet import Sheet

_NAME = (
    r"[A-Z][\w.&'-]*(?:,?\s{1,12}(?:[A-Z][\w.&'-]*|of|and(?=\s[A-Z])|de|plc|mbH|a\.s\.|N\.V\.|S\.A\.)){0,7}"
)
_BELOW = re.compile(
    rf"(?P<child>{_NAME}),?\s{{1,12}}(?:(?:is|are|which\sis)\s{{1,12}})?(?:an?\s{{1,12}})?(?:(?:direct|indirect|privately[- ]held)\s{{1,12}}){{0,2}}"
    rf"(?:(?:wholly|majority)[- ]owned\s{{1,12}}(?:(?:direct|indirect)\s{{1,12}})?(?:subsidiary\s{{1,12}}(?:of|company\s{{1,12}}of)|by)|subsidiary\s{{1,12}}of|owned\s{{1,12}}by)\s{{1,12}}(?P<parent>{_NAME})"
)
_OVER = re.compile(
    rf"(?P<parent>{_NAME}),?\s{{1,12}}(?:is|as)\s{{1,12}}the\s{{1,12}}(?:(?:ultimate|corporate|indirect|direct)\s{{1,12}})*parent(?:\s{{1,12}}(?:company|corporation|entity))?\s{{1,12}}of\s{{1,12}}(?P<child>{_NAME})"
)
_ITS = re.compile(
    rf"(?P<child>{_NAME})'s?\s{{1,12}}(?:(?:ultimate|corporate|indirect|direct)\s{{1,12}})*parent(?:\s{{1,12}}(?:company|corporation|entity))?(?:,|\s{{1,12}}is)\s{{1,12}}(?P<parent>{_NAME})"
)
_AND_ITS = re.compile(
    rf"(?P<child>{_NAME})\s{{1,12}}(?:\([^()]{{3,60}}\)\s{{1,12}})?and\s{{1,12}}its\s{{1,12}}(?:(?:ultimate|corporate)\s{{1,12}})*parent(?:\s{{1,12}}(?:company|corporation|entity))?,?\s{{1,12}}(?P<parent>{_NAME})"
)
_ROLE = {"petitioner": "petitioner", "patent owner": "patent_owner"}


def add_parents(sheet: Sheet, parties: list[dict[str, Tree]]) -> None:
    """Gives each party the parent that a sentence names, the first."""
    if not re.search(r"\b(?:parent|subsidiary|owned)\b", sheet.flat):
        return
    for pattern in (_BELOW, _OVER, _ITS, _AND_ITS):
        for m in pattern.finditer(sheet.flat):
            party = _meant(" ".join(m["child"].split()), parties)
            parent = m["parent"].rstrip(" ,")
            parent = (
                parent[:-1]
                if parent.endswith(".")
                and not re.search(r"\b(?:Inc|Corp|Ltd|Co|L\.P|S\.A|N\.V|B\.V|K\.K)\.\Z", parent)
                else parent
            )
            if (
                party is not None
                and not party.get("parent")
                and _meant(" ".join(parent.split()), [party]) is None
            ):
                party["parent"] = sheet.said(m.start("parent"), m.start("parent") + len(parent))


def _meant(words: str, parties: list[dict[str, Tree]]) -> dict[str, Tree] | None:
    """The party that words name: by its name or another form of it, or the only one in the role they say."""
    low = words.casefold().rstrip(" .,")
    role = [p for p in parties if p["role"].value == _ROLE.get(low)]
    if len(role) == 1:
        return role[0]
    return next(
        (p for p in parties if any(_same(low, str(f.value)) for f in (p["name"], *(p.get("aka") or [])))),
        None,
    )


def _same(low: str, form: str) -> bool:
    return low == form.casefold().rstrip(" .,")
