"""The caption: cells to tokens, tokens to blocks of names with their roles, and the paper's title."""

import re
from dataclasses import dataclass, field

from ingest.readers.front import vocabulary as v
from ingest.readers.front.cells import Cell
from law.dockets import Number
from law.said import Said

_FOLLOWS = re.compile(
    r"(?:FOR|OF|TO|AND|IN|AGAINST|ON|RE|REGARDING|WITH|UNDER|BY|PURSUANT|FROM|OR|AS|BASED|&)\b", re.I
)
_LEADS_ON = re.compile(
    r"(?:\b(?:FOR|OF|TO|AND|IN|AGAINST|ON|THE|A|AN|WITH|UNDER|BY|FROM|OR|RE|’S|'S|NOS?\.)|[,;:&-])\s?$", re.I
)
_JOINS = re.compile(r"(?:\b(?:AND|WITH|FOR)|[&/])\s?$", re.I)
_FORM = re.compile(r"\b(?:Inc|Corp|Corporation|LLC|L\.L\.C|Ltd|L\.P|LP|GmbH|Co|Company)\b\.?,?$", re.I)
_MAX_TITLE = 12  # lines


@dataclass(frozen=True, slots=True)
class Token:
    """A typed piece of the caption; `start` is its offset in the paper."""

    kind: str  # name role versus label jury title junk body blank
    text: str
    start: int
    side: str
    line: int


@dataclass(slots=True)
class Block:
    """Names that stand together, and the roles printed under them (none: told by their side of the "v.")."""

    names: list[tuple[str, int]] = field(default_factory=list)
    roles: list[Said] = field(default_factory=list)
    implied: str = ""


@dataclass(slots=True)
class Caption:
    """What the caption holds; `end` is where the paper's own text begins."""

    blocks: list[Block] = field(default_factory=list)
    title: list[Token] = field(default_factory=list)
    jury: Token | None = None
    labels: list[Token] = field(default_factory=list)
    others: list[Token] = field(default_factory=list)
    end: int = 0


