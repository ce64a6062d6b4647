"""Grounds of unpatentability: from tables (cells, pipes, or flattened by a scan) and from sentences.

A ground is claims, a statute and the art (37 C.F.R. 42.104(b)); its stage follows from the paper: what a petition asks,
what a decision institutes, what a final written decision (35 U.S.C. 318(a)) decides.
"""

import re
from collections.abc import Iterator

from ingest.readers.ptab.art import names_of_art
from ingest.readers.ptab.ground import Ground, is_list, number_of
from ingest.readers.ptab.ground_sentences import from_sentences
from ingest.readers.sheet import Sheet
from law import claims
from law.said import Said

_LABELS = (
    ("skip", r"(?:Claims?\(?s?\)?\s{1,3})?(?:Not\s{1,3})?(?:Shown|Proven|Held|Found)\s{1,3}(?:to\s{1,3}be\s{1,3})?(?:Un)?patentable|Claims?\(?s?\)?\s{1,3}Not\s{1,3}Shown\s{1,3}Unpatentable|Outcome|Index\s{1,3}of\s{1,3}References"),
    ("ground", r"Grounds?\s{0,2}(?:No\.|Nos\.|\#|Number)?|\#|No\."),
    ("claims", r"(?:Challenged\s{1,3}|Instituted\s{1,3})?Claims?(?:\s?\(s\))?(?:\s{1,3}(?:Challenged|at\s{1,3}Issue|Instituted))?"),
    ("basis", r"(?:Statutory\s{1,3})?(?:Basis|Bases)(?:\s?\(es\))?(?:\s{1,3}for\s{1,3}(?:Unpatentability|Challenge|Rejection))?|(?:35\s{1,3}U\.?\s?S\.?\s?C\.?\s{0,3}§{0,2}|§{1,2})(?:\s{0,3}\d{3}(?!\d))?|Statute|Stat\."),
    ("refs", r"(?:Primary\s{1,3})?(?:Applied\s{1,3}|Cited\s{1,3}|Prior\s{1,3}Art\s{1,3})?References?(?:\s?\(s\))?(?:\s?/\s?Basis)?(?:\s{1,3}and\s{1,3}Combinations?)?|(?:Cited\s{1,3})?Prior\s{1,3}Art|Combinations?|Proposed\s{1,3}(?:Grounds?|Combinations?)|Description|Art"),
)  # fmt: skip
_LABEL = re.compile(  # every form begins with one of the letters looked for first, which costs least
    r"(?=\b[abcdfghinoprs#]|[bs3§])(?:"
    + "|".join(rf"(?P<{kind}>\b(?:{form})|{form if kind == 'basis' else '(?!)'})" for kind, form in _LABELS)
    + ")",
    re.I,
)
_GAP = re.compile(r"[\s|:*]{1,24}(?:'\d{3}\s{1,3}Patent\s{1,3})?\Z")
_GROUND = re.compile(r"(?:Ground\s{1,3})?(?P<v>\d{1,2}[A-Z]?|[IVX]{1,4}|[A-H])\b[.:)]?(?=[\s|])", re.I)
_CLAIMS = re.compile(rf"(?:claims?\s{{1,3}})?(?P<v>{claims.LIST})(?![\w(])", re.I)
_BASIS = re.compile(
    r"(?:(?:pre-AIA\s{1,3})?(?:35\s{0,3}U\.?\s?S\.?\s?C\.?\s{0,3})?§{0,2}\s{0,3})(?P<v>10[1-3]|112)(?!\d)(?:\s?\([a-z]\)(?:\(\d\))?){0,2}(?:\s{0,3}/\s{0,3}§?\s?10[23])?(?:\s{0,3}\(?(?:Obvious\w*|Anticipat\w*)\)?)?"
    r"|(?P<word>Obvious\w*|Anticipat\w*)(?!\s{1,3}(?:by|over))", re.I
)  # fmt: skip
_LAST_BASIS = re.compile(rf"{_BASIS.pattern}|(?P<verb>Obvious\w*|Anticipat\w*)(?=\s{{1,3}}(?:by|over))", re.I)
_BEHIND = re.compile(
    r"\s{1,3}(?:over|by|based\s+(?:up)?on|in\s+view\s+of)\s{1,3}(?=[A-Z])|\s?[:,-]\s{1,3}(?=[A-Z])", re.I
)
_ENDS = re.compile(
    r"\s(?:Pet(?:ition)?\.(?=\s)|Papers?\s\d|See\b|Petitioners?\b|Patent\sOwner|We\b|In\s(?:addition|support|its|view\sof\sthe|this)|Overall\b|Id\.|Inst\.|Dec\.|Prelim\.|"
    r"Based\son|To\s(?:support|establish)|(?:II|III|IV|V|VI|VII|VIII)\.|[A-H]\.\s+[A-Z]|\d\.\s+[A-Z]|\(Ex\.\s\d{4}\)\s*\.\s|"
    r"(?:The|This|These|Our|As|For|On|Under|After|With|Because|Having|It|No|Although|Each|Where)\s[a-z])|\n[ \t]*\n[ \t]*\n|\n[ \t]*(?:Case\s)?(?:IPR|PGR|CBM)\d{4}|\Z"
)  # fmt: skip


