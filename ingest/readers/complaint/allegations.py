"""What each numbered paragraph alleges, by kind."""

import re
from collections.abc import Iterator

from ingest.readers.complaint.cast import Cast
from ingest.readers.complaint.sections import Count
from ingest.readers.paragraphs import Paragraph, Pleading
from ingest.readers.reading import Tree
from ingest.readers.sentences import sentences
from law.said import Said

_MARKING = re.compile(
    r"(?:35\sU\.?S\.?C\.?\s(?:§{1,2}|Section)?\s?|[Ss]ection\s|§{1,2}\s?)287\b|\bmark(?:ed|ing)\s(?:its|their|all|the|any)\s(?:\w+\s){0,3}?products?|marking\s(?:requirements?|statute)|\bmark(?:s|ed|ing)\b[^.;]{0,60}\bwith\s(?:the\s)?(?:patent\s)?numbers?\b|\b(?:plate|label)s?\swith\sthe\snumbers?\sof\b",
    re.I,
)
_LEFT_OUT = re.compile(
    r"(?:re-?alleges?|re-?states?|repeats?|incorporates?)\b[^.]{0,160}\b(?:paragraphs?|allegations|foregoing|preceding|above)|(?:foregoing|preceding|above)\s(?:paragraphs|allegations)\b[^.]{0,80}\b(?:re-?alleged|incorporated|restated)|"
    r"paragraphs?\s\d{1,3}\s(?:through|to|-|–|and)\s\d{1,3}[^.]{0,80}(?:incorporated|realleged|re-alleged|restated|repeated)",
    re.I,
)
_NATURE = re.compile(
    r"(?:This\s(?:is|action\sis|lawsuit\sis|complaint)\s(?:an?|arises)\b[^.]{0,60}(?:action|suit|case|complaint|infringement|declarat)|This\saction\s(?:seeks|relates|involves|concerns))",
    re.I,
)
_TITLE = re.compile(
    r"\b(?:owns?|owner|assignee|assigned|exclusive\slicensee|right,?\stitle)\b[^.]{0,160}\bpatents?\b|\bpatents?\b[^;]{0,400}\b(?:entitled,?:?\s[“\"A-SU-Z]|titled|(?:duly|legally|lawfully|properly|was|were)\s(?:\w+\s){0,2}issued|issued\son|true\sand\s(?:correct|accurate)\scopy)|true\s(?:and\scorrect\s)?copy\sof\sthe\s[^.]{0,40}patent|"
    r"\A(?:On|The|United|U\.S\.)[^.;]{0,60}(?:\d{4}|patent)[^;]{0,200}\b(?:issued|granted)\b",
    re.I,
)
_PARTY = re.compile(
    r"\b(?:is|are|was)\s(?:also\s)?(?:each\s)?(?:an?|the)\s[^.]{0,120}?\b(?:corporation|company|partnership|university|individual|citizen|resident|entity|trust|person|subsidiary|affiliate|institution)\b|principal\splace\sof\sbusiness|organi[sz]ed\s(?:and\sexisting\s)?under|registered\sagent|may\sbe\sserved|residing\sat|resides\s(?:at|in)|collectively\sreferred|referred\sto\s(?:herein\s)?(?:collectively\s)?as|wholly[-\s]owned\ssubsidiary",
    re.I,
)
_PARTIES_HEAD = re.compile(r"\bPART(?:Y|IES)\b|^(?:[A-Z0-9]{1,4}\.\s)?(?:PLAINTIFFS?|DEFENDANTS?)\s*$", re.I)

