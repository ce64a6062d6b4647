"""The Case Timeline, row for row, and the dated facts that stand in the prose alone."""

import re
from collections.abc import Iterator

from ingest.readers.memo.frame import Frame
from ingest.readers.memo.outline import Item
from ingest.readers.reading import Tree
from ingest.readers.sentences import sentences
from law import dates
from law.said import Said

_KINDS = (  # the first row whose words stand in the title
    ("prosecution_citation", r"\bcited\s(?:by|against|during|in|as)\b(?:\s(?:the\s)?(?:USPTO|examiner|Patent Office))?|\bcit(?:es|ed|ing|ation)\b.{0,80}\b(?:prosecution|examiner|USPTO|Patent Office|office action)\b|\bexaminer\b.{0,40}\bcit\w+|\bcited\b.{0,40}\bpatent\b"),
    ("priority", r"\b(?:earliest |claimed |alleged )?priority\b(?: dates?)?"),
    ("alleged_notice", r"\bwr(?:ites|ote)\b.{0,60}\babout\b.{0,40}\bpatents?\b|\b(?:told|informed|notified)\s(?:\w+\s)?of\b.{0,30}\bpatents?\b|\b(?:receipt|receives?|received)\b.{0,60}\b(?:letter|notice|(?:naming|listing|identifying|about)\b.{0,30}\bpatents?)\b"),
    ("petition_filed", r"\b(?:IPR|PGR|CBM|inter partes review|post-grant review)\b.{0,60}\b(?:petition|filed)\b|\bpetitions?\b.{0,60}\b(?:inter partes|IPR|PGR|CBM|PTAB|review)\b|\bpetition filed\b"),
    ("amended_complaint_filed", r"\b(?:\w{5,7} )?(?:amended|supplemental) (?:complaint|counterclaims?)\b"),
    ("related_case_filed", r"\bsue[sd]\b|\b(?:files?|filed|initiates?|initiated|brings?|brought)\b.{0,40}\b(?:suits?|lawsuits?|action|complaint|litigation|case)\b.{0,20}\bagainst\b|\b(?:prior|earlier|previous|first|related|parallel|initial|original|second|another)\b.{0,30}\b(?:suits?|lawsuits?|litigation|action|case)\b.{0,30}\bfiled\b|\b(?:suits?|lawsuits?|litigation) (?:was )?filed\b|\bfil(?:es|ed) (?:suit|lawsuit|action)?\s?against\b|\bfil(?:es|ed)\b.{0,20}\b(?:companion|parallel|related|second|separate|another) (?:suit|action|lawsuit|complaint|case)\b|\bfil(?:es|ed) (?:suit|lawsuit)\b|\bITC\b.{0,40}\b(?:complaint|investigation)\b|\bcomplaint filed (?:against|in) (?!this)"),
    ("complaint_filed", r"\bcomplaint\b.{0,60}\bfiled\b|\bfil(?:es|ed|ing of)\b.{0,40}\bcomplaint\b|\bcomplaint(?:'s|’s)?\s(?:filing|file)\b(?:\s?date)?|\b(?:original )?complaint\b\W*\Z|\b(?:law)?suit commenced\b"),
    ("meeting", r"\b(?:licens\w+|business|settlement|partnership) (?:discussions?|negotiations?|talks)\b|\bmeet(?:s|ings?)?\b|\bmet\b|\bconference calls?\b"),
    ("alleged_notice", r"\bclaim charts?\b.{0,60}\b(?:delivered|sent|provided|presented|shown|given)\b|\b(?:notice|demand|cease[- ]and[- ]desist|licensing)\b.{0,30}\b(?:letters?|e-?mails?|sent|received)\b|\bletters?\b.{0,40}\b(?:sent|notif|inform|identif)\w*|\bsen(?:t|ds)\b(?!.{0,80}\bto\b.{0,40}\b(?:customers?|distributors?|retailers?|dealers?)\b).{0,60}\b(?:letter|notice|e-?mail|claim charts?)\b|\b(?:notif|inform)\w*\b.{0,60}\b(?:patents?|infring\w*)\b|\b(?:actual |pre-suit |alleged )?(?:notice|knowledge) of\b|\bnotice\b"),
    ("patent_issued", r"\bpatents?\b.{0,80}\b(?:issued?s?|issuance|issue date|granted|grant date)\b|\b(?:issued?|issuance|issue date|granted)\b.{0,60}\bpatents?\b|\breissued\b|\bissue date\b"),
    ("application_filed", r"\bapplications?\b.{0,60}\bfiled\b|\bfil(?:es|ed|ing)\b.{0,60}\bapplications?\b|\bfiling date\b|\bprovisional\b"),
    ("published", r"\bpublish(?:ed|es)\b|\bpublication\b"),
    ("partnership", r"\bpartner(?:s|ed|ship|ships)?\b|\bcollaborat\w*|\bjoint venture\b|\blicense agreement\b"),
    ("product_released", r"\breleas(?:es?|ed|ing)\b|\blaunch(?:es|ed)?\b|\bintroduc(?:es|ed|tion)\b|\bfirst (?:sold|sale|offered)\b|\bon sale\b|\bcommercially available\b|\bmade available\b|\bbeg[ai]ns? (?:selling|shipping|offering|sales)\b|\b(?:sales|shipments) (?:begin|began|start(?:ed)?)\b|\bgoes on sale\b|\bunveil(?:s|ed)\b"),
    ("company_established", r"\b(?:founded|incorporated|established|founding|formation|was formed|is formed)\b"),
    ("registration", r"\bregister(?:s|ed)?\b|\bregistration\b"),
    ("hearing", r"\bhearing\b|\boral argument\b"),
    ("service", r"\bserved\b|\bservice of\b|\bserves\b"),
)  # fmt: skip
_KIND = tuple((kind, re.compile(words, re.I)) for kind, words in _KINDS)
_HEADER = re.compile(r"\W*date\b|\W*event\b", re.I)
_ALLEGED = re.compile(r"\balleged(?:ly)?\b|\balleges\b", re.I)
_BELIEVED = re.compile(r"\b(?:on|upon) information and belief\b|\bbelieved\b", re.I)
_BARE = re.compile(r"[A-Za-z0-9][\w ,/.()~-]{2,40}?(?=\s+[A-Z’‘'\"“(])")
_COMPANY_ACTS = re.compile(
    r"(?P<who>[A-Z][\w.&’'-]*(?:,? (?:[A-Z][\w.&’'-]*|of|and(?= [A-Z])|&)){0,6}?)(?: \([^()]{1,60}\))? (?i:allegedly |publicly |first |reportedly ){0,2}"
    r"(?i:(?:announces|sues|files|partners|acquires|launches|releases|introduces|sends|receives|begins|publishes|purchases|assigns|notifies|informs|enters|signs|merges|changes"
    r"|responds|registers|settles|submits|serves|obtains|hires|joins|leaves|demonstrates|becomes|began|became|is|was|founded|incorporated|established|formed)\b"
    r"|(?:announced|sued|filed|partnered|acquired|launched|released|introduced|sent|received|published|purchased|assigned|notified|informed|entered|signed|merged|changed|responded"
    r"|registered|settled|submitted|served|obtained)\b(?=\s(?!as\b|in\b|on\b|by\b|at\b|for\b|under\b|and\b)\w))"
)
_NOT_COMPANY = re.compile(
    r"(?:U\.?S\.?|United States|Patents?|Complaint|Petition|Provisional|Application|Original|First|Second|Third|Amended|Alleged|Priority|Date|Court|Markman|Trial|Plaintiffs?|Defendants?|Notice|Version|Inventors?|Non-?provisional|Parent|Judge|Jury|Order|PTAB|USPTO|IPR|Letter|Suits?|Lawsuits?|Action|Case)\b"
)
_LEARNERS = frozenset({"meeting", "alleged_notice", "prosecution_citation"})
_OWN = frozenset({"complaint_filed", "amended_complaint_filed", "petition_filed"})
_STOPWORDS = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "that",
        "this",
        "from",
        "its",
        "their",
        "was",
        "were",
        "has",
        "had",
        "been",
        "are",
        "complaint",
        "alleges",
        "alleged",
        "allegedly",
        "plaintiff",
        "defendant",
        "patent",
        "patents",
        "also",
        "notes",
        "states",
        "based",
        "between",
        "which",
        "against",
        "which",
        "where",
        "when",
    ]
)
MOST_ROWS, MOST_PLACES = (
    400,
    40,
)  # of which the prose is compared; a memo has about twenty rows and five places
_REPORTS = re.compile(
    r"\b(?:the complaint|plaintiffs?|it|the petition)(?:\salso|\sfurther)?\s(?:alleg|not|stat|assert|contend|claim|cit|referenc|describ)\w*",
    re.I,
)


