"""What kind of paper a text is, from its own words: first its form, then the first keyword of its title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers import front, listed, memo_layout, memo_words
from ingest.readers.front.vocabulary import unspaced
from law.said import Said

HEAD = 20_000  # characters in which a paper says what it is: captions with forty defendants, counsel blocks before them
_TITLE_ZONE = 12_000
_FORM_ZONE = {
    "patent": 1500,
    "notice": 4000,
    "docket_sheet": 4000,
}  # further down they are spoken of, or attached


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind (`memo`, `complaint`, …) and the words that say so."""

    name: str
    words: Said


# Papers whose form says what they are, wherever their title stands. Each row: kind, words that show, words that must be near.
_FORMS = (
    ("notice", r"\b(Notice of Electronic Filing)\b", r"Case Name|Docket Text|Document Number|was entered|Filer"),
    ("notice", r"\b(Notice of Docket Activity)\b", r"Case Name|Docket Text|Case Number"),
    ("docket_sheet", r"\b((?:CIVIL )?DOCKET FOR CASE ?#)", r""),
    ("docket_sheet", r"\b(General Docket)\b", r"Court of Appeals Docket|Docketed:"),
    ("order", r"\b((?:Decided|DECIDED):)[ \t]", r"Court of Appeals|COURT OF APPEALS"),
    ("order", r"^[ \t*]{0,6}[A-Z][A-Za-z.,'’ -]{4,50}, ?((?:UNITED STATES |United States |U\.S\. |Chief |Senior |CHIEF |SENIOR ){0,2}(?:DISTRICT|MAGISTRATE|District|Magistrate) (?:JUDGE|Judge)[.:]?)[ \t]*$", r""),
    ("order", r"^[ \t*]{0,6}(Before:? [A-Z][^\n]{3,160}, (?:Circuit|Chief|Senior) Judges?\.)[ \t]*$", r""),
    ("patent", r"\b((?:INTER PARTES|EX PARTE|POST-GRANT|REEXAMINATION|DERIVATION|COVERED BUSINESS)[ A-Z]{0,32}CERTIFICATE)\b", r"Certificate\s{1,4}Issued|HAS\s{1,4}BEEN\s{1,4}DETERMINED\s{1,4}THAT"),
    ("patent", r"\b(CERTIFICATE\s{1,4}EXTENDING\s{1,4}PATENT\s{1,4}TERM)\b", r"extends\s{1,4}the\s{1,4}term\s{1,4}of\s{1,4}the\s{1,4}patent"),
    ("patent", r"\b(CERTIFICATE\s{1,4}OF\s{1,4}CORRECTION)\b", r"certified\s{1,4}that\s{1,4}(?:an\s{1,4})?errors?\s{1,4}appears?"),
    ("patent", r"\b((?i:Determination\s{1,4}of\s{1,4}Patent\s{1,4}Term\s{1,4}(?:Adjustment|Extension)))\b", r"Term\s{1,4}Adjustment\s{1,4}(?:to\s{1,4}date\s{1,4})?is\s{1,4}\d"),
    ("patent", r"(United\s{1,3}States\s{1,3}Patent)\b", r"\(\s?(?:10|45|54)\s?\)[^\n]{0,40}(?:Patent|Date|[A-Z]{3})|Appl\.\s?No\.[\s\S]{0,4000}Int\.\s?Cl"),
)  # fmt: skip
_FORM_RULES = tuple((kind, re.compile(shown, re.M), re.compile(near)) for kind, shown, near in _FORMS)

