"""What houses call the sections and the labelled lines of a case memo, and how a text shows that it is one.

A memo is known by its build: headings that are its sections, and labels that no court paper has (`Core Dispute`, `Points
of Contention`). The wordings are those of published case analyses, digests and infringement summaries.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from law.said import Said

_SECTIONS = (  # a top heading's words to the name we use; the numeral in front varies where a section is left out
    ("timeline", r"(?:case |key |litigation )?(?:timeline|chronology)(?: of (?:key )?events)?|timeline of events|key (?:dates|events)"),
    ("summary", r"executive (?:summary|overview)(?: and procedural information)?|procedural information|(?:case|litigation|proceeding) (?:overview|summary|snapshot|profile)(?: and procedural (?:status|information|history|posture))?|case at a glance|overview|summary"),
    ("technology", r"(?:the )?technology and (?:the )?patent\S*(?:.{0,20}analysis)?|patent\(?s?\)?[- ](?:in[- ]suit|at[- ]issue)(?: analysis)?|technology(?: analysis)?|(?:the )?(?:asserted )?patents?(?: and (?:the )?technology| asserted)?|(?:the )?patents? and technology"),
    ("accused", r"(?:the )?accused (?:instrumentalit|product|article|device|service|system|method|process|activit|conduct)\w*(?: and (?:services|methods|systems|processes|conduct))?"),
    ("infringement", r"(?:analysis of )?(?:the )?(?:infringement|non-?infringement|invalidity|declaratory)(?: and \w+)? (?:allegations?|analysis|theor(?:y|ies)|contentions|case)|(?:analysis of )?alleged (?:non-?)?infringement|analysis of .{0,40}allegations|claim charts?"),
    ("construction", r"(?:key )?claim construction positions?"),
    ("terms", r"(?:key |disputed |the )?(?:claim )?terms(?: (?:for construction|likely in dispute|in dispute|at issue))?|(?:key |disputed )?claim terms.*|claim construction(?: issues)?"),
    ("points", r"(?:identified |key |main )?(?:points?|areas) of contention|issues in dispute|disputed issues"),
    ("other", r"(?:other|additional|further) (?:allegations|claims|matters|theories)|indirect and willful infringement"),
    ("questions", r"(?:analyst\W{0,3}s )?conclusions?\W{0,2}(?: ?key questions.*)?|(?:key|open|unresolved|remaining|central|outstanding) (?:questions|issues)(?: .{0,30})?|questions(?: (?:to watch|presented|for the case))?|(?:what|issues) to watch|takeaways"),
    ("identification", r"case identification"),
    ("patent", r"(?:the )?(?:challenged )?patents? overview|(?:the |overview of the )?challenged patents?"),
    ("grounds", r"(?:asserted |the )?grounds(?: (?:for|of) (?:unpatentability|challenge|rejection|the petition)| asserted)?|unpatentability grounds"),
    ("contentions", r"key (?:technical|legal).{0,20} contentions.*|technical contentions"),
    ("denial", r"(?:arguments? (?:regarding|on|about) )?discretionary denial(?: arguments?)?"),
    ("relief", r"relief(?: requested| sought)?"),
)  # fmt: skip
_LONG = (  # words inside a longer numbered heading that are enough
    ("summary", r"Executive Summary|Procedural Information"), ("timeline", r"Case Timeline|Timeline of Events"),
    ("technology", r"Technology and Patent|Patent\(?s?\)?[- ]in[- ]Suit Analysis|Technology Analysis"),
    ("accused", r"Accused Instrumentalit|Accused Product"), ("infringement", r"Analysis of .{0,40}Allegations|Infringement Analysis"),
    ("terms", r"(?:Key|Disputed) Claim Terms"), ("other", r"Other Allegations"), ("questions", r"Analyst.{0,3}s Conclusion|Key Questions for the Case"),
    ("identification", r"Case Identification"), ("patent", r"Patent Overview"), ("grounds", r"Grounds (?:for|of) Unpatentability"),
    ("construction", r"Claim Construction Positions?"), ("contentions", r"Key (?:Technical|Legal).{0,20} Contentions"),
    ("denial", r"Discretionary Denial"), ("relief", r"Relief Requested"),
)  # fmt: skip
_THEMES = (  # words that tell what a short numbered heading is about, whatever else its house says: the first that fits
    ("timeline", r"timeline|chronolog\w*|key dates"), ("terms", r"terms?|claim (?:language|construction)|constru(?:ed|ing)"),
    ("questions", r"questions?|open (?:points|issues|matters)|to (?:watch|follow)|unresolved|outstanding|takeaways|outlook"),
    ("other", r"(?:other|further|additional|remaining) (?:\w+ )?(?:allegations|claims|matters|theories|issues|pleadings)|indirect|will?ful\w*"),
    ("grounds", r"grounds?|unpatentability"), ("experts", r"experts?|witness(?:es)?"), ("art", r"prior art|references?(?: relied on)?"),
    ("infringement", r"(?:non-?)?infring\w+|claim charts?|invalidity"),
    ("accused", r"accused|(?:products?|devices?|services?|systems?) (?:at issue|in suit|in dispute|involved)|instrumentalit\w+"),
    ("denial", r"discretion\w*"), ("patent", r"challenged patents?|patents? (?:under|being) (?:challenged?|review)"),
    ("technology", r"patents?|technology|inventions?"), ("points", r"(?:points?|areas?) of contention|contested (?:points|issues)"),
    ("summary", r"overview|background|summary|snapshot|procedur\w+|posture|parties|at a glance"),
)  # fmt: skip
_THEME = tuple((name, re.compile(rf"\b(?:{words})\b", re.I)) for name, words in _THEMES)
_SHORT_HEADING = re.compile(r"(?=[A-Z])(?:[\w'’()/&,-]+\s{1,3}){0,8}[\w'’()/&-]+[\s:]{0,3}")
_WHOLE = tuple((name, re.compile(rf"(?:{words})[\s:.]{{0,3}}", re.I)) for name, words in _SECTIONS)
_PART = tuple((name, re.compile(words, re.I)) for name, words in _LONG)
NUMERAL = re.compile(
    r"(?:(?:Section|Part|§)\s{0,2})?(?P<open>\(?)(?P<n>[IVX]{1,5}|\d{1,2}|[A-H])(?P<close>\.\)|\)|\.|:|(?=\s[-–—]\s))[ \t\xa0]{0,2}[-–—]?[ \t\xa0]{1,6}(?=\S)"
)

_TOPICS = (  # what a labelled line is about, by the name that the first memos gave it
    ("Parties & Counsel", r"(?:the )?parties(?: (?:&|and|/) (?:their )?(?:counsel|attorneys))?"),
    ("Case Identification", r"case (?:identification|identifier|id|reference)"),
    ("Case Number", r"(?:case|docket|civil action|action|inv(?:estigation|\.)?|matter|proceeding)(?: (?:no\.?|number|#))?"),
    ("Court", r"court|forum|venue|jurisdiction|tribunal|district"),
    ("Filed", r"(?:date )?filed(?: on)?|(?:complaint |petition )?(?:filing date|filed)|date of (?:filing|complaint)"),
    ("Judge", r"(?:presiding |assigned )?judges?"),
    ("Venue Allegations", r"venue(?: allegations?| and jurisdiction)"),
    ("Core Dispute", r"(?:the )?(?:core|central|main|principal) (?:dispute|issue|allegations?|controversy)|(?:the )?dispute|nature of (?:the )?(?:case|action|suit|dispute)|(?:summary|essence) of the (?:dispute|case)"),
    ("Technical Context", r"technical (?:context|background|field)|technology (?:context|background)"),
    ("Key Procedural History", r"(?:key |relevant |notable )?(?:procedural|litigation|case) (?:history|background|posture|events)|history"),
    ("Patent Identification", r"patent identification"),
    ("Key Claims at a Glance", r"key claims(?: at a glance)?|claims at a glance"),
    ("Asserted Claims", r"(?:asserted|challenged) claims?|claims? (?:asserted|at issue|in suit)|claims"),
    ("Product Identification", r"products? identification|products?(?: and services)?|identification of (?:the )?(?:accused )?products?"),
    ("Accused Products", r"accused (?:products?|articles?|devices?|services?|systems?|instrumentalit(?:y|ies))"),
    ("Identified Points of Contention", r"(?:identified |key |main |potential )?(?:points?|areas?|issues) (?:of|in) (?:contention|dispute|disagreement)|disputed (?:points|issues)|contested (?:points|issues)"),
    ("The Term", r"(?:the |claim |disputed )?term"),
    ("Context and Importance", r"context(?: and importance)?|importance|why it matters|significance|relevance|what (?:is at stake|turns on it)"),
    ("Evidence for a Broader Interpretation", r"(?:(?:intrinsic )?(?:evidence|support|arguments?) for (?:an? |the )?)?broad(?:er)?(?: (?:interpretation|reading|construction|scope|view|meaning))?"),
    ("Evidence for a Narrower Interpretation", r"(?:(?:intrinsic )?(?:evidence|support|arguments?) for (?:an? |the )?)?narrow(?:er)?(?: (?:interpretation|reading|construction|scope|view|meaning))?"),
    ("Position", r"(?:the )?(?:petitioner|patent owner|plaintiff|defendant|board|court)s?[’'`]?s? (?:position|proposal|construction|reading)"),
    ("Indirect Infringement", r"indirect(?: infringement)?(?: allegations| theor(?:y|ies))?"),
    ("Induced Infringement", r"induce(?:d|ment)(?: (?:of )?infringement)?"),
    ("Contributory Infringement", r"contributory(?: infringement)?"),
    ("Joint Infringement", r"(?:joint|divided)(?: infringement)?"),
    ("Willful Infringement", r"will?ful(?:ness|\s?infringement)?(?: (?:allegations|and (?:pre-suit )?(?:knowledge|notice|enhanced damages)))?|enhanced damages"),
)  # fmt: skip
_TOPIC = tuple((name, re.compile(rf"(?:{words})", re.I)) for name, words in _TOPICS)
PARTY_LINE = re.compile(
    r"(?:(?:lead |local )?(?:counsel|attorneys?|law firms?) (?:for|of) (?:the )?)?(?:counter-?\s?claim[- ]?)?(?:third[- ]party )?"
    r"(?:plaintiff|defendant|petitioner|patent owner|complainant|respondent|intervenor|appellant|appellee|counterclaimant)(?:s|\(s\))?"
    r"(?:[’'`]?s?[’'`]? (?:lead |local )?(?:counsel|attorneys?|law firms?))?(?: \([a-z ]{3,40}\))?",
    re.I,
)


LONGEST = 200  # characters of a label; a longer one is prose


def topic(label: str) -> str:
    """The name of what a labelled line is about, whatever its house calls it; the label itself where it is no known one."""
    words = " ".join(label.split()).rstrip(" :.")
    return _topic(words) if len(words) <= LONGEST else words


def is_known(label: str) -> bool:
    """Whether a label is one that memos use: a topic or a party line."""
    words = " ".join(label.split()).rstrip(" :.")
    return len(words) <= LONGEST and _is_known(words)


@lru_cache(maxsize=2048)  # a memo says the same labels again and again
def _topic(words: str) -> str:
    return next((name for name, pattern in _TOPIC if pattern.fullmatch(words)), words)


@lru_cache(maxsize=2048)
def _is_known(words: str) -> bool:
    return bool(PARTY_LINE.fullmatch(words)) or any(pattern.fullmatch(words) for _, pattern in _TOPIC)


def section(words: str) -> str:
    """The section whose heading these words are, without its numeral; "" for any other."""
    bare = " ".join(words.replace("**", "").split())
    return next((name for name, pattern in _WHOLE if pattern.fullmatch(bare)), "")


def section_inside(words: str) -> str:
    """The section that a numbered heading names somewhere in its words; "" for any other."""
    return section(words) or next((name for name, pattern in _PART if pattern.search(words)), "")


def theme(words: str) -> str:
    """The section that a short numbered heading is about by its theme words, where it names none; "" without any."""
    bare = " ".join(words.replace("**", "").split())
    if any(c.isdigit() for c in bare) or not _SHORT_HEADING.fullmatch(bare):
        return ""
    return next((name for name, pattern in _THEME if pattern.search(bare)), "")


_MARKS = r"[#>*_| \t\xa0•▪●◦–-]{0,12}"
_OWN_LABELS = (  # labels and headings that memos have and papers of a court have not
    r"core dispute|central dispute|case identification|parties (?:&|and) counsel|technical context|venue allegations|(?:key )?procedural history",
    r"(?:identified )?points? (?:of contention|in dispute)|(?:broad|narrow) reading|(?:evidence|support) for an? (?:broad|narrow)(?:er)? (?:interpretation|reading|construction)|(?:broader|narrower)(?: reading| interpretation)?",
    r"(?:what )?problem(?: (?:it )?address(?:ed|es))?|(?:the )?(?:patented )?solution|technical importance|key claims(?: at a glance)?|why it matters|context and importance|functionality(?: and market context)?",
    r"case #|patent #|petitioner\(s\)|patent owner\(s\)|core argument(?: for (?:this|the) ground)?|prior art relied (?:up)?on|brief description|challenged claims|motivation to combine",
    r"case timeline|product identification|willful(?: infringement|ness)?|indirect(?: infringement)?|induced infringement|contributory infringement",
    r"(?:plaintiff|complainant|petitioner|defendant|respondent)s?[’']?s? counsel|counsel for (?:the )?(?:plaintiff|complainant|petitioner)s?",
)
_OWN = tuple(
    re.compile(
        rf"^{_MARKS}(?P<label>{words})(?=[*_]{{0,3}}(?::|\.[*_]{{0,3}}\s|\s--|\s[—–-]\s|[ \t]*$|[*_ \t]{{0,4}}\|))",
        re.I | re.M,
    )
    for words in _OWN_LABELS
)
_LINE = re.compile(r"^(?P<marks>[#>*_ \t\xa0]{0,12})(?P<words>\S[^\n|]{2,110})$", re.M)
_OF_THE_BOARD = frozenset({"grounds", "construction", "denial", "patent", "contentions", "relief"})
_PAPER = re.compile(  # how a court's or the Board's own paper begins, or a letter
    r"^[ \t\d]*(?:IN THE )?(?:UNITED STATES|U\.S\.) (?:DISTRICT COURT|COURT OF|INTERNATIONAL TRADE COMMISSION|PATENT AND TRADEMARK OFFICE)|BEFORE THE PATENT TRIAL|^[ \t]*Dear\s|COMES NOW|\bhereby (?:alleges|complains)\b"
    r"|\b(?:IS|HEREBY) ORDERED\b|Respectfully submitted|CIVIL DOCKET FOR",
    re.I | re.M,
)


def headings(head: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The lines of a text that are a section's heading, each with the section's name."""
    for line in _LINE.finditer(head):
        words = line["words"].rstrip(" \t*_#=")
        numeral = NUMERAL.match(words)
        bare = words[numeral.end() :] if numeral else words
        name = section(bare) or (theme(bare) if numeral else "")
        if name and (numeral or line["marks"].strip() or words[0].isupper()):
            yield name, line