# What makes a paragraph of its kind. Rows are asked in order, first of the paragraph's first sentence, then of all of it.
_IN_COUNT = (
    ("contributory", r"contributor(?:y|ily)\s(?:\w+\s)?infring\w+|liable\s(?:as|for)\s(?:a\s)?contribut\w+|contribut(?:es|ed|ing)\sto\s(?:the\s)?(?:[\w’']+\s){0,3}?infring\w+|no\ssubstantial\snon-?\s?infringing|271\s?\(c\)|staple\sarticle"),
    ("induced", r"induc(?:es?|ed|ing|ement)\s(?:(?:of|the|others|and|\w+)\s){0,6}?infring\w+|\binduc(?:es|ed|ing|ement)\b|271\s?\(b\)"),
    ("joint", r"directs?\s(?:and|or|and/or)\scontrols?|joint\senterprise|jointly\sinfring\w+|attributable\sto\sDefendants?|divided\sinfringement"),
    ("knowledge", r"\bwill?ful(?:ly|ness)?\b|\b(?:had|has|have|with)\s(?:had\s)?(?:actual\s|pre-suit\s|full\s)?(?:knowledge|notice)|\bknew\b|\blearned\b|knowledge\sof\s(?:the|its)|notice\sletter|(?:was|were|been|is|are)\saware\sof|was\s(?:aware|notified|put\son\snotice)|became\saware|actual\snotice|on\snotice\sof|\bknown\s(?:of|about)\b|\bnotified\b"),
    ("damages", r"\btotal\sprofits?\b|reasonable\sroyalt\w+|irreparabl[ey]\s(?:\w+\s)?(?:harm|injur|damage)\w*|monetary\sdamages|\bdamage[ds]\b|\bdamage\b|lost\sprofits|exceptional\scase|attorneys?[’']?\s?fees|adequate\sremedy|compensat\w+|unless\s(?:\w+\s){0,6}enjoined"),
    ("invalidity", r"\b(?:claims?|patents?)\b[^.;]{0,80}\b(?:is|are)\s(?:\w+\s)?(?:invalid|unenforceable)\b"),
    ("infringement", r"infring\w*|\bchart\b[^.]{0,60}\bclaim|practic(?:e|es|ing)\b|satisf(?:y|ies)|meets?\b|claim\schart|\binvalid\w*|unenforceab\w+|falsely\smark\w*|ordinary\sobserver|\bANDA\b|Paragraph\sIV|limitations?\sof|recite[sd]?"),
)  # fmt: skip
_BEFORE_COUNTS = (
    ("venue", r"\bvenue\s(?:is|as|in|lies|properly|exists|\w+\s\w+)|\b1400\s?\(b\)|\b1391\b"),
    ("personal_jurisdiction", r"personal(?:ly)?\s(?:\w+\s)?jurisdiction|subject\sto\s(?:the\s|this\s)?(?:\S+\s){0,3}jurisdiction|minimum\scontacts|long[-\s]arm|purposeful(?:ly)?\savail\w*|general\sjurisdiction"),
    ("jurisdiction", r"subject[-\s]matter(?:\sjurisdiction)?|\b1331\b|\b1338\b|arises?\sunder\sthe\s(?:\w+\s){0,3}laws?|original\s(?:and\sexclusive\s)?jurisdiction|jurisdiction\sover\s(?:the|this)|\b2201\b|actual\s(?:\w+,?\s(?:and\s\w+\s)?)?controversy|case\sor\scontroversy"),
)  # fmt: skip
_BACKGROUND = (
    ("knowledge", r"\bwill?ful(?:ly|ness)?\b|\b(?:had|has\shad)\s(?:actual\s|pre-suit\s)?(?:knowledge|notice)\sof|\bknew\b|\blearned\sof|(?:sent|received|delivered)\s(?:\w+\s){0,6}letter|was\s(?:notified|put\son\snotice)|became\saware|actual\snotice|on\snotice\sof"),
    ("knowledge", r"\bby\sletter\b|\b(?:in|by)\sa\sletter\b|\bwrote\s(?:to|a\sletter)|cease[-\s]and[-\s]desist|\bwritten\snotice|\be-?mailed\b|\bhanded\b[^.;]{0,60}patent|\b(?:notified|informed)\b[^.;]{0,120}patent|\b(?:met|offered)\b[^.;]{0,160}\blicen[sc]e"),
    ("procedural", r"\bfiled\b[^.]{0,60}\b(?:original|first|second|third|fourth|amended)\s(?:\w+\s){0,2}complaint\b|\bpetition(?:ed|s)?\sfor\s(?:an\s)?inter\spartes\sreview|\bleave\sto\s(?:amend|file)\b"),
    ("market", r"\bmarket\s(?:size|share|to\sreach|leader|for)\b|\w+\smarket\b(?=[^.]{0,120}\$)|\$[\d.,]+\s(?:billion|million)"),
    ("joint", r"directs?\s(?:and|or|and/or)\scontrols?|joint\senterprise"),
    ("infringement", r"\binfring(?:e|es|ed|ing)\b|Accused\s(?:Products?|Instrument\w+|Systems?|Devices?)|\bANDA\b|Paragraph\sIV|falsely\smark\w*"),
)  # fmt: skip


def _rules(rows: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(words, re.I)) for kind, words in rows)


IN_COUNT, BEFORE_COUNTS, BACKGROUND = _rules(_IN_COUNT), _rules(_BEFORE_COUNTS), _rules(_BACKGROUND)
_ANYWHERE = tuple(rule for rule in BACKGROUND if rule[0] in ("knowledge", "market"))
_TECHNICAL = re.compile(
    r"\b(?:invention|the\sart|prior\sart|improve[sd]?|solution|conventional|problem|disclos\w+|teach(?:es)?|embodiment|specification|technolog\w+|method|apparatus|unconventional|claims?\s\d+|recites?)\b",
    re.I,
)


def read(pleading: Pleading, counts: list[Count], cast: Cast) -> list[Tree]:
    """One contention a paragraph from background and jurisdiction to the last count."""
    end = counts[-1].end if counts else _last_section(pleading)
    out: list[Tree] = []
    for p in pleading.paragraphs:
        if p.start >= end or _left_out(pleading, p, counts):
            continue
        out.extend(_of_paragraph(pleading, p, counts, cast))
    return out


