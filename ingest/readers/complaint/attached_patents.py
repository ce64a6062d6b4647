"""The patents that a complaint attaches, where the exhibit stands behind a sentence about one: `… issued in 2009. (Ex. A.)`."""

import re
from bisect import bisect_right

from ingest.readers.complaint.in_suit import Suit
from ingest.readers.paragraphs import Paragraph, Pleading
from law.said import Said

_BEHIND = re.compile(r"(?:^|[.,;]?\s)\(\s?(?:[Ss]ee\s|[Aa]ttached\sas\s)?\Z|\A\W{0,3}(?:[Ss]ee\s)?\Z")
_COPY = re.compile(
    r"(?:\A\W*A|,\sa)\s(?:true\s(?:and\s(?:correct|accurate)\s)?|correct\s)?copy(?:\sof\s(?:which|it|the\spatent))?\sis\s(?:attached|annexed|appended)\s(?:hereto\s)?(?:as|at)\s\Z",
    re.I,
)
_ENDS = re.compile(r"[.)]{0,3}(?:\s|\Z)")
_LEAD = re.compile(
    r"(?:(?:U\.\s?S\.|United\sStates)\s(?:(?:Design|Reissue|Plant|Letters)\s)?Pat(?:ent|\.)\s(?:Nos?\.\s)?|[Tt]he\s)\Z"
)
_SENTENCE = re.compile(r"(?<![A-Z])\.\s(?=[A-Z])")
_NOUN = re.compile(r"\s(?:(?:[Rr]eissued?|[Dd]esign|[Pp]lant)\s)?[Pp]atent\b")
_REACH = 500  # characters before the exhibit in which its patent is named


def _start(paragraph: Paragraph) -> int:
    return paragraph.start


def title(pleading: Pleading, suit: Suit, s: tuple[int, int], at: int, end: int) -> Said | None:
    """The patent as the sentence names it, for an exhibit at `at` whose words tell nothing of what it is."""
    text = pleading.text
    before = text[s[0] : at]
    if not (_BEHIND.search(before) and _ENDS.match(text, end) or _COPY.search(before)):
        return None
    low = max(s[0], at - _REACH)
    named = suit.named(pleading, low, at)
    if not named:  # the sentence before
        n = bisect_right(pleading.paragraphs, s[0], key=_start)
        begin = max(at - _REACH, pleading.paragraphs[n - 1].start if n else 0)
        low = max((m.end() for m in _SENTENCE.finditer(text, begin, max(begin, s[0] - 2))), default=begin)
        named = suit.named(pleading, low, s[0])
    if len({p.number for p, _, _ in named}) != 1:
        return None
    _, a, b = named[0]
    lead, noun = _LEAD.search(text, max(0, a - 40), a), _NOUN.match(text, b)
    return pleading.flow.words(lead.start() if lead else a, noun.end() if noun else b)
