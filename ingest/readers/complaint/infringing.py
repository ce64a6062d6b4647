"""Products that the sentence which alleges infringement names: dealt in, used, or said to infringe."""

import re
from collections.abc import Iterator

from ingest.readers.complaint import product_names
from ingest.readers.complaint.cast import Cast
from ingest.readers.paragraphs import Pleading
from law.said import Said

_INDIRECT = re.compile(r"\b(?:induc|contribut|instruct|customers\sto)", re.I)
_DIRECT = re.compile(r"\binfring(?:es|ed|ing)\b", re.I)
_ACTS = r"(?:making|using|selling|offering|importing|operating|manufactur\w+|distribut\w+|provid\w+|market\w+|practicing)"
_DEALS = r"(?:makes?|made|uses?|sells?|sold|offers?|imports?|manufactures?|distributes?|markets?|supplies|provides?|operates?)"
_CALLED = (
    r"such\sas|including(?:,?\sbut\snot\slimited\sto|,?\swithout\slimitation)?|for\sexample|e\.g\.|namely|known\sas|called|"
    r"designated(?:\sas)?|identified\sas|(?:sold\s|marketed\s)?under\sthe\s(?:brand\s|trade\s|model\s)?(?:names?|designations?|marks?)|model\s(?:nos?\.|numbers?)"
)
_ALLEGES = re.compile(  # "infringes … by making, using or selling … its X", "sells … known as X … which infringe"
    rf"\b(?:infring\w+)\b[^;]{{0,200}}?\b(?:by|through|with)\b[^.;]{{0,120}}?\b{_ACTS}\b[^;]{{0,140}}?(?P<lead>\b(?:{_CALLED}|its|the)[,:]?\s)"
    rf"|\b{_DEALS}\b[^.;]{{0,160}}?(?P<lead2>\b(?:{_CALLED})[,:]?\s)(?=[^;]{{3,240}}?\binfring)",
    re.I,
)
_DIRECTLY = re.compile(  # "infringes … by its X", "makes and sells X, which infringes"
    rf"\binfring(?:es|ed|e)\b[^;]{{0,200}}?\b(?:by|through|with)\s(?:(?i:{_ACTS})(?:(?:,\s|,?\s(?:and|or)\s)(?i:{_ACTS})){{0,6}}\s)?(?P<lead>(?:its\s|their\s|the\s)?)(?=[A-Z0-9“\"])"
    rf"|\b{_DEALS}(?:(?:,\s|,?\s(?:and|or)\s){_DEALS}){{0,6}}\s(?P<lead2>(?:its\s|their\s|the\s)?)(?=[A-Z0-9“\"][^;]{{2,120}}?,?\s(?:which|that|each\sof\swhich|all\sof\swhich)\sinfring)"
)


_SUBJECT = re.compile(  # "The X and Y pumps infringe claims 1 and 2"
    r"(?:\d{1,3}\.\s)?The\s(?P<what>[A-Z0-9][^.;:()]{1,90}?)\s(?:directly\s|literally\s){0,2}infringes?\s(?:at\sleast\s|one\sor\smore\s)?(?:of\s)?(?:the\s)?claims?\b"
)


def named(pleading: Pleading, cast: Cast, s: tuple[int, int]) -> Iterator[Said]:
    """ "has infringed … by making, using, selling … its Model 400 controllers"."""
    text = pleading.text
    indirect = _INDIRECT.search(text, *s)
    direct = _DIRECT.search(text, *s)
    if indirect and not (direct and direct.start() < indirect.start()):
        return
    for pattern in (_ALLEGES, _DIRECTLY):
        m = pattern.search(text, s[0], min(s[1], s[0] + 1500))
        found = list(product_names.listed(pleading, cast, m.end(m.lastgroup or 0), s[1])) if m else []
        if found:
            yield from found
            return
    subject = _SUBJECT.match(text, *s)
    if subject and not any(cast.find(text, *subject.span("what"))):
        yield from product_names.listed(pleading, cast, *subject.span("what"))
