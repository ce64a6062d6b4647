"""What one docket entry means: its kind, what it moves for or decides, what it answers, what it makes due."""

import re
from dataclasses import dataclass

from law import dockets, patents
from law.dates import parse as parse_date
from law.entries.kinds import OPENING, kind_of, opening

# What a motion asks for; the first row that fits its opening. Authorities: the rule named beside each.
_MOTIONS = (
    (
        "stay_pending_review",
        r"stay\b.{0,80}(?:inter\s+partes|\bIPR\b|post[- ]grant|\bPGR\b|\bCBM\b|re-?exam|PTAB|patent\s+office)",
    ),  # Landis
    ("stay", r"\bstay\b|staying"),
    ("transfer", r"transfer|change\s+(?:of\s+)?venue|intra-?district"),  # 28 U.S.C. 1404, 1406
    ("dismiss", r"dismiss(?!ed\b)|12\(b\)"),  # Fed. R. Civ. P. 12(b), 41
    ("judgment_on_the_pleadings", r"judgment\s+on\s+the\s+pleadings|12\(c\)"),
    (
        "judgment_as_a_matter_of_law",
        r"judgment\s+as\s+a\s+matter\s+of\s+law|\bJMOL\b|new\s+trial|50\(b\)",
    ),  # Rules 50, 59
    ("summary_judgment", r"summary\s+judgment|summary\s+determination"),  # Rule 56
    ("preliminary_injunction", r"preliminary\s+injunction|temporary\s+restraining|\bTRO\b"),  # Rule 65
    ("permanent_injunction", r"permanent\s+injunction"),  # 35 U.S.C. 283
    ("default_judgment", r"default"),  # Rule 55
    ("attorney_fees", r"attorneys?'?s?'?\s+fees|exceptional\s+case"),  # 35 U.S.C. 285
    (
        "exclude_expert",
        r"daubert|exclude\b|strike\s+(?:\w+\s+){0,4}(?:expert|opinion|report)",
    ),  # Fed. R. Evid. 702
    ("in_limine", r"in\s+limine"),
    ("strike", r"\bstrike\b"),  # Rule 12(f)
    ("compel", r"compel|sanctions"),  # Rule 37
    ("protective_order", r"protective\s+order|quash"),  # Rule 26(c), 45(d)
    ("seal", r"\bseal\b|under\s+seal|redact"),
    (
        "amend",
        r"(?:leave\s+to\s+|to\s+)?(?:amend|supplement)\b|leave\s+to\s+file\s+(?:\w+\s+){0,3}amended",
    ),  # Rule 15
    ("extension", r"extension|extend|enlarge"),  # Rule 6(b)
    ("consolidate", r"consolidat"),  # Rule 42
    ("sever", r"\bsever\b|severance"),
    ("intervene", r"intervene"),  # Rule 24
    ("joinder", r"joinder|\bjoin\b"),
    (
        "reconsideration",
        r"reconsider|rehearing|alter\s+or\s+amend|relief\s+from\s+judgment|\bto\s+vacate\b(?!\s+(?:\w+\s+){0,2}(?:deadline|hearing|conference|trial|date))",
    ),  # Rules 59(e), 60
    ("claim_construction", r"claim\s+construction|construe|markman"),
    ("admission", r"pro\s+hac\s+vice|appear\s+pro|admi(?:t|ssion)"),
    ("withdraw", r"withdraw"),
    ("scheduling", r"schedul|continue\b|continuance|adjourn|hearing"),
)
MOTIONS = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _MOTIONS)
_LEAVE = re.compile(
    r"\bleave\s+to\s+file\b(?!\s+(?:[\w'’.-]+\s+){0,3}(?:amend|supplement|under\s+seal|seal|redact|motion|strike))",
    re.I,
)
_DISPOSED = (
    ("granted_in_part", r"\bgrant(?:ing|ed|s)?,?\s+in\s+part|granting\s+(?:and|&)\s+denying"),
    ("moot", r"\b(?:den(?:ying|ied|ies)|finding|terminat\w+|dismissing)\s+(?:[^.;]{0,80}\sas\s+|as\s+)?moot\b"),
    ("denied", r"\bden(?:ying|ied|ies)\b"),
    ("granted", r"\bgrant(?:ing|ed|s)?\b|\bapprov(?:ing|ed)\b"),
    ("withdrawn", r"\bwithdraw(?:ing|n)\b"),
)  # fmt: skip
DISPOSED = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _DISPOSED)
_ANSWERED = re.compile(
    r"(?:\b(?:re|regarding|to|granting|denying|on|of|as\s+to|moot|in\s+part|adopting|terminating|finding|Notice|for|by\s+\w+\s+re)\s*:?\s*(?:D\.?I\.?\s*|Dkt\.?\s*(?:No\.?\s*)?|ECF\s*(?:No\.?\s*)?|#\s*|doc(?:ument)?\.?\s*(?:no\.?\s*)?)?|(?:;|,|\band)\s*)"
    r"[\[(]?(\d{1,4})[\])]?(?=\s*(?:[A-Z(,;.\])]|and\b|$|Motion|motion|SEALED))"
)
_CITED = re.compile(
    r"\[(\d{1,4})\]|\b(?:D\.I\.|Dkt\.(?:\s?No\.)?|ECF\s(?:No\.)?|Doc\.\s?(?:No\.)?)\s?(\d{1,4})\b"
)
_NO_ENTRY = re.compile(
    r"\b(?:page|pages|day|days|count|claim|exhibit|hours|volume|rule|fee|local|title)\s*$", re.I
)
_DUE = re.compile(
    r"\b([A-Z][\w'’/() &\[\]-]{2,60}?|(?:answer|response|reply)[\w ]{0,40}?)(?:,\s+if\s+any,)?\s+(?:is\s+|are\s+)?(?:now\s+|shall\s+be\s+)?due(?:\s+date)?(?:\s+(?:per|under)\s+[^.;]{3,40}?is)?(?:\s+(?:by|on(?:\s+or\s+before)?|for[^.;]{2,60}?(?:is|by)|date\s+is))?:?\s+(?:no\s+later\s+than\s+)?(\d{1,2}/\d{1,2}/\d{2,4}|[A-Z][a-z]+\.?\s+\d{1,2},\s+\d{4})"
)
_SERVED = re.compile(r"\bserved\s+on\s+(\d{1,2}/\d{1,2}/\d{2,4})", re.I)
_JUDGE = re.compile(
    r"\b(?:Signed|Ordered|Entered|before|by)\b[^.;]{0,30}?\b(?:(?:Chief|District|Magistrate|Senior|Circuit|U\.?S\.?)\s+)*Judge\s+([A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){0,4})"
)
_ORDINAL = re.compile(r"\b(first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th)\s+amended", re.I)
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "5th": 5,
}
_TAIL = re.compile(
    r"\s*\((?:Attachments?|Entered|Main\s+Document|Exhibits?):?.*|\s*\([A-Z][\w'-]+,\s+[A-Z][\w. ]+\)\s*$|\s*\([a-z]{2,4}\)\s*$",
    re.S,
)
DECIDES = frozenset({"order", "dismissal"})  # they concern a motion only where they say what becomes of it
ASKS = frozenset(
    {
        "motion",
        "opposition",
        "reply",
        "sur_reply",
        "order",
        "stay_order",
        "transfer",
        "consolidation",
        "dismissal",
        "report_and_recommendation",
        "stipulation",
    }
)


