"""What a complaint says of each party: its kind, where it is organised, its place of business, agents, parent, old names."""

import re
from collections.abc import Iterator

from ingest.readers.complaint.cast import PARENTHESIS, QUOTED, Cast
from ingest.readers.paragraphs import Pleading
from ingest.readers.reading import Tree
from ingest.readers.sentences import sentences, without_stop
from law import names
from law.said import Said

Sentence = tuple[int, int]

_BODY = (
    r"limited\sliability\s(?:company|corporation|partnership)|limited\spartnership|general\spartnership|professional\scorporation|public\slimited\scompany|private\slimited\scompany|"
    r"private\scompany\slimited\sby\sshares|joint\sstock\scompany|publicly\s(?:traded|held)\scompany|non-?profit\scorporation|corporation|company|partnership|"
    r"(?:public\s|private\s|state\s|research\s)?university|institution\sof\shigher\seducation|trust|individual|natural\sperson|citizen|sole\sproprietorship|business\sentity|entity"
)
_IS_A = re.compile(rf"\b(?:is|was|are|being|as|am|,)\s(?:also\s)?(?:each\s)?(?:an?\s|the\s)?(?P<lead>(?:[^.;,()“”]|,\s(?:wholly|for|duly|privately|publicly)){{0,90}}?)\b(?P<body>{_BODY})\b", re.I)
_UNDER = re.compile(
    r"(?:organi[sz]ed|existing|incorporated|formed|created|constituted|established|registered|chartered)\b[^.;“”]{0,50}?\b(?:under|by|pursuant\sto)\s(?:and\sby\svirtue\sof\s|virtue\sof\s)?the\slaws?\sof\s(?:the\s)?(?P<place>[A-Z][\w.’'()-]*(?:\s(?:of|the|and|[A-Z][\w.’'-]*)){0,6}|[a-z]{5,12}\sof\s[A-Z][\w.-]*(?:\s[A-Z][\w.]*){0,2})"
)
_INCORPORATED = re.compile(r"\b(?:incorporated|organi[sz]ed|formed|domiciled|registered)\s(?:and\sexisting\s)?in\s(?:and\s(?:existing|operating)\s(?:under\sthe\slaws\sof|in)\s)?(?:the\s)?(?P<place>(?:[sS]tate\sof\s)?[A-Z][\w.’'-]*(?:\s(?:of\s)?[A-Z][\w.’'-]*){0,4})")
_STATE_OF = re.compile(r"\A(?:(?:the\s)?(?:State|Commonwealth|state|commonwealth)\sof\s(?:the\s)?)")
_TRAIL = re.compile(r"\s(?:and|with|the|of|having|as)\Z|(?<=[a-z])\.\Z|,\Z")
STATES = frozenset(
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|"
    "New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|Puerto Rico|District of Columbia".split("|")
)
_LEAD_PLACE = re.compile(r"(?:" + "|".join(sorted(STATES, key=len, reverse=True)) + r")\b")
_BUSINESS = re.compile(
    r"\b(?:(?:principal|primary|regular\sand\sestablished|main|sole|usual)\s(?:and\s\w+\s)?)?(?:places?|locations?)\sof\sbusiness(?:\s(?:is|was|being|are))?(?:\s(?:located|situated))?,?(?:\s(?:at|in))(?:\s(?:the\saddress\s(?:of\s)?))?:?\s(?P<at>(?:[A-Z0-9]|c/o).{3,220})"
    r"|\b(?:corporate\s|global\s|world(?:wide)?\s|principal\s|U\.S\.\s|main\s)*(?:headquarters?|head\soffices?|executive\soffices?|principal\soffices?|principal\saddress|registered\soffice)(?:\s(?:is|are|was))?(?:\s(?:located|situated))?\s(?:at|in)\s(?P<hq>[A-Z0-9].{3,220})"
    r"|\b(?:headquartered|based)\s(?:at|in)\s(?P<based>[A-Z0-9].{3,220})"
    r"|\b(?:having|with|has|maintains?|maintaining)\s(?:an?|its|their|the)?\s?(?:\w+\s){0,2}?(?:address|offices?)\s(?:located\s|of\s)?(?:at|in)?\s?(?P<office>\d.{3,220})",
)
_ADDRESS_ENDS = re.compile(
    r",?\s(?:and|but)\s(?:(?:is|has|was|may|can|does|do|conducts?|maintains?|regularly|also|a|an|the|its|with|will|through|on|upon|having|at\sall|operates?|sells?|makes?|other|offices|additional|manufactures?|designs?|markets?|develops?|other|transacts?|it)\b)"
    r"|,?\s(?:where|which|who|whose|that|from|doing|having|through|including|as\swell\sas|via|within\s(?:this|the)|in\sthis\s(?:District|Judicial)|is\sthe|is\sa|is\san|may\sbe|can\sbe|has|on\sinformation|upon\sinformation|formerly|since|it\s|with\sa\s)\b|\s[(\[“\"]|;|\)|”|\.\s(?=[A-Z][a-z]+\s[a-z])|:\s"
)
_AGENT = re.compile(
    r"\b(?:registered\s(?:statutory\s)?agent|(?:statutory\s|designated\s)agent|agent\sfor\s(?:the\s)?service(?:\sof\sprocess)?)(?:\sfor\s(?:the\s)?(?:acceptance\sof\s)?service(?:\sof\s(?:legal\s)?process)?)?(?:\sin\s(?:the\s)?(?:State\sof\s)?(?:this\sDistrict|[A-Z]\w+(?:\s[A-Z]\w+)?))?"
    r"(?:\s(?:of|is|at|in)\s|[,:]\s|\s)(?:located\sat\s|is\s)?(?P<agent>(?:the\s)?[A-Z0-9].{5,240})"
)
_AGENT_ENDS = re.compile(r";|\s\(“|,?\s(?:or\s(?:as|wherever|at)|or\sany|and\s(?:may|can|is|has)|pursuant|under\s(?:the|Texas|Delaware)|as\sotherwise|which|who(?!\sl))\b|\.\s(?=[A-Z][a-z]+\s[a-z])")
_PARENT = re.compile(r"\b(?:is|are|as)\s(?:also\s)?(?:an?|the)\s(?:[\w-]+,?\s){0,4}?subsidiar(?:y|ies)\sof\s(?:(?:Defendants?|Plaintiffs?)\s)?(?P<parent>[A-Z][^;()“”]{1,90})", re.I)
_OWNED = re.compile(r"\b(?:is|are)\s(?:\w+\s){0,2}?(?:wholly[-\s]owned|owned|controlled)\s(?:and\s\w+\s)?by\s(?:(?:Defendants?|Plaintiffs?)\s)?(?P<parent>[A-Z][^;()“”]{1,90})")
_IS_PARENT = re.compile(r"\bis\sthe\s(?:\w+\s){0,2}?parent\s(?:company|corporation|entity)?\s?of\s(?:(?:Defendants?|Plaintiffs?)\s)?(?P<child>[A-Z][^;()“”]{1,90})")
_NAME_ENDS = re.compile(r",?\s(?:and|which|with|that|has|is|in|a|an|incorporated|organized|where|who|located|having|the|based|through|for|on)\b(?!\s[A-Z&])|,\s(?=(?:a|an|which|with|and|located)\b)|\.(?=\s[A-Z]|\Z|$)(?<!Inc\.)(?<!Corp\.)(?<!Co\.)(?<!Ltd\.)|\.\s(?=[A-Z][a-z]+\s[a-z])")
_FORMERLY = re.compile(r"\b(?:formerly\s(?:known\sas|named|called|doing\sbusiness\sas)|previously\s(?:known|named)(?:\sas)?|f/k/a/?|fka|formerly|(?:changed\sits\sname|name\swas\schanged)\sfrom)\s(?P<name>[“\"]?[A-Z][^;(),“”\"]{1,80})", re.I)
_ALSO = re.compile(r"\b(?:a/k/a|aka|also\sknown\sas|d/b/a/?|dba|doing\sbusiness\s(?:as|under\sthe\sname))\s(?P<name>[“\"]?[A-Z][^;(),“”\"]{1,80})", re.I)
_SUBJECT = re.compile(
    r"(?:\d{1,3}\.\s)?(?:(?:On|Upon)\sinformation\sand\sbelief,?\s(?:and\s[^,]{3,60},\s)?|Further,?\s|Additionally,?\s|At\sall\s(?:relevant\s)?times[^,]{0,40},\s)?(?:(?:the\s)?(?:Plaintiffs?|Defendants?|Involuntary\sPlaintiff|Counterclaim\s?-?(?:Plaintiff|Defendant)),?\s)?(?:the\s)?", re.I
)


