"""What a paper that quotes both sides says by its headings: `PO's expert:`, `Petition:`, `Dr. Roe's Opening Declaration:`.

Demonstratives for a hearing (37 C.F.R. 42.70(b)) put quotations under such lines. Whose words they are, from which paper,
and that both sides rest on the same words of a reference, follows from the headings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cases.ledger.cites import CITE, lines_of, one_place
from cases.ledger.drafts import QUOTE, Draft, Source

HEADING = re.compile(r"^[ \t#*]*(?P<head>[^\n:]{2,70}):[ \t*]*$", re.M)
OF_THE_OWNER = re.compile(r"\bPO\b|\bPO['’]s\b|patent owner|\bPOR\b|sur-?reply", re.I)
PARAGRAPH = re.compile(r"\s{0,9}(\d{1,3})\.\s")  # right under the heading
EXHIBIT = re.compile(r"\bEx(?:hibit|\.|-)?[ -]?(\d{4})\b", re.I)
FIRST, ONLY_REPLY = (
    re.compile(r"¶+\s?\d+[^.\n]{0,40}\b(?:opening|original)\b\W{0,4}declaration", re.I),
    re.compile(r"\bonly\b[^.\n]{0,30}\breply\s+dec", re.I),
)


@dataclass(frozen=True, slots=True)
class Block:
    """The words under one heading, up to the next."""

    head: str
    start: int  # of the heading
    body: int
    end: int


def said_on_slides(source: Source, own: str) -> Iterator[Draft]:
    """What a person has to say about quotations of both sides in one paper before the Board."""
    if source.document.get("kind") == "ptab_paper":
        blocks = _blocks(source.text)
        yield from _declarations(source, own, blocks)
        yield from _first_disclosed(source, own)
        yield from _both_sides(source, own, blocks)


def _blocks(text: str) -> list[Block]:
    found = list(HEADING.finditer(text))
    ends = [*(m.start() for m in found[1:]), len(text)][: len(found)]
    return [
        Block(m["head"].strip(), m.start("head"), m.end(), end) for m, end in zip(found, ends, strict=True)
    ]


def _declarations(source: Source, own: str, blocks: list[Block]) -> Iterator[Draft]:
    """Paragraphs headed by a witness's name alone, where the paper quotes declarations of that witness by their names."""
    for pointer, expert in source.each("experts"):
        name = str(expert.get("name", ""))
        mine = [b for b in blocks if name and b.head.startswith(name)]
        bare = [(b, m) for b in mine if b.head == name and (m := PARAGRAPH.match(source.text, b.body, b.end))]
        if bare and any("declaration" in b.head.casefold() or EXHIBIT.search(b.head) for b in mine):
            numbers = ", ".join(f"¶{n}" for n in dict.fromkeys(m[1] for _, m in bare))
            says = f"{numbers}: headed “{name}” alone; from which declaration is not said"
            yield _asked(source, own, f"{pointer}/name", says, bare[0][0].start, bare[0][1].end())


def _first_disclosed(source: Source, own: str) -> Iterator[Draft]:
    """Whether an argument was in the first declaration or only in the reply's (37 C.F.R. 42.23(b)): told both ways."""
    first, late = FIRST.search(source.text), ONLY_REPLY.search(source.text)
    for pointer, expert in source.each("experts") if first and late else ():
        if (
            first
            and late
            and all(str(expert.get("name")) in _line(source.text, m.start()) for m in (first, late))
        ):
            told = f"is told both ways: “{first[0]}”, and “{late[0]}”"
            says = f"whether {expert['name']} said it in the first declaration {told}"
            yield _asked(source, own, f"{pointer}/side", says, *late.span())


def _line(text: str, at: int) -> str:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return text[start : end if end > 0 else len(text)]


def _both_sides(source: Source, own: str, blocks: list[Block]) -> Iterator[Draft]:
    """Words of a reference that a ground rests on, cited by both sides: one passage, two readings."""
    used = {n for _, g in source.each("grounds") for n in g.get("references", [])}
    references = {
        str(r["exhibit"]): (pointer, str(r["name"]))
        for pointer, r in source.each("references")
        if r.get("name") in used and "exhibit" in r
    }
    cites = list(_cites(source.text, blocks))
    for exhibit, (pointer, name) in references.items():
        mine = [c for c in cites if c[0] == exhibit]
        pairs = {
            (a[2], b[2]): b[3]
            for a in mine
            for b in mine
            if not a[1] and b[1] and a[2] != b[2] and one_place(lines_of(a[2]), lines_of(b[2]))
        }
        if pairs:
            told = "; ".join(f"{a} and {b}" for a, b in pairs)
            says = f"both sides rest on the same words of {name} ({told}): one passage, two readings"
            at = min(pairs.values())
            yield _asked(source, own, f"{pointer}/name", says, *at)


def _cites(text: str, blocks: list[Block]) -> Iterator[tuple[str, bool, str, tuple[int, int]]]:
    """(exhibit, whether the owner's side cites it, the cite, its span), for every cite by column and line."""
    exhibit = ""
    for block in blocks:
        owner = bool(OF_THE_OWNER.search(block.head))
        marks = sorted((*EXHIBIT.finditer(text, block.start, block.end), *CITE.finditer(text, block.start, block.end)),
                       key=lambda m: m.start())  # fmt: skip
        for m in marks:
            if m.re is EXHIBIT:
                exhibit = m[1]
            elif m[4] and exhibit:
                yield exhibit, owner, m[0], m.span()


def _asked(source: Source, own: str, pointer: str, says: str, start: int, end: int) -> Draft:
    quote = source.text[start : min(end, start + QUOTE)]
    return Draft(own, f"asks:{pointer}"[:440], "asks", says, pointer[:200], start, end, quote)
