"""The party lines of a memo: who stands on which side, where they are organised, which firms speak for them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from os.path import commonprefix

from ingest.readers.memo.outline import Item, Outline, plain
from ingest.readers.reading import Tree
from law import names
from law.said import Said

_ROLES = (  # the first that matches; the compound ones before the plain
    ("counterclaim_plaintiff", r"counter-?\s?(?:claim(?:ant)?)?[- ]?plaintiffs?|counterclaimants?"),
    ("counterclaim_defendant", r"counter-?\s?(?:claim)?[- ]?defendants?"),
    ("third_party_defendant", r"third[- ]party defendants?"),
    ("patent_owner", r"patent owners?(?:\(s\))?"),
    ("petitioner", r"petitioners?(?:\(s\))?"),
    ("intervenor", r"intervenors?"),
    ("complainant", r"complainants?(?:\(s\))?"),
    ("respondent", r"respondents?(?:\(s\))?"),
    ("appellant", r"appellants?"),
    ("appellee", r"appellees?"),
    ("plaintiff", r"plaintiffs?(?:\(s\))?"),
    ("defendant", r"defendants?(?:\(s\))?"),
)
_ROLE = tuple((role, re.compile(rf"\b{words}(?!\w)", re.I)) for role, words in _ROLES)
COUNSEL = re.compile(r"\bcounsel\b|\battorneys?\b|\blaw firms?\b", re.I)
_NOBODY = re.compile(
    r"\W*(?:n/?a\b|none|not\b|unknown|unspecified|pro se|no\b|to be determined|tbd|-+|—|unclear|the complaint)",
    re.I,
)
_SUFFIX_END = re.compile(rf"(?:{names.SUFFIX.pattern})\W{{0,3}}\Z|[)\]]\s*\Z|\bet al\.?\W*\Z", re.I)
_INNER_FIRM = re.compile(r"\((?:[Ll]ead|[Ll]ocal|[Cc]o-?)\s?[Cc]ounsel[:,]\s*(?P<name>[A-Z][^();]{3,80}?)\)")
_WHOLE_FIRM = re.compile(r"&|\b(?:Law|PLLC|P\.?A\.?|APC|Firm|Group|Legal)\b|\w\s\w+\s\w")
_BETWEEN = re.compile(
    r"[()]|\s{0,2};\s{0,3}(?:and\s{1,3}|&\s{1,3})?|,\s{1,3}and\s{1,3}|,\s{1,3}|\s{1,3}and\s{1,3}", re.I
)
_STARTS_SUFFIX = re.compile(rf"(?:{names.SUFFIX.pattern})(?=[\s,;.)(]|\Z)", re.I)
_OF_FIRM = re.compile(r"(?:P\.\s?A|P\.\s?C|S\.\s?C|PA|PC|APC|PLC)\b\.?(?=\s{0,2}(?:[,;(]|\Z))")
_APPOSED = re.compile(r",?\s+et al\.?\s*\Z|,\s+(?:an?\s+(?:\w+\s+)?individual|individually)\b.*\Z", re.I)
_ALIAS = re.compile(r"\b(?:d/?b/?a|a/?k/?a|also known as|doing business as)\s+|[\"“]", re.I)
_GROUP = re.compile(r"\bcollectively,?\s(?:the\s)?[\"“‘](?P<name>[^\"”’\n]{2,60})[\"”’]", re.I)
_FORMER = re.compile(r"\b(?:f/?k/?a|formerly(?: known as)?)\s+", re.I)
_PLACE = re.compile(
    r"[A-Z][\w.'’]*(?:[ -](?:of|and|the|[A-Z][\w.'’]*)){0,5}(?:\s?/\s?[A-Z][\w.'’]*(?:[ -](?:of|the|[A-Z][\w.'’]*)){0,5}){0,3}"
)
_BODY_WORDS = re.compile(
    r"\s+(?:corporation|company|corp\.?|limited liability company|limited partnership|partnership|llc|entity|based|university)\Z",
    re.I,
)
_NO_PLACE = re.compile(
    r"\b(?:individual|unspecified|unknown|not|collectively|hereinafter|lead|state of|place of|jurisdiction|inferred|citizen|resident|LLP|PLLC|P\.C\.)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Party:
    """One party: its name with its place, its role, and the short forms in which prose speaks of it."""

    name: Said
    role: str
    tree: dict[str, Tree] = field(compare=False)

    @property
    def stem(self) -> str:
        """The name without its corporate form: `VirtaMove`, `Red Hat`, `Amazon.com Services`."""
        words = str(self.name.value).replace(",", " ").split()
        while len(words) > 1 and names.SUFFIX.fullmatch(words[-1]):
            words.pop()
        return " ".join(words)

    @property
    def family(self) -> str:
        """The one word a group goes by: `Amazon` of `Amazon.com, Inc.`; short words and articles are none."""
        word = re.split(r"\.com\b|[\s.]", self.stem)[0]
        return (
            word
            if len(word) > 2
            and word.casefold() not in {"the", "new", "american", "united", "first", "general", "national"}
            else ""
        )


def shared_names(parties: Sequence[Party]) -> list[str]:
    """The two words or more with which the names of several parties begin: `Calder Peak` of Calder Peak Devices and
    Calder Peak Holdings."""
    stems: dict[str, list[list[str]]] = {}
    for p in parties:
        if p.family:
            stems.setdefault(p.family, []).append(p.stem.split())
    shared = [commonprefix(group) for group in stems.values() if len(group) > 1]
    return [" ".join(words) for words in shared if len(words) > 1]


def group_names(parties: Sequence[Party]) -> frozenset[str]:
    """The forms that stand for a party or its group: the one word it goes by, and what it shares with its sisters."""
    return frozenset(p.family for p in parties if p.family).union(shared_names(parties))


@dataclass(frozen=True, slots=True)
class People:
    """The parties of a memo in their order, and the firms."""

    parties: tuple[Party, ...]
    firms: tuple[dict[str, Tree], ...]

    def of(self, *roles: str) -> list[Party]:
        """The parties in any of these roles."""
        return [p for p in self.parties if p.role in roles]


def read_people(outline: Outline, items: tuple[Item, ...]) -> People:
    """Parties and firms from labelled lines (`Plaintiff: …`, `Plaintiff’s Counsel: …`); from the caption where there are none."""
    parties: dict[tuple[str, str], Party] = {}  # one for each name and role: a memo may print its lines twice
    firms: list[dict[str, Tree]] = []
    for item in items:
        role = role_of(item.label)
        if not role or item.body >= item.end or len(item.label) > 60:
            continue
        label = Said(role, item.start, item.start + len(item.label))
        if COUNSEL.search(item.label):
            firms.extend({"name": name, "for": label} for name in firms_of(outline, item))
        else:
            for party in _with_group_name(outline, item, list(_parties(outline, item, label))):
                parties.setdefault((str(party.name.value), role), party)
    return People(tuple(parties.values()), tuple(firms))


def from_caption(
    outline: Outline, caption: Said, roles: tuple[str, str] = ("plaintiff", "defendant")
) -> tuple[Party, ...]:
    """The two sides of a caption line, where a memo has no party lines."""
    m = re.match(
        r"(.{2,120}?)(?:,? et al\.?)?\s+vs?\.?\s+(.{2,120}?)(?:,? et al\.?)?(?:\s*\([^()]{0,40}\d{4,}[^()]{0,20}\))?\s*\Z",
        outline.text[caption.start : caption.end],
    )
    if not m:
        return ()
    return tuple(
        Party(
            name := Said(plain(m[n]), caption.start + m.start(n), caption.start + m.end(n)),
            role,
            {"name": name, "role": name.as_(role)},
        )
        for n, role in enumerate(roles, start=1)
    )


def role_of(label: str) -> str:
    """The role that a label names, or ""."""
    return next((role for role, pattern in _ROLE if pattern.search(label)), "")


def _pieces(text: str, start: int, end: int, *, firms: bool = False) -> Iterator[tuple[int, int]]:
    """The spans of the names in a list; a comma before `Inc.` and an `and` inside a name do not divide, nor do the
    commas of a law firm (`Greer, Burns & Crain, Ltd.`)."""
    semicolons = ";" in text[start:end]
    depth, at = 0, start
    for m in _BETWEEN.finditer(text, start, end):
        if m[0] in "()":
            depth += 1 if m[0] == "(" else -1
        elif depth <= 0 and _divides(text, at, m, end, semicolons, firms):
            yield at, m.start()
            at = m.end()
    yield at, end


def _divides(text: str, at: int, m: re.Match[str], end: int, semicolons: bool, firms: bool) -> bool:
    mark, before = m[0].strip().lower(), text[max(at, m.start() - 20) : m.start()]
    if mark.startswith(";"):
        return True
    if _STARTS_SUFFIX.match(text, m.end(), end) or firms and _OF_FIRM.match(text, m.end(), end):
        return False
    complete = bool(_SUFFIX_END.search(before))
    if firms:
        return complete or bool(_WHOLE_FIRM.search(before)) and not semicolons
    return complete if mark == "and" or semicolons else complete or mark.startswith(",")


def _parties(outline: Outline, item: Item, label: Said) -> Iterator[Party]:
    text, waiting = outline.text, list[tuple[int, int]]()
    for start, end in _pieces(text, item.body, item.end):
        bracket = text.find("(", start, end)
        waiting.append((start, bracket if bracket >= 0 else end))
        if bracket < 0:
            continue
        # the parenthesis after a list holds for every party in it that has none of its own
        yield from (p for a, b in waiting if (p := _party(outline, a, b, bracket, end, label)))
        waiting.clear()
    yield from (p for a, b in waiting if (p := _party(outline, a, b, b, b, label)))


def _with_group_name(outline: Outline, item: Item, members: list[Party]) -> list[Party]:
    """The parties of a line; a name that stands for all of them (`collectively “Vantor”`) is each one's."""
    group = _GROUP.search(outline.text, item.body, item.end)
    if group:
        for party in members:
            party.tree.setdefault("aka", [outline.said(group.start("name"), group.end("name"))])
    return members