def read(pleading: Pleading, cast: Cast, stop: int) -> list[dict[str, Tree]]:
    """For each member of the cast what its party paragraphs say; the keys are those of `parties`."""
    facts: list[dict[str, Tree]] = [{"registered_agents": [], "formerly": []} for _ in cast.members]
    subject: int | None = None
    forms = cast.forms()
    for p in [None, *pleading.paragraphs]:
        start, end = (0, pleading.paragraphs[0].digits[0] if pleading.paragraphs else stop) if p is None else (p.start, p.end)
        if start >= stop or p is not None and _counted(pleading, start):
            break
        subject = None
        for s in sentences(pleading.text, start, end, forms):
            named = _subject(pleading, cast, s)
            subject = named if named is not None else subject
            _called(pleading, cast, s, facts)
            if subject is not None and p is not None:
                _take(pleading, cast, s, subject, facts[subject], opening=named is not None)
            _child(pleading, cast, s, facts)
    _shared(pleading, cast, facts)
    return facts


def _counted(pleading: Pleading, at: int) -> bool:
    return bool(re.match(r"\W*(?:COUNT|(?:FIRST|1ST)\s(?:COUNT|CLAIM|CAUSE)|CAUSES?\sOF)\b", pleading.heading_over(at), re.I))


def _subject(pleading: Pleading, cast: Cast, s: Sentence) -> int | None:
    """The party that a sentence is about: the name it begins with."""
    m = _SUBJECT.match(pleading.text, *s)
    at = m.end() if m else s[0]
    for a, b, who in cast.find(pleading.text, at, min(s[1], at + 200)):
        if a - at > 1:
            break
        return who[0] if len(who) == 1 else cast.one(pleading.text[a:b])
    role = re.match(r"(?:\d{1,3}\.\s)?(?:(?:On|Upon)\sinformation\sand\sbelief,?\s)?(?:The\s)?(Plaintiff|Defendant)\s(?=is|has|was|may|resides|can|maintains)", pleading.text[s[0] : s[1]])
    if role:
        who = cast.role_members(role[1])
        return who[0] if len(who) == 1 else None
    stem = _stem(pleading.text[at : at + 120])
    alike = [i for i, mem in enumerate(cast.members) if stem and stem == _stem(mem.name)]
    return alike[0] if len(alike) == 1 else None


