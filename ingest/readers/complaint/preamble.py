"""Where a complaint begins to speak, behind its caption."""

import re

from ingest.readers.complaint import cast_words
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
