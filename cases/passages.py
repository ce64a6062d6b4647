"""Where filings say what was searched for, with the few words around it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, Func, Value
from django.db.models.functions import Coalesce, Greatest, Lower, NullIf, StrIndex, Substr

from cases.models import FilingText

BEFORE, AFTER = 110, 190  # code points of the text shown around the place
ENDING = 2  # letters at the end of a word that may be others in the text
STEM = 4  # letters of it that stay, and the fewest that tell
BARS = re.compile(r"\s*\|[\s|:—–-]*")  # what draws the cells of a table in plain text
WORDS = 4  # of those asked for, the longest are looked for


@dataclass(frozen=True, slots=True)
class Passage:
    """Code points of the text where the words stand; what is around them, each run with whether it was searched for. The
    lines that draw a table between them stand as one point each."""

    start: int
    stop: int
    runs: Sequence[tuple[str, bool]]


def passages(filings: Iterable[int], asked: str) -> dict[int, Passage]:
    """A place in each filing, by filing: of the words as they were asked for, else of the longest of them that it has.
    One query, and of the text only what is around leaves the database. A filing that has them all in quite another form
    is left out."""
    sought = _sought(asked)
    if not sought:
        return {}
    lines = Func(Lower("text"), Value("\n"), Value(" "), function="translate")
    places = [NullIf(StrIndex(lines, Value(words)), Value(0)) for words in sought]
    found = (
        FilingText.objects.filter(filing__in=list(filings))
        .annotate(first=Coalesce(*places, Value(0)))
        .filter(first__gt=0)
        .annotate(begin=Greatest(F("first") - BEFORE, Value(1)))
        .annotate(around=Substr("text", F("begin"), BEFORE + AFTER))
        .values_list("filing", "first", "begin", "around")
    )
    return {pk: _passage(around, first - begin, begin - 1, sought) for pk, first, begin, around in found}


def _sought(asked: str) -> list[str]:
    """What is looked for, in this order: the first phrase in quotes; or all words as they stand, then the longest of
    them alone. Lower case, without endings, and nothing of what is to be left out."""
    phrase = re.search(r'(?<!-)"([^"]*\w[^"]*)"', asked)
    if phrase:
        return [" ".join(phrase[1].lower().split())]
    words = re.findall(r"(?<![-/\w])\w+", re.sub(r'-"[^"]*"|\bOR\b', " ", asked).lower())
    longest = sorted(words, key=len, reverse=True)[:WORDS]
    longest = [word for word in longest if len(word) >= STEM] or longest
    together = [" ".join([*words[:-1], _stem(words[-1])])] if len(words) > 1 else []
    return together + [_stem(word) for word in longest]


def _stem(word: str) -> str:
    return word[: max(STEM, len(word) - ENDING)]


def _passage(around: str, at: int, offset: int, sought: Sequence[str]) -> Passage:
    """What stands around, whole words of it, marked wherever it has one of the sought."""
    begin = around.find(" ") + 1 if offset and " " in around[:at] else 0
    stop = around.rfind(" ") if len(around) == BEFORE + AFTER and " " in around[at:] else len(around)
    marks = re.compile(
        "|".join(rf"(?<!\w){re.escape(words)}\w*".replace(r"\ ", r"\s") for words in sought), re.I
    )
    place = marks.match(around, at)
    runs, last = [], begin
    for m in marks.finditer(around, begin, stop):
        runs += [(around[last : m.start()], False), (m[0], True)]
        last = m.end()
    runs.append((around[last:stop], False))
    end = place.end() if place else at + 1
    plain = [(BARS.sub(" · ", text), marked) for text, marked in runs]
    return Passage(offset + at, offset + end, [(text, marked) for text, marked in plain if text])