def _stem(words: str) -> str:
    """A company's name without its corporate form, as it begins a text: "Amazon Web Services, LLC is …" and "…, Inc."."""
    m = re.match(r"([A-Z][\w.&’'-]*(?:\s[A-Z&][\w.&’'-]*){0,5}?),?\s(?:Inc|LLC|L\.L\.C|Corp|Co|Ltd|LP|L\.P|Corporation|Company|Limited|Incorporated|GmbH|AG)\b", words)
    return names.key(m[1]) if m else ""


def _take(pleading: Pleading, cast: Cast, s: Sentence, who: int, fact: dict[str, Tree], *, opening: bool) -> None:
    text, flow = pleading.text, pleading.flow
    if opening and "kind" not in fact:
        m = _IS_A.search(text, s[0], min(s[1], s[0] + 500))
        if m and (kind := kind_of(m["body"], m["lead"])):
            fact["kind"] = flow.said(kind, *m.span("body"))
            place = _LEAD_PLACE.search(text, *m.span("lead"))
            if place and "organized_in" not in fact:
                fact["organized_in"] = flow.words(*place.span())
    if "organized_in" not in fact or _UNDER.search(text, *s) and opening:
        said = _place(pleading, s)
        if said:
            fact["organized_in"] = said
    if "place_of_business" not in fact:
        said = _address(pleading, s)
        if said:
            fact["place_of_business"] = said
    for m in _AGENT.finditer(text, *s):
        said = _cut(pleading, m.start("agent"), s[1], _AGENT_ENDS)
        agents = fact["registered_agents"]
        if said and re.search(r"[a-z]{3}", str(said.value)) and isinstance(agents, list) and all(a.value != said.value for a in agents):
            agents.append(said)
    m = _PARENT.search(text, *s) or _OWNED.search(text, *s)
    if m and "parent" not in fact:
        parent = _company(pleading, cast, *m.span("parent"))
        if parent is not None and parent.value != cast.members[who].name:
            fact["parent"] = parent