def _last_section(pleading: Pleading) -> int:
    return pleading.paragraphs[-1].stop if pleading.paragraphs else 0


def _left_out(pleading: Pleading, p: Paragraph, counts: list[Count]) -> bool:
    """Party, incorporation and title paragraphs, and the sentence that says what action this is."""
    words = pleading.text[p.start : p.end]
    if not words.strip() or len(words) < 12:
        return True
    rest = [pleading.text[a:b] for a, b in sentences(pleading.text, p.start, p.end)]
    if _LEFT_OUT.search(words) and len(rest) <= 2 and len(words) < 500:
        return True
    in_count = any(c.start <= p.start < c.end for c in counts)
    head = pleading.heading_over(p.digits[0])
    legal = re.search(r"jurisdiction|\bvenue\b", words[:200], re.I)
    if not in_count and _PARTY.search(rest[0] if rest else words) and not legal:
        return True
    if (
        not in_count
        and _PARTIES_HEAD.search(head)
        and "JURISDICTION" not in head.upper()
        and _PARTY.search(words)
        and not legal
    ):
        return True
    if _NATURE.match(words) and not re.search(r"jurisdiction|\b1331\b|\b1338\b", words, re.I):
        return True
    titled = _TITLE.search(rest[0] if rest else words)
    return bool(titled) and not re.search(
        r"\binfring(?:e[sd]?|ing)\b|jurisdiction|\bvenue\b|learned|knew\b|ANDA\b|\binvalid\b|licens(?:e|ing)\b|controversy",
        words,
        re.I,
    )


def _of_paragraph(pleading: Pleading, p: Paragraph, counts: list[Count], cast: Cast) -> Iterator[Tree]:
    """The paragraph as one contention; a sentence on marking stands alone."""
    text = pleading.text
    spoken = list(sentences(text, p.start, p.end, cast.forms()))
    marking = [s for s in spoken if _MARKING.search(text, *s)]
    others = [s for s in spoken if s not in marking]
    if others and marking and others != spoken and _together(spoken, others):
        yield {
            "kind": _kind(pleading, others[0][0], others[-1][1], counts),
            "text": pleading.flow.words(others[0][0], others[-1][1]),
        }
    elif not marking:
        yield {"kind": _kind(pleading, p.start, p.end, counts), "text": pleading.flow.words(p.start, p.end)}
    elif others:
        marking = [(p.start, p.end)]
    if marking:
        a, b = marking[0][0], marking[-1][1]
        m = _MARKING.search(text, a, b)
        if m:
            yield {"kind": pleading.flow.said("marking", *m.span()), "text": pleading.flow.words(a, b)}


def _together(spoken: list[tuple[int, int]], part: list[tuple[int, int]]) -> bool:
    """Whether the sentences stand in a row."""
    first = spoken.index(part[0])
    return spoken[first : first + len(part)] == part


def _kind(pleading: Pleading, start: int, end: int, counts: list[Count]) -> Said:
    """The kind of a paragraph, and the words that make it so."""
    text, flow = pleading.text, pleading.flow
    in_count = any(c.start <= start < c.end for c in counts)
    first = next(iter(sentences(text, start, end)), (start, end))
    order = [(IN_COUNT, first), (IN_COUNT, (start, end))] if in_count else [(BEFORE_COUNTS, first)]
    if not in_count and re.search(r"JURISDICTION|VENUE", pleading.heading_over(start), re.I):
        order.append((BEFORE_COUNTS, (start, end)))
    if not in_count and not counts:  # a complaint without counts pleads them where it likes
        order += [(IN_COUNT, first)]
    if not in_count:
        order += [(BACKGROUND, first), (_ANYWHERE, (start, end))]
    for rules, stretch in order:
        for kind, words in rules:
            m = words.search(text, *stretch)
            if m:
                if (
                    kind == "infringement"
                    and stretch == first
                    and in_count
                    and (late := _later(text, start, end))
                ):
                    return flow.said(late[0], *late[1])
                return flow.said(kind, *m.span())
    head = pleading.heading_over(start)
    m = _TECHNICAL.search(text, start, end)
    if m and (in_count or re.search(r"TECHN|INVENT|PATENT", head, re.I)):
        return flow.said("technical", *m.span())
    return flow.said("infringement" if in_count else "background", *first)


def _later(text: str, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """What a paragraph that begins with "has infringed" turns to: the subsection that it says is violated."""
    for kind, words in (
        ("contributory", r"contributorily\sinfring\w+|271\s?\(c\)"),
        ("induced", r"induced?\sinfring\w+|271\s?\(b\)"),
    ):
        m = re.compile(words, re.I).search(text, start, end)
        if m and not re.compile(r"271\s?\(a\)|directly\sinfring", re.I).search(text, start, end):
            return kind, m.span()
    return None
