"""Where a complaint begins to speak, behind its caption, and the addresses that its first sentence gives."""

import re
from collections.abc import Iterator

from ingest.readers.complaint import cast_words
from ingest.readers.complaint.cast import Cast
from ingest.readers.paragraphs import Pleading


def body(pleading: Pleading) -> int:
    """Where the words of the pleading begin: behind the caption, at the preamble. The caption's columns are `front`'s."""
    if not pleading.paragraphs:
        return 0
    first = pleading.paragraphs[0].digits[0]
    speaks = cast_words.SPEAKS.search(pleading.text, 0, first)
    captioned = cast_words.CAPTIONED.search(pleading.text, 0, speaks.start() if speaks else first)
    low = captioned.end() if captioned else 0
    begin = 0
    for start, end in pleading.rows:
        if start >= first:
            break
        spoken = re.search(
            r"\b(?:Plaintiffs?|Defendants?|alleges?|complain)", pleading.text[max(start, low) : end]
        )
        if spoken and end - max(start, low) > 60:
            return max(start, low)
        begin = start
    return low or min(begin, first)


_RESIDES = re.compile(
    r"(?:\s?\([^()]{1,120}\))?,?\s(?:with|having)\s(?:an|its|a)\s(?:\w+\s){0,3}?(?:address|place\sof\sbusiness|offices?)\s(?:located\s)?(?:at|in)\s(?=[A-ZÀ-Þ0-9])"
)
_PREAMBLE_GOES_ON = re.compile(
    r",?\s(?:and|for\s(?:its|their|his|her)|by\s(?:and|its|their|way)|hereby|alleges?|sues?|against|says?|brings?)\b.*\Z",
    re.S,
)


def addresses(pleading: Pleading, cast: Cast) -> Iterator[tuple[int, int, int]]:
    """Members with the stretch in which an address stands behind their name, as New Jersey wants it (L. Civ. R. 10.1)."""
    begin = body(pleading)
    end = pleading.paragraphs[0].digits[0] if pleading.paragraphs else begin
    spots = list(cast.find(pleading.text, begin, end))
    following = [x[0] for x in spots[1:]] + [end]
    for (_, b, who), after in zip(spots, following, strict=False):
        lead = _RESIDES.match(pleading.text, b, end)
        if lead is None or len(who) != 1:
            continue
        stop = after if after > lead.end() + 3 else end
        words = _PREAMBLE_GOES_ON.sub("", pleading.text[lead.end() : stop])
        yield who[0], lead.end(), lead.end() + len(words)
