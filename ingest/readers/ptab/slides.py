"""Demonstratives: what the presenter's own lines assert, and the printed table of disputes.

A deck is its presenter's headlines between quotations: testimony, claim text, passages of exhibits and of briefs. A
headline asserts something (it has a verb), ends without a colon, and is no quotation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.ptab.terms import role_of
from ingest.readers.sheet import Sheet
from law.said import Said

Row = dict[str, object]
_LONGEST = 240

_VERBS = frozenset(
    ["is", "are", "was", "were", "be", "been", "has", "have", "had", "does", "do", "did", "can", "cannot", "may", "must", "should", "would", "could", "will", "admits", "admit", "admitted", "teaches", "teach", "taught", "discloses", "disclose", "disclosed", "requires", "require", "required", "recites", "recite", "relies", "rely", "relied", "argues", "argue", "argued", "asks", "ask", "imports", "import", "includes", "include", "renders", "render", "supports", "support", "manages", "manage", "uses", "ignores", "ignore", "offers", "offer", "contradicts", "contradict", "contradicted", "fails", "fail", "failed", "mischaracterizes", "mischaracterize", "mischaracterized", "refers", "refer", "relates", "relate", "defines", "define", "defined", "lacks", "lack", "identified", "identifies", "took", "takes", "creates", "create", "provides", "provide", "reboots", "reinforces", "reinforce", "mentions", "mention", "describes", "describe", "shows", "show", "suggests", "suggest", "satisfies", "satisfy", "satisfied", "confirms", "confirm", "explains", "explain", "concedes", "concede", "conceded", "agrees", "agree", "disputes", "dispute", "allows", "allow", "indicates", "indicate", "undermines", "overcomes", "establishes", "establish", "proves", "demonstrates", "demonstrate", "applies", "apply", "contains", "contain", "covers", "cover", "depends", "depend", "exists", "invites", "needs", "need", "never", "obtained", "performs", "perform", "points", "proposes", "precludes", "predates", "prevents", "relied", "rebuts", "remains", "remain", "reads", "results", "supports", "treats", "motivates", "motivated", "seeks", "presents", "present", "rewrites", "rewrite", "abandons", "waived", "waives", "addresses", "address", "misreads", "misread", "misapplies", "corroborates", "corroborated", "qualifies"]
)  # fmt: skip
_HANGS = re.compile(
    r"(?:,|-|\b(?:of|the|and|or|to|in|that|a|an|by|for|with|from|on|as|at|is|are|not|any|its|this|which|when|where|would|could|under|over|between|against))\s*\Z",
    re.I,
)
_ACTS = re.compile(  # `Obuchi filters the magnetometer`: a subject, a verb's ending, and what follows a verb
    r"(?:The\s|An?\s)?[A-Z\d'][\w'-]*(?:\s[A-Z\d'][\w'-]*){0,3}(?:\s[a-z][\w-]+)?\s[a-z]{2,}(?:s|ed)\s(?:the|an?|its|no|not|only|that|how|what|to|for|from|with|each|every|all)\b"
)
_OPENING = re.compile(
    r"(?:No\s+(?:mention|evidence|teaching|disclosure|dispute|motivation|support|reason)|Nothing\s+in)\b|(?:PO|Patent\s+Owner|Petitioner)\b[^:]{0,40}:\s+\""
)
_NOT_OWN = re.compile(
    r"^(?:[a-z(\[]|\d|Q[.:\s]|A[.:]\s|THE\s+WITNESS|See\b|Id\.|FIG|Fig\.|Ex\b|Ex[.-]|EX|[¶§•*]|[A-Z]\.\s|[IVX]{1,5}\.\s|\(|In\s+re\b|\*|Claim\s+\d+\s*:|[⁰-₟¹²³])"
)
_LABEL = re.compile(r":\s*\Z")
_AGENDA = re.compile(r"^\s*1\.\s+[A-Z][^\n]{2,80}\n\s*2\.\s+[A-Z]", re.M)
_STAMP = re.compile(
    r"\bPage\s\d{3,}|\(Emphasis|DEMONSTRATIVE\s+EXHIBIT|^Slide\b|^Page\s|\bIPR20\d\d-|\bv\.\s|@|https?:", re.I
)
_CLAIM_LINE = re.compile(r"^(?:\[?\d{1,3}\s?[\[(.]?[a-z]?[\])]|\d{1,3}\.)\s+(?:An?|The)\s")
_SCOPE = re.compile(
    r"\b(?:constru\w+|claims?\s+(?:term|language|scope)|import\w*|meaning|terms?|written\s+description|interpret\w*)\b",
    re.I,
)
_MERITS = re.compile(
    r"\b(?:ground|teach|disclos|obvious|anticipat|prior\s+art|render|satisf|combin|motivat|references?)\w*\b",
    re.I,
)
_EVIDENCE = re.compile(
    r"\b(?:supported\s+by\s+(?:the\s+)?(?:testimony|declaration|expert)|co-?author|expert\s+(?:is|has)\s|qualified|credentials)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a deck (its lines joined), and whether more than one line made it."""

    text: str
    start: int
    end: int
    lines: int


