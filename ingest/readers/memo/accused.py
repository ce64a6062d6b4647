"""The accused products by name, and what each patent's count says of them: theories and willfulness."""

import re
from collections.abc import Iterator

from ingest.readers.memo.frame import Frame
from ingest.readers.memo.inventory import Mention
from ingest.readers.memo.outline import Item
from ingest.readers.reading import Tree
from ingest.readers.sentences import sentences
from law.said import Said

_HEADINGS = (
    "Product Identification",
    "Accused Product",
    "Accused Service",
    "Accused Instrumentalit",
    "Accused Feature",
)
_QUOTED = re.compile(r"(?P<open>\(?)[\"“](?P<name>[^\"“”\n]{2,120}?),?[\"”]")
_COLLECTIVE = re.compile(
    r"(?:the\s)?(?:accused|infringing|asserted|defendant|plaintiff|exemplary|representative)\b|.*\b(?:instrumentalit|accused)",
    re.I,
)
_CUE = re.compile(
    r"\b(?:[Pp]laintiff|[Dd]efendant|[A-Z][\w.-]{1,30})s?[’']s?\s+|\b(?:accus(?:es|ed|ing)|concerns?|targets?|identif(?:ies|ied|ying)|names?|includ(?:es|e|ing)|such as|(?:are|is)(?=\s(?:the|its|[Dd]efendant)\b)|namely|particularly|specifically|e\.g\.,|offers?|sells?|called|known as|marketed as|under the name)\s+(?:the\s+|at least\s+|its\s+|(?:its|the|various)\s+)?"
)
_LISTING = re.compile(r"\b(?:includ(?:es|e|ing)|such as|namely)\s+(?:the\s+|at least\s+|its\s+){0,2}")
_NAME = re.compile(
    r"(?:the\s+)?(?P<name>(?:[A-Z0-9]|[ie](?=[A-Z]))[\w®™+./&-]{0,30}(?:\s(?:(?:of|for|with)\s(?=[A-Z][a-z]))?(?:[A-Z0-9]|[ie](?=[A-Z]))[\w®™+./&-]{0,30}){0,8})"
)
_LINK = re.compile(
    r"(?:\s(?!(?:of|to|by|in|for|that|which|is|are|was|were|as|with|on|at|from|and|or|the|an?|when|because|has|have|can|may|not|also|allegedly)\b)[a-z][a-z-]{1,14}(?<!ing)(?<!ed)){0,3}"
    r"(?:\s?\([^()\n]{2,60}\))?\s?(?:,\s(?:and\s)?|;\s(?:and\s)?|\sand\s|\s(?:is |are )?(?:used |sold )?(?:together )?with\s|(?:,\s)?(?:\sand)?,\s(?=for\s))(?:,?\s?for\sthe\s[’‘'`´]\d{3}\s[Pp]atent,\s)?"
    r"(?:particularly\s|including\s)?(?:the\s|its\s|[A-Z]\w+[’']s\s)?"
)
_ONE = _NAME.pattern.replace("?P<name>", "?:")
_THE = re.compile(r"The\s(?=[A-Z])")
_LABELLED = re.compile(  # `Products: PickRow 4 and PickRow 6 robots (Compl. ¶31).`
    rf"{_THE.pattern}|(?={_ONE}(?:{_LINK.pattern}{_ONE}){{0,12}}(?:\s[a-z-]{{2,15}}){{0,3}}\s?(?:\(|\.?\s?\Z))"
)
_SERIES = re.compile(r"\s(?:series|family|line)\b")
_NO_NAME = re.compile(
    r"(?:The|This|These|Those|Plaintiffs?|Defendants?|Complaint|Compl|Exhibits?|Ex|Fig|Figs|Accused|Infringing|Product|Products|Patent|Patents|U\.S|United|It|Its|An?|In|No|Section|For|By|At|As|To|And|Or|All|Any|Each|Such|Claim|Claims|Website|Internet|Texas|California|Delaware|District|Court|Count|I|Wi-?Fi|Bluetooth|LTE|[345]G|USB|HDMI|IEEE|HTML|ANDA|NDA|FDA|AI|API|Representative|Exemplary)\b",
)