_BOARD = re.compile(r"\b(PATENT\s{1,3}TRIAL\s{1,3}AND\s{1,3}APPEAL\s{1,3}BOARD)\b", re.I)
_OF_TRIAL = re.compile(
    r"\b(?:Petitioners?|Patent\s{1,3}Owners?|PETITIONERS?|PATENT\s{1,3}OWNERS?)\b|\bPETITION\s{1,3}FOR\s{1,3}(?:INTER\s{1,3}PARTES|POST|COVERED)|\b(?:IPR|CBM|PGR|DER)\s?20\d\d-\d{5}"
)
_SLIDES = re.compile(
    r"\b((?:Petitioners?|Patent\s{1,3}Owners?)['’]?s?['’]?\s{1,3}(?:[A-Z]\w{2,12}\s{1,3}){0,3}Demonstratives?)\b",
    re.I,
)
_REVIEW = re.compile(
    r"\b((?:petition|request)\s{1,3}for\s{1,3}(?:inter\s{1,3}partes|post[- ]grant|covered\s{1,3}business\s{1,3}method)[^\n]{0,20}\s{1,3}review)\b",
    re.I,
)
_COURT = re.compile(
    r"\b(?:DISTRICT\s{1,3}COURT|COURT\s{1,3}OF\s{1,3}(?:APPEALS|FEDERAL\s{1,3}CLAIMS|INTERNATIONAL\s{1,3}TRADE)|SUPREME\s{1,3}COURT|SUPERIOR\s{1,3}COURT"
    r"|INTERNATIONAL\s{1,3}TRADE\s{1,3}COMMISSION|D[I1lJ]STR[I1lJ]CT\s{1,3}C[O0]URT)\b", re.I)  # fmt: skip
_STAMP = re.compile(
    r"\b(?:Case|Civil Action No\.)\s?:?\s?\S{5,40}(?:\s-\w{2,4})?[ \t]{1,30}(?:Document|Doc\.?|ECF No\.|D\.I\.)\s?#?:?\s?\d",
    re.I,
)
_NUMBERED = re.compile(  # a number alone on its line near the top, as publishers print it where they leave the court out
    r"^[ \t]*(?:(?:Civil|Case|Civ\.|C\.\s?A\.|CIVIL|CASE|Action|ACTION|No\.|NO\.|CIV\.)\s?\.?\s?){1,4}:?\s?(?:\d{2} C \d{3,5}|(?:(?:SA|LA)?C(?:V|IV)? )?[\w:–-]{5,26})(?: [A-Z]{1,4}| \d{3,5})?(?:\s?\(\w{2,6}\)){0,2}\.?[ \t]*$",
    re.M,
)
_LETTER = re.compile(r"^[ \t]*(?:Dear\s{1,3}[A-Z]|Re:[ \t])", re.M)

