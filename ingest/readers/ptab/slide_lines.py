"""What stands on slides, paragraph by paragraph, and which of it is the presenter's own assertion.

A deck is its presenter's headlines between quotations: testimony, claim text, passages of exhibits and of briefs. A
headline asserts something (it has a verb), ends without a colon, and is no quotation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.readers.sheet import Sheet

LONGEST = 240
_BASE = (  # verbs in which a headline asserts, by their base form; no words that are nouns as often
    "sit abandon accord achieve acknowledge act adapt add address adjust admit adopt affect agree allow alter appear "
    "apply appreciate argue arrive ask assert assign assume attack attempt avoid award belong build calculate "
    "calibrate carry choose clarify collect combine compare compel complain compute concede conclude confirm "
    "conflate confuse connect consider contain contend contradict control convert copy correct corroborate cover "
    "create decide decline defeat define delay demand demonstrate deny depend depose derive describe deserve design "
    "detect determine differ disclaim disclose discourage discredit dismiss dispute distinguish distort divide draw "
    "drive duplicate embody enable encourage enforce erase establish evaluate exclude excuse exist expand expect "
    "explain export express extend fail fall favor fill filter find fit fix follow forbid force forfeit give govern "
    "grant happen help hide hold identify ignore imagine impeach implement import improve include incorporate "
    "increase indicate infer inform insist institute interpret introduce invalidate invent invite involve join jump "
    "justify keep know lack lead learn leave locate look lose maintain make manage mean mention merge miss misapply "
    "mischaracterize misquote misread misstate modify motivate narrow need neglect observe obtain occur offer omit "
    "oppose overcome overlook perform permit possess praise precede preclude predate predict prefer present presume "
    "prevent proceed produce prohibit prompt propose prove provide publish qualify raise read rearrange rebut "
    "receive recite recognize redefine reduce refer refute reinforce reject relate rely remain remove render replace "
    "represent require resemble reset resolve respond restrict result retain reveal reverse rewrite satisfy say see "
    "seek seem select sell send separate serve settle show shrink solve speak specify stand start stay stop stress "
    "substitute succeed suffice suggest support suppose swear take teach tell tend testify think treat undermine "
    "understand undo validate vary violate waive want warn weigh withdraw write yield"
)
_CAPITAL_NOUNS = frozenset(
    ["Dispute", "Disputes", "Support", "Results", "Needs", "Points", "Address", "Present"]
)
_BASES = frozenset(_BASE.split())
_VERBS = frozenset(
    ["is", "are", "was", "were", "be", "been", "has", "have", "had", "does", "do", "did", "can", "cannot", "may", "must", "should", "would", "could", "will", "admits", "admit", "admitted", "teaches", "teach", "taught", "discloses", "disclose", "disclosed", "requires", "require", "required", "recites", "recite", "relies", "rely", "relied", "argues", "argue", "argued", "asks", "ask", "imports", "import", "includes", "include", "renders", "render", "supports", "support", "manages", "manage", "uses", "ignores", "ignore", "offers", "offer", "contradicts", "contradict", "contradicted", "fails", "fail", "failed", "mischaracterizes", "mischaracterize", "mischaracterized", "refers", "refer", "relates", "relate", "defines", "define", "defined", "lacks", "lack", "identified", "identifies", "took", "takes", "creates", "create", "provides", "provide", "reboots", "reinforces", "reinforce", "mentions", "mention", "describes", "describe", "shows", "show", "suggests", "suggest", "satisfies", "satisfy", "satisfied", "confirms", "confirm", "explains", "explain", "concedes", "concede", "conceded", "agrees", "agree", "disputes", "dispute", "allows", "allow", "indicates", "indicate", "undermines", "overcomes", "establishes", "establish", "proves", "demonstrates", "demonstrate", "applies", "apply", "contains", "contain", "covers", "cover", "depends", "depend", "exists", "invites", "needs", "need", "never", "obtained", "performs", "perform", "points", "proposes", "precludes", "predates", "prevents", "relied", "rebuts", "remains", "remain", "reads", "results", "supports", "treats", "motivates", "motivated", "seeks", "presents", "present", "rewrites", "rewrite", "abandons", "waived", "waives", "addresses", "address", "misreads", "misread", "misapplies", "corroborates", "corroborated", "qualifies"]
)  # fmt: skip


def _forms(base: str) -> Iterator[str]:
    """The forms of a verb that a statement has: `denies`, `denied`."""
    if base.endswith("y") and base[-2] not in "aeiou":
        yield from (base[:-1] + "ies", base[:-1] + "ied")
    elif base.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield from (base + "es", base + "ed")
    else:
        yield base + "s"
        yield base + ("d" if base.endswith("e") else "ed")
        if re.search(r"[^aeiou][aeiou][bdgmnprt]\Z", base):
            yield base + base[-1] + "ed"


_ACTING = frozenset(form for base in _BASE.split() for form in _forms(base))
_PLURAL = re.compile(  # a plural subject takes the base form: `Petitioners give no reason`
    r"(?:Petitioners|Patentees|Experts|(?:The|These|Both)\s(?:[\w'-]+\s){0,3}[a-z-]+s|[A-Z][\w'-]*\sand\s[A-Z][\w'-]*)\s(?:also\s|never\s|both\s)?(?P<verb>[a-z]+)\s"
)
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
    r"^(?:[a-z(\[]|\d|Q[.:\s]|A[.:]\s|THE\s+WITNESS|See\b|Id\.|FIG|Fig\.|Ex\b|Ex[.-]|EX|[¶§•*]|[A-Z]\.\s|[IVX]{1,5}\.\s|\(|In\s+re\b|\*|Claim\s+\d+\s*:|[A-Z][\w'-]+(?:\set\sal\.)?,?\s(?:\(?Ex[^)\n]{2,12}\)?,?\s)?(?:at\s)?(?:\d{1,3}:\d|¶)|[⁰-₟¹²³])"
)
LABEL = re.compile(r":\s*\Z")
_STAMP = re.compile(
    r"\bPage\s\d{3,}|\(Emphasis|DEMONSTRATIVE\s+EXHIBIT|^Slide\b|^Page\s|\bIPR20\d\d-|\bv\.\s|@|https?:", re.I
)
_LINES, _LINE = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*"), re.compile(r"[^\n]+")
_LISTED = re.compile(r"\s*(?:[-•¤▪o]\s|\d{1,2}[.)]\s)")
CLAIM_LINE = re.compile(r"^(?:\[?\d{1,3}\s?[\[(.]?[a-z]?[\])]|\d{1,3}\.)\s+(?:An?|The)\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a deck (its lines joined), and whether more than one line made it."""

    text: str
    start: int
    end: int
    lines: int