def _basis(sheet: Sheet, m: "re.Match[str]") -> Said:
    if m["v"]:
        return sheet.group(m, "v")
    word = m.lastgroup or "word"
    return sheet.group(m, word, "102" if m[word].casefold().startswith("antic") else "103")


_HEADS = re.compile(r"\b(?:Claims?|CLAIMS?)\b")


def _labels(flat: str) -> Iterator["re.Match[str]"]:
    """Column labels, looked for only around the word Claims with a capital, which every such header has."""
    at = 0
    for c in _HEADS.finditer(flat):
        for m in _LABEL.finditer(flat, max(at, c.start() - 130), min(len(flat), c.end() + 260)):
            if m.start() > c.end() + 130:
                break
            at = m.end()
            yield m
        at = max(at, c.end() + 70)  # no label is longer than what is left of the stretch


def _headers(flat: str) -> Iterator[tuple[list[str], int]]:
    """The header rows of tables of grounds: the columns in print order, and where the first row begins."""
    chain: list[str] = []
    last = -1
    for m in _labels(flat):
        kind = m.lastgroup or ""
        if kind == "basis" and kind in chain and "refs" not in chain:
            kind = "refs"  # `35 U.S.C. § | Basis`: the second names the art
        if (
            chain
            and last <= m.start()
            and m.start() - last <= 24
            and _GAP.fullmatch(flat[last : m.start()] or " ")
            and (kind == "skip" or kind not in chain)
        ):
            chain.append(kind)
        else:
            if {"claims", "refs"} <= set(chain) or {"claims", "basis"} <= set(chain):
                yield chain, last
            chain = [kind]
        last = m.end()
    if {"claims", "refs"} <= set(chain) or {"claims", "basis"} <= set(chain):
        yield chain, last


def _space(flat: str, at: int) -> int:
    while at < len(flat) and flat[at] in " \t\n|:-*":
        at += 1
    return at


def _starts(flat: str, at: int, columns: list[str]) -> bool:
    """Whether a row of these columns can begin at `at`."""
    at = _space(flat, at)
    for kind in columns[:2]:
        if kind == "refs":
            return flat[at : at + 1].isupper()
        m = {"ground": _GROUND, "claims": _CLAIMS, "basis": _BASIS}[kind].match(flat, at)
        if not m:
            return False
        at = _space(flat, m.end())
    return True


_HANGS = re.compile(r"(?:\b(?:and|of|in|view|with|over|to|or|further|combination|the)|[,/+&])\s*\Z", re.I)
_GOES_ON = re.compile(r"\s*(?:and|in\s+(?:view|light|combination)|with|or|of|view|further|[,/+&(])\b", re.I)