# What the words of a title say; the first of them that stands in the title decides.
_TITLES = (
    ("complaint", r"COMPLAINT|ORIGINAL PETITION"),
    ("answer", r"ANSWERS?(?!ING\b)(?! BRIEF)|COUNTERCLAIMS?(?![- ](?:PLAINTIFF|DEFENDANT)|-\s)|REPLY TO (?:[A-Z'’.,& ]{0,80})?COUNTERCLAIMS?"),
    ("notice", r"NOTICE OF (?!MOTION|HEARING ON MOTION)[A-Z]{2,20}"),
    ("motion", r"(?:NOTICE OF )?MOTION|STIPULATION(?! (?:AND|&) ORDER)|STIPULATED REQUEST|EX PARTE APPLICATION|APPLICATION FOR"),
    ("order", r"(?:GRANTING|DENYING)\b|MEMORANDUM IN SUPPORT OF (?:CLAIM CONSTRUCTION |MARKMAN )?ORDER|STIPULATION (?:AND|&) ORDER|(?:MEMORANDUM )?(?:OPINION|ORDER)S?|MEMORANDUM (?:AND|&) (?:OPINION|ORDER)|(?:FINAL|CONSENT|AGREED|AMENDED|STIPULATED|DEFAULT|PARTIAL) JUDGMENT"
              r"|REPORT (?:AND|&) RECOMMENDATIONS?|FINDINGS OF FACT|INITIAL DETERMINATION|MEMORANDUM DECISION|CLAIM CONSTRUCTION (?:RULING|OPINION)|MANDATE"),
    ("brief", r"BRIEF|MEMORANDUM|MEMO OF LAW|OPPOSITION|RESPONSE|RESPONSIVE|REPLY|SUR-?REPLY|OBJECTIONS?|CLAIMS? CONSTRUCTION (?:AND PRE-?\s?HEARING )?(?:STATEMENT|CHART)|PRE-?HEARING STATEMENT|(?:INFRINGEMENT|INVALIDITY) CONTENTIONS|STATEMENT OF (?:UNDISPUTED|FACTS)|POINTS AND AUTHORITIES"),
)  # fmt: skip
_KEYWORD = re.compile("|".join(rf"(?P<{kind}>\b(?:{words})\b)" for kind, words in _TITLES), re.I)
_NOT_TITLE = re.compile(  # words that look like a title's and are not: captions, statutes, counsel's roles
    r"\b(?:AND\s{1,3})?RELATED\s{1,3}(?:CROSS-?\s?|COUNTER-?\s?)(?:CLAIMS|ACTIONS|COMPLAINTS)\b|IN\s{1,3}ORDER\s{1,3}TO\b|\bPROPOSED\]?\s{1,3}ORDER\b|\bMEMBER\s{1,3}CASE\b"
    r"|\bCOVER\s{1,3}SHEET\b|COUNTERCLAIM[- ](?:PLAINTIFF|DEFENDANT)S?|\b(?:SEE|PER|UNDER)\s{1,3}(?:THE\s{1,3})?(?:PROTECTIVE\s{1,3})?ORDER\b|PURSUANT\s{1,3}TO[^\n]{0,30}ORDER\b",
    re.I,
)
_CAPTION_MARKS = re.compile(r"^[\s§)(:|*#`'’.\d/\]\[>_-]{0,40}")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "under",
        "v.",
        "vs.",
        "with",
        "re",
    ]
)

_OPENING = (  # where no line is a title, what the paper says it does
    ("order", re.compile(r"\b(IT\s{1,3}IS\s{1,3}(?:HEREBY\s{1,3}|SO\s{1,3}|THEREFORE,?\s{1,3}|FURTHER\s{1,3})?ORDERED|ORDERS\s{1,3}(?:that|as\s{1,3}follows))\b")),
    ("answer", re.compile(r"\b((?:hereby\s{1,3})?answers?\s{1,3}(?:and\s{1,3}\w{3,20}\s{1,3}\w{0,20}\s{0,3})?(?:the|plaintiff.{0,60})\s{1,3}(?:\w{1,12}\s{1,3}){0,2}complaint)\b", re.I)),
    ("complaint", re.compile(r"\b(hereby\s{1,3}(?:complains|alleges)|(?:brings|files)\s{1,3}this\s{1,3}(?:\w{1,12}\s{1,3}){0,4}(?:action|complaint|suit)|complains?\s{1,3}(?:of|against)\s{1,3}defendants?|for\s{1,3}its\s{1,3}complaint|makes\s{1,3}the\s{1,3}following\s{1,3}allegations)\b", re.I)),
    ("motion", re.compile(r"\b((?:hereby\s{1,3}|respectfully\s{1,3})moves?(?:\s{1,3}(?:this|the)\s{1,3}court)?)\b", re.I)),
)  # fmt: skip


def detect(text: str) -> Kind | None:
    """The kind of paper this text is, with the words that say so; None for a letter, a picture's caption, anything else."""
    head = text[:HEAD]
    return (
        _memo(head)
        or _by_form(head)
        or _of_the_board(head)
        or _by_title(head)
        or _by_caption(head)
        or _by_opening(head)
        or _by_body(head)
    )


def _memo(head: str) -> Kind | None:
    """A case memo of any house: its sections and its labelled lines."""
    words = memo_words.recognise(head)
    if words is None and (plain := memo_layout.plain(head)) != head:
        words = memo_words.recognise(plain)
    return Kind(str(words.value), words) if words else None