def paragraphs(sheet: Sheet, stop: int) -> Iterator[Paragraph]:
    for m in _LINES.finditer(sheet.flat, 0, stop):
        inner = [x for x in _LINE.finditer(m[0]) if x[0].strip()]
        listed = len(inner) > 1 and all(_LISTED.match(x[0]) for x in inner[1:])
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
            elif end > start and not listed and len(inner) > 1 and (parts := _statements(sheet, start, end)):
                yield from parts
            elif end > start:
                yield Paragraph(
                    " ".join(sheet.flat[start:end].split()), start, end, 1 if listed else len(inner)
                )


def _statements(sheet: Sheet, start: int, end: int) -> list[Paragraph]:
    """The lines of a paragraph that are each a statement of its own, without the lines that cite: none is set in title
    case, hangs, or ends like a wrapped line; empty where they are not."""
    lines = list(sheet.lines_in(start, end))
    own = [line for line in lines if not _CITING.match(line.text)]
    if len(lines) < 2 or not own or not all(_states(line.text) for line in own):
        return []
    if any(_HANGS.search(a.text) or len(a.text) > 130 for a in own[:-1]):
        return []
    return [Paragraph(" ".join(x.text.split()), x.start, x.end, 1) for x in own]


_CITING = re.compile(
    r"\(?(?:Exs?\.?\s?\d|EX\d|Paper\s|Pet\.|POR\b|Resp\.|Reply\b|Sur-?reply\b|Id\.|See\s|'\d{3}\s[Pp]atent)|.{3,90}\bv\.\s.{3,60},\s\d"
)


def _states(line: str) -> bool:
    """Whether a line can be a statement by itself."""
    quoted = '"' in line
    if title_case(line) or not (line[:1].isupper() or line[:1] == '"'):
        return False
    return not quoted or asserts(line) and line.count('"') % 2 == 0 and not _wholly_quoted(line)


@lru_cache(maxsize=64)  # several questions about one paragraph turn on it
def asserts(text: str) -> bool:
    """Whether a line says something: it has a verb."""
    words = [w.strip(".,;:'\"()") for w in text.split()]
    if len(words) < 4:
        return False
    if (
        any(w.casefold() in _VERBS and w not in _CAPITAL_NOUNS or w.endswith("n't") for w in words)
        or _OPENING.match(text)
        or _ACTS.match(text)
    ):
        return True
    plural = _PLURAL.match(text.lstrip('"'))
    return any(w in _ACTING for w in words[1:]) or bool(plural and plural["verb"] in _BASES)


def title_case(text: str) -> bool:
    words = [w for w in re.findall(r"[A-Za-z][\w'-]*", text) if len(w) > 3]
    return len(words) > 3 and sum(w[0].isupper() for w in words) >= 0.85 * len(words)


def _wholly_quoted(text: str) -> bool:
    return text[:1] == '"' and (text.rstrip(". ")[-1:] == '"' or text.count('"') == 1)


def is_own(p: Paragraph, *, quoting: bool, cut: bool, in_claim: bool) -> bool:
    """Whether a paragraph is the presenter's own assertion. `quoting`: a quotation was opened by a label and goes on;
    `cut`: its last passage ended in mid-sentence; `in_claim`: it was claim text."""
    text = p.text
    if (
        p.lines > 2
        or len(text) > LONGEST
        or "\t" in text
        or "|" in text
        or _NOT_OWN.match(text)
        or LABEL.search(text)
        or _STAMP.search(text)
    ):
        return False
    if (
        _wholly_quoted(text)
        or not asserts(text)
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
        not title_case(text)
        and len(text) <= 200
        and not re.search(r",\s\w+\Z|\b(?:the|a|an|of|to|and|or|any|this|that|some)\Z", text)
    )
