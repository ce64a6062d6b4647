"""A caption's cells as typed tokens: names, roles, "v.", labels, the title, noise, and the paper's own text."""

import re
from dataclasses import dataclass

from ingest.readers.front import vocabulary as v
from ingest.readers.front.cells import Cell
from law.dockets import Number

_MARGIN = re.compile(  # N.D. Cal. prints the court's name down the margin of its orders
    r"For\sthe\s(?:Northern|Southern|Eastern|Western|Central|Middle)\sDistrict\sof\s[A-Z][a-z]+"
)
JOINS = re.compile(r"(?:\b(?:AND|WITH|FOR)|[&/])\s?$", re.I)
_OWNED_TITLE = re.compile(  # a title that begins with whose paper it is, its apostrophe lost
    rf"(?:PLAINTIFF|DEFENDANT)S\s(?:(?:{v.MODIFIER})\s){{0,4}}(?:{v.KIND})\b"
)
_FOR = re.compile(  # a list of counsel: `Ann Roe, Roe & Doe LLP, Dover, DE, for Plaintiff.`
    r"\*?\d{0,4}\s?[A-Z][a-z]+\.?\s[^\n]{3,3000}?,?\s(?:for|representing|counsel\sto)\s(?:the\s)?(?:Plaintiff|Defendant|Appell|Counter|Petitioner|Respondent|Intervenor)"
)
_FORM = re.compile(r"\b(?:Inc|Corp|Corporation|LLC|L\.L\.C|Ltd|L\.P|LP|GmbH|Co|Company)\b\.?,?$", re.I)


@dataclass(frozen=True, slots=True)
class Token:
    """A typed piece of the caption; `start` is its offset in the paper."""

    kind: str  # name role versus label jury title patents junk body blank
    text: str
    start: int
    side: str
    line: int


