"""What an order, answer, motion or brief says is accused: names set apart in quotation marks."""

import re
from collections.abc import Iterator

from ingest.readers.complaint import called
from ingest.readers.complaint.cast import Cast
from ingest.readers.front import Front
from ingest.readers.paragraphs import Pleading
from law.said import Said

_ACCUSES = re.compile(
    r"\b(?:accus\w+|alleg\w+|charg(?:es?|ed|ing)|contends?|contended|asserts?|asserted|complain\w*|sued)\b"
)
_INFRINGES = re.compile(r"\binfring", re.I)
_QUOTED = re.compile(r"[“\"](?P<name>[A-Z0-9][^”“\"\n]{1,50}?)[.,]?[”\"](?P<after>\s?[\w(,.]?)")
_OF_TEXT = re.compile(r"(?:\(|\(the\s|\bentitled,?\s|\btitled,?\s|\bterms?\s|\bcalled\s(?:the|a)\s)\Z", re.I)
_NO_PRODUCT = re.compile(
    r"\b(?:Patents?|Plaintiffs?|Defendants?|Complaint|Agreement|Products?|Court|Actions?|Inc|LLC|Corp|Ltd|Motion|Order)\b"
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
        for said in _in_allegation(pleading, cast, a, b):
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