def kind_of(body: str, lead: str = "") -> str:
    """The kind of body that words name, in the contract's short form; an empty string for words that say nothing."""
    low = " ".join(f"{lead} {body}".casefold().replace("-", " ").split())
    table = (
        ("limited liability partnership", "llp"), ("limited liability", "llc"), ("limited partnership", "lp"), ("university", "university"), ("higher education", "university"),
        ("individual", "individual"), ("natural person", "individual"), ("citizen", "individual"), ("trust", "trust"), ("public limited company", "limited"), ("private limited company", "limited"), ("limited by shares", "limited"),
        ("partnership", "partnership"), ("corporation", "corporation"), ("joint stock company", "corporation"), ("company", "company"),
    )  # fmt: skip
    return next((kind for words, kind in table if words in low), "")


def _place(pleading: Pleading, s: Sentence) -> Said | None:
    """Where a body is organised: "under the laws of the State of Delaware" is Delaware."""
    m = _UNDER.search(pleading.text, *s) or _INCORPORATED.search(pleading.text, *s)
    if not m:
        return None
    start, end = m.span("place")
    lead = _STATE_OF.match(pleading.text[start:end])
    start += lead.end() if lead else 0
    words = pleading.text[start:end]
    state = _LEAD_PLACE.match(words)
    if state:
        return pleading.flow.words(start, start + state.end())
    while t := _TRAIL.search(words):
        words = words[: t.start()]
    return pleading.flow.words(start, start + len(words)) if len(words) > 2 else None


def _address(pleading: Pleading, s: Sentence) -> Said | None:
    for m in _BUSINESS.finditer(pleading.text, *s):
        group = next(g for g in ("at", "hq", "based", "office") if m[g])
        said = _cut(pleading, m.start(group), s[1], _ADDRESS_ENDS)
        if said and not re.match(r"(?:this|the|that)\s", str(said.value), re.I) and not re.search(r"\bDistrict\Z", str(said.value)):
            return said
    return None


def _cut(pleading: Pleading, start: int, end: int, ends: re.Pattern[str]) -> Said | None:
    """The words from `start` to where an address or agent is over."""
    m = ends.search(pleading.text, start + 3, min(end, start + 320))
    start, stop = without_stop(pleading.text, start, m.start() if m else min(end, start + 320))
    return pleading.flow.words(start, stop) if stop > start else None