@dataclass(frozen=True, slots=True)
class Due:
    """A day by which something is due, as the court's own text states it: words, EDTF day, span of the sentence."""

    what: str
    on: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an entry means. `motion` is what a motion asks for (also of the papers and orders on it); `disposition` what an
    order does with it; `answers` the entries it says it is about; `amendment` the ordinal of an amended complaint."""

    kind: str
    title: str
    motion: str = ""
    disposition: str = ""
    answers: tuple[int, ...] = ()
    due: tuple[Due, ...] = ()
    patents: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    judges: tuple[str, ...] = ()
    amendment: int | None = None
    served_on: str = ""


def meaning(text: str, *, board: bool = False, court: str = "") -> Meaning:
    """What an entry's text means. Nothing is guessed: a kind that the table does not have is an empty string."""
    kind = kind_of(text, board)
    head = text[opening(text) : opening(text) + OPENING]
    ordinal = _ORDINAL.search(head) if kind == "amended_complaint_filed" else None
    disposition = _disposition(kind, head)
    served = _SERVED.search(text) if kind in ("service", "service_waived") else None
    day = parse_date(served[1]) if served else None
    return Meaning(
        kind=kind,
        title=title_of(text),
        motion=_asked(head) if kind in ASKS and (disposition or kind not in DECIDES) else "",
        disposition=disposition,
        answers=answered(text) if kind in ASKS or kind.startswith("answer") else (),
        due=tuple(due_in(text)),
        patents=tuple(dict.fromkeys(w.number for w in patents.find(text) if w.number)),
        cases=tuple(
            dict.fromkeys(n.text for n in dockets.find(text, court=court if court == "cafc" else ""))
        ),
        judges=tuple(dict.fromkeys(_JUDGE.findall(text))),
        amendment=_ORDINALS[ordinal[1].lower()] if ordinal else None,
        served_on=day.edtf if day else "",
    )


