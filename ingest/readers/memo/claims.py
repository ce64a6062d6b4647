"""Key Claims at a Glance: which claims a memo says are asserted, and the claims whose elements it prints."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.readers.memo.frame import Frame
from ingest.readers.memo.inventory import Chapter
from ingest.readers.memo.outline import Item
from ingest.readers.reading import Tree
from law import claims
from law.said import Said

_N = r"\d{1,3}(?:\s?(?:-|–|—|to|through)\s?\d{1,3})?"
_NEXT = (
    r"(?:\s?,\s?(?:and\s)?|\s(?:and|&)\s)(?:(?:[\"“]?at\sleast[\"”]?\s)?(?:(?:in)?dependent\s)?claims?\s)?"
)
_BARE_LIST = rf"{_N}(?:(?:\s?,\s?(?:and\s)?|\s(?:and|&)\s){_N}\b(?!\s?%)){{0,50}}+"
LIST = rf"{_N}(?:{_NEXT}{_N}\b(?!\s?%)){{0,50}}+"  # possessive: a list is tried once
_ASSERTED = re.compile(
    rf"\b(?:assert|alleg|identif|infring|challeng|focus|charts?\b|address|specif|names?\b)[^.;]{{0,160}}?\bclaims?\s(?P<list>{LIST})|\bclaims?\s(?P<list2>{LIST})[^.;]{{0,100}}?\b(?:(?:is|are|was|were|being)\s(?:specifically\s|expressly\s)?(?:assert|alleg|infring|identif)|asserted)",
    re.I,
)
_PLAIN = re.compile(rf"(?<![\w-])(?:claims?\s)?(?P<list>{LIST})", re.I)
_NAMED = re.compile(rf"\bclaims?\s(?P<list>{LIST})", re.I)
_MORE = re.compile(
    rf"[^.;]{{0,80}}?(?:\band|\balong\swith|\bas\swell\sas|,)\s(?:in)?dependent\sclaims?\s(?P<list>{_BARE_LIST})",
    re.I,
)
_OPEN = re.compile(
    r"\bunspecified (?:independent )?claims?|\bnot (?:identify|specify|name)[^.;]{0,60}\b(?:specific |particular |asserted |individual )?claims?|\bnot say which claims?|\bone or more (?:unspecified |unidentified )?(?:independent )?claims?(?:,? including (?:an|at least one) independent claim)?",
    re.I,
)
_VAGUE = re.compile(
    r"\b(?:not specified|unspecified|at least one|one or more|not identified)\b[^.;(]{0,40}", re.I
)
_RESERVES = re.compile(r"\breserves?\b|\breserving\b", re.I)

_CALLED = re.compile(
    rf"\b(?P<not>in)?dependent\s(?P<cat1>(?:method|system|apparatus|device|medium)\s)?claims?\s(?P<list>{_BARE_LIST})(?:\s?\((?:an?\s)?(?P<cat2>[a-z][a-z -]{{3,40}})\))?(?:,\san?\s(?P<cat4>method|system|apparatus|device|medium|composition)\b)?|\bclaim\s(?P<one>\d{{1,3}})(?:,?\s(?:which\s)?(?:is|as)|,)\s(?:the\s|an?\s)?(?:\w{{1,12}}\s)?(?P<not2>in)?dependent\b(?:\s(?P<cat3>(?:[a-z-]{{3,16}}\s){{1,3}})claim\b)?",
    re.I,
)
_AND_KIND = re.compile(
    r"\s?(?:,\s(?:and\s)?|and\s)(?P<n>\d{1,3})\s?\((?:an?\s)?(?P<cat>[a-z][a-z -]{3,40})\)", re.I
)
_OPENS = re.compile(
    r"\b(?:independent\s)?(?:(?P<cat>method|system|apparatus|device|medium)\s)?claims?\s(?P<n>\d{1,3})\b[^:]{0,160}:\s*\Z",
    re.I,
)
_OPENING = (  # what heads the parts of a patent's chapter; other lines under Key Claims belong to it
    "Key Claim", "Asserted Claim", "Claims at", "The Invention", "Technology", "Multi-Patent", "Patent", "U.S", "US ", "United States",
    "Accused", "Problem", "Design Patent", "Reissue",
)  # fmt: skip
_NO_ELEMENT = re.compile(
    r"(?:The (?:complaint|plaintiff|memo|patent)\b|Plaintiff\b|Compl\b|Dependent claim|Independent claim|Claim \d|Asserted claim|No (?:other|specific)|Additional(?:ly)? )",
    re.I,
)
_MARK = re.compile(
    r"[\[(]?(?:(?P<claim>\d{1,3})\s?[.(\[]{0,2})?(?P<letter>[a-z]|pre|preamble)(?:\s?[)\].:]){1,2}\s+|\((?P<roman>[ivx]{1,5})\)\s+",
    re.I,
)
_CATEGORIES = (
    ("method", r"an?\s(?:[\w-]{1,20}\s){0,4}(?:method|process)\b(?! of manufactur\w* device)"),
    ("medium", r"(?:an?|one or more)\s(?:[\w,/-]{1,24}\s){0,5}(?:medium|media|storage device|memory device storing|program product)\b"),
    ("system", r"an?\s(?:(?!operating\b)[\w-]{1,20}\s){0,4}systems?\b"),
    ("apparatus", r"an?\s(?:[\w-]{1,20}\s){0,3}(?:apparatus|device|assembly)\b"),
    ("composition", r"an?\s(?:[\w-]{1,20}\s){0,3}(?:composition|compound|formulation|pharmaceutical)\b"),
)  # fmt: skip
_CATEGORY = tuple((name, re.compile(words, re.I)) for name, words in _CATEGORIES)


@dataclass
class Claim:
    """One claim being put together: what was said of it where."""

    patent: Said
    number: Said
    independent: Said | None = None
    category: Said | None = None
    elements: list[dict[str, Said]] = field(default_factory=list)

    def tree(self) -> dict[str, Tree]:
        return {
            "patent": self.patent,
            "number": self.number,
            "independent": self.independent,
            "category": self.category,
            "elements": self.elements,
        }


def key_claims(chapter: Chapter, frame: Frame) -> list[Item]:
    """The items that speak of the claims: under "Key Claims", and a capsule's "Asserted Claims"."""
    found, inside = list[Item](), False
    for item in chapter.items:
        words = frame.outline.words(item)
        if item.form == "heading" and (words.startswith(_OPENING) or item.topic.startswith(_OPENING)):
            inside = item.topic.startswith(("Key Claim", "Asserted Claim", "Claims at"))
            continue
        if item.label and item.form != "heading":
            inside = (
                item.topic.startswith(("Key Claim", "Asserted Claim")) or inside and item.form == "bullet"
            )
        if (
            item.label
            and item.topic.startswith(("Asserted Claim", "Key Claim", "Claims at"))
            or inside
            and item.form in ("bullet", "paragraph", "heading")
        ):
            found.append(item)
    return found