def is_capital(text: str) -> bool:
    """Whether a line is set in capitals; a small word or two do not count."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def is_titled(text: str) -> bool:
    """Whether every word that matters begins with a capital."""
    words = [w for w in re.findall(r"[A-Za-z][\w'’.-]*", text) if len(w) > 3]
    return bool(words) and all(w[0].isupper() for w in words)


def is_title(text: str) -> bool:
    """Whether a line begins a paper's title: a noun of its kind after modifiers or a party's possessive."""
    bare = text.strip(' *_“"')
    if bare == "Opinion" or v.RELATED.match(bare):  # a publisher's heading; other claims in the caption
        return False
    if not (is_capital(bare) or is_titled(bare)) or (len(bare.split()) < 1):
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
    if v.TITLE.match(v.unspaced(text)):
        return [(0, len(text), "title")]
    role = None if _OWNED_TITLE.match(text) else v.ROLE.match(text)
    versus = re.search(rf"\s(?:{v.VERSUS.pattern})$", text)
    whole = text[: versus.start()] if versus else text
    mixed = role or v.VERSUS.search(whole) or v.NOISE.search(whole)
    if not mixed and len(text) < 180 and is_title(whole) and not (_lower_run(whole) or v.JURY.match(whole)):
        jury = next((m for m in v.JURY.finditer(whole, 1) if not JOINS.search(whole[: m.start()])), None)
        rest = [(versus.start() + 1, len(text), "versus")] if versus else []
        rest = [(jury.start(), jury.end(), "jury"), *rest] if jury else rest
        return [(0, jury.start() if jury else len(whole), "title"), *rest]
    found = [
        (n.start - start, n.end - start, "label") for n in numbers if start <= n.start < start + len(text)
    ]
    numbered = v.PATENT_NUMBERS.match(text)
    if numbered:
        found.append((0, numbered.end(), "patents"))
    for m in v.LABEL.finditer(text):
        lost = v.LOST_NUMBER.match(text, m.end())
        follows = any(0 <= a - m.end() <= 3 for a, _, _ in found)
        found.append((m.start(), lost.end() if lost and not follows else m.end(), "label"))
    found += [(m.start(), m.end(), "jury") for m in v.JURY.finditer(text)]
    found += [
        (m.start(), m.end(), "role")
        for m in v.ROLE.finditer(text, 1 if role is None else 0)
        if m[0][0].isupper()
    ]
    found += [(m.start(), m.end(), "versus") for m in v.VERSUS.finditer(text)]
    found += [(m.start(), m.end(), "junk") for m in v.NOISE.finditer(text)]
    taken: list[tuple[int, int, str]] = []
    for a, b, kind in sorted(found, key=lambda f: (f[0], -f[1])):
        if not taken or a >= taken[-1][1]:
            taken.append((a, b, kind))
    return taken


def _lower_run(text: str) -> bool:
    """Whether a text in capitals goes over into a sentence (a title on one line with the text after it)."""
    run = _caps_run(text)
    return run > 11 and len(text) - run > 12 and bool(re.search(r"\b[a-z]{2,}\b", text[run:]))


def _caps_run(text: str) -> int:
    """Where the run of capital words that a text begins with ends."""
    end = 0
    for m in re.finditer(r"[^\s]+", text):
        letters = [c for c in m[0] if c.isalpha()]
        if end and re.fullmatch(r"(?:\d{1,2}|I)\.", m[0]):
            break
        if letters and any(c.islower() for c in letters) and m[0] not in ("v.", "vs.", "’s", "et", "al."):
            break
        end = m.end()
    return end


def tokens(cells: list[Cell], numbers: list[Number]) -> list[Token]:
    """The cells of a caption as typed tokens."""
    found: list[Token] = []
    for cell in _whole_roles(cells):
        if not cell.text:
            found.append(Token("blank", "", cell.start, "", cell.line))
        elif _FOR.match(cell.text) and not v.VERSUS.search(cell.text) and not v.LABEL.search(cell.text):
            found.append(Token("junk", cell.text, cell.start, cell.side, cell.line))
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


_CUT_ROLE = re.compile(
    r"(?:(?:Plaintiff|Defendant)s?\s?[/,]\s?(?:and\s)?|and\s|/)?(?:Counter-?\s?claim|Third[-\s]Party|Counter)-?",
    re.I,
)
_REST_OF_ROLE = re.compile(r"(?:Plaintiff|Defendant|Claimant)", re.I)


def _whole_roles(cells: list[Cell]) -> list[Cell]:
    """The cells with a role that is cut at a line's end (`Counterclaim-` over `Defendant,`) in one."""
    found: list[Cell] = []
    cut: Cell | None = None
    for cell in cells:
        if cut and cell.text and cell.side == cut.side:
            joined = f"{cut.text.rstrip('-')}-{cell.text}"
            found += (
                [Cell(joined, cell.start, cell.side, cell.line)]
                if _REST_OF_ROLE.match(cell.text)
                else [cut, cell]
            )
            cut = None
        elif cell.text and _CUT_ROLE.fullmatch(cell.text):
            cut = cell
        else:
            found.append(cell)
    return found


def _holds(cell: Cell, numbers: list[Number]) -> bool:
    return any(cell.start <= n.start < cell.end for n in numbers)


def _pieces(cell: Cell, numbers: list[Number]) -> list[Token]:
    """One cell as tokens: what is special in it, and what stands between."""
    found: list[Token] = []
    at = 0
    for a, b, kind in [*_special(cell.text, cell.start, numbers), (len(cell.text), len(cell.text), "")]:
        raw = cell.text[at:a]
        kept = raw.lstrip(" \t:–—-,;").rstrip(" \t:–—-;") if kind == "label" else raw.strip(" \t")
        if re.search(r"\w", kept):
            found += _between(kept, cell.start + at + raw.index(kept), cell)
            if found[-1].kind == "body":
                break
        if kind:
            found.append(Token(kind, cell.text[a:b], cell.start + a, cell.side, cell.line))
        at = b
    return found


_LEAD = re.compile(  # possessive: a long rule before small letters would be stepped back through for ever
    r"(?:[)\]§|_*:\s]++|\((?:LEAD|MEMBER|CONSOLIDATED|RELATED)\sCASES?\)\s?|\d\d-\d{2,5}\s\([A-Z/]{2,12}\)\s)++(?=[A-Z])"
)
_SIGNED = re.compile(  # an opinion's title runs on into its author: `ORDER ROE, JR., District Judge`
    rf"(?P<name>(?:\s(?!(?:AND|OF|ON|TO|FOR|(?:{v.KIND}))\b)[A-Z][A-Z.'’-]{{1,20}}){{1,4}},(?:\s(?:JR|SR|III|II)\.?,)?)\s*\Z"
)
_OFFICE = re.compile(
    r"\s*(?:(?:Chief|Senior|United\sStates|U\.\s?S\.)\s){0,3}(?:District|Magistrate|Circuit)\sJudge\b"
)
_RUNS_INTO = re.compile(
    rf"(?<=[.,])\s(?=(?:(?:{v.MODIFIER}|{v.KIND})[,\s]{{1,2}}){{0,4}}(?:{v.KIND})\s(?:AND|ON|OF|RE|FOR|GRANTING|DENYING|IN|TO)\b)"
)