_NEGATED = re.compile(r"\b(?:not|no|nor|neither|without|absent|lacks?)\b[^.;]{0,60}\Z", re.I)
_THEORIES = (
    ("induced", r"\binduc\w{1,8}(?:\sinfringement(?:\sof\s(?:both|the|all|each)[^.;,]{0,40}?patents?)?)?"),
    ("contributory", r"\bcontribut(?:ory|es?|ed|ing)\b(?:\w|\s(?:to|infringement)){0,12}"),
    ("joint", r"\b(?:joint|divided)\s(?:and several\s)?infringement"),
    ("doctrine_of_equivalents", r"\bdoctrine of equivalents\b"),
)
_THEORY = tuple((name, re.compile(words, re.I)) for name, words in _THEORIES)
_DIRECT = re.compile(
    r"\b(?:directly\s)?infring(?:ing|es?|ed|ement)\b|\bpractic(?:es?|ing)\s(?:an?|the)\spatented\b", re.I
)
_TURN = re.compile(r",?\s(?:but|although|while|whereas)\s|;\s(?=(?:no|not|willful\w*|it|the|none)\b)")
_STARTS_NOT = re.compile(
    r"(?:not|none|no)\s(?:is\s|expressly\s)?(?:alleged|pleaded|pled|asserted|claimed)\b|none\b|no\.", re.I
)
_WILLFUL = re.compile(r"\bwillful(?:ly|ness)?\b|\bwilful\w*|\benhanced damages\b", re.I)
_NOT_ALLEGED = re.compile(
    r"(?:\bnot\b|\bno\b|n[’']t\b|\bwithout\b)[^.;]{0,130}?\bwillful\w*|\bwillful\w*[^.;]{0,60}?\b(?:not|never)\b(?:\sbeen)?\s\w{0,14}\s?(?:alleged|pleaded|pled|asserted|claimed)", re.I)  # fmt: skip
_IT_IS_NOT = re.compile(
    r"\b(?:it|neither|none|nor)\b[^.;]{0,30}\b(?:not|is)\s(?:alleged|pleaded|pled|asserted|claimed)", re.I
)
_NOT_EXPLICIT = re.compile(
    r"\b(?:unclear|ambiguous|not clear)\b[^.;]{0,80}|\bnot\s(?:explicit|express|formal|specific)\w*[^.;]{0,120}",
    re.I,
)
_ALLEGED = re.compile(
    r"\b(?:alleg\w*|assert\w*|claim\w*|plead\w*|contend\w*|seek\w*|request\w*|state\w*)\b[^.;]{0,160}?\bwillful\w*|\bwillful\w*[^.;]{0,100}?\b(?:is|are|was|were|been)\s(?:also\s)?(?:alleged|asserted|based|claimed|predicated)|\bwillful\w*",
    re.I,
)
_ONLY = re.compile(r"\b(?:only|solely)\b", re.I)
_KNEW = re.compile(  # under the heading of willfulness this is its allegation
    r"\b(?:alleg|assert|contend|claim|plead)\w*\b[^.;]{0,100}?\b(?:knowledge|knew|aware|notice)\b(?![^.;]{0,60}\bnot\b)",
    re.I,
)


def read_products(frame: Frame) -> list[tuple[Said, list[str]]]:
    """The accused products in their order, each with the numbers of the patents it is said to infringe (all where none is named)."""
    found: dict[str, tuple[Said, list[str]]] = {}
    for item in _places(frame):
        quoted = list(_quoted(frame, item))
        names = sorted([*quoted, *_capitalised(frame, item, beside=bool(quoted))], key=_place)
        for name, following in zip(names, [*names[1:], None], strict=False):
            until = following.start if following else item.end
            stop = _STOP.search(frame.text, name.end, until)
            until = stop.start() if stop else until
            own = _FOR_PATENT.search(frame.text, max(item.body, name.start - 40), name.start)
            next_own = _FOR_PATENT.search(frame.text, name.end, until)
            until = next_own.start() if next_own else until
            patents = [m.number for m in frame.inventory.named(*(own.span() if own else (name.end, until)))]
            found.setdefault(str(name.value).casefold(), (name, patents))
    return list(found.values())


_FOR_PATENT = re.compile(r"\bfor\sthe\s[’‘'`´]\d{3}\s[Pp]atent,\s(?:the\s|its\s)?")
_STOP = re.compile(r"\.\s{1,3}(?=[A-Z][a-z]|The\b)")


def _places(frame: Frame) -> list[Item]:
    """Where a memo names the accused products: under a heading of theirs, else the prose of section III."""
    headed = frame.under("accused", *_HEADINGS)
    prose = [i for i in frame.outline.section("accused") if i.form in ("paragraph", "bullet") and not i.label]
    return headed or prose[:2]


