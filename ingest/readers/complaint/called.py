"""Products by the names they are sold under: "a knee system named “Constancy”", "under the names “A” and “B”"."""

import re
from collections.abc import Iterator

from ingest.readers.complaint.cast import Cast
from ingest.readers.paragraphs import Pleading
from law.said import Said

_NAME = r"[“\"‘'][A-Z0-9][^”“\"’‘'\n]{1,50}[”\"’']"
_CALLED = re.compile(
    r"(?:\b(?:named|called|branded|dubbed)|\b(?:under|with|by)\sthe\s(?:brand\s|trade\s|product\s|model\s|style\s)?(?:names?|designations?|marks?|trademarks?)|\bwhich\s(?:it|they|[A-Z]\w+)\scalls?|"
    r"\b(?:sell|sells|selling|sold|market|markets|marketed|marketing|offered|offers|advertised|promoted|distributed|identified)\s(?:[\w-]+\s){0,6}?as|\bknown\sas|,\sthe)"
    rf"\s(?:the\s)?(?P<names>{_NAME}(?:(?:,?\s(?:and|or)\s|,\s)(?:the\s)?{_NAME}){{0,8}})"
)
_QUOTED = re.compile(r"[“\"‘'](?P<name>[A-Z0-9][^”“\"’‘'\n]{1,50}?)[.,]?[”\"’']")
_NO_PRODUCT = re.compile(  # a defined term, not a name
    r"\b(?:Patents?|Plaintiffs?|Defendants?|Complaint|Agreement|Letter|Accused|Infringing|A?NDA|Products?|Court|Actions?|Act|Party|Parties|Inc|LLC|Corp|Ltd)\b"
)
_ROLE = re.compile(r"\bDefendants?\b")
_MAKES = r"(?:makes?|made|manufactures?|sells?|sold|offers?|markets?|distributes?|imports?|uses?|runs?|operates?|released|launched|introduced)"
_NAMED_AFTER = re.compile(  # "makes and sells a picking robot, the Pomona 6"
    rf"\b{_MAKES}(?:,?\s(?:and\s)?{_MAKES}){{0,4}}\s(?:an?|its|their|the)\s(?:[a-z-]{{2,16}}\s){{1,6}}?[a-z-]{{2,16}},\s(?:the|called|named)\s(?P<name>[A-Z][\w-]*(?:\s(?:[A-Z]\w*|\d[\w-]*)){{0,3}})(?=[.,;]|\s(?:and|that|which|in)\b)"
)
_WHICH = re.compile(
    rf"[”\"]?\)?(?:\s\([^()]{{1,120}}\)){{0,2}}(?:,\s(?:which|who)|\s(?:which|that))?\s(?:has\s|have\s|also\s)?{_MAKES}\b"
)
_ACCUSES = re.compile(r"\baccus(?:es|ed|ing)\b")
_ADMITS = re.compile(r"\badmits?\b[^.;]{0,120}\bit\b", re.I)


def products(pleading: Pleading, cast: Cast, stop: int, maker: str) -> list[Said]:
    """The trade names of what the side `maker` deals in, in order; a name stands once."""
    found: dict[str, Said] = {}
    for s in pleading.spoken(stop, cast.forms()):
        for said in _in_sentence(pleading, cast, s, maker):
            found.setdefault(str(said.value).casefold(), said)
    return list(found.values())


def _in_sentence(pleading: Pleading, cast: Cast, s: tuple[int, int], maker: str) -> Iterator[Said]:
    text = pleading.text
    for m in _NAMED_AFTER.finditer(text, *s):
        other = cast.one(m["name"]) is None and not _NO_PRODUCT.search(m["name"])
        if other and _deals(text, cast, s, m.start(), maker):
            yield pleading.flow.words(*m.span("name"))
    for m in _CALLED.finditer(text, *s):
        if not _deals(text, cast, s, m.start(), maker):
            continue
        for q in _QUOTED.finditer(text, *m.span("names")):
            if not _NO_PRODUCT.search(q["name"]) and cast.one(q["name"]) is None:
                yield pleading.flow.words(*q.span("name"))


def quoted(pleading: Pleading, cast: Cast, start: int, end: int) -> Iterator[Said]:
    """The names in quotation marks that a stretch says things are called."""
    for m in _CALLED.finditer(pleading.text, start, end):
        for q in _QUOTED.finditer(pleading.text, *m.span("names")):
            if not _NO_PRODUCT.search(q["name"]) and cast.one(q["name"]) is None:
                yield pleading.flow.words(*q.span("name"))


def _deals(text: str, cast: Cast, s: tuple[int, int], at: int, maker: str) -> bool:
    """Whether the sentence up to `at` is about the side that makes the products: its first party is of that side, or
    the last is and is said to sell ("sued Doe, which sells …")."""
    before = list(cast.find(text, s[0], at))
    if before:
        last = before[-1]
        if any(cast.members[i].role == maker for i in before[0][2]):
            return True
        sells = _WHICH.match(text, last[1], s[1]) or _ACCUSES.search(text, s[0], last[0])
        return any(cast.members[i].role == maker for i in last[2]) and bool(sells)
    return maker == "defendant" and bool(_ROLE.search(text, s[0], at) or _ADMITS.search(text, s[0], at))