_TITLE_THEN_NAME = re.compile(  # columns run together: `MINUTE ORDER ROE CORPORATION,`
    r"(?P<title>(?:(?:MINUTE|MEMORANDUM|OPINION|AND|FINAL|SCHEDULING|MARKMAN|CLAIM|CONSTRUCTION|CONSENT)\s){0,5}(?:ORDER|OPINION|JUDGMENT))\s(?P<name>[A-Z][^()]{4,100})"
)


def _between(text: str, start: int, cell: Cell) -> list[Token]:
    """What stands between roles and labels: names, noise, a title (with the paper's text after it), or text."""
    lead = _LEAD.match(text)
    if lead:
        return _between(text[lead.end() :], start + lead.end(), cell)
    into = _RUNS_INTO.search(text)
    if into and is_capital(text[into.end() :]) and not is_title(text):
        name = Token("name", text[: into.start()], start, cell.side, cell.line)
        return [name, Token("title", text[into.end() :], start + into.end(), cell.side, cell.line)]
    owner = _TITLE_THEN_NAME.fullmatch(text)
    if owner and _FORM.search(text.rstrip(" ,")):
        title = Token("title", owner["title"], start, cell.side, cell.line)
        return [title, Token("name", owner["name"], start + owner.start("name"), cell.side, cell.line)]
    run = _caps_run(text)
    author = _SIGNED.search(text[:run])
    if author and _OFFICE.match(text[run:]):
        run = author.start()
    if run < len(text) and run > 4 and is_title(text[:run]):
        rest = text[run:]
        body = rest.strip()
        title = Token("title", text[:run], start, cell.side, cell.line)
        noise = v.JUNK.match(body)
        kind = "junk" if noise and noise.end() > 3 else "body"
        return [title, Token(kind, body, start + run + rest.index(body), cell.side, cell.line)]
    if is_title(text):
        return [Token("title", text, start, cell.side, cell.line)]
    noise = v.JUNK.fullmatch(text.strip(" .,()")) or v.ADDRESS.fullmatch(text) or v.RELATED.fullmatch(text)
    kind = "junk" if noise else "body" if _is_body(text) else "name"
    return [Token(kind, text, start, cell.side, cell.line)]


_OF_A_CAPTION = re.compile(
    r"(?:a|an|the|of|and|or|in|by|for|to|as|at|its|his|her|their|also|known|formerly|doing|business|"
    r"corporation|company|limited|liability|partnership|organized|existing|under|laws|state|"
    r"individual|individually|official|capacity|behalf|itself|himself|herself|successor|interest|"
    r"subsidiary|wholly|owned|through|agent|trustee|estate|executor|administrator|personal|"
    r"representative|collectively|together|with|all|others|similarly|situated|unincorporated|"
    r"association|foreign|domestic|citizen|resident|name|trading|form|unknown|inclusive|sole|"
    r"proprietorship|joint|venture|division|acting|body|corporate|politic|public|private|national|"
    r"bank|entity|entities|jointly|severally|incorporated|formed|et|al|dba|de|la|del|van|von|der|den|"
    r"und|zur|für|des|du|di|da|y|e|plaintiff|plaintiffs|defendant|defendants|case|no|civil|action|"
    r"consolidated|lead|member|related|principal|place|having|address|located)"
)


def _is_prose(text: str) -> bool:
    """Whether a line has words that no name, description of a party or label is made of."""
    words = re.findall(r"(?<![\w./])[a-zü][\w'’-]*", text)
    return len(text) > 45 and sum(not _OF_A_CAPTION.fullmatch(w) for w in words) >= 4


def _is_body(text: str) -> bool:
    if _MARGIN.fullmatch(text):
        return False
    if v.BODY.match(text) or _is_prose(text):
        return True
    return len(text) > 40 and bool(v.VERB.search(text))
