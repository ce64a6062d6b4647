"""How a complaint gives its parties other names: the vocabulary of `cast`."""

import re

PARENTHESIS = re.compile(r"\(([^()]{0,240})\)")
QUOTED = re.compile(
    r"[“\"]\s?((?:the\s)?[^”“\"()]{1,70}?(?:\b(?:Inc|Corp|Cos?|Ltd|Labs?|Pharms?|L\.P|L\.L\.C|S\.A)\.)?)[,.]?\s?[”\"]"
)
UNQUOTED = re.compile(
    r"\s?(?:collectively|together|hereinafter|hereafter)(?:\sreferred\sto\sas)?,?\s((?:the\s)?[A-Z][\w.&’' -]{1,40}?)(?:\s(?:or|and)\s(?:Plaintiff|Defendant)s?)?\s?\Z"
)
BARE = re.compile(
    r"\s?((?:the\s)?[A-Z][\w&’'-]{2,30}(?:\s[A-Z][\w&-]{1,20}){0,2})(?:\s(?:or|and)\s(?:Plaintiff|Defendant)s?)?\s?\Z"
)
ROLES = {"plaintiff": "plaintiff", "plaintiffs": "plaintiff", "defendant": "defendant", "defendants": "defendant",
          "relator": "plaintiff", "relators": "plaintiff",
          "counterclaim-plaintiff": "counterclaim_plaintiff", "counterclaim plaintiff": "counterclaim_plaintiff",
          "counterclaim-defendant": "counterclaim_defendant", "counterclaim defendant": "counterclaim_defendant"}  # fmt: skip
NO_NAME = re.compile(
    r"patent|product|accused|action|complaint|court|infring|instrumentalit|agreement|letter|notice|district|\bcode\b|\bact\b|device|system|website|\bCAGR\b|\bUSPTO\b|\bPTO\b|\bFDA\b|\bANDA\b|\bNDA\b|application|technology|service|\b(?:IPR|CBM|PGR|PTAB|POSITA|PHOSITA)\b|\s(?:or|and)\Z",
    re.I,
)
BREAK = re.compile(r"\b(?:against|alleges?|complaint|complains|Plaintiffs?|Defendants?|versus)\b", re.I)
MEANS = re.compile(
    r"(?P<scope>(?:In|For(?: the)? purposes of|As used in|Throughout|Within)\s(?:this\s)?(?:Count|Claim)[^,.“\"]{0,30},\s)?[“\"](?P<term>(?:the\s)?[A-Z][^”\"]{1,40}?),?[”\"]\s"
    r"(?:refers?\s(?:only\s|collectively\s)?to|means?|shall\smean|is\sdefined\sas|(?:shall\s)?includes?)\s(?P<means>[^\n]{3,300})"
)
CAPTIONED = re.compile(
    r"(?<![(“\"])\bDefendants?(?:\(s\))?(?:\.|,?(?=\s[-_=)§/]))\s"
)  # its end, where a row holds both
SPEAKS = re.compile(
    r"\b(?:alleg\w+|complains?|complaining|for\s(?:its|their|his|her)|(?<!-)against|by\s(?:and\sthrough\s|its|their|his|her)|brings?|files|hereby|avers?|states\s|seeks)\b"
)
MOST_DEFINED, PARENTHESES = 500, 60  # terms of a filing, and parentheses of one sentence, that are looked at
MOST = 30  # names that a filing gives one party
REACH = 1500  # how far before its parenthesis a list of defined parties may begin
OWN_NAME = re.compile(r"\b(?:Inc|Corp|Co|Ltd|LLC|L\.L\.C|LLP|LP|GmbH|AG|S\.A|N\.V|B\.V|K\.K)\b")
NO_PERSON = re.compile(
    r"\b(?:University|Institute|College|Trust|Foundation|Bank|Board|Regents|Does?|DOES?|Group|Company|Technologies|Systems|Holdings|Laboratories|Partners|Associates|Industries|Products|International|Services|Solutions|Estate|States)\b",
    re.I,
)
OTHER_NAME = re.compile(
    r"\b(?:[dafn]/k?b?/?a|(?:doing|does|conducts)\sbusiness|under\sthe\s(?:trade\s|assumed\s|fictitious\s)?name|trading|formerly|known)\b",
    re.I,
)
TOGETHER = re.compile(
    r"\b(?:together|collectively|and,?\salong)\swith\b|[;,][”\"]?\s(?:and\s)?with\s(?=[A-Z])", re.I
)
REFERRED = re.compile(
    r"\b(?:(?:are|is)\s(?:hereinafter|herein|hereafter|collectively|together|jointly)(?:\s(?:collectively|together|jointly),?)?\s(?=[“\"])|(?:are|will\sbe|shall\sbe|is)\s(?:\w+,?\s){0,3}?(?:referred\sto|called|known|identified)(?:\s(?:herein(?:after)?|collectively|together|jointly|individually|and|throughout|in\sthis\sComplaint),?){0,4}\s(?:as\s)?)"
    r"(?:the\s)?(?:[“\"]\s?(?:the\s)?(?P<quoted>[A-Z][^”\"]{1,50}?)[.,]?[”\"]|(?P<bare>[A-Z][\w&’'-]{2,30}(?:\s[A-Z][\w&-]{1,20}){0,2})(?=\.(?:\s|$)))"
)
LISTED = re.compile(
    r"(?:\s?\([^()]{0,80}\))?[\s,;]{0,3}(?:(?:and|&|or)\s)?(?:the\s)?(?:(?:[Dd]efendants?|[Pp]laintiffs?)\s)?"
)
CLOSED = re.compile(r"\([^()]*\b(?:collectively|together)\b[^()]*\)", re.I)  # the end of another group
OF_ROLE = re.compile(r"[“\"](?:the\s)?(?:Plaintiffs?|Defendants?)[,.]?[”\"]", re.I)


def abbreviates(term: str, gap: str) -> bool:
    """Whether a term is made of the first letters of the words before it, which are no party's: digital rights
    management ("DRM")."""
    letters = re.sub(r"[^A-Za-z]", "", term)
    words = re.findall(r"[A-Za-z]\w*", gap)[-len(letters) - 2 :]
    capitals = sum(c.isupper() for c in letters)
    return capitals > 1 and letters.upper() in "".join(w[0] for w in words).upper()