def _asked(head: str) -> str:
    """What is asked for first: a motion for more time to oppose a motion to dismiss asks for more time, one for leave to
    file a reply for neither."""
    leave = _LEAVE.search(head)
    stop = leave.start() if leave else len(head)
    found = [(m.start(), i, kind) for i, (kind, p) in enumerate(MOTIONS) if (m := p.search(head))]
    return min(found)[2] if found and min(found)[0] < stop else ""


def _disposition(kind: str, head: str) -> str:
    """What becomes of what is asked for first; an order that grants something in part does so on the whole."""
    if kind not in (
        "order",
        "stay_order",
        "transfer",
        "consolidation",
        "dismissal",
        "scheduling_order",
        "protective_order",
    ):
        return ""
    found = [
        (d != "granted_in_part", m.start(), i, d)
        for i, (d, p) in enumerate(DISPOSED)
        if (m := p.search(head))
    ]
    return min(found)[3] if found else ""


def answered(text: str) -> tuple[int, ...]:
    """The numbers of the entries that a text says it is about, in order: `re 12 MOTION`, `granting 45 Motion`, `[18]`, `(D.I. 602)`."""
    body = _TAIL.sub("", text)
    found: list[int] = []
    for m in (*_ANSWERED.finditer(body), *_CITED.finditer(body)):
        digits = next(g for g in m.groups() if g)
        if not _NO_ENTRY.search(body[: m.start()]) and int(digits) not in found:
            found.append(int(digits))
    return tuple(found)


def due_in(text: str) -> list[Due]:
    """The days the court's text says are due: an oracle for our own computation, never replaced by it."""
    found = []
    for m in _DUE.finditer(text):
        day = parse_date(m[2])
        if day:
            found.append(Due(" ".join(m[1].split()), day.edtf, m.start(), m.end()))
    return found


def title_of(text: str) -> str:
    """The entry in a line: without attachments, filer and the day of entry, cut at a sentence or a word."""
    plain = " ".join(_TAIL.sub("", text).split())
    if len(plain) <= 160:
        return plain
    stop = plain.find(". ", 60, 160)
    return plain[: stop + 1] if stop > 0 else plain[:159].rsplit(" ", 1)[0] + "…"