def _by_form(head: str) -> Kind | None:
    for kind, shown, near in _FORM_RULES:
        m = shown.search(head, 0, _FORM_ZONE.get(kind, HEAD))
        if (
            kind == "patent"
            and m
            and (_BOARD.search(head, 0, m.start()) or _COURT.search(head, 0, m.start()))
        ):
            continue  # a paper that shows a patent's front page is no patent
        if m and near.search(head, 0, _FORM_ZONE.get(kind, HEAD) * 2):
            return Kind(kind, Said(kind, m.start(1), m.end(1)))
    return None


_BOARD_TITLES = re.compile(
    r"\b(PETITION|PRELIMINARY\s{1,3}RESPONSE|FINAL\s{1,3}WRITTEN\s{1,3}DECISION|INSTITUTION\s{1,3}DECISION|DECISION|JUDGMENT|REHEARING|DEMONSTRATIVES?|SUR-?REPLY|REPLY"
    r"|RESPONSE|MOTION|ORDER|NOTICE|DECLARATION|RECORD\s{1,3}OF\s{1,3}ORAL\s{1,3}HEARING|OPPOSITION|STIPULATION|EXHIBIT\s{1,3}LIST)\b", re.I)  # fmt: skip


def _of_the_board(head: str) -> Kind | None:
    """A paper before the Patent Trial and Appeal Board: its heading names the Board, or its title the review asked for."""
    board = _BOARD.search(head, 0, 6000)
    if board and not _is_title(_line(head, *board.span())) and not _OF_TRIAL.search(head, 0, 8000):
        board = None  # an opinion that speaks of the Board
    court = _COURT.search(head, 0, 6000)
    if board and not (court and court.start() < board.start()):
        words = next((m for line, m in _title_lines(head, board.end(), _BOARD_TITLES)), None) or board
        return Kind("ptab_paper", Said("ptab_paper", words.start(1), words.end(1)))
    slides = _SLIDES.search(head, 0, 3000)
    if slides and not court and re.search(r"\b(?:IPR|PGR|CBM|DER)\s?20\d\d-\d{5}", head[:3000]):
        return Kind("ptab_paper", Said("ptab_paper", slides.start(1), slides.end(1)))
    review = _REVIEW.search(head, 0, 4000)
    if review and not court and _is_title(_line(head, review.start(), review.end())):
        return Kind("ptab_paper", Said("ptab_paper", review.start(1), review.end(1)))
    return None


def _by_title(head: str) -> Kind | None:
    """A paper before a court: the keyword of its title line."""
    court = _COURT.search(head, 0, _TITLE_ZONE)
    if court is None and not _STAMP.search(head, 0, 3000) and not _NUMBERED.search(head, 0, 800):
        return None
    letter = _LETTER.search(head, 0, 4000)
    if letter and (court is None or letter.start() < court.start()):
        return None
    spaced = _spaced_title(head)
    for line, m in _title_lines(head, 0, _KEYWORD):
        if spaced and spaced.words.start < m.start():
            break
        name = m.lastgroup or "unknown"
        if (
            name == "brief"
            and line.strip(" `\t*") == "MEMORANDUM"
            and _COURT_SPEAKS.search(head, m.end(), m.end() + 400)
        ):
            name = "order"
        return Kind(name, Said(name, m.start(), m.end()))
    return spaced


_SPACED_LINE = re.compile(r"^[ \t`*]{0,80}(?P<words>[A-Z] [A-Z] [A-Z] [A-Z][A-Z ]{0,80})[ \t]{0,80}$", re.M)


def _spaced_title(head: str) -> Kind | None:
    """A title set with a blank between its letters: `O R D E R`."""
    for line in _SPACED_LINE.finditer(head, 0, _TITLE_ZONE):
        m = _KEYWORD.match(unspaced(line["words"]))
        if m and m.lastgroup:
            return Kind(m.lastgroup, Said(m.lastgroup, line.start("words"), line.end("words")))
    return None


_COURT_SPEAKS = re.compile(r"\b(?:Before|before)\s(?:the\s[Cc]ourt|me)\s(?:is|are)\b")


