"""What a memo is made of, whatever it is rendered as: sections of lines, tables and headings; words with their sources."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Tone = Literal["fact", "conflict", "unknown", "quote", "note"]

# What no XML may hold (XML 1.0, 2.2), and marks that turn the direction of text: words of filings are anybody's.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
WIDE = 3  # columns; more of them need their names
_LEAST = 0.7  # a cut falls between words only if that loses less than a third


def plain(text: object) -> str:
    """Text on one line that every renderer can hold."""
    return " ".join(_UNPRINTABLE.sub(" ", str(text)).split())


def cut(text: object, most: int) -> str:
    """At most so many characters, ending at a word, with an ellipsis where something was left out."""
    words = plain(text)
    if len(words) <= most:
        return words
    short = words[: most - 2]
    at = short.rfind(" ")
    return f"{short[: at if at > most * _LEAST else len(short)].rstrip(' ,;:-')} …"


@dataclass(frozen=True, slots=True)
class Words:
    """Words, and the numbers of the sources that say so."""

    text: str
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One statement. `quote` is the wording of a filing, `conflict` what else filings say, `unknown` what none says."""

    label: str
    words: tuple[Words, ...]
    tone: Tone = "fact"

    @property
    def joint(self) -> str:
        """What stands between its words: facts are listed, sentences follow each other."""
        return "; " if self.tone == "fact" else " "


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `widths` are shares of the page's width, one for each column."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[int, ...]

    @property
    def labelled(self) -> list[list[tuple[str, Words]]]:
        """Its rows, each cell with its column's name where a narrow screen would not tell which it is."""
        names = ("", *self.head[1:]) if len(self.head) > WIDE else ("",) * len(self.head)
        return [list(zip(names, row, strict=True)) for row in self.rows]


Block = Line | Heading | Table


@dataclass(frozen=True, slots=True)
class Section:
    number: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One passage: which paper, its day, where in it, its words (none where the memo itself quotes them), and the address
    that opens it there."""

    number: int
    title: str
    dated: str
    page: int | None
    quote: str
    address: str


@dataclass(frozen=True, slots=True)
class Memo:
    caption: str
    number: str
    court: str
    as_of: str
    filings: int
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


def words(text: object, *cites: Iterable[int]) -> Words:
    """Words with the numbers of their sources, each once, in the order given."""
    return Words(plain(text), tuple(dict.fromkeys(n for group in cites for n in group)))


def fact(label: str, *said: Words) -> Line:
    return Line(label, tuple(w for w in said if w.text))


def unknown(label: str) -> Line:
    return Line(label, (Words("unknown; no filing read so far states it"),), "unknown")


def quote(label: str, text: object, paper: str, cites: Iterable[int], most: int) -> Line:
    """The wording of a filing, as a quotation of it, with the paper that says so."""
    said = cut(text, most)
    inner = said.replace("“", "‘").replace("”", "’") if "“" in said else said
    return Line(label, (Words(f"“{inner}”"), words(f"— {paper}", cites)), "quote")


def note(text: str, *cites: Iterable[int]) -> Line:
    return Line("", (words(text, *cites),), "note")


def table(name: str, head: Sequence[str], rows: Sequence[Sequence[Words]], widths: Sequence[int]) -> Table:
    return Table(name, tuple(head), tuple(tuple(row) for row in rows), tuple(widths))