_EMPHASISED = re.compile(r"(?<![*\w])(?P<mark>\*{1,2})(?P<name>[A-Z0-9][^*\n:.]{1,60}?)(?P=mark)(?![*\w])")


def _quoted(frame: Frame, item: Item) -> Iterator[Said]:
    """The names that stand in quotation marks or, in Markdown, in bold or italics."""
    for m in _EMPHASISED.finditer(frame.text, item.body, item.end):
        if not _COLLECTIVE.match(m["name"]) and _is_product(frame, m["name"]):
            yield frame.outline.said(*m.span("name"))
    for m in _QUOTED.finditer(frame.text, item.body, item.end):
        name = m["name"]
        abbreviation = m["open"] or frame.text[
            max(item.start, m.start() - 16) : m.start()
        ].rstrip().lower().endswith(("(", "(the", "(collectively,", "(collectively, the", "or"))
        if not abbreviation and name[0].isupper() and not _COLLECTIVE.match(name) and len(name.split()) <= 12:
            yield frame.outline.said(m.start("name"), m.end("name"))


def _place(name: Said) -> int:
    return name.start


def _capitalised(frame: Frame, item: Item, *, beside: bool) -> Iterator[Said]:
    """Names set in capitals after words that introduce a product, and the further names of the same list; `beside` names
    in quotation marks only after words that begin a list."""
    at = item.body
    cues = _LISTING if beside else _CUE
    opens = None if beside else (_LABELLED if item.label else _THE).match(frame.text, at, item.end)
    while cue := opens or cues.search(frame.text, at, item.end):
        at, opens = cue.end(), None
        while m := _NAME.match(frame.text, at, item.end):
            name = frame.outline.said(m.start("name"), m.end("name"))
            words = str(name.value).rstrip(" .,;")
            if not _is_product(frame, words):
                break
            at = m.end()
            series = _SERIES.match(frame.text, at, item.end)
            if series:
                name, at = frame.outline.said(name.start, series.end()), series.end()
                words = str(name.value)
            yield Said(words, name.start, name.start + len(words))
            link = _LINK.match(frame.text, at, item.end)
            if not link:
                break
            at = link.end()


def _is_product(frame: Frame, words: str) -> bool:
    party = any(words in (str(p.name.value), p.stem, p.family) for p in frame.people.parties)
    return (
        len(words) > 2 and not party and not _NO_NAME.match(words) and not re.fullmatch(r"[\d.,/-]+", words)
    )


def read_counts(frame: Frame, products: list[tuple[Said, list[str]]]) -> list[Tree]:
    """One count per patent in suit."""
    defendants = [p.name for p in frame.people.of("defendant", "respondent")]
    theories = [] if frame.is_declaratory else list(_theories(frame))
    willful = _willful(frame)
    return [
        {
            "patent": first.said,
            "defendants": defendants,
            "products": _of_count(frame, number, products),
            "theories": _of_patent(number, theories),
            "willful": willful.get(number) or willful.get(""),
        }
        for number in frame.inventory.numbers
        if (first := frame.inventory.first.get(number))
    ]


def _of_count(frame: Frame, number: str, products: list[tuple[Said, list[str]]]) -> list[Said]:
    """The products accused under one patent: those said to infringe it, or that its own chapter names as accused."""
    told = [name for name, patents in products if not patents or number in patents]
    chapter = next((c for c in frame.inventory.chapters if any(m.number == number for m in c.mentions)), None)
    features = [i for i in chapter.items if i.topic.startswith("Accused")] if chapter else []
    named = [n for n in told if any(str(n.value) in frame.text[i.body : i.end] for i in features)]
    return named or told


def _of_patent(number: str, theories: list[tuple[str, Said]]) -> list[Said]:
    return list({t.value: t for patent, t in reversed(theories) if patent in ("", number)}.values())[::-1]