def _cell_end(flat: str, at: int, limit: int, *, one_line: bool) -> int:
    """Where a last cell ends: at its line's end (in a row on one line) or at a blank line, unless its words run on."""
    for m in re.finditer(r"[\t|]|\n" if one_line else r"\n[ \t]*\n", flat[at:limit]):
        before, after = flat[at : at + m.start()], flat[at + m.end() : limit]
        if before.strip() and not _HANGS.search(before) and not _GOES_ON.match(after):
            return at + m.start()
    return limit


def _refs_end(flat: str, row: int, at: int, rest: list[str], columns: list[str]) -> int:
    """Where the art named in a row ends: at the next column, the next row, or running text."""
    over = _ENDS.search(flat, at, min(len(flat), at + 320))
    limit = over.start() if over else min(len(flat), at + 320)
    if not rest:
        limit = _cell_end(flat, at, limit, one_line="\n" not in flat[row:at])
    for m in re.finditer(r"[\s|]+", flat[at:limit]):
        here = at + m.end()
        if rest and m.end() > 2:
            nxt = {"claims": _CLAIMS, "basis": _BASIS, "ground": _GROUND}[rest[0]].match(flat, here)
            digits = re.match(
                r"\d{1,2}(?:\s{1,2}(?:(?:and|in)\s{1,2}(?!\d)|[A-Z(]|\d)|,\s[A-Z])", flat[here : here + 10]
            )  # the number of a footnote
            second = re.search(r"[A-Za-z.,]\s{0,2}\d{1,2}[\s|]{1,4}\Z", flat[max(at, here - 12) : here])
            if nxt and (second or not digits):
                return at + m.start()
        elif not rest and columns[0] != "refs" and m.end() > 2 and _starts(flat, here, columns):
            return at + m.start()
    return limit


_DASHLESS = re.compile(r"\s\d{1,3},\s\d{1,3}\b")  # `1 4, 6 11`: a table whose dashes are lost


def _row(sheet: Sheet, at: int, columns: list[str]) -> tuple[Ground, int] | None:
    """The row that begins at `at`, with the offset of its end."""
    flat, found = sheet.flat, dict[str, Said | None]()
    references: list[Said] = []
    begin = at = _space(flat, at)
    for i, kind in enumerate(columns):
        at = _space(flat, at)
        if kind == "refs":
            end = _refs_end(flat, begin, at, columns[i + 1 :], columns)
            if not flat[at:end].strip() or not re.match(r"[A-Z0-9\"'\u00c0-\u024f(]", flat[at:end]):
                return None
            references = names_of_art(sheet, at, end)
            at = end
            continue
        m = {"ground": _GROUND, "claims": _CLAIMS, "basis": _LAST_BASIS if i + 1 == len(columns) else _BASIS}[
            kind
        ].match(flat, at)
        if not m:
            return None
        if kind == "claims":
            if not is_list(m["v"]) or columns[0] != "ground" and _DASHLESS.match(flat, m.end()):
                return None
            found[kind] = sheet.group(m, "v")
        else:
            found[kind] = _basis(sheet, m) if kind == "basis" else number_of(sheet, m)
        at = m.end()
        if kind == columns[-1] == "basis" and (over := _BEHIND.match(flat, at)):  # `§ 103(a) over A and B`
            at = _refs_end(flat, begin, over.end(), [], columns)
            references = names_of_art(sheet, over.end(), at)
    listed = found.get("claims")
    basis = found.get("basis")
    if (
        listed is None
        or not references
        and "refs" in columns
        and (basis is None or basis.value in {"102", "103"})
    ):
        return None
    return Ground(listed, found.get("basis"), references, found.get("ground")), at


_RUNS = re.compile(
    r"(?:Papers?\s\d|Pet\.|See\s|Petitioner|Patent\sOwner|Id\.|Inst\.|Dec\.|Subsequent|[A-H]\.\s|[IVX]{1,4}\.\s|The\s[a-z]|In\s[a-z]|We\s)"
)


