"""The caption: tokens to blocks of names with their roles, and the paper's title."""

import re
from dataclasses import dataclass, field

from ingest.readers.front import scattered
from ingest.readers.front.cells import Cell
from ingest.readers.front.scattered import Block
from ingest.readers.front.tokens import JOINS, Token, is_capital, is_titled, tokens
from ingest.readers.front.vocabulary import TITLE
from law.dockets import Number
from law.said import Said

_FOLLOWS = re.compile(
    r"(?:FOR|OF|TO|AND|IN|AGAINST|ON|RE|REGARDING|WITH|UNDER|BY|PURSUANT|FROM|OR|AS|BASED|&)\b", re.I
)
_LEADS_ON = re.compile(
    r"(?:\b(?:FOR|OF|TO|AND|IN|AGAINST|ON|THE|A|AN|WITH|UNDER|BY|FROM|OR|RE|’S|'S|NOS?\.)|[,;:&-])\s?$", re.I
)
_COMPLETE = re.compile(
    r"(?:\b(?:Inc|Corp|Corporation|Company|Co|LLC|L\.L\.C|Ltd|Limited|L\.P|LP|LLP|GmbH|AG|S\.A|N\.V|B\.V)\b\.?|\bet\s?al\.?)\)?$",
    re.I,
)
_GOES_ON = re.compile(
    r"(?:and|&|of|d/b/a|f/k/a|an?|formerly|doing|a/k/a|individually|Inc|LLC|Ltd|Limited|Corp)\b|\(", re.I
)
_OPENS = re.compile(
    r"(?:THIRD-PARTY\s|COUNTER-?(?:CLAIM-?)?\s?)?(?:DEFENDANT|PLAINTIFF|INTERVENOR|PETITIONER|RESPONDENT)S?[’']?\s[A-Z]"
)
_FIRST_SIDE = re.compile(r"(?:Plainti|Petitioner|Appellant|Complainant)", re.I)
_PATENT = re.compile(r"\b(?:PATENTS?|PAT\.)$", re.I)
_JUDGE = re.compile(r"\bJUDGE[.:]?$", re.I)  # the line under an opinion's title names its author
_MAX_TITLE = 12  # lines


@dataclass(slots=True)
class Caption:
    """What the caption holds; `end` is where the paper's own text begins."""

    blocks: list[Block] = field(default_factory=list)
    title: list[Token] = field(default_factory=list)
    jury: Token | None = None
    labels: list[Token] = field(default_factory=list)
    others: list[Token] = field(default_factory=list)
    end: int = 0


def _title(rest: list[Token]) -> list[Token]:
    """The tokens of the title that begins at `rest[0]`: its column's next lines as long as they go on."""
    first = rest[0]
    found, gap = [first], 0
    for t in rest[1:40]:
        if t.kind == "blank":
            gap += 1
            continue
        if first.side == "right" and t.side != "right":
            if t.side == "" and t.kind == "body":
                break
            continue
        if first.side != "right" and t.side == "right":
            continue
        last = found[-1].text
        if t.kind == "patents":
            if _PATENT.search(last) and t.line - found[-1].line <= 4:
                found.append(t)
            break
        goes_on = bool(_FOLLOWS.match(t.text) or _LEADS_ON.search(last))
        near = t.line - found[-1].line <= 1 + (0 if first.side != "right" else 1) and not gap
        wide = t.line - found[-1].line <= 4 and goes_on
        whole_jury = t.kind == "jury" and not JOINS.search(last)
        stops = (
            t.kind in ("label", "body", "role", "versus") and not (goes_on and t.kind == "role") or whole_jury
        )
        stops = (
            stops
            or (t.kind == "junk" and not goes_on)
            or (t.kind == "name" and not goes_on and bool(_COMPLETE.search(t.text.rstrip(" ,"))))
            or len(found) >= _MAX_TITLE
            or bool(_JUDGE.search(t.text))
        )
        alike = is_capital(t.text) if is_capital(found[0].text) else is_titled(t.text) or goes_on
        if stops or not alike or not (near or wide):
            break
        found.append(t)
        gap = 0
    return found