def asserted(frame: Frame, items: list[Item]) -> tuple[Said | None, Said | None]:
    """The claim list of a patent as printed, and how precisely the filing names it."""
    text, open_ended = frame.text, None
    for item in items:
        start, end = item.body, item.end
        if _RESERVES.search(text, start, end) and not re.search(
            r"\bassert(?:s|ed|ing)?\b[^.]{0,40}\bclaims?\s\d", text[start:end]
        ):
            continue
        m = _asserting(text, start, end) or (
            _PLAIN.match(text, start, end) or _NAMED.search(text, start, end)
            if item.topic.startswith("Asserted")
            else None
        )
        if m:
            group = "list" if m["list"] else "list2"
            said = _claim_list(text, m.start(group), m.end(group))
            said = _with_more(text, said, m.end(), end) if said and group == "list2" else said
            if said:
                return said, Said("exact", said.start, said.end)
        vague = _OPEN.search(text, start, end) or (
            _VAGUE.search(text, start, end) if item.topic.startswith("Asserted") else None
        )
        if vague and open_ended is None:
            kind = "unspecified_independent" if "independent" in vague[0].lower() else "unspecified"
            open_ended = Said(kind, vague.start(), vague.end())
    return None, open_ended


def _with_more(text: str, said: Said, start: int, end: int) -> Said:
    """The list of a sentence that goes on: `claim 17, a method, is asserted along with dependent claims 18 and 21`."""
    seen = set(claims.numbers(str(said.value)))
    m = _MORE.match(text, said.end, end)
    while m:
        try:
            new = set(claims.numbers(m["list"])) - seen
        except ValueError:
            break
        if new:
            said, seen = Said(f"{said.value}, {' '.join(m['list'].split())}", said.start, m.end()), seen | new
        m = _MORE.match(text, m.end(), end)
    return said


def _asserting(text: str, start: int, end: int) -> re.Match[str] | None:
    """The list that a sentence says is asserted; not the example after "one or more claims"."""
    m = _ASSERTED.search(text, start, end)
    group = "list" if m and m["list"] else "list2"
    vague = _OPEN.search(text, start, m.start(group)) if m else None
    if m and vague and not re.search(r"\bincluding|\bat least|\bsuch as", text[vague.end() : m.start(group)]):
        return None
    return m


def _claim_list(text: str, start: int, end: int) -> Said | None:
    """The claim numbers as printed, without words like "dependent claims" between them."""
    printed = re.sub(
        r"[\"“]?\b(?:at\sleast[\"”]?\s)?(?:in)?(?:dependent\s)?claims?\s", "", text[start:end], flags=re.I
    )
    try:
        claims.numbers(printed)
    except ValueError:
        return None
    return Said(" ".join(printed.split()), start, end)