def _party(outline: Outline, start: int, end: int, bracket: int, stop: int, label: Said) -> Party | None:
    words = _APPOSED.sub("", outline.text[start:end])
    former, alias = _FORMER.search(words), re.search(r",?\s+(?:d/b/a|a/k/a)\s+", words)
    cut = min([m.start() for m in (former, alias) if m] or [len(words)])
    name = outline.said(start, start + len(words[:cut].rstrip(" ,;")))
    if (
        not name.value
        or _NOBODY.match(str(name.value))
        or len(str(name.value)) > 160
        or not re.search(r"[A-Z0-9]", str(name.value))
    ):
        return None
    tree: dict[str, Tree] = {"name": name, "role": label}
    if alias:
        tree["aka"] = [outline.said(start + alias.end(), start + len(words.rstrip(" ,;")))]
    elif former:
        tree["formerly"] = [outline.said(start + former.end(), start + len(words.rstrip(" ,;")))]
    for part in re.finditer(r"[^();]+", outline.text[bracket:stop]):
        _in_brackets(outline, bracket + part.start(), bracket + part.end(), tree)
    return Party(name, str(label.value), tree)


_INDIVIDUAL = re.compile(r"(?:an? )?individual\b", re.I)
_SEAT = re.compile(
    r"(?:with )?(?:an? |its )?(?:principal (?:office|place of business)|headquarter(?:s|ed)|based|offices?|place of business)(?: (?:is|are))? (?:in|at) (?P<place>[A-Z][^;()]{2,80})\Z",
    re.I,
)