def _theories(frame: Frame) -> Iterator[tuple[str, Said]]:
    """Each theory with the patent it is pleaded for; an empty number means all."""
    places = [*_places(frame), *frame.labelled("summary", "Core Dispute")]
    direct = next((m for i in places if (m := _DIRECT.search(frame.text, i.start, i.end))), None)
    if direct:
        yield "", Said("direct", direct.start(), direct.end())
    indirect = frame.under(
        "other", "Indirect Infringement", "Induced", "Contributory", "Joint", "Divided", "Direct"
    )
    charts = [
        i
        for i in frame.outline.section("infringement")
        if i.form in ("paragraph", "bullet") and not i.label.endswith("Questions")
    ]
    told = {(i.start, i.end) for i in indirect}
    for item in [*indirect, *charts]:
        pleads = (item.start, item.end) in told
        yield from _of_label(frame, item) if pleads else ()
        for start, end in sentences(frame.text, item.body, item.end):
            for name, pattern in _THEORY:
                m = pattern.search(frame.text, start, end)
                wanted = name == "doctrine_of_equivalents" or pleads
                if m and wanted and not _NEGATED.search(frame.text[max(start, m.start() - 80) : m.start()]):
                    for patent in _patents(frame, *_stretch(frame, m, start, end)):
                        yield patent, Said(name, m.start(), m.end())


_LABELS = {
    "Induced Infringement": "induced",
    "Contributory Infringement": "contributory",
    "Joint Infringement": "joint",
}
_NONE = re.compile(r"(?:none|not?)\b|[^.;]{0,80}\b(?:not|no|denies|deny|disclaims?)\b", re.I)


def _of_label(frame: Frame, item: Item) -> Iterator[tuple[str, Said]]:
    """The theory that a line's own label names, where its text does not deny it."""
    name = _LABELS.get(item.topic)
    if name and item.label and item.body < item.end and not _NONE.match(frame.text, item.body, item.end):
        for patent in _patents(frame, item.body, item.end):
            yield patent, Said(name, item.start, item.start + len(item.label))


def _stretch(frame: Frame, m: re.Match[str], start: int, end: int) -> tuple[int, int]:
    """What a theory is said of: up to the next theory where that names patents, else the whole sentence."""
    following = [n.start() for _, p in _THEORY if (n := p.search(frame.text, m.end(), end))]
    stretch = (m.start(), min(following, default=end))
    return stretch if frame.patents_in(*stretch) else (start, end)


def _patents(frame: Frame, start: int, end: int) -> list[str]:
    named: list[Mention] = frame.patents_in(start, end)
    return [m.number for m in named] or [""]


def _willful(frame: Frame) -> dict[str, Said]:
    """Per patent (an empty number means all others) whether willfulness is alleged."""
    found: dict[str, Said] = {}
    for item in frame.under("other", "Willful", "Wilful", "Enhanced"):
        for sentence in sentences(frame.text, item.body, item.end):
            for start, end in clauses(frame.text, *sentence):
                said = _willfulness(frame.text, start, end) or _known(frame.text, *sentence)
                for patent in _patents(frame, start, end) if said else []:
                    found.setdefault(patent, said) if said else None
            found |= _others(frame, sentence, found)
            if "" in found:
                break
    return found


def _known(text: str, start: int, end: int) -> Said | None:
    """Knowledge alleged under the heading of willfulness, in a sentence that does not use the word."""
    m = None if _WILLFUL.search(text, start, end) else _KNEW.search(text, start, end)
    return Said("alleged", m.start(), m.end()) if m else None


def _others(frame: Frame, sentence: tuple[int, int], found: dict[str, Said]) -> dict[str, Said]:
    """The patents left out where a sentence says that willfulness is alleged for some only."""
    only = _ONLY.search(frame.text, *sentence)
    named = {m.number for m in frame.inventory.named(*sentence)}
    if not only or not named or any(found[n].value != "alleged" for n in named if n in found):
        return {}
    rest = [n for n in frame.inventory.numbers if n not in named and n not in found]
    return {n: Said("not_alleged", only.start(), only.end()) for n in rest}


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence, cut where "but" turns it."""
    m = _TURN.search(text, start, end)
    return [(start, m.start()), (m.end(), end)] if m else [(start, end)]


def _willfulness(text: str, start: int, end: int) -> Said | None:
    if m := _STARTS_NOT.match(text, start, end):
        return Said("not_alleged", m.start(), m.end())
    for value, pattern in (
        ("ambiguous", _NOT_EXPLICIT),
        ("not_alleged", _NOT_ALLEGED),
        ("alleged", _ALLEGED),
        ("not_alleged", _IT_IS_NOT),
    ):
        m = pattern.search(text, start, end)
        if m:
            return Said(value, m.start(), m.end())
    return None