def read_events(frame: Frame) -> list[Tree]:
    """The timeline's rows one for one, then the dated facts of the prose that no row has."""
    rows = list(_rows(frame))
    events = [event for _, event, _ in rows]
    return events + list(_in_prose(frame, [(on, text) for on, _, text in rows if on]))


def timeline_rows(frame: Frame) -> Iterator[dict[str, Tree]]:
    """The timeline's rows alone."""
    yield from (event for _, event, _ in _rows(frame))


def _rows(frame: Frame) -> Iterator[tuple[str, dict[str, Tree], str]]:
    """Each row with its date as EDTF (empty where none can be read) and its words."""
    for item in frame.outline.section("timeline"):
        cells = dated_cells(frame, item)
        if cells is None:
            continue
        (a, b), (c, d) = cells
        when = next((w for w in dates.find(frame.text, a, b, years=True)), None)
        if d <= c or _HEADER.match(frame.text[a:b]) and when is None:
            continue
        title = frame.outline.said(c, d)
        event = {
            "on": Said(when.edtf, when.start, when.end) if when else None,
            "title": title,
            **_event(frame, title),
        }
        if when and when.qualifier:
            event["qualifier"] = Said(when.qualifier, a, b)
        yield when.edtf if when else "", event, str(title.value)


def dated_cells(frame: Frame, item: Item) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The date's and the event's place in a row: two cells, or a bare line that begins with a date."""
    if item.form == "row":
        return (item.cells[0], item.cells[1]) if len(item.cells) >= 2 else None
    if item.form == "blank":
        return None
    start = item.start
    when = next(dates.find(frame.text, start, min(item.end, start + 60), years=True), None)
    if when is None or when.start - start > 14:
        return None
    m = re.compile(
        r"(?:\s?\([^()]{2,24}\))?[*_]{0,3}\s?[\])]?[*_]{0,3}\s*(?:--|->|=>|[:|–—→-])?[*_]{0,3}\s*"
    ).match(frame.text, when.end, item.end)
    return ((start, m.end() if m else when.end), (m.end() if m else when.end, item.end))


_OWN_COMMISSION = re.compile(
    r"(?:ITC |Section 337 |Commission )?complaint (?:is |was )?filed\b(?! against)", re.I
)


def _event(frame: Frame, title: Said) -> dict[str, Tree]:
    """Kind, modality, patent and party of a dated fact, from its own words."""
    text, start, end = frame.text, title.start, title.end
    own = _OWN_COMMISSION.match(text, start, end) if "itc_337" in frame.postures else None
    kind = next(
        (Said(k, m.start(), m.end()) for k, pattern in _KIND if (m := pattern.search(text, start, end))),
        title.as_("other"),
    )
    kind = Said("complaint_filed", own.start(), own.end()) if own else kind
    return {
        "kind": kind,
        "modality": _modality(text, title),
        "patent": frame.inventory.only(start, end),
        "party": _party(frame, title, str(kind.value)),
    }


def _modality(text: str, title: Said) -> Said:
    for value, pattern in (("believed", _BELIEVED), ("alleged", _ALLEGED)):
        m = pattern.search(text, title.start, title.end)
        if m:
            return Said(value, m.start(), m.end())
    return title.as_("stated")


_FILED_BY = re.compile(r"\bfiled by (?P<who>[A-Z][\w.&’'-]*(?:,? [A-Z][\w.&’'-]*){0,5})")


def _party(frame: Frame, title: Said, kind: str) -> Said | None:
    """The company the title names first; of notice, meetings and citations the side said to have learned."""
    named = list(frame.naming.all(frame.text, title.start, title.end))
    if kind == "petition_filed" and (by := _FILED_BY.search(frame.text, title.start, title.end)):
        return next((n for n in named if n.start == by.start("who")), None) or frame.outline.said(
            *by.span("who")
        )
    if kind in _OWN:
        return None
    if kind in _LEARNERS:
        return next((n for n in named if n.value in frame.accused_names), None) or _by_role(frame, title)
    m = _COMPANY_ACTS.match(frame.text, title.start, title.end)
    if m and not _NOT_COMPANY.match(m["who"]) and not (named and named[0].start <= m.end("who")):
        return frame.outline.said(m.start("who"), m.end("who"))
    return (
        named[0]
        if named
        and kind not in ("priority", "patent_issued", "product_released")
        or named
        and named[0].start == title.start
        else None
    )


def _by_role(frame: Frame, title: Said) -> Said | None:
    """The accused side by its role word: the one company that it means, else the word as printed."""
    accused = frame.accused_side
    role = accused[0].role.split("_")[0] if accused else ""
    m = re.compile(rf"\b{role}s?\b", re.I).search(frame.text, title.start, title.end) if role else None
    if m is None:
        return None
    return Said(accused[0].name.value if len(accused) == 1 else m[0], m.start(), m.end())


def _in_prose(frame: Frame, rows: list[tuple[str, str]]) -> Iterator[Tree]:
    """Facts of the procedural history and of section VI whose date no row of the timeline gives to the same matter."""
    known = [(dates.bounds(on), _content(frame, text)) for on, text in rows[:MOST_ROWS]]
    places = [
        *frame.labelled("summary", "Key Procedural History"),
        *frame.under("other", "Willful", "Indirect", "Other"),
    ]
    for item in places[:MOST_PLACES]:
        for start, end in sentences(frame.text, item.body, min(item.end, item.body + 8000)):
            content = _content(frame, frame.text[start:end])
            facts: dict[tuple[int, int], dict[str, Tree]] = {}
            for when in dates.find(frame.text, start, end, years=True):
                bounds = dates.bounds(when.edtf)
                if any(_meets(bounds, period) and content & words for period, words in known):
                    continue
                clause = _clause(frame.text, when.start, start, end)
                fact = facts.get(clause) or facts.setdefault(clause, _told(frame, clause, start, end))
                if fact["kind"].value != "other" or fact["party"] and item.topic.startswith("Key"):
                    yield {"on": Said(when.edtf, when.start, when.end), **fact}


def _told(frame: Frame, clause: tuple[int, int], start: int, end: int) -> dict[str, Tree]:
    """A dated fact of the prose; what the memo reports a pleader to say is alleged."""
    title = frame.outline.said(*clause)
    fact: dict[str, Tree] = {"title": title, **_event(frame, title)}
    reports = _REPORTS.search(frame.text, start, end)
    if reports and fact["modality"].value == "stated":
        fact["modality"] = Said("alleged", reports.start(), reports.end())
    return fact


def _content(frame: Frame, words: str) -> set[str]:
    """The stems of the words that say what a sentence is about: no names of parties, no small words."""
    folded = {w.casefold()[:5] for w in re.findall(r"[A-Za-z]{4,}", words) if w.casefold() not in _STOPWORDS}
    return folded - frame.party_stems


def _meets(a: tuple[object, object], b: tuple[object, object]) -> bool:
    """Whether two periods share a day; an open end reaches as far as it can."""
    (a1, a2), (b1, b2) = a, b
    return (a1 is None or b2 is None or a1 <= b2) and (b1 is None or a2 is None or b1 <= a2)  # type: ignore[operator]


def _clause(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """The words that print the date: from an attributive year on ("2020 blog post on …"), else the whole sentence."""
    m = re.compile(r"\d{4}\s[a-z][^.,;()]{3,120}").match(text, at, end)
    if m and not re.match(
        r"\d{4}\s(?:and|or|to|through|when|where|that|which|by|in|on|at|for|with|until|but|as)\b", m[0]
    ):
        return m.start(), m.end()
    return start, end
