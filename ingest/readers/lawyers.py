"""What a line of a signature block is: a person, a firm, an address."""

import re

_FIRM = re.compile(
    r"\b(?:L\.?L\.?P\.?|P\.?L\.?L\.?C\.?|P\.?C\.?|P\.?A\.?|P\.?L\.?C\.?|L\.?L\.?C\.?|LLLP|PLLP|P\.L\.L\.P\.?|L\.?P\.?A\.?|L\.C\.|S\.C\.|P\.S\.|P\.L\.|APC|ALC|A\.?P\.?L\.?C\.?|Chtd\.?|Chartered|Ltd\.?)\s?(?:,|\.|\Z|$)|\b(?:(?i:Law\s(?:Corporation|Corp\.))|Law\s(?:Firm|Offices?|Group)|Firm|Associates|Attorneys\sat\sLaw|Lawyers|Legal|Law)\b|(?:\b[A-Z][\w’'-]+,?\s){1,5}(?:&|AND|and)\s[A-Z][\w’'-]+(?:,?\s(?:LLP|P\.?C\.?|LLC|L\.L\.P\.?|PLLC|P\.A\.?))?\Z",
)
FORM = re.compile(
    r"\b(?:L\.?L\.?P\.?|PLC|P\.L\.C\.?|P\.?L\.?L\.?C\.?|P\.C\.?|PC|P\.A\.?|PA|L\.?L\.?C\.?|LLLP|PLLP|P\.L\.L\.P|LPA|L\.P\.A|L\.C|S\.C|P\.S|P\.L|APC|ALC|Chtd\.?|Chartered|Ltd\.?)\b\.?,?\s{0,2}\Z|\b(?:Law\s(?:Firm|Offices?|Group|Corporation)|Associates)\b",
    re.I,
)
ADDRESS = re.compile(
    r"\d{5}(?:-\d{4})?\s*\Z|\b(?:Suite|Ste\.|Floor|Street|St\.|Avenue|Ave\.|Blvd|Boulevard|Road|Drive|Plaza|Square|Parkway|Broadway|Tower|Center|Centre|Building|P\.?\s?O\.?\s?Box|Box|Wall|Park|Way|Lane|Place|Court|Highway|Room)\b|\d{3}[-.\s)]{1,2}\s?\d{3}[-.\s]\d{4}|\b(?:Tel|Telephone|Phone|Fax|Facsimile|Email|E-mail|Direct|Main|Cell|Mobile|Dated?|www\.)\b|^\d",
    re.I,
)
_STOP = re.compile(
    r"\b(?:Respectfully|Submitted|Dated|Counsel|Attorneys?|Plaintiffs?|Defendants?|Jury|Trial|United|States|District|Court|Division|Of|For|The|Case|Civil|Action|No|Certificate|Service|Exhibit|Pro|Hac|Vice|Lead|Local|Admitted|Pending|Forthcoming|Application|Complaint|Demand|Corporation|Inc|Company|Pursuant|Signature|Block|Bar|Page|Document|Filed|By|Esq|To|Be|Fax|Relief|New\sYork|Los\sAngeles|San\sFrancisco|Texas|Delaware|California|Introduction|Background|Parties|Jurisdiction|Venue|Conclusion|Argument|Facts|Nature|Prayer|Summary|Patent|Judgment|Infringement|Invalidity|Declaratory)\b"
)
_PERSON = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr)\.\s)?(?P<name>[A-ZÀ-Þ][A-Za-zÀ-ÿ’'`.-]*(?:\s(?:(?:[A-Z]\s?\.){1,3}|\([A-Z][a-z]+\)|[“\"][A-Z][a-z]+[”\"]|(?:van|von|de|del|der|da|di|la|le)(?=\s)|[A-ZÀ-Þ][A-Za-zÀ-ÿ’'`-]*\.?)){1,4}(?:,?\s(?:Jr\.?|Sr\.?|II|III|IV)(?![\w]))?)"
)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]{1,60}(?:\.[\w-]{1,40}){1,4}(?<![.-])")
ROLE = re.compile(
    r"(?:(?:Attorneys?|Counsel|Lawyers?|Solicitors?)\s(?:of\sRecord\s)?for\s|(?:Attorneys?|Counsel)\sfor:\s?|On\sbehalf\sof\s)(?P<for>.{2,160})",
    re.I,
)
ROLE_WORD = re.compile(
    r"\b(?:(?P<counterclaim_plaintiff>Counterclaim-?\s?Plaintiffs?|Counter-?Plaintiffs?)|(?P<counterclaim_defendant>Counterclaim-?\s?Defendants?)|(?P<plaintiff>Plaintiffs?)|(?P<defendant>Defendants?)|(?P<petitioner>Petitioners?)|(?P<patent_owner>Patent\sOwners?)|(?P<intervenor>Intervenors?)|(?P<respondent>Respondents?)|(?P<complainant>Complainants?)|(?P<appellant>(?:Plaintiffs?-)?Appellants?)|(?P<appellee>(?:Defendants?-)?Appellees?))\b",
    re.I,
)
SIGNED = re.compile(
    r"(?:By:?\s{0,4})?(?:/s/|/s\b|s/|_s/|\[s\]|Is/|/S/|\bBy:?)\s{0,4}_{0,40}\s{0,3}(?P<name>[A-Z][^\n_/(]{3,60}?)\s{0,3}_{0,40}\s{0,3}(?=\(|$|,\s)"
)
SUFFIXES = re.compile(
    r",?\s(?:Esq(?:uire|\.)?|Ph\.?D\.?|Attorney-in-Charge|Lead\s(?:Attorney|Counsel)|Trial\sCounsel|Of\sCounsel|Local\sCounsel)\b\.?.*\Z",
    re.I,
)
NOTE = re.compile(
    r"[\[(]?\b(?:admitted\s|to\sbe\sadmitted\s|motion\s(?:for|to)\s(?:admit\s)?|application\s(?:for\s)?)?(?:pro\shac\svice|p\.?h\.?v\.?)\b[^\n]{0,60}|[\[(](?:of\scounsel|lead\s(?:attorney|counsel)[^)\]]{0,30}|application[^)\]]{0,40}|admission[^)\]]{0,40}|pro\s?hac[^)\]]{0,40})[)\]]|\*+",
    re.I,
)
OF_COUNSEL = re.compile(
    r"\s*(?:OF\sCOUNSEL|Of\sCounsel|Additional\sCounsel|CO-?COUNSEL|LOCAL\sCOUNSEL|OF\sCOUNSEL\s?\(.{0,40}\))\s?:?\s*\Z"
)


def key(name: str) -> str:
    """First and last name, for telling that two lines name one person."""
    parts = [
        re.sub(r"[^a-z]", "", w.casefold())
        for w in re.sub(r",?\s(?:Jr|Sr|II|III|IV)\.?\s*\Z|\([^)]*\)", "", name.strip()).split()
    ]
    parts = [p for p in parts if p]
    return f"{parts[0]} {parts[-1]}" if parts else ""


def person(words: str) -> str | None:
    """The person that a line names and nothing else, or None. A name printed twice in a row is one."""
    words = " ".join(words.split()).strip(" ,;:*_")
    half = words[: len(words) // 2].strip()
    words = half if len(half) > 6 and words == f"{half} {half}" else words
    m = _PERSON.fullmatch(words)
    if (
        not m
        or FORM.search(words)
        or re.search(r"\s[A-Z]\s?\.?\Z", m["name"])
        or re.search(r"\b(?:and|AND|&)\b", words)
    ):
        return None
    if _STOP.search(m["name"].title() if m["name"].isupper() else m["name"]):
        return None
    return m["name"]


def firm(words: str) -> str | None:
    """The law firm that a line names, or None."""
    words = words.strip(" ,*")
    if (
        not 4 < len(words) < 100
        or not words[0].isupper()
        or (
            ADDRESS.search(words)
            and not ((FORM.search(words) or " & " in words) and not re.search(r"\d", words))
        )
        or "@" in words
        or re.search(r"[a-z]{3,}\s[a-z]{3,}\s[a-z]{3,}", words)
    ):
        return None
    if re.search(
        r"\b(?:Plaintiffs?|Defendants?|Attorneys?\sfor|Court|District|Certificate|Respectfully|Complaint|J\s?udgment|Infringement|Jury)\b",
        words,
        re.I,
    ) or re.search(
        r"\bWHEREAS\b|\bInc\b|\b(?<!(?i:law)\s)(?:Corp|CORP)|\b[A-Z]\s[A-Z]{3,}\b[^\n]{0,20}\b[A-Z]\s[A-Z]{3,}\b",
        words,
    ):
        return None  # a company, or the firm's mark in the margin (`W HITE & C ASE`)
    if re.match(r"[A-Z][a-z]+\s[A-Z]\.\s[A-Z][a-z]+[A-Z]", words):
        return None  # a lawyer's name ran into the firm's
    return words if _FIRM.search(words) or FORM.search(words) else None


_HANGING = re.compile(
    r"(?:[A-Z][\w.’'-]*,?\s(?:&\s)?){1,8}(?:&|and|AND)|(?:[A-Z][\w’'-]+,\s){1,6}[A-Z][\w’'-]+,"
)


def hangs(words: str) -> bool:
    """Whether a line is the first of a firm's name that goes on in the next: `LOWELL, MARCH &` over `STONE LLP`."""
    return bool(_HANGING.fullmatch(" ".join(words.split())))


def runs_on(words: str) -> bool:
    """Whether the name of a party goes on in the next line: "Attorneys for Plaintiffs A AB," or "… and Northfell"."""
    tail = words.rstrip()
    return tail.endswith((",", "&", " and", " AND", " of")) or bool(
        re.search(r"(?:,\s|\b(?:and|AND|Plaintiffs?|Defendants?)\s)[A-Z][\w&’'-]*\Z", tail)
    )