def _owner(before: list[Token], first: Token) -> list[Token]:
    """The lines over a title that begins in the middle: whose paper it is (`DEFENDANTS ROE, INC. AND DOE (UNITED` over
    `STATES) INC.’S ANSWER`)."""
    if TITLE.match(first.text.strip('(“"')):
        return []
    found: list[Token] = []
    line = first.line
    for t in reversed(before[-6:]):
        if t.kind not in ("name", "role") or line - t.line > 1 or not is_capital(t.text) or len(found) > 3:
            break
        found.insert(0, t)
        line = t.line
        if _OPENS.match(t.text):
            return found
    return []


def _another_role(role: Token, rest: list[Token]) -> bool:
    """Whether the next words of the column are a further role of the same names (`Plaintiff/` over
    `Counterclaim-Defendant,`); the other side's own word is none."""
    after = next((x for x in rest if x.kind != "blank" and (x.side != "right" or role.side == "right")), None)
    if after is None or after.kind != "role":
        return False
    words = [re.sub(r"[^a-z]", "", x.text.casefold()).rstrip("s") for x in (role, after)]
    return set(words) != {"plaintiff", "defendant"} and words[0] != words[1]


def _of_the_block_before(found: Caption, role: Token) -> bool:
    """Whether a role printed behind the "v." is that of the names before it (columns that ran together)."""
    last = found.blocks[-1] if found.blocks else None
    if last is None or last.roles or last.implied != "plaintiff":
        return False
    told = any(_FIRST_SIDE.match(str(r.value)) for b in found.blocks for r in b.roles)
    return told or bool(_FIRST_SIDE.match(role.text))


def _both_sides(found: Caption) -> bool:
    """Whether the names of two blocks stand with their roles: the one that sues, and another."""
    told = [_FIRST_SIDE.match(str(r.value)) is not None for b in found.blocks for r in b.roles]
    return any(told) and not all(told)


def _more_parties(rest: list[Token]) -> bool:
    """Whether names and roles still follow a title met early (a column printed line by line across the other)."""
    for t in rest[:14]:
        if t.kind == "body":
            return False
        if t.kind == "role" or (t.kind == "versus"):
            return True
    return False


def read(cells: list[Cell], numbers: list[Number], begin: int) -> Caption:
    """The caption that begins at `begin` (after the court's name)."""
    walk = _Walk(tokens([_clip(c, begin) for c in cells if c.end > begin], numbers), Caption(end=begin))
    for i, t in enumerate(walk.tokens):
        if walk.ends_at(i, t):
            break
    found = walk.found
    if walk.past:
        _close(found, walk.block, "defendant")
    if not found.title:
        _late_title(found, walk.tokens)
    titled = {t.start for t in found.title}
    told_apart = scattered.blocks([t for t in walk.tokens if t.start < found.end and t.start not in titled])
    found.blocks = found.blocks if told_apart is None else told_apart
    return found