def _paragraphs(sheet: Sheet, stop: int) -> Iterator[Paragraph]:
    for m in re.finditer(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*", sheet.flat[:stop]):
        inner = [x for x in re.finditer(r"[^\n]+", m[0]) if x[0].strip()]
        listed = len(inner) > 1 and all(
            re.match(r"\s*(?:[-•¤▪o]\s|\d{1,2}[.)]\s)", x[0]) or not i for i, x in enumerate(inner)
        )
        for x in inner if listed else [m]:
            raw = x[0]
            base = m.start() + x.start() if listed else m.start()
            start = base + len(raw) - len(raw.lstrip(" \t\n-•¤▪"))
            end = base + len(raw.rstrip())
            if "\t" in raw.strip():  # rows of a table, with lines around them
                yield from (
                    Paragraph(x.text, x.start, x.end, 1)
                    for x in sheet.lines_in(start, end)
                    if "\t" not in x.text
                )
            elif end > start and not listed and (parts := _statements(sheet, start, end)):
                yield from parts
            elif end > start:
                yield Paragraph(
                    " ".join(sheet.flat[start:end].split()), start, end, 1 if listed else len(inner)
                )


def _statements(sheet: Sheet, start: int, end: int) -> list[Paragraph]:
    """The lines of a paragraph that are each a statement of its own: none is set in title case, hangs, or ends like a
    wrapped line; empty where they are not."""
    lines = list(sheet.lines_in(start, end))
    if len(lines) < 2 or any(
        not line.text[:1].isupper() or _title_case(line.text) or '"' in line.text for line in lines
    ):
        return []
    if any(_HANGS.search(a.text) or len(a.text) > 100 for a in lines[:-1]):
        return []
    return [Paragraph(" ".join(x.text.split()), x.start, x.end, 1) for x in lines]


def _asserts(text: str) -> bool:
    words = [w.strip(".,;:'\"()").casefold() for w in text.split()]
    return len(words) >= 4 and (
        any(w in _VERBS or w.endswith("n't") for w in words)
        or bool(_OPENING.match(text) or _ACTS.match(text))
    )


def _title_case(text: str) -> bool:
    words = [w for w in re.findall(r"[A-Za-z][\w'-]*", text) if len(w) > 3]
    return len(words) > 3 and sum(w[0].isupper() for w in words) >= 0.85 * len(words)


def _wholly_quoted(text: str) -> bool:
    return text[:1] == '"' and (text.rstrip(". ")[-1:] == '"' or text.count('"') == 1)


def _own(p: Paragraph, *, quoting: bool, cut: bool, in_claim: bool) -> bool:
    """Whether a paragraph is the presenter's own assertion. `quoting`: a quotation was opened by a label and goes on;
    `cut`: its last passage ended in mid-sentence; `in_claim`: it was claim text."""
    text = p.text
    if (
        p.lines > 2
        or len(text) > _LONGEST
        or "\t" in text
        or "|" in text
        or _NOT_OWN.match(text)
        or _LABEL.search(text)
        or _STAMP.search(text)
    ):
        return False
    if (
        _wholly_quoted(text)
        or not _asserts(text)
        or re.search(
            r"[a-z)\"](?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bNo)(?<!Inc)(?<!Corp)(?<!\bet al)\.\s+[A-Z\"]", text
        )
        or re.search(r"[;,]\Z|\.{3}", text)
    ):
        return False
    stopped = text.endswith(".")
    if not quoting:
        return True
    if stopped:
        return (cut or in_claim) and len(text) <= 130
    return (
        not _title_case(text)
        and len(text) <= 200
        and not re.search(r",\s\w+\Z|\b(?:the|a|an|of|to|and|or|any|this|that|some)\Z", text)
    )


def _part(heading: str) -> str:
    if _SCOPE.search(heading) and not re.search(
        r"\b(?:satisf|ground|teach|obvious|prior\s+art)\w*", heading, re.I
    ):
        return "scope"
    return "obviousness"


def read_contentions(
    sheet: Sheet, stop: int, skip: list[tuple[int, int]], *, anticipation: bool, start: int
) -> list[Row]:
    """The presenter's assertions, once each, in order. `skip` are stretches of other documents (front pages)."""
    found: dict[str, Row] = {}
    agendas = [m.start() for m in _AGENDA.finditer(sheet.flat)]
    part = ""
    quoting = cut = in_claim = False
    merits = "anticipation" if anticipation else "obviousness"
    before_agenda = bool(agendas)
    for p in _paragraphs(sheet, stop):
        if p.start < start or any(a <= p.start < b for a, b in skip):
            continue
        heads = any(0 <= a - p.end <= 4 or a == p.end for a in agendas) or any(
            p.end <= a <= p.end + 6 for a in agendas
        )
        if heads and _asserts(p.text):
            part, before_agenda = _part(p.text), False
        if (heads and _asserts(p.text) and not _LABEL.search(p.text) and len(p.text) < _LONGEST) or _own(
            p, quoting=quoting, cut=cut, in_claim=in_claim
        ):
            kind = part or (
                "evidence"
                if _EVIDENCE.search(p.text) or before_agenda
                else "scope"
                if _part(p.text) == "scope" and not _MERITS.search(p.text)
                else merits
            )
            said = sheet.said(p.start, p.end)
            key = re.sub(r"\W+", " ", str(said.value)).casefold()
            found.setdefault(key, {"kind": said.as_(merits if kind == "obviousness" else kind), "text": said})
            quoting = cut = in_claim = False
            continue
        if _CLAIM_LINE.match(p.text):
            quoting, in_claim, cut = True, True, False
        elif _LABEL.search(p.text) and len(p.text) < 160:
            quoting, cut, in_claim = True, False, False
        elif quoting and len(p.text) > 20:
            cut = not re.search(r"[.!?:;\"')\]]\s*\Z", p.text)
    return list(found.values())


_TABLE = re.compile(
    r"^[ \t]*(?P<first>[^\t|\n]{0,60})[\t|]+[ \t]*(?P<a>(?:Petitioner|Patent\s+Owner|PO)(?:'s\s\w+)?)[ \t]*[\t|]+[ \t]*(?P<b>(?:Petitioner|Patent\s+Owner|PO)(?:'s\s\w+)?)[ \t|]*$",
    re.M | re.I,
)


def read_disputes(sheet: Sheet, filer: Said | None) -> list[Row]:
    """The rows of a printed two-sided table: the columns say whom a text is about, the paper's side asserts it."""
    rows: list[Row] = []
    for t in _TABLE.finditer(sheet.flat):
        if re.search(r"\bterms?\b|phrase|limitation", t["first"], re.I):
            continue
        columns = [sheet.group(t, "a"), sheet.group(t, "b")]
        for line in re.compile(r"[^\n]+").finditer(sheet.text, t.end() + 1):
            if (
                sheet.text[max(0, line.start() - 2) : line.start()] == "\n\n"
                and rows
                or line[0].count("\t") + line[0].count("|") < 2
            ):
                break
            if row := _dispute(sheet, line.start(), line[0], columns, filer):
                rows.append(row)
    return rows


def _dispute(sheet: Sheet, base: int, line: str, columns: list[Said], filer: Said | None) -> Row | None:
    cells = [(m.start(), m[0].rstrip("\t|")) for m in re.finditer(r"[^\t|]*(?:[\t|]|\Z)", line) if m[0]]
    if cells and not cells[0][1].strip():
        cells = cells[1:]
    if len(cells) < 3 or set(line) <= set("-|: \t"):
        return None
    at, issue = cells[0]
    lead = re.match(r"\s*(?:\d{1,2}[.)]\s*)?", issue)
    positions = []
    for column, (start, cell) in zip(columns, cells[1:], strict=False):
        role = role_of(str(column.value))
        for s in (
            re.finditer(r"<p>(?P<v>.{2,1200}?)</p>", cell)
            if "<p>" in cell
            else re.finditer(r"(?P<v>\S.*\S)", cell)
        ):
            said = sheet.said(base + start + s.start("v"), base + start + s.end("v"))
            positions.append(
                {
                    "about": column.as_(role),
                    "asserted_by": (filer or column).as_(filer.value if filer else role),
                    "text": said,
                }
            )
    return (
        {
            "issue": sheet.said(base + at + (lead.end() if lead else 0), base + at + len(issue)),
            "positions": positions,
        }
        if positions
        else None
    )
