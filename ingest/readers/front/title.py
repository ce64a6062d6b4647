"""The paper's title and what follows from it; the parties' roles; the demand for a jury."""

import re

from ingest.readers.front import vocabulary as v
from ingest.readers.front.caption import Caption
from ingest.readers.front.names import Party, join
from ingest.readers.front.names import read as read_names
from law.said import Said

_ORDINALS = {
    "FIRST": 1,
    "SECOND": 2,
    "THIRD": 3,
    "FOURTH": 4,
    "FIFTH": 5,
    "SIXTH": 6,
    "SEVENTH": 7,
    "EIGHTH": 8,
}
_AMENDED = re.compile(
    rf"\b(?P<which>{'|'.join(_ORDINALS)}|\d(?:st|nd|rd|th))?\s?(?P<amended>AMENDED)\b", re.I
)
_DEMAND = re.compile(
    r"(?:^|\n)[ \t*_#\d.IVX`]{0,12}(?:DEMAND\sFOR\s(?:A\s)?(?:JURY(?:\sTRIAL)?|TRIAL\sBY\sJURY)|JURY\s(?:TRIAL\s)?DEMAND(?:ED)?|JURY\sTRIAL\sDEMAND(?:ED)?|"
    r"TRIAL\sBY\sJURY|REQUEST\sFOR\s(?:A\s)?JURY(?:\sTRIAL)?)[ \t*_.:]{0,6}(?=\n|$)"
    r"|\b(?:hereby\s|respectfully\s)?(?:demands?|requests?)\s(?:a\s)?(?:trial\sby\s(?:a\s)?jury|jury\strial|jury\b)",
    re.I,
)
_ROLES = (
    ("counterclaim_plaintiff", r"counter[-\s]?(?:claim[-\s]?)?(?:plaintiff|claimant)|counter-?\s?claimant"),
    ("counterclaim_defendant", r"counter[-\s]?(?:claim[-\s]?)?defendant"),
    ("third_party_defendant", r"third[-\s]party[-\s]defendant"),
    ("", r"third[-\s]party[-\s]plaintiff|cross[-\s](?:claimant|plaintiff|defendant)|movant|real[-\s]party"),
    ("intervenor", r"interven"),
    ("patent_owner", r"patent\sowner"),
    ("appellant", r"appellant"),
    ("appellee", r"appellee"),
    ("plaintiff", r"plainti|claimant"),
    ("defendant", r"defendant"),
    ("petitioner", r"petitioner"),
    ("respondent", r"respondent"),
    ("complainant", r"complainant"),
)


def read(found: Caption) -> Said | None:
    """The title, its lines joined."""
    if not found.title:
        return None
    words = " ".join(t.text for t in found.title)
    value = re.sub(
        r"\s+(?:AND|OF|FOR|TO)\Z",
        "",
        re.sub(r"\A\*?\d{3,4}\s(?=[A-Z])|\s+", lambda m: " " if m[0].isspace() else "", words).strip(
            ' *_.:“”"'
        ),
    )
    last = found.title[-1]
    return Said(value, found.title[0].start, last.start + len(last.text)) if value else None


def amendment(title: Said | None) -> Said | None:
    """0 for an original complaint, n for the n-th amended one; an answer to a complaint has none."""
    if title is None:
        return None
    words = str(title.value)
    noun = re.search(
        r"\b(COMPLAINT|ANSWER|MOTION|ORDER|RESPONSE|NOTICE|STIPULATION|BRIEF|REPLY|MEMORANDUM)S?\b",
        words,
        re.I,
    )
    if not noun or noun[1].upper() != "COMPLAINT":
        return None
    amended = _AMENDED.search(words, 0, noun.start() + 1)
    if amended:
        which = (amended["which"] or "first").upper()
        return title.as_(_ORDINALS.get(which) or int(which[0]))
    return None if re.search(r"SUPPLEMENTAL", words[: noun.start()], re.I) else title.as_(0)


def jury_demand(text: str, found: Caption) -> Said | None:
    """True where the caption's words, the title or a section of its own demand a jury."""
    if found.jury and not v.NO_JURY.search(text, max(0, found.jury.start - 20), found.jury.start + 60):
        return Said(True, found.jury.start, found.jury.start + len(found.jury.text))
    for t in found.title:
        m = v.JURY.search(t.text)
        if m:
            return Said(True, t.start + m.start(), t.start + m.end())
    if not re.search("jury", text, re.I):
        return None
    for m in _DEMAND.finditer(text, found.end):
        if not v.NO_JURY.search(text, max(0, m.start() - 30), m.end() + 30):
            lead = len(m[0]) - len(m[0].lstrip())
            return Said(True, m.start() + lead, m.end())
    return None


def _roles(words: Said, appeal: bool) -> list[tuple[str, bool]]:
    """The roles that words like `Plaintiff and Counterclaim-Defendants` give, with whether they are plural."""
    found: list[tuple[str, bool]] = []
    for m in v.ONE_ROLE.finditer(str(words.value)):
        one = m[0].casefold()
        parts = re.split(r"(?<=plaintiff)s?[-–/\s]+(?=\w)|(?<=defendant)s?[-–/\s]+(?=\w)", one)
        plural = one.rstrip(")").endswith("s")
        parts = [one] if "interven" in one else parts
        names = [next((n for n, pattern in _ROLES if re.search(pattern, p)), "") for p in parts]
        if appeal and ({"appellant", "appellee"} & set(names)):
            names = [n for n in names if n in ("appellant", "appellee")][:1]
        found += [(n, plural) for n in names if n and n not in (f for f, _ in found)]
    return found


def parties(found: Caption, appeal: bool) -> list[Party]:
    """Every party of the caption, one object per role, in the order of the caption."""
    parties: list[Party] = []
    for block in found.blocks:
        joined = join(block.names)
        pairs = [(role, words, plural) for words in block.roles for role, plural in _roles(words, appeal)]
        if not block.roles and block.implied:
            span = Said(block.implied, joined.at[0], joined.at[-1] + 1)
            pairs = [(block.implied, span, False)]
        for role, words, plural in pairs:
            for party in read_names(joined, words.as_(role), plural):
                same = (
                    p
                    for p in parties
                    if p.role.value == role
                    and str(p.name.value).casefold() == str(party.name.value).casefold()
                )
                if next(same, None) is None:
                    parties.append(party)
    return parties