def _capital(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def _titled(text: str) -> bool:
    """Whether every word that matters begins with a capital."""
    words = [w for w in re.findall(r"[A-Za-z][\w'’.-]*", text) if len(w) > 3]
    return bool(words) and all(w[0].isupper() for w in words)


def is_title(text: str) -> bool:
    """Whether a line begins a paper's title: a noun of its kind after modifiers or a party's possessive."""
    bare = text.strip(' *_“"')
    if bare == "Opinion" or v.RELATED.match(bare):  # a publisher's heading; other claims in the caption
        return False
    if not (_capital(bare) or _titled(bare)) or (len(bare.split()) < 1):
        return False
    at_start = v.TITLE.match(bare)
    if at_start:
        return not (_FORM.search(bare) and not v.STRONG.search(bare))
    if v.CAPITAL_TITLE.match(bare) and not _FORM.search(bare) and not v.ROLE.search(bare):
        return True
    owned = v.POSSESSIVE.search(bare)
    return bool(owned and re.search(rf"\b(?:{v.KIND})\b", bare[owned.end() :], re.I))


def _special(text: str, start: int, numbers: list[Number]) -> list[tuple[int, int, str]]:
    """Places in a cell that are no names: the earliest wins, the longer of two at one place."""
    role = v.ROLE.match(text)
    versus = re.search(rf"\s(?:{v.VERSUS.pattern})$", text)
    whole = text[: versus.start()] if versus else text
    mixed = role or v.VERSUS.search(whole) or v.NOISE.search(whole)
    if not mixed and len(text) < 180 and is_title(whole) and not _lower_run(whole):
        jury = next((m for m in v.JURY.finditer(whole, 1) if not _JOINS.search(whole[: m.start()])), None)
        rest = [(versus.start() + 1, len(text), "versus")] if versus else []
        rest = [(jury.start(), jury.end(), "jury"), *rest] if jury else rest
        return [(0, jury.start() if jury else len(whole), "title"), *rest]
    found = [
        (n.start - start, n.end - start, "label") for n in numbers if start <= n.start < start + len(text)
    ]
    for m in v.LABEL.finditer(text):
        lost = v.LOST_NUMBER.match(text, m.end())
        follows = any(0 <= a - m.end() <= 3 for a, _, _ in found)
        found.append((m.start(), lost.end() if lost and not follows else m.end(), "label"))
    found += [(m.start(), m.end(), "jury") for m in v.JURY.finditer(text)]
    found += [(m.start(), m.end(), "role") for m in v.ROLE.finditer(text) if m[0][0].isupper()]
    found += [(m.start(), m.end(), "versus") for m in v.VERSUS.finditer(text)]
    found += [(m.start(), m.end(), "junk") for m in v.NOISE.finditer(text)]
    taken: list[tuple[int, int, str]] = []
    for a, b, kind in sorted(found, key=lambda f: (f[0], -f[1])):
        if not taken or a >= taken[-1][1]:
            taken.append((a, b, kind))
    return taken


def _lower_run(text: str) -> bool:
    """Whether a text in capitals goes over into a sentence (a title on one line with the text after it)."""
    return _capital(text[:12]) and bool(re.search(r"\b[a-z]{4,}\b", text))


def _caps_run(text: str) -> int:
    """Where the run of capital words that a text begins with ends."""
    end = 0
    for m in re.finditer(r"[^\s]+", text):
        letters = [c for c in m[0] if c.isalpha()]
        if letters and any(c.islower() for c in letters) and m[0] not in ("v.", "vs.", "’s", "et", "al."):
            break
        end = m.end()
    return end


def tokens(cells: list[Cell], numbers: list[Number]) -> list[Token]:
    """The cells of a caption as typed tokens."""
    found: list[Token] = []
    for cell in cells:
        if not cell.text:
            found.append(Token("blank", "", cell.start, "", cell.line))
        elif (
            cell.side != "right"
            and len(cell.text) < 180
            and _is_body(cell.text)
            and not _holds(cell, numbers)
        ):
            found.append(Token("body", cell.text, cell.start, cell.side, cell.line))
        else:
            found += _pieces(cell, numbers)
    return found


def _holds(cell: Cell, numbers: list[Number]) -> bool:
    return any(cell.start <= n.start < cell.end for n in numbers)


def _pieces(cell: Cell, numbers: list[Number]) -> list[Token]:
    """One cell as tokens: what is special in it, and what stands between."""
    found: list[Token] = []
    at = 0
    for a, b, kind in [*_special(cell.text, cell.start, numbers), (len(cell.text), len(cell.text), "")]:
        raw = cell.text[at:a]
        kept = raw.strip(" \t:–—-,;" if kind == "label" else " \t")
        if kept:
            found += _between(kept, cell.start + at + raw.index(kept), cell)
            if found[-1].kind == "body":
                break
        if kind:
            found.append(Token(kind, cell.text[a:b], cell.start + a, cell.side, cell.line))
        at = b
    return found


def _between(text: str, start: int, cell: Cell) -> list[Token]:
    """What stands between roles and labels: names, noise, a title (with the paper's text after it), or text."""
    run = _caps_run(text)
    if run < len(text) and run > 4 and is_title(text[:run]):
        rest = text[run:]
        body = rest.strip()
        title = Token("title", text[:run], start, cell.side, cell.line)
        kind = "junk" if v.JUNK.match(body) else "body"
        return [title, Token(kind, body, start + run + rest.index(body), cell.side, cell.line)]
    if is_title(text):
        return [Token("title", text, start, cell.side, cell.line)]
    noise = v.JUNK.fullmatch(text.strip(" .,()")) or v.ADDRESS.fullmatch(text) or v.RELATED.fullmatch(text)
    kind = "junk" if noise else "body" if _is_body(text) else "name"
    return [Token(kind, text, start, cell.side, cell.line)]


def _is_body(text: str) -> bool:
    if v.BODY.match(text):
        return True
    return len(text) > 40 and bool(v.VERB.search(text))


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
        goes_on = bool(_FOLLOWS.match(t.text) or _LEADS_ON.search(last))
        near = t.line - found[-1].line <= 1 + (0 if first.side != "right" else 1) and not gap
        wide = t.line - found[-1].line <= 4 and goes_on
        whole_jury = t.kind == "jury" and not _JOINS.search(last)
        stops = (
            t.kind in ("label", "body", "role", "versus") and not (goes_on and t.kind == "role") or whole_jury
        )
        stops = stops or (t.kind == "junk" and not goes_on) or len(found) >= _MAX_TITLE
        alike = _capital(t.text) if _capital(found[0].text) else _titled(t.text) or goes_on
        if stops or not alike or not (near or wide):
            break
        found.append(t)
        gap = 0
    return found


def _another_role(role: Token, rest: list[Token]) -> bool:
    """Whether the next words of the column are a further role of the same names (`Plaintiff/` over
    `Counterclaim-Defendant,`); the other side's own word is none."""
    after = next((x for x in rest if x.kind != "blank" and (x.side != "right" or role.side == "right")), None)
    if after is None or after.kind != "role":
        return False
    words = [re.sub(r"[^a-z]", "", x.text.casefold()).rstrip("s") for x in (role, after)]
    return set(words) != {"plaintiff", "defendant"} and words[0] != words[1]


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
    found, block, past = Caption(end=begin), Block(), False
    all_tokens = tokens([_clip(c, begin) for c in cells if c.end > begin], numbers)
    skip, used = -1, set[int]()
    for i, t in enumerate(all_tokens):
        if t.kind != "blank":
            found.end = max(found.end, t.start)
        if i <= skip and t.start in used:
            continue
        if t.kind == "jury" and not found.jury:
            found.jury = t
        elif t.kind == "label":
            found.labels.append(t)
        elif t.kind == "junk":
            found.others.append(t)
        elif t.kind == "title":
            if found.title:
                continue
            found.title = _title(all_tokens[i:])
            skip = all_tokens.index(found.title[-1])
            used = {x.start for x in found.title}
            if t.side != "right" and not _more_parties(all_tokens[skip + 1 :]):
                found.end = found.title[-1].start + len(found.title[-1].text)
                found.jury = found.jury or next(
                    (x for x in all_tokens[skip + 1 : skip + 8] if x.kind == "jury"), None
                )
                break
        elif t.kind == "role":
            block.roles.append(Said(t.text, t.start, t.start + len(t.text)))
            if block.names and not _another_role(t, all_tokens[i + 1 : i + 8]):
                found.blocks.append(block)
                block = Block()
        elif t.kind == "versus":
            past = _close(found, block, "plaintiff") or past
            block, past = Block(), True
        elif t.kind == "body":
            found.end = t.start
            break
        elif t.kind == "name" and t.side != "right":
            complete = len(found.blocks) >= 2 and not _more_parties(all_tokens[i + 1 :])
            if complete and found.title:
                found.end = t.start
                break
            if not complete:
                block.names.append((t.text, t.start))
        elif t.kind == "name":
            found.others.append(t)
    if past:
        _close(found, block, "defendant")
    if not found.title:
        _late_title(found, all_tokens)
    return found


def _late_title(found: Caption, all_tokens: list[Token]) -> None:
    """A title under what stands between it and the caption: the list of counsel of a published opinion."""
    rest = [t for t in all_tokens if t.start >= found.end][:80]
    at = next((i for i, t in enumerate(rest) if t.kind == "title" and _capital(t.text)), None)
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
