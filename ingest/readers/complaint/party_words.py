"""How party paragraphs say what a party is: the vocabulary of `party_facts`."""

import re

BODY = (
    r"limited\sliability\s(?:company|corporation|partnership)|limited\spartnership|general\spartnership|professional\scorporation|public\slimited\scompany|private\slimited\scompany|"
    r"private\scompany\slimited\sby\sshares|joint\sstock\scompany|publicly\s(?:traded|held)\scompany|non-?profit\scorporation|corporation|company|partnership|"
    r"(?:public\s|private\s|state\s|research\s)?university|institution\sof\shigher\seducation|trust|individual|natural\sperson|citizen|sole\sproprietorship|business\sentity|entity"
)
IS_A = re.compile(
    rf"(?:\b(?:is|was|are|being|as|am)|,)\s(?:also\s|on\sinformation\sand\sbelief,\s)?(?:each\s)?(?:an?\s|the\s)?(?P<lead>(?:[^.;,()“”]|,\s(?:wholly|for|duly|privately|publicly)){{0,90}}?)\b(?P<body>{BODY})\b",
    re.I,
)
UNDER = re.compile(
    r"(?:(?:corporation|company|partnership)\sof\s(?:the\s)?(?=(?:State|Commonwealth|Republic|Kingdom)\sof\s)"
    r"|(?:organi[sz]ed|existing|incorporated|formed|created|constituted|established|registered|chartered)\b[^.;“”]{0,50}?\b(?:under|by|pursuant\sto)\s(?:and\sby\svirtue\sof\s|virtue\sof\s)?the\slaws?\sof\s(?:the\s)?)"
    r"(?P<place>[A-Z][\w.’'()-]*(?:\s(?:of|the|and|[A-Z][\w.’'-]*)){0,6}|[a-z]{5,12}\sof\s[A-Z][\w.-]*(?:\s[A-Z][\w.]*){0,2})"
    r"|\b(?:organi[sz]ed|existing|incorporated|formed|created)\sunder\s(?P<state>[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2})(?=\slaws?\b)"
)
INCORPORATED = re.compile(
    r"\b(?:incorporated|organi[sz]ed|formed|domiciled|registered)\s(?:and\sexisting\s)?in\s(?=[A-Zst])(?:and\s(?:existing|operating)\s(?:under\sthe\slaws\sof|in)\s)?(?:the\s)?(?P<place>England\sand\sWales|(?:[sS]tate\sof\s)?[A-Z][\w.’'-]*(?:\s(?:of\s)?[A-Z][\w.’'-]*){0,4})"
)
STATE_OF = re.compile(r"\A(?:(?:the\s)?(?:State|Commonwealth|state|commonwealth)\sof\s(?:the\s)?)")
TRAIL = re.compile(r"\s(?:and|with|the|of|having|as)\Z|(?<=[a-z])\.\Z|,\Z")
STATES = frozenset(
    [
        "Alabama",
        "Alaska",
        "Arizona",
        "Arkansas",
        "California",
        "Colorado",
        "Connecticut",
        "Delaware",
        "Florida",
        "Georgia",
        "Hawaii",
        "Idaho",
        "Illinois",
        "Indiana",
        "Iowa",
        "Kansas",
        "Kentucky",
        "Louisiana",
        "Maine",
        "Maryland",
        "Massachusetts",
        "Michigan",
        "Minnesota",
        "Mississippi",
        "Missouri",
        "Montana",
        "Nebraska",
        "Nevada",
        "New Hampshire",
        "New Jersey",
        "New Mexico",
        "New York",
        "North Carolina",
        "North Dakota",
        "Ohio",
        "Oklahoma",
        "Oregon",
        "Pennsylvania",
        "Rhode Island",
        "South Carolina",
        "South Dakota",
        "Tennessee",
        "Texas",
        "Utah",
        "Vermont",
        "Virginia",
        "Washington",
        "West Virginia",
        "Wisconsin",
        "Wyoming",
        "Puerto Rico",
        "District of Columbia",
    ]
)
LEAD_PLACE = re.compile(r"(?:" + "|".join(sorted(STATES, key=len, reverse=True)) + r")\b")
BUSINESS = re.compile(
    r"\b(?:(?:principal|primary|regular\sand\sestablished|main|sole|usual)\s(?:and\s\w+\s)?)?(?:places?|locations?)\sof\sbusiness(?:\s(?:is|was|being|are))?(?:\s(?:located|situated))?,?(?:\s(?:at|in))(?:\s(?:the\saddress\s(?:of\s)?))?:?\s(?P<at>(?:[A-ZÀ-Þ0-9]|c/o).{3,220})"
    r"|\b(?:corporate\s|global\s|world(?:wide)?\s|principal\s|U\.S\.\s|main\s)*(?:headquarters?|head\soffices?|executive\soffices?|principal\soffices?|corporate\soffices?|principal\saddress|registered\soffice)(?:\s(?:is|are|was))?(?:\s(?:located|situated))?\s(?:at|in)\s(?P<hq>[A-ZÀ-Þ0-9].{3,220})"
    r"|\b(?:headquartered|based)\s(?:at|in)\s(?P<based>[A-ZÀ-Þ0-9].{3,220})"
    r"|\b(?:having|with|has|maintains?|maintaining)\s(?:an?|its|their|the)?\s?(?:\w+\s){0,2}?(?:address|offices?)\s(?:located\s|of\s)?(?:at|in)?\s?(?P<office>\d.{3,220})",
)
PRINCIPAL = re.compile(r"\b(?:principal|primary|main)\b", re.I)
ADDRESS_ENDS = re.compile(
    r",?\s(?:and|but)\s(?:(?:that|occupies|employs|leases|owns|rents|runs|keeps|serves|provides|supplies|distributes|imports|is|has|was|may|can|does|do|conducts?|maintains?|regularly|also|a|an|the|its|with|will|through|on|upon|having|at\sall|operates?|sells?|makes?|other|offices|additional|manufactures?|designs?|markets?|develops?|other|transacts?|it)\b)"
    r"|,?\s(?:where|which|who|whose|that|from|doing|having|through|including|as\swell\sas|via|within\s(?:this|the)|in\sthis\s(?:District|Judicial)|is\sthe|is\sa|is\san|may\sbe|can\sbe|has|on\sinformation|upon\sinformation|formerly|since|it\s|with\sa\s)\b|\s[(\[“\"]|;|\)|”|\.\s(?=[A-Z][a-z]+\s[a-z])|:\s"
)
AGENT = re.compile(
    r"\b(?:may|can)\sbe\sserved\s(?:with\sprocess\s)?(?:through|by\sserving|c/o)\s(?=[A-Z])(?P<through>[A-Z].{5,240})|\b(?:registered\s(?:statutory\s)?agent|(?:statutory\s|designated\s)agent|agent\sfor\s(?:the\s)?service(?:\sof\sprocess)?)(?:\sfor\s(?:the\s)?(?:acceptance\sof\s)?service(?:\sof\s(?:legal\s)?process)?)?(?:\sin\s(?:the\s)?(?:State\sof\s)?(?:this\sDistrict|[A-Z]\w+(?:\s[A-Z]\w+)?))?"
    r"(?:\s(?:of|is|at|in)\s|[,:]\s|\s)(?:located\sat\s|is\s)?(?P<agent>(?:the\s)?[A-Z0-9].{5,240})"
)
AGENT_ENDS = re.compile(
    r";|,?\sat\sits\s(?:place|address|office)|\s\(“|,?\s(?:or\s(?:as|wherever|at)|or\sany|and\s(?:may|can|is|has)|pursuant|under\s(?:the|Texas|Delaware)|as\sotherwise|which|who(?!\sl))\b|\.\s(?=[A-Z][a-z]+\s[a-z])"
)
PARENT = re.compile(
    r"(?:\b(?:is|are|as)|,\sand|\d,)\s(?:also\s)?(?:an?|the)\s(?:[\w-]+,?\s){0,4}?subsidiar(?:y|ies)(?:\s(?:and|or)\s(?:\w+\s){1,2}|\s)of\s(?:(?:Defendants?|Plaintiffs?)\s)?(?P<parent>[A-Z][^;()“”]{1,90})",
    re.I,
)
OWNED = re.compile(
    r"\b(?:is|are)\s(?:\w+\s){0,2}?(?:wholly[-\s]owned|owned|controlled)\s(?:and\s\w+\s)?by\s(?:(?:Defendants?|Plaintiffs?)\s)?(?P<parent>[A-Z][^;()“”]{1,90})"
)
IS_PARENT = re.compile(
    r"\bis\sthe\s(?:\w+\s){0,2}?parent\s(?:company|corporation|entity)?\s?of\s(?:(?:Defendants?|Plaintiffs?)\s)?(?P<child>[A-Z][^;()“”]{1,90})"
)
AS_PARENT = re.compile(r"\bas\s(?:a|the|their)\sparent\scompany\b")
NAME_ENDS = re.compile(
    r",?\s(?:and|which|with|that|has|is|in|a|an|incorporated|organized|where|who|located|having|the|based|through|for|on)\b(?!\s[A-Z&])|,\s(?=(?:a|an|which|with|and|located)\b)|\.(?=\s[A-Z]|\Z|$)(?<!Inc\.)(?<!Corp\.)(?<!Co\.)(?<!Ltd\.)|\.\s(?=[A-Z][a-z]+\s[a-z])"
)
FORMERLY = re.compile(
    r"\b(?:formerly\s(?:known\sas|named|called|doing\sbusiness\sas)|previously\s(?:known|named)(?:\sas)?|f/k/a/?|fka|formerly|known\s(?:until|before)\s[^.;“”()]{3,30}?\sas|(?:incorporated|founded|established|organi[sz]ed|formed)\s[^.;“”()]{0,40}?\sas(?=\s[^;]{3,90}?\b(?:present|current)\sname)|(?:founded|incorporated|established|organi[sz]ed|formed)\s(?:in\s\d{4}\s)?under\sthe\sname(?:\sof)?|(?:was|were)\s(?:first\s|then\s|once\s)?called(?=\s[^;()]{3,60}\suntil\b)|(?:changed\sits\sname|name\swas\schanged)\sfrom)\s(?P<name>[“\"]?[A-Z][^;(),“”\"]{1,80})",
    re.I,
)
ALSO = re.compile(
    r"\b(?:a/k/a|aka|also\sknown\sas|d/b/a/?|dba|doing\sbusiness\s(?:as|under\sthe\sname))\s(?P<name>[“\"]?[A-Z][^;(),“”\"]{1,80})",
    re.I,
)
SUBJECT = re.compile(
    r"(?:\d{1,3}\.\s)?(?:(?:On|Upon)\sinformation\sand\sbelief,?\s(?:and\s[^,]{3,60},\s)?|(?:Plaintiffs?|[A-Z][\w.&’' -]{1,50}?)\s(?:is|are)\sinformed\sand\sbelieves?,?\s(?:and\s[^.;]{0,40}?alleges?,?\s)?(?:that\s)?|Further,?\s|Additionally,?\s|At\sall\s(?:relevant\s)?times[^,]{0,40},\s)?(?:(?:the\s)?(?:Plaintiffs?|Defendants?|Involuntary\sPlaintiff|Counterclaim\s?-?(?:Plaintiff|Defendant)),?\s)?(?:the\s)?",
    re.I,
)