def read_claims(frame: Frame, chapter: Chapter) -> list[Claim]:
    """The claims of one patent that a memo prints the elements of, or calls independent or dependent."""
    found: dict[int, Claim] = {}
    current: Claim | None = None
    for item in key_claims(chapter, frame):
        words = frame.outline.words(item)
        for number, claim in _called(frame, chapter, item):
            kept = found.setdefault(number, claim)
            kept.category = kept.category or claim.category
        opened = _OPENS.search(words, words.rfind(". ") + 1) or _its_elements(words)
        if opened:
            number = int(opened["n"])
            said = Said(number, item.start + opened.start("n"), item.start + opened.end("n"))
            current = found.setdefault(number, Claim(chapter.mentions[0].said, said))
            current.category = current.category or _kind(
                opened["cat"], item.start + opened.start(), item.start + opened.end("n")
            )
        elif (
            current is not None
            and not item.label
            and not _NO_ELEMENT.match(words)
            and not words.endswith(":")
            and (item.form == "bullet" or _goes_on(frame, current))
        ):
            current.elements.append(_element(frame, item, int(current.number.value)))
        elif item.form != "bullet" or _NO_ELEMENT.match(words):
            current = None
        for m in _IS_TO.finditer(words):
            if (told := found.get(int(m["n"]))) and told.category is None:
                told.category = _kind(m["cat"], item.start + m.start("cat"), item.start + m.end("cat"))
    for claim in found.values():
        if claim.elements and claim.category is None:
            claim.category = _category(frame.text, claim.elements[0]["text"])
    return list(found.values())


_ITS_ELEMENTS = re.compile(
    r"\b(?:its|the)\s(?:\w{4,12}\s)?(?:steps|elements|limitations|requirements)(?:\s\w{2,8}){0,2}:\s*\Z|\bit\s(?:requires|recites|comprises):\s*\Z",
    re.I,
)
_ONE = re.compile(
    r"\b(?:independent\s)?(?P<cat>method|system|apparatus|device|medium)?\s?claim\s(?P<n>\d{1,3})\b", re.I
)


_IS_TO = re.compile(r"\bclaim\s(?P<n>\d{1,3})\sis\s(?:directed\s)?to\san?\s(?P<cat>[a-z][a-z -]{3,30})", re.I)


def _its_elements(words: str) -> re.Match[str] | None:
    """The claim that "its steps are:" means: the first that the item names."""
    return _ONE.search(words) if _ITS_ELEMENTS.search(words) else None


def _goes_on(frame: Frame, claim: Claim) -> bool:
    """Whether a line without a list mark is a claim's next element: the first under its opening, or after a semicolon."""
    last = claim.elements[-1]["text"] if claim.elements else None
    return last is None or bool(re.search(r"(?:[;:,]|;\s(?:and|or))\s*\Z", frame.text[last.start : last.end]))


def _called(frame: Frame, chapter: Chapter, item: Item) -> Iterator[tuple[int, Claim]]:
    patent = chapter.mentions[0].said
    for m in _CALLED.finditer(frame.text, item.start, item.end):
        if re.search(
            r"\b(?:reserve|unspecified|other)\b[^.]{0,60}\Z",
            frame.text[max(item.start, m.start() - 70) : m.start()],
            re.I,
        ):
            continue
        group = "one" if m["one"] else "list"
        independent = bool(m["not2"] if m["one"] else m["not"])
        try:
            numbers = claims.numbers(m[group])
        except ValueError:
            continue
        category = _kind(m["cat1"] or m["cat2"] or m["cat3"] or m["cat4"], m.start(), m.end())
        for number in numbers:
            at = frame.text.find(str(number), m.start(group), m.end(group))
            said = (
                Said(number, at, at + len(str(number)))
                if at >= 0
                else Said(number, m.start(group), m.end(group))
            )
            yield number, Claim(patent, said, Said(independent, m.start(), m.end()), category)
        at = m.end()
        while m["cat2"] and (
            more := _AND_KIND.match(frame.text, at, item.end)
        ):  # "claims 1 (method) and 10 (system)"
            at = more.end()
            said = Said(int(more["n"]), more.start("n"), more.end("n"))
            yield (
                int(more["n"]),
                Claim(patent, said, Said(independent, m.start(), at), _kind(more["cat"], more.start(), at)),
            )


def _kind(words: str | None, start: int, end: int) -> Said | None:
    name = next((name for name, pattern in _CATEGORY if pattern.search(f"a {words or ''}")), None)
    return Said(name, start, end) if name else None


def _element(frame: Frame, item: Item, claim: int) -> dict[str, Said]:
    mark = _MARK.match(frame.text, item.start, item.end)
    if not mark or not mark["letter"] or mark["letter"].lower() in ("pre", "preamble"):
        return {"text": frame.outline.said(mark.end() if mark else item.start, item.end)}
    label = Said(f"{mark['claim'] or claim}{mark['letter'].lower()}", mark.start(), mark.end())
    return {"label": label, "text": frame.outline.said(mark.end(), item.end)}


def _category(text: str, first: Said) -> Said | None:
    """What kind of claim it is, from the words its first element begins with."""
    for name, pattern in _CATEGORY:
        m = pattern.match(text, first.start, first.end)
        if m and not re.match(r"an?\s(?:plurality|set|number)\b", m[0], re.I):
            return Said(name, m.start(), m.end())
    return None
