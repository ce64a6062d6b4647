"""The sources of a memo: every passage that it rests on, numbered in the order in which it is first cited."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from cases.models import Fact, Filing
from desk.memo.document import Source, cut, plain
from law.dates import shown
from web.templatetags.words import paper, words_at

QUOTE = 260  # characters of a passage

Passage = tuple[int, str]  # id of the filing, pointer into its reading


class Sources:
    """Collects what is cited. A passage cited again keeps its number."""

    def __init__(self) -> None:
        self._found: dict[Passage, tuple[int, Filing, int | None, str]] = {}

    def of(self, fact: Fact | None) -> tuple[int, ...]:
        """The number of a fact's words; none for what a person entered."""
        return self._number(fact.filing, fact.pointer, fact.start, fact.quote) if fact else ()

    def at(self, filing: Filing, pointer: str, start: int | None) -> tuple[int, ...]:
        """The number of words of a reading that the memo quotes; `start` is their offset in the filing's text."""
        return self._number(filing, pointer, start, "")

    def _number(self, filing: Filing, pointer: str, start: int | None, quote: str) -> tuple[int, ...]:
        cited = self._found.setdefault((filing.pk, pointer), (len(self._found) + 1, filing, start, quote))
        return (cited[0],)

    @property
    def filings(self) -> set[int]:
        """Ids of the filings cited."""
        return {filing for filing, _ in self._found}

    def listed(self, pages: Mapping[int, Sequence[int]]) -> tuple[Source, ...]:
        """All sources in order. `pages`: filing → offset at which each of its pages starts."""
        found = []
        for (pk, pointer), (n, filing, start, quote) in self._found.items():
            starts = pages.get(pk, ())
            page = bisect_right(starts, start) if starts and start is not None else None
            dated = shown(filing.filed_on) if filing.filed_on else ""
            told = cut(quote, QUOTE)
            found.append(Source(n, plain(paper(filing)), dated, page, told, words_at(pk, pointer)))
        return tuple(found)
