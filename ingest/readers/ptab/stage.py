"""What kind of paper before the Board this is: who speaks in it, and at which stage its grounds stand."""

import re
from dataclasses import dataclass

from ingest.readers.ptab.caption import Caption
from ingest.readers.sheet import Sheet
from law.said import Said

_FINAL = re.compile(r"\bfinal\s+(?:written\s+)?decision|\bjudgment\b|notice\s+of\s+appeal", re.I)
_DECISION = re.compile(r"\b(?:decision|institution|instituting)\b", re.I)
_DENIED = re.compile(r"\b(?:den(?:y|ying|ied|ial)|not\s+institut)", re.I)
_EARLY = re.compile(
    r"\bpreliminary\b|\bpetition\s+(?:for|to|under|requesting)\b|^petition\b|mandatory\s+notice|power\s+of\s+attorney|\bpetitioner'?s?\s+(?:corrected\s+)?petition\b",
    re.I,
)
_REFUSES = re.compile(
    r"\b(?:do\s+not\s+institute|decline\s+to\s+institute|den(?:y|ied)\s+(?:the\s+Petition|institution)|petition\s+is\s+denied|no\s+(?:trial|inter\s+partes\s+review)\s+is\s+instituted)\b",
    re.I,
)
_PETITION = re.compile(
    r"\b(?:petition\s+(?:for|to|under|requesting)\b|^(?:corrected\s+|amended\s+|petitioner'?s?\s+)*petition\b)",
    re.I,
)
_NOT_PETITION = re.compile(
    r"\b(?:response|opposition|reply|decision|motion|order|notice|rehearing|demonstrative|objections?|appeal)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper's side (`filer`, None for the Board or both), whether the Board speaks, its stage, and its form."""

    filer: str | None
    filer_said: Said | None
    board: bool
    stage: Said
    slides: bool
    petition: bool


def _filer(title: Said | None, words: str, caption: Caption, sheet: Sheet) -> Said | None:
    if title is not None and not re.search(r"\bjoint\b|\bstipulat", words, re.I):
        m = re.search(
            r"\bpetitioners?\b(?!\W{0,3}$)|\bpatent\s+owners?\b|\bpatentees?\b|\bpetition\b", words, re.I
        )
        if m and not re.match(r"decision|order|judgment|final", words, re.I):
            role = "petitioner" if m[0].casefold().startswith("petition") else "patent_owner"
            return Said(role, title.start, title.end)
    m = re.compile(
        r"\b(?:Filed\s+on\s+behalf\s+of|On\s+behalf\s+of|(?:Attorney|Counsel)s?\s+for)\s*:?\s+(?:the\s+)?(?P<s>Petitioner|Patent\s+Owner)",
        re.I,
    ).search(sheet.flat, 0, len(sheet.flat))
    return (
        sheet.group(m, "s", "petitioner" if m["s"].casefold().startswith("petition") else "patent_owner")
        if m
        else None
    )


def what_paper(sheet: Sheet, title: Said | None, caption: Caption) -> Paper:
    """The paper's place in the proceeding, from its title; from its panel where it is the Board's own."""
    words = str(title.value) if title else sheet.flat[:400]
    place = title or Said("", 0, 0)
    board = bool(caption.judges) and not re.search(r"demonstrative", words, re.I)
    slides = bool(
        re.search(r"demonstrative", words, re.I)
        or re.search(r"\bdemonstratives?(?:\s+exhibits?)?\b", sheet.flat[: max(caption.end, 1500)], re.I)
        and not board
    )
    said = None if board else _filer(title, words, caption, sheet)
    if _FINAL.search(words):
        stage = "final"
    elif board and _DECISION.search(words):
        refused = (
            _DENIED.search(words)
            or _REFUSES.search(sheet.flat)
            and not re.search(r"\bgrant|institution\s+of|to\s+institute\b", words, re.I)
        )
        stage = "petition" if refused else "instituted"
    elif _EARLY.search(words):
        stage = "petition"
    else:
        stage = "instituted"
    petition = not board and bool(_PETITION.search(words)) and not _NOT_PETITION.search(words)
    if petition and said is None:
        said = Said("petitioner", place.start, place.end)
    return Paper(
        str(said.value) if said else None, said, board, Said(stage, place.start, place.end), slides, petition
    )