def _in_brackets(outline: Outline, start: int, end: int, tree: dict[str, Tree]) -> None:
    """What a parenthesis after a name says: another name, a former one, or the place of organisation."""
    said = outline.said(start, end)
    words = outline.text[said.start : said.end]
    former, alias = _FORMER.search(words), _ALIAS.search(words)
    if former:
        tree["formerly"] = [_unquoted(outline, said.start + former.end(), said.end)]
    elif alias:
        tree["aka"] = [_unquoted(outline, said.start + alias.end(), said.end)]
    elif _INDIVIDUAL.match(words):
        tree["kind"] = Said("individual", said.start, said.end)
    elif seat := _SEAT.match(words):
        tree["place_of_business"] = outline.said(
            said.start + seat.start("place"), said.start + seat.end("place")
        )
    elif "organized_in" not in tree:
        place = re.split(r",?\s+(?:with|having|headquartered|and its|principal)\b", words)[0]
        place = _BODY_WORDS.sub("", re.sub(r"\Aan? ", "", place)).rstrip(" ,")
        offset = words.find(place)
        if place and not _NO_PLACE.search(place) and _PLACE.fullmatch(place.replace(", ", " ")):
            tree["organized_in"] = outline.said(said.start + offset, said.start + offset + len(place))


def _unquoted(outline: Outline, start: int, end: int) -> Said:
    while end > start and outline.text[end - 1] in "\"”’' ,":
        end -= 1
    while start < end and outline.text[start] in "\"“‘' ":
        start += 1
    return outline.said(start, end)


def firms_of(outline: Outline, item: Item) -> Iterator[Said]:
    """The firms that a counsel line names."""
    text = outline.text
    for start, end in _pieces(text, item.body, item.end, firms=True):
        bracket = text.find("(", start, end)
        name = outline.said(start, bracket if bracket > start else end)
        value = (
            str(name.value).rstrip(" ,.;")
            if not names.SUFFIX.search(str(name.value)[-6:])
            else str(name.value)
        )
        if value and not _NOBODY.match(value) and re.match(r"[A-Z]", value) and len(value) < 120:
            yield Said(value, name.start, name.start + len(text[name.start : name.end].rstrip(" ,;")))
        inner = _INNER_FIRM.match(text, bracket, end) if bracket > start else None
        if inner:
            yield outline.said(inner.start("name"), inner.end("name"))