def _by_caption(head: str) -> Kind | None:
    """A paper whose title shares its line with other columns, or all whose lines are joined: the title the caption shows."""
    named = _COURT.search(head, 0, _TITLE_ZONE) or _PARTIES.search(head, 0, 3000)
    if named is None or _LETTER.search(head, 0, 4000):
        return None
    title = front.read(listed.blanked(head, listed.find(head))).title
    m = _KEYWORD.search(str(title.value)) if title else None
    return Kind(m.lastgroup or "unknown", title.as_(m.lastgroup)) if title and m else None


_PARTIES = re.compile(  # a caption without its court: both sides in their roles about a "v."
    r"\bPlaintiffs?[,.]?\s{1,9}(?:v|vs)\.?\s{1,9}[^\n]{3,300}?\bDefendants?\b"
)
_SAYS_WHAT = re.compile(
    r"\b(This\s{1,3}(?:action\s{1,3}arises|is\s{1,3}an?\s{1,3}(?:civil\s{1,3})?action))\b"
)
_PLEADS = (  # what the first pages of a complaint have in common
    re.compile(r"^\s{0,9}\d{1,2}\.\s", re.M),
    re.compile(r"\b(?:[Oo]n|[Uu]pon)\s{1,3}information\s{1,3}and\s{1,3}belief\b"),
    re.compile(r"\bjurisdiction\s{1,3}over\s{1,3}(?:the\s{1,3})?[Dd]efendants?\b"),
    re.compile(r"\b[Pp]laintiffs?\b"),
)
_ANSWERS = re.compile(
    r"\b(?:admits?|denies|denied|ORDERED|the\s{1,3}Court\s{1,3}(?:finds|holds|concludes))\b"
)


def _by_body(head: str) -> Kind | None:
    """A complaint whose caption is lost: it says what the action is, on information and belief, and why the court has
    jurisdiction over the defendant."""
    m = _SAYS_WHAT.search(head)
    if m is None or _ANSWERS.search(head) or not all(p.search(head) for p in _PLEADS):
        return None
    return Kind("complaint", Said("complaint", m.start(1), m.end(1)))


def _by_opening(head: str) -> Kind | None:
    if _COURT.search(head, 0, _TITLE_ZONE) is None or _LETTER.search(head, 0, 4000):
        return None
    found = [(m.start(1), m.end(1), kind) for kind, opening in _OPENING if (m := opening.search(head))]
    return Kind(min(found)[2], Said(min(found)[2], *min(found)[:2])) if found else None


def _title_lines(head: str, start: int, keyword: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """The lines that look like a title and hold a keyword, in order, each with the match of its first keyword."""
    at = start
    while at < min(len(head), _TITLE_ZONE):
        end = head.find("\n", at)
        end = len(head) if end < 0 else end
        line = head[at:end]
        skip = _CAPTION_MARKS.match(line)
        if len(line) < 400 and not _STAMP.search(line) and _is_title(line[skip.end() if skip else 0 :]):
            hidden = [m.span() for m in _NOT_TITLE.finditer(head, at, end)]
            for m in keyword.finditer(head, at, end):
                if not any(a < m.end() and m.start() < b for a, b in hidden):
                    yield line, m
                    break
        at = end + 1


def _line(text: str, start: int, end: int) -> str:
    last = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : last if last >= 0 else len(text)]


def _is_title(line: str) -> bool:
    """Whether a line is set like a title: capitals, or few words each with a capital, and no sentence."""
    words = [w for w in re.findall(r"[A-Za-z][\w'’.-]*", line[:400])]
    if not words:
        return False
    letters = [c for c in line if c.isalpha()]
    if sum(c.isupper() for c in letters) >= 0.75 * len(letters):
        return True
    if len(words) > 16 or line.rstrip().endswith((".", ";")) and len(words) > 4:
        return False
    return all(w[0].isupper() or w.lower() in _SMALL for w in words)
