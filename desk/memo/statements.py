"""How a memo states what the record holds: the settled value, what else filings say, the rule that chose."""

from collections.abc import Iterable, Sequence

from cases.models import Value
from desk.compared import in_words
from desk.memo.document import Block, Line, Words, cut, fact, note, quote, unknown, words
from desk.memo.gather import Gathered, Item, differs
from desk.memo.sources import Sources
from law.dates import shown
from law.patents import short
from web.templatetags.words import paper, spaced

LONGEST = 320  # characters of one value
NAMED = frozenset({"specificity", "posture"})
OTHERS = 6  # differing sources told one by one


class Writer:
    """The record of a case and the sources cited so far; sections are written through it, in their order."""

    def __init__(self, record: Gathered) -> None:
        self.record = record
        self.sources = Sources()
        self.missing: list[str] = []  # what no filing states, for the last section

    def cite(self, value: Value | None) -> tuple[int, ...]:
        return self.sources.of(value.fact) if value else ()

    def said(self, text: object, value: Value | None) -> Words:
        """Words that a settled value vouches for."""
        return words(text, self.cite(value))

    def settled(self, label: str, value: Value | None, text: str = "") -> list[Block]:
        """A value with its source and what else is said; unknown where there is none."""
        if value is None:
            return self.unknown(label)
        told = text or cut(in_words(value.slot, value.value), LONGEST)
        return [fact(label, self.said(told, value)), *self.differing(value)]

    def unknown(self, label: str, what: str = "") -> list[Block]:
        self.missing.append(what or label[:1].lower() + label[1:])
        return [unknown(label)]

    def differing(self, value: Value | None) -> list[Block]:
        """What other sources say of a value, and the rule that settled it; nothing where all agree."""
        if value is None or not differs(value):
            return []
        told = [t for t in self.record.told.get(value.pk, ()) if not t.agrees]
        parts = [
            words(
                f"{paper(t.fact.filing)}: {cut(_as_word(value, t.words), LONGEST)}.", self.sources.of(t.fact)
            )
            for t in told[:OTHERS]
        ]
        more = len(told) - OTHERS
        if more > 0:
            parts.append(words(f"{more} more passages say something else."))
        lead = "Sources differ" if told and value.state != Value.State.BOUNDED else "Basis"
        return [Line(lead, (*parts, words(f"Rule: {value.rule}.")), "conflict")]

    def item(self, one: Item, *inside: str) -> tuple[int, ...]:
        """The number of an item of a reading, or of something inside it."""
        return self.sources.at(one.filing, "/".join((one.pointer, *inside)), one.start)

    def quoted(self, label: str, one: Item, text: object, *inside: str, most: int = 700) -> Line:
        """The wording of an item, cited."""
        return quote(label, text, paper(one.filing), self.item(one, *inside), most)

    def reported(self, items: Sequence[Item], headings: Iterable[str]) -> list[Block]:
        """What analysts' memos say under these headings, in their own words and as theirs."""
        wanted = {h.casefold() for h in headings}
        found: list[Block] = []
        for one in items:
            heading = str(one.item.get("heading", ""))
            if heading.casefold() in wanted and one.item.get("text"):
                found.append(self.quoted(heading, one, one.item["text"], "text"))
        return found

    def contended(self, kinds: Iterable[str], most: int) -> list[Block]:
        """What filings contend, by kind: each in its own words, at most so many of a kind."""
        found: list[Block] = []
        for kind in kinds:
            items = [one for one in self.record.said["contentions"] if one.item.get("kind") == kind]
            found += [
                self.quoted(spaced(kind).capitalize(), one, one.item.get("text", ""), "text", most=420)
                for one in items[:most]
            ]
            if len(items) > most:
                found.append(note(left_out(items[most:], spaced(kind))))
        return found


def _as_word(value: Value, told: str) -> str:
    """Names of a fixed list are words of ours; all else is a filing's, and stays as it is."""
    return spaced(told) if value.slot in NAMED else told


def left_out(items: Sequence[Item], what: str) -> str:
    """What a memo leaves to the filings, so that nobody takes a part for the whole."""
    where = "; ".join(dict.fromkeys(paper(one.filing) for one in items))
    return f"{len(items)} more contentions on {what} stand in: {where}."


def patent_name(number: str) -> str:
    return f"{short(number)} patent" if number else ""


def day(edtf: str, qualifier: str = "") -> str:
    return shown(edtf, qualifier) if edtf else "unknown"


def listed(names: Iterable[str]) -> str:
    """`a, b and c`."""
    parts = [n for n in names if n]
    return " and ".join(([", ".join(parts[:-1])] if parts[:-1] else []) + parts[-1:])
