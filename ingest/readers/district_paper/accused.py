"""What an order, answer, motion or brief says is accused: names set apart in quotation marks."""

import re
from collections.abc import Iterator

from ingest.readers.complaint import called, product_names
from ingest.readers.complaint.cast import Cast
from ingest.readers.front import Front
from ingest.readers.paragraphs import Pleading
from law.said import Said

_ACCUSES = re.compile(
    r"\b(?:accus\w+|alleg\w+|charg(?:es?|ed|ing)|contends?|contended|asserts?|asserted|complain\w*|sued)\b"
)
_INFRINGES = re.compile(r"\binfring", re.I)
_QUOTED = re.compile(r"[“\"](?P<name>[A-Z0-9][^”“\"\n]{1,50}?)[.,]?[”\"](?P<after>\s?[\w(,.]?)")
_OF_TEXT = re.compile(
    r"(?:\(|[Pp]atent[”\"]?\)?,?\s|\(the\s|\bentitled,?\s|\btitled,?\s|\bterms?\s|\bcalled\s(?:the|a)\s)\Z",
    re.I,
)
_NO_PRODUCT = re.compile(
    r"\b(?:Patents?|Plaintiffs?|Defendants?|Complaint|Agreement|Products?|Court|Actions?|Inc|LLC|Corp|Ltd|Motion|Order)\b"
)
_CHARGED = re.compile(  # "accuses Doe's X of infringing", "says that X infringes", "the accused device is Doe's X"
    r"\b[Aa]ccus(?:es|ed|ing)\s(?=(?:the|its|their)\s[A-Z]|[A-Z][\w&.-]*(?:\s[A-Z][\w.]*){0,3}[’']s?\s)|\b(?:says?|said|alleg(?:es?|ed|ing)|contend(?:s|ed|ing)?|assert(?:s|ed|ing)?|claim(?:s|ed)|maintains?|charg(?:es|ed|ing))\sthat\s(?=[A-Zt“\"][^.;()]{2,120}?\s(?:directly\s)?infring)"
    r"|\b[Aa]ccused\s(?:products?|devices?|systems?|instrumentalit(?:y|ies)|services?|apparatus|software|methods?|articles?)\s(?:at\sissue\s|in\sthis\s(?:case|action)\s)?(?:is|are|was|were|includes?)\s"
)
_IS_CALLED = re.compile(  # "Doe sells a meter called the X and a receiver called the Y"
    r"\b(?:makes?|manufactures?|sells?|markets?|offers?|distributes?|sold|made)\s(?:and\s\w+\s)?an?\s(?:[a-z-]+\s){1,5}(?:called|named|known\sas)\s(?=(?:the\s)?[A-Z])"
)
_SIDE_OF = {"dj_noninfringement": "plaintiff", "dj_invalidity": "plaintiff"}
_MOST = 30


def read(pleading: Pleading, cast: Cast, head: Front, posture: Said | None) -> list[Said]:
    """Each product once, in the order of first mention."""
    maker = _SIDE_OF.get(str(posture.value), "defendant") if posture else "defendant"
    if posture is not None and posture.value in ("anda", "appeal"):
        return []
    stop = len(pleading.text)
    found = {str(s.value).casefold(): s for s in called.products(pleading, cast, stop, maker)}
    for a, b in pleading.spoken(stop, cast.forms()):
        for said in (*_in_allegation(pleading, cast, a, b), *_charged(pleading, cast, a, b, maker)):
            found.setdefault(str(said.value).casefold(), said)
    own = [s for s in found.values() if s.start >= head.body]
    return sorted(own, key=lambda s: s.start)[:_MOST]


def _in_allegation(pleading: Pleading, cast: Cast, start: int, end: int) -> Iterator[Said]:
    """ "alleging that Doe's “Gentle Touch” teat cup infringes": the names between the charge and the end of the sentence."""
    text = pleading.text
    charge = _ACCUSES.search(text, start, end)
    if charge is None or end - start > 1200 or not _INFRINGES.search(text, start, end):
        return
    for m in _QUOTED.finditer(text, charge.end(), end):
        name = m["name"]
        if _OF_TEXT.search(text, max(start, m.start() - 16), m.start()) or _NO_PRODUCT.search(name):
            continue
        if cast.one(name) is None and re.search(r"[a-z0-9]", name):
            yield pleading.flow.words(*m.span("name"))


def _charged(pleading: Pleading, cast: Cast, start: int, end: int, maker: str) -> Iterator[Said]:
    """Names that are not set in quotation marks, where the words before them say that they are accused."""
    text = pleading.text
    parties = [member.name.casefold() for member in cast.members]
    for m in _CHARGED.finditer(text, start, end):
        for said in product_names.listed(pleading, cast, m.end(), end):
            if not any(name.startswith(str(said.value).casefold()) for name in parties):
                yield said
    for m in _IS_CALLED.finditer(text, start, end):
        sells = [who for _, _, who in cast.find(text, start, m.start())][-1:]
        if any(cast.members[i].role == maker for who in sells for i in who):
            yield from product_names.listed(pleading, cast, m.end(), end)
