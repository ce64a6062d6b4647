"""Case memos that a conversion ran into one paragraph, with a line for each heading, label, row and question again."""

import re
from collections.abc import Callable
from itertools import islice

from ingest.readers import memo_words

_LABELS = (  # the labels of memos that are looked for inside a line
    r"Parties (?:&|and) Counsel|(?:Plaintiff|Defendant|Petitioner|Patent Owner|Complainant|Respondent)(?:s|\(s\))?(?:[’']s?)?(?: Counsel)?|Counsel for (?:the )?(?:Plaintiff|Defendant|Petitioner|Patent Owner)s?",
    r"Case Identification|Venue(?: Allegations)?|Core Dispute|Technical Context|(?:Key )?Procedural History|Patent Identification",
    r"(?:The )?Problem(?: Addressed)?|(?:The )?(?:Patented )?Solution|Why It Matters|Technical Importance|Key Claims(?: at a Glance)?|Asserted Claims?",
    r"Product Identification|(?:Identified )?Points of Contention|(?:Scope|Technical|Factual|Legal) Questions?|(?:The )?Term|Context and Importance",
    r"(?:Intrinsic )?Evidence for a (?:Broader|Narrower) (?:Interpretation|Reading|Construction)|(?:Broader|Narrower) (?:Reading|Interpretation)",
    r"Indirect Infringement|Induced Infringement|Contributory Infringement|Willful(?:ness| Infringement)",
)
_LABEL = re.compile(rf" (?:{'|'.join(_LABELS)}):(?=\s)")
_AT_START = re.compile(rf"^[^\n]{{0,16}}?(?:{'|'.join(_LABELS)})\W{{0,4}}:", re.M)
_MOST_NUMERALS = 400  # of which the words behind are looked at; a memo has seven headings
_FEWEST = 6  # labels inside lines that show a flattened memo
_NUMERAL = re.compile(r" (?P<n>[IVX]{1,4}|\d{1,2})\.(?= [A-Z])")
_WORD = re.compile(r"\S+ ?")
_SMALL = frozenset(["and", "of", "for", "the", "in", "to", "or", "&", "-"])
_TAIL = re.compile(r"(?:Key Questions ?)?(?:for the Case ?)?")
_PATENT = re.compile(
    r" (?=U\.S\. (?:Design |Reissue |Plant )?Patent No\. [\w,]{6,12} ?(?:-|–|—) ?[\"“][^\"”\n]{3,200}[\"”] )"
)
_TITLE_END = re.compile(r"(?<=[\"”]) (?=Patent Identification:|The complaint)")
_ROW = re.compile(
    r" (?:(?=(?:Case )?(?:Timeline|Chronology) )(?:Case )?\w+|(?=Date Event |(?:19|20)\d\d-\d\d(?:-\d\d)? [A-Z’'‘\"]))"
)
_QUESTION = re.compile(r"(?<=[?.\"”]) (?=[A-Z][\w’'-]+(?: [\w’'-]+){0,4}: [A-Z])")


def unflattened(text: str) -> str:
    """The text with its line ends where a memo has them, of the same length; as it is where it has them."""
    flat = text.replace("\n", " ")
    labels, at_start = len(_LABEL.findall(flat)), len(_AT_START.findall(text))
    if labels - at_start < _FEWEST or labels < 3 * at_start:
        return text
    chars = list(flat)
    cuts = {m.start() for pattern in (_LABEL, _PATENT, _TITLE_END) for m in pattern.finditer(flat)}
    headings = _headings(flat)
    tops = [start for start, _, _ in headings] + [len(flat)]
    for n, (start, end, name) in enumerate(headings):
        cuts |= {start, end}
        if name == "questions":
            cuts |= {m.start() for m in _QUESTION.finditer(flat, end, tops[n + 1])}
        elif name == "summary":
            cuts |= {m.start() for m in _ROW.finditer(flat, end, tops[n + 1])}
    for at in cuts:
        chars[at] = "\n" if chars[at] == " " else chars[at]
    return "".join(chars)


def _headings(flat: str) -> list[tuple[int, int, str]]:
    """Where each numbered heading starts and ends, and its section: its words are a known heading's, the shortest."""
    found = []
    for m in islice(_NUMERAL.finditer(flat), _MOST_NUMERALS):
        words = list(_WORD.finditer(flat, m.end() + 1, min(len(flat), m.end() + 120)))[:9]
        for naming in (memo_words.section, memo_words.theme):
            end, name = _heading_end(flat, m.end() + 1, words, naming)
            if name:
                found.append((m.start(), end, name))
                break
    return found


def _heading_end(
    flat: str, start: int, words: list[re.Match[str]], naming: Callable[[str], str]
) -> tuple[int, str]:
    for word, following in zip(words, words[1:], strict=False):
        name = naming(flat[start : word.end()].strip())
        if (
            name
            and word[0].strip() not in _SMALL
            and (following[0][0].isupper() or following[0][0] in "\"“'")
        ):
            tail = _TAIL.match(flat, word.end())
            end = tail.end() if tail else word.end()
            return end - 1, name
    return start, ""