def _company(pleading: Pleading, cast: Cast, start: int, end: int) -> Said | None:
    """A company named from `start`: the party's name where it is one, else as printed."""
    for a, b, who in cast.find(pleading.text, start, min(end, start + 120)):
        if a - start > 4:
            break
        one = who[0] if len(who) == 1 else cast.one(pleading.text[a:b])
        return pleading.flow.said(cast.members[one].name, a, b) if one is not None else pleading.flow.words(a, b)
    m = _NAME_ENDS.search(pleading.text, start, end)
    a, b = without_stop(pleading.text, start, m.start() if m else end)
    words = pleading.text[a:b]
    return pleading.flow.words(a, b) if 1 < len(words) < 80 and words[0].isupper() and not re.match(r"(?:Plaintiff|Defendant)s?\b", words) else None


def _child(pleading: Pleading, cast: Cast, s: Sentence, facts: list[dict[str, Tree]]) -> None:
    """ "X is the parent of Y." """
    m = _IS_PARENT.search(pleading.text, *s)
    if not m:
        return
    before = [(a, b, who[0]) for a, b, who in cast.find(pleading.text, s[0], m.start()) if len(who) == 1]
    for _, _, who in cast.find(pleading.text, m.start("child"), m.end("child")):
        if before and len(who) == 1 and who[0] != before[-1][2]:
            a, b, parent = before[-1]
            facts[who[0]].setdefault("parent", pleading.flow.said(cast.members[parent].name, a, b))


def _called(pleading: Pleading, cast: Cast, s: Sentence, facts: list[dict[str, Tree]]) -> None:
    """Former names and names it does business under, of the party named before."""
    for pattern, key in ((_FORMERLY, "formerly"), (_ALSO, "aka")):
        for m in pattern.finditer(pleading.text, *s):
            before = [who for a, b, who in cast.find(pleading.text, s[0], m.start()) if m.start() - b < 60]
            if not before or len(before[-1]) != 1:
                continue
            said = _former(pleading, m)
            if said is None:
                continue
            if key == "aka":
                cast.members[before[-1][0]].call(said)
                cast.changed()
            else:
                old = facts[before[-1][0]]["formerly"]
                if isinstance(old, list) and all(o.value != said.value for o in old):
                    old.append(said)


def _former(pleading: Pleading, m: re.Match[str]) -> Said | None:
    start, end = m.span("name")
    text = pleading.text
    if text[start] in "“\"":
        quoted = QUOTED.match(text, start)
        return pleading.flow.words(*quoted.span(1)) if quoted else None
    tail = re.match(r",\s(?:Inc|LLC|Corp|Ltd|Co|L\.P|LP|L\.L\.C|Limited)\b\.?", text[end : end + 14])
    end += tail.end() if tail else 0
    stop = re.compile(r",?\s(?:is|was|are|has|and|which|with|a|an|in|on|to|having|until|before|who)\b").search(text, start, end)
    a, b = without_stop(text, start, stop.start() if stop else end)
    return pleading.flow.words(a, b)


def _shared(pleading: Pleading, cast: Cast, facts: list[dict[str, Tree]]) -> None:
    """ "exercises its direction and control as a parent company to cause A and B …": the subject is the parent."""
    for p in pleading.paragraphs:
        for s in sentences(pleading.text, p.start, p.end, cast.forms()):
            m = re.compile(r"\bas\s(?:a|the|their)\sparent\scompany\b").search(pleading.text, *s)
            subject = _subject(pleading, cast, s) if m else None
            for _, _, who in cast.find(pleading.text, m.end(), s[1]) if m and subject is not None else ():
                if len(who) == 1 and who[0] != subject:
                    facts[who[0]].setdefault("parent", pleading.flow.said(cast.members[subject].name, m.start(), m.end()))


def defined(cast: Cast) -> Iterator[Tree]:
    """The defined terms that mean parties."""
    for d in cast.definitions:
        yield {
            "term": d.term,
            "means": [d.term.as_(cast.members[i].name) for i in d.means],
            "scope": d.term.as_(f"count {d.count}" if d.count else "filing"),
        }


__all__ = ["PARENTHESIS", "defined", "kind_of", "read"]
