"""Products by the names they are sold under: "a knee system named “Constancy”", "under the names “A” and “B”"."""

import re
from collections.abc import Iterator

from ingest.readers.complaint.cast import Cast
from ingest.readers.paragraphs import Pleading
from law.said import Said

_NAME = r"[“\"‘'][A-Z0-9][^”“\"’‘'\n]{1,50}[”\"’']"
_CALLED = re.compile(
    r"(?:\b(?:named|called|branded|dubbed)|\b(?:under|with|by)\sthe\s(?:brand\s|trade\s|product\s|model\s)?(?:names?|designations?)|"
    r"\b(?:sell|sells|selling|sold|market|markets|marketed|marketing|offered|offers|advertised|promoted|distributed|identified)\s(?:[\w-]+\s){0,6}?as|\bknown\sas|,\sthe)"
    rf"\s(?:the\s)?(?P<names>{_NAME}(?:(?:,?\s(?:and|or)\s|,\s)(?:the\s)?{_NAME}){{0,8}})"
)
_QUOTED = re.compile(r"[“\"‘'](?P<name>[A-Z0-9][^”“\"’‘'\n]{1,50}?)[.,]?[”\"’']")
_NO_PRODUCT = re.compile(  # a defined term, not a name
    r"\b(?:Patents?|Plaintiffs?|Defendants?|Complaint|Agreement|Letter|Accused|Infringing|A?NDA|Products?|Court|Actions?|Act|Party|Parties|Inc|LLC|Corp|Ltd)\b"
)
_ROLE = re.compile(r"\bDefendants?\b")


def products(pleading: Pleading, cast: Cast, stop: int, maker: str) -> list[Said]:
    """The trade names of what the side `maker` deals in, in order; a name stands once."""
    found: dict[str, Said] = {}
    for s in pleading.spoken(stop, cast.forms()):
        if (
            "“" in pleading.text[slice(*s)]
            or '"' in pleading.text[slice(*s)]
            or "‘" in pleading.text[slice(*s)]
        ):
            for said in _in_sentence(pleading, cast, s, maker):
                found.setdefault(str(said.value).casefold(), said)
    return list(found.values())


def _in_sentence(pleading: Pleading, cast: Cast, s: tuple[int, int], maker: str) -> Iterator[Said]:
    text = pleading.text
    for m in _CALLED.finditer(text, *s):
        if not _deals(text, cast, s, m.start(), maker):
            continue
        for q in _QUOTED.finditer(text, *m.span("names")):
            if not _NO_PRODUCT.search(q["name"]) and cast.one(q["name"]) is None:
                yield pleading.flow.words(*q.span("name"))


def _deals(text: str, cast: Cast, s: tuple[int, int], at: int, maker: str) -> bool:
    """Whether the sentence up to `at` is about the side that makes the products: its first party is of that side."""
    first = next(iter(cast.find(text, s[0], at)), None)
    if first is not None:
        return all(cast.members[i].role == maker for i in first[2])
    return maker == "defendant" and bool(_ROLE.search(text, s[0], at))