def _table(sheet: Sheet, columns: list[str], start: int) -> list[Ground]:
    """The rows under one header; none where the words were no header after all."""
    outcome = "skip" in columns
    columns = [c for c in columns if c != "skip"]
    given = None
    if "basis" not in columns:
        near = list(
            re.finditer(r"§{1,2}\s{0,3}(?P<v>10[1-3]|112)(?!\d)", sheet.flat[max(0, start - 500) : start])
        )
        given = sheet.group(near[-1], "v") if near else None
        if near:
            shift = max(0, start - 500)
            given = sheet.said(near[-1].start("v") + shift, near[-1].end("v") + shift)
    rows: list[Ground] = []
    at = start
    while (
        len(rows) < 60
        and not _RUNS.match(sheet.flat, _space(sheet.flat, at))
        and (row := _row(sheet, at, columns))
    ):
        ground, at = row
        ground.basis = ground.basis or given
        if outcome:
            ground.references = [r for r in map(_without_outcome, ground.references) if r]
        rows.append(ground)
        at = _past(sheet.flat, at, columns)
    return rows


def _without_outcome(name: Said) -> Said | None:
    """A reference without the lists of claims that the columns after it hold."""
    kept = re.sub(
        r"\s(?:None|\d{1,3}(?:\s?[-–]\s?\d{1,3})?)(?:\s(?:None|\d{1,3}(?:\s?[-–]\s?\d{1,3})?)){0,3}\Z",
        "",
        str(name.value),
    )
    return (
        None
        if re.fullmatch(r"(?:None|[\d\s–-]+)", kept)
        else Said(kept, name.start, name.start + max(1, len(kept)))
    )


_TRAILING = re.compile(
    rf"[\s|]{{1,12}}(?:None|{claims.LIST})(?=[\s|])(?:[\s|]{{1,12}}(?:None|{claims.LIST})(?=[\s|]))?"
)


def _past(flat: str, at: int, columns: list[str]) -> int:
    """Past what stands between two rows: outcome columns of a final table, a page's running header."""
    if columns[-1] == "refs" and not _starts(flat, at, columns) and (m := _TRAILING.match(flat, at)):
        at = m.end()
    page = re.compile(
        r"\s{0,60}(?:\d{1,3}\s{1,30})?(?:Case\s)?(?:IPR|PGR|CBM)\d{4}-\d{5}\s{1,9}(?:\(?(?:U\.?S\.?\s)?Patent\s(?:No\.\s)?[\d,]{7,12}(?:\s[BE]\d)?\)?)?\s{0,20}(?:\d{1,3}\s)?"
    ).match(flat, at)
    return page.end() if page and page.end() > at else at


def _once(rows: list[Ground]) -> list[Ground]:
    """Each ground once; a ground that repeats part of another's claims over the same art is an argument, not a ground."""
    kept: list[Ground] = []
    for g in rows:
        mine = set(claims.numbers(str(g.claims.value)))
        art = [str(r.value).casefold() for r in g.references]
        same = [
            k for k in kept
            if g.number and k.number and g.number.value == k.number.value
            or not (g.number and k.number) and (art or mine == set(claims.numbers(str(k.claims.value))))
            and [str(r.value).casefold() for r in k.references] == art
            and (k.basis and k.basis.value) == (g.basis and g.basis.value)
            and mine <= set(claims.numbers(str(k.claims.value)))
        ]  # fmt: skip
        if not same:
            kept.append(g)
    return kept


def read_grounds(sheet: Sheet) -> list[Ground]:
    """The grounds of the paper: its fullest table, else its sentences."""
    tables = [
        _table(sheet, columns, start) or (_table(sheet, columns[1:], start) if columns[0] == "ground" else [])
        for columns, start in _headers(sheet.flat)
    ]
    rows = max(tables, key=len, default=[])
    return _once(rows or from_sentences(sheet))