_OPENS = re.compile(  # how the publishers of the first memos begin: a line for the forum, or their own first heading
    r"^\W{0,6}(?P<forum>PTAB|DCT|ITC|CAFC)[ \t]*$|^[#* \t]{0,6}(?:I|1)?\.?\)?[ \t]{0,6}(?P<heading>(?i:Executive Summary and Procedural Information))\b"
    r"|^[#* \t]{0,6}(?P<first>(?:1|I)\.[ \t]{0,3}Case (?:Identification|Overview))\b",
    re.M,
)


def recognise(head: str) -> Said | None:
    """`memo` or `ptab_memo`, with the words that say so, where a text has the build of a case memo: how its publisher
    begins, with a label and a heading of a memo; from any other house, several of both."""
    found = list(headings(head))
    names = {name for name, _ in found}
    groups = sum(bool(pattern.search(head)) for pattern in _OWN)
    labels = {m["label"].casefold() for pattern in _OWN for m in pattern.finditer(head)}
    board = "grounds" in names and len(names & _OF_THE_BOARD) > 1
    opens = _OPENS.search(head)
    if opens and opens["first"]:
        board = not names.isdisjoint({"patent", "grounds"})
    if opens and (board if opens["first"] else len(labels) + len(names) > 1):
        board = opens["forum"] == "PTAB" if opens["forum"] else board
        return Said("ptab_memo" if board else "memo", *opens.span(opens.lastgroup or 0))
    if len(names) < 3 or len(labels) < 3 or groups < 2 and not board:
        return None
    if (len(names) < 4 or len(labels) < 6) and _PAPER.search(head):
        return None
    first = found[0][1]
    return Said("ptab_memo" if board else "memo", first.start("words"), first.end("words"))