@dataclass(slots=True)
class _Walk:
    """A walk over the caption's tokens: what is found so far, the block of names that is open, whether the "v." is past."""

    tokens: list[Token]
    found: Caption
    block: Block = field(default_factory=Block)
    past: bool = False
    line: int = 0
    skip: int = -1
    used: set[int] = field(default_factory=set)

    def ends_at(self, i: int, t: Token) -> bool:
        """Take one token; whether the caption is over with it."""
        if t.kind != "blank":
            self.found.end = max(self.found.end, t.start)
        if i <= self.skip and t.start in self.used:
            return False
        if t.kind == "jury":
            self.found.jury = self.found.jury or t
        elif t.kind == "label":
            self.found.labels.append(t)
        elif t.kind == "junk" or (t.kind == "name" and t.side == "right"):
            self.found.others.append(t)
        elif t.kind == "versus":
            self.past = _close(self.found, self.block, "plaintiff") or self.past
            self.block, self.past = Block(), True
        elif t.kind == "title":
            return not self.found.title and self._title(i, t)
        elif t.kind == "role":
            return self._role(i, t)
        elif t.kind == "name":
            return self._name(i, t)
        elif t.kind == "body":
            self.found.end = t.start
            return True
        return False

    def _title(self, i: int, t: Token) -> bool:
        late = self.past or len(self.found.blocks) > 1
        self.skip = _take_title(self.found, self.block, self.tokens, i, late)
        self.used = {x.start for x in self.found.title}
        over = t.side != "right" and not _more_parties(self.tokens[self.skip + 1 :])
        if over:
            _ends_with_title(self.found, self.tokens[self.skip + 1 : self.skip + 8])
        return over

    def _role(self, i: int, t: Token) -> bool:
        said = Said(t.text, t.start, t.start + len(t.text))
        if self.found.title and not self.block.names and _both_sides(self.found):
            self.found.end = t.start  # "Plaintiffs, Roe and Doe, sue …": the text has begun
            return True
        if not self.block.names and _of_the_block_before(self.found, t):
            self.found.blocks[-1].roles.append(said)
            return False
        self.block.roles.append(said)
        if self.block.names and not _another_role(t, self.tokens[i + 1 : i + 8]):
            self.found.blocks.append(self.block)
            self.block = Block()
        return False

    def _name(self, i: int, t: Token) -> bool:
        complete = len(self.found.blocks) >= 2 and not _more_parties(self.tokens[i + 1 :])
        if complete and self.found.title:
            self.found.end = t.start
            return True
        if not complete:
            _take_name(self.block, t, self.line)
            self.line = t.line
        return False


def _take_title(found: Caption, block: Block, all_tokens: list[Token], i: int, late: bool) -> int:
    """Take the title that begins at token `i`, with whose paper it is before it; the index of its last token."""
    title = _title(all_tokens[i:])
    owner = _owner(all_tokens[:i], all_tokens[i]) if late else []
    block.names = [n for n in block.names if n[1] not in {o.start for o in owner}]
    found.title = [*owner, *title]
    return all_tokens.index(title[-1])


def _ends_with_title(found: Caption, behind: list[Token]) -> None:
    """The caption ends with its title; a demand for a jury may stand under it."""
    found.end = found.title[-1].start + len(found.title[-1].text)
    found.jury = found.jury or next((x for x in behind if x.kind == "jury"), None)


def _take_name(block: Block, t: Token, line: int) -> None:
    """One more line of names; a gap after a complete name parts two parties."""
    if block.names and t.line - line > 1 and _apart(block.names[-1][0], t.text):
        block.names.append(("", t.start))
    block.names.append((t.text, t.start))


def _apart(before: str, name: str) -> bool:
    """Whether a name under a gap is another party's than the one over it: that one is complete."""
    return bool(_COMPLETE.search(before)) and not _GOES_ON.match(name)


def _late_title(found: Caption, all_tokens: list[Token]) -> None:
    """A title under what stands between it and the caption: the list of counsel of a published opinion."""
    rest = [t for t in all_tokens if t.start >= found.end][:80]
    at = next((i for i, t in enumerate(rest) if t.kind == "title" and is_capital(t.text)), None)
    if at is not None:
        found.title = _title(rest[at:])
        found.end = found.title[-1].start + len(found.title[-1].text)


def _clip(cell: Cell, begin: int) -> Cell:
    """The part of a cell that stands after `begin`."""
    if cell.start >= begin:
        return cell
    rest = cell.text[begin - cell.start :]
    kept = rest.lstrip(" \t.,:;*_`-")
    return Cell(kept, cell.end - len(kept), cell.side, cell.line)


def _close(found: Caption, block: Block, implied: str) -> bool:
    if block.names:
        block.implied = implied
        found.blocks.append(block)
    return bool(block.names)
