"""The words captions are made of: roles, "v.", labels of numbers, jury demands, the nouns of titles."""

import re

_BEFORE = (
    r"Consolidated|Nominal|Involuntary|Counter-?\s?claim|Counter|Cross|Third[-\s]Party|Proposed|Intervening|Intervenor|"
    r"Declaratory(?:[-\s]Judgment)?|Relief|Putative|Plaintiffs?|Defendants?|Real[-\s]Party[-\s]in[-\s]Interest"
)
_NOUN = (
    r"Plainti(?:ff|f|tf|fi)|Defendant|Petitioner|Respondent|Complainant|Appellant|Appellee|Intervenor|Counter-?\s?claimant|"
    r"Counter-?\s?claim[-\s]?(?:plaintiff|defendant)|Counter-?\s?(?:plaintiff|defendant)|Patent\sOwner|Movant|Claimant"
)
_ONE = rf"(?:(?:{_BEFORE})[-–\s/]{{1,3}}){{0,3}}(?:{_NOUN})(?:s\b|\(s\))?"
ROLE = re.compile(
    rf"(?<![\w'’/-])(?<!for\s)(?<!FOR\s)(?P<role>{_ONE}(?:\s?(?:/|,?\s(?:and|AND|&)|,|-|–)\s?{_ONE}){{0,3}})"
    r"(?=\s?[,.;:)§]|\s*$|\s(?-i:[A-Z]{2,}[A-Z'’\s]{0,60}\b(?:ORDER|OPINION|COMPLAINT|ANSWER|MOTION|MEMORANDUM|BRIEF|JUDGMENT|NOTICE|REPLY|RESPONSE)\b)|\s(?:and|AND|&)\s*$|\s?/\s*$|\s?-\s*$|\s{1,3}(?:v\.|vs\.|-against|Case|CASE|Civil|CIVIL|C\.A|No\.)|(?<=,\sAppellee)\s(?-i:[A-Z]{2})|(?<=,\sAppellees)\s(?-i:[A-Z]{2})|(?<=,\sPlaintiff)\s(?-i:[A-Z]{2})|(?<=,\sDefendant)\s(?-i:[A-Z]{2}))"
    r"(?:\s(?:and|AND|&)(?=\s*$)|\s?[/-](?=\s*$))?[,.;:]{0,2}",
    re.I,
)
ONE_ROLE = re.compile(_ONE, re.I)
VERSUS = re.compile(
    r"(?<=[,.])v\.(?=[A-Z]{2})|(?:(?<=\s)|^)(?:[-–—]+\s?)?(?:v\.|vs\.?|V\.|VS\.?|v|versus|VERSUS|-\s?against\s?-?|-\s?AGAINST\s?-?|against\s?-)"
    r"(?:\s?[-–—]+)?[,:]?(?=\s|$)"
)
LABEL = re.compile(
    r"(?:\b(?:LEAD|MEMBER|RELATED|CONSOLIDATED|This Document Relates to)\s)?"
    r"(?:\bCIVIL\s{1,3}(?:ACTION|CASE|DOCKET)?|\bC\.?\s?A\.|\bCASE|\bCAUSE|\bDOCKET|\bINDEX|\bCIV\.?(?:\s?A(?:CTION)?\.?)?|\bACTION)"
    r"\s{0,3}(?:FILE\s)?(?:NOS?\.|NOS?\b|NUMBERS?|\#)\s?[:.]?|(?:\bc/w\s)?\bCIVIL\sACTION:?\s(?=\d)|\bc/w\b|\bNos?\.\s(?=\d)|\bNOS?\.:?\s(?=\d)",
    re.I,
)
JURY = re.compile(
    r"(?:\(?(?:DEMAND(?:S|ED)?\sFOR\s(?:A\s)?(?:JURY\sTRIAL|TRIAL\sBY\sJURY|JURY)|"
    r"(?:A\s)?(?:JURY\sTRIAL|TRIAL\sBY\sJURY|JURY)\s(?:IS\s)?(?:HEREBY\s)?(?:DEMANDED|REQUESTED)|"
    r"JURY\s(?:TRIAL\s)?DEMAND|JURY\sTRIAL|\w{1,4}RY\sTRIAL\s(?:DEMANDED|REQUESTED)|(?:PLAINTIFF|DEFENDANT)S?\sDEMANDS?\s(?:A\s)?(?:JURY\sTRIAL|TRIAL\sBY\sJURY))\)?)(?!\w)",
    re.I,
)
NO_JURY = re.compile(
    r"\b(?:no|non)[-\s]jury|waive\w{0,3}\s(?:a\s|its\s)?(?:right\sto\s)?(?:a\s)?jury|bench\strial", re.I
)

PATENT_NUMBERS = re.compile(  # the end of a title, on a line of its own or before the next names
    r"(?:U\.?S\.?\s)?(?:PATENT\s)?NOS?\.?:?\s\d{1,2},\d{3},\d{3}(?:(?:,?\s(?:AND|&)\s|[,;]\s)\d{1,2},\d{3},\d{3}){0,12}",
    re.I,
)
VERB = re.compile(
    r"\b(?:moves?|seeks?|alleges?|alleging|answers?|files?|brings?|responds?|submits?|sues?|states\s(?:as|that)|asserts?|"
    r"contends?|requests?|opposes?|argued\sfor|on\sthe\sbriefs?|respectfully|hereby|denies|admits|complain\w{0,3}\s(?:of|against)|by\s(?:its|their|his|her|and\sthrough)|"
    r"undersigned|as\sfollows|pursuant\sto|is\sbefore\sthe|came\son|argues|filed|appeals)\b"
)
LOST_NUMBER = re.compile(
    r"\s{0,3}(?:[\d:.\s_?-]{0,14}(?:cv|CV|civ|CIV)[\d\s_?.-]{0,12}(?:[A-Za-z]{2,4}\b)?(?:[\s-][A-Z]{2,4}\b)?|[_\s]{2,40}_)"
)
MODIFIER = (
    r"ORIGINAL|FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|AMENDED|SUPPLEMENTAL|VERIFIED|CORRECTED|CONSOLIDATED|"
    r"\[?PROPOSED\]?|\[?REDACTED\]?|\[?CORRECTED\]?|JOINT|AGREED|STIPULATED|UNOPPOSED|OPPOSED|EMERGENCY|RENEWED|OPENING|"
    r"RESPONSIVE|FINAL|PARTIAL|CONSENT|PRELIMINARY|INITIAL|PARTIES['’]?|CLAIMS?\sCONSTRUCTION|MARKMAN|SCHEDULING|PROTECTIVE|"
    r"DOCKET\sCONTROL|DISCOVERY|SHOW\sCAUSE|PERMANENT|SUR-?|PLAINTIFFS?['’]?S?|DEFENDANTS?['’]?S?|THE|SUMMARY|DECLARATORY|"
    r"CIVIL|PATENT|LEGAL|MINUTE|POST-TRIAL|RULE\s\d{1,2}\(?[A-Z]?\)?(?:\(\d\))?|EX\sPARTE|PUBLIC\sVERSION\sOF|COUNTERCLAIM[-\s]?(?:PLAINTIFF|DEFENDANT)S?['’]?S?"
)
KIND = (
    r"COMPLAINTS?|ANSWERS?|MOTIONS?|ORDERS?|OPINIONS?|MEMORANDUM|MEMORANDA|BRIEFS?|NOTICES?|JUDGMENTS?|JUDGEMENT|STIPULATION|PETITION|"
    r"REPLY|RESPONSE|OPPOSITION|DECLARATION|SUMMONS|REPORT\sAND\sRECOMMENDATIONS?|FINDINGS|VERDICT|CONTENTIONS|DISCLOSURES?|"
    r"STATEMENT|COUNTER-?CLAIMS?|APPLICATION|CONSTRUCTION|INJUNCTION|RULING|DECISION|SUR-?REPLY|CERTIFICATE|ENTRY"
)
TITLE = re.compile(rf"[\"“\[(]?(?:(?:{MODIFIER})[,\s]{{1,2}}){{0,6}}(?:AND\s)?(?:{KIND})\b", re.I)
CAPITAL_TITLE = re.compile(
    rf"(?:[A-Z][A-Z'’-]{{1,20}},?\s){{1,5}}(?:{KIND})\b(?!\s(?:INC|LLC|CORP|CO|LTD|TECHNOLOGIES|SYSTEMS|GROUP)\b)"
)
_SPACED = re.compile(r"[A-Z](?: [A-Z]){3,30}(?: {2,4}[A-Z](?: [A-Z]){0,30}){0,8}")


def unspaced(text: str) -> str:
    """The words of a line set with a blank between its letters (`O R D E R`); "" for any other line."""
    bare = text.strip(" \t`*.:")
    if not _SPACED.fullmatch(bare):
        return ""
    return " ".join(word.replace(" ", "") for word in re.split(r" {2,4}", bare))


POSSESSIVE = re.compile(r"['’](?:S|s)?(?=\s|$)")
STRONG = re.compile(
    r"COMPLAINT\s(?:FOR|AND|AGAINST)|ANSWER\s(?:TO|AND)|MOTION\s(?:TO|FOR|IN)|ORDER\s(?:GRANTING|DENYING|ON|RE|REGARDING|"
    r"OF|AND|CONSTRUING|ADOPTING|SETTING)|NOTICE\sOF|BRIEF\s(?:IN|ON|REGARDING)|RESPONSE\sTO|REPLY\s(?:IN|TO|BRIEF)|"
    r"OPPOSITION\sTO|MEMORANDUM\s(?:IN|OF|OPINION|AND|ORDER)|STIPULATION\s(?:OF|FOR|AND|TO)|STATEMENT|CONTENTIONS",
    re.I,
)
JUNK = re.compile(
    r"(?:FILED\sUNDER\sSEAL|UNDER\sSEAL|REDACTED.{0,30}|PUBLIC\sVERSION.{0,40}|\(?(?:LEAD|MEMBER|CONSOLIDATED|RELATED|PATENT|ECF)\s(?:CASE|ACTIONS?)S?\)?|"
    r"(?:DOCUMENT\s)?ELECTRONICALLY\sFILED|FILED\sELECTRONICALLY|COURT:\s.{0,60}|(?:FOR\sTHE\s)?(?:(?:NORTHERN|SOUTHERN|EASTERN|WESTERN|CENTRAL|MIDDLE)\s)?DISTRICT\sOF\s[A-Z][A-Z ]{3,24}|HON(?:\.|ORABLE\b).{0,60}|(?:(?:CHIEF|SENIOR|MAGISTRATE|DISTRICT|PRESIDING|ASSIGNED|REFERRED|U\.?S\.?)\s){0,4}JUDGE\b.{0,60}|"
    r"(?:HEARING\s|TRIAL\s|ACTION\s|COMPLAINT\s|DATE\s)?(?:DATE|TIME|FILED|DEPT|DEPARTMENT|COURTROOM|CTRM|PLACE|LOCATION|JUDGE|MAGISTRATE|SECTION|DIVISION|MAG|CRTRM)\b\.?(?:\s(?:ACTION\s)?FILED)?\s?[:#].{0,60}|"
    r"ASSIGNED\sTO.{0,60}|BEFORE\sTHE.{0,60}|HIGHLY\sCONFIDENTIAL.{0,60}|CONFIDENTIAL.{0,60}|CONTAINS\s.{0,40}|RE:\s.{0,60}|ECF\sNO.{0,20}|DKT.{0,20}|IN\sADMIRALTY|AT\s\w{4,12}|.{0,60}\bATTORNEYS\sAT\sLAW\b.{0,60}|(?:[A-Z]\w+\s){1,4}ACT\s(?:CASE|ACTION)|FILING\s\d{1,4}|DOC\.?\s\d{1,4}|"
    r"ORIGINAL|COPY|RECEIVED|FILED|CLERK.{0,60}|BY:?.{0,30}DEPUTY.{0,10}|DEPUTY\sCLERK|(?!(?:INC|LLC|LTD|LLP|PLC|CO|LP|AG|SA|NV|BV|KG|KK|AB|AS|SE|PTE|PTY|PC)\.?$)\w{0,3}|(?:UNITED\sSTATES|U\.?S\.?)\s(?:MAGISTRATE|DISTRICT)\s(?:JUDGE|COURT).{0,60}|NOTE\sON\sMOTION.{0,40}|OPINION$|(?:\w{3,9}\.?\s\d{1,2},\s\d{4})|[\d/:-]{6,10}|"
    r"\(?CAPTION\sCONTINUED.{0,40}|\[?(?:ADDITIONAL|CONTINUED)\b.{0,50}|JURY\b.{0,30}|DEMANDED|DEMAND)",
    re.I,
)
NOISE = re.compile(  # a label of the right-hand column with what it labels, where columns run together
    r"\b(?:(?:Mag(?:istrate|\.)\s)?Judge|(?:Date\s)?(?:Complaint|Action)\sFiled|(?:Hearing\s|Trial\s)?Date(?:\s(?:Complaint|Action)\sFiled)?|Time|Courtroom|Ctrm|Dept|Place|Location)\s?:\s"
    r"(?:(?!(?:Date|Complaint|Action|Time|Courtroom|Judge|Trial|Hearing|Place|Mag)\b)(?:[A-Z][a-z]+|[A-Z]\.|Hon\.|\d[\d:,./]*|[ap]\.m\.|of|-|th)(?:[,\s]{1,2}|$)){1,10}"
    r"|\b(?:(?:Chief|Senior|Magistrate|Mag\.|District|Hon\.|Honorable)\s){0,2}(?:Judge|JUDGE)\s(?:Hon\.\s)?(?:[A-Z][a-z]+\s|[A-Z]\.\s){1,3}[A-Z][a-z]+(?:,?\s(?:Jr|Sr|III)\.?)?(?=\s?[)§|:]|\s{2}|\s[A-Z]{2,}|$)"
    r"|\[?Re:\s(?:Dkt|Docket|ECF|Doc)\.?\s?(?:Nos?\.\s?)?[\d, and]{1,20}\]?"
    r"|\((?:[NSEWMC]\.\s?)?D\.\s?[A-Z][^()]{2,40}\d{4}\)"
)
RELATED = re.compile(
    r"(?:AND\s)?RELATED\s(?:CROSS-?\s?|COUNTER-?\s?)?(?:CLAIMS|ACTIONS|COMPLAINTS|CASES).{0,20}", re.I
)
ADDRESS = re.compile(
    r"[A-ZÄÖÜ][\w.-]{2,40}(?:stra(?:ss|ß)e|str\.|weg|platz|allee|gasse|laan|straat|gatan|vej)\s\d{1,4}\w?,?|[A-Z]{1,2}-\d{4,5}\s[A-Z].{2,60}|\d{1,6}\s[A-Z0-9].{2,60}|c/o\s.{2,60}|.{2,40},\s?[A-Z][A-Za-z.]{1,12}\s{1,3}\d{5}(?:-\d{4})?,?|(?:Suite|Ste\.|P\.?\s?O\.?\sBox|Serve[:\s]|Registered\sAgent).{0,60}|"
    r"Statutory\sAgent.{0,40}",
    re.I,
)
BODY = re.compile(
    r"(?:1\.\s(?!(?-i:[A-Z][A-Z&.,'’-]+\s[A-Z(]))|I\.\s|COMES?\sNOW|NOW\sCOMES?|NOW,?\sTHEREFORE|TO\sTHE\s(?:HONORABLE|CLERK)|TABLE\sOF\s(?:CONTENTS|AUTHORITIES)|At\s[A-Z][a-z]+\sthis\b|"
    r"INTRODUCTION|NATURE\sOF|THE\sPARTIES|PARTIES\b|BACKGROUND|PRELIMINARY\sSTATEMENT|This\s(?:is|action|case|matter|opinion|order|memorandum|lawsuit|suit|dispute|declaratory|litigation|appeal)\b|"
    r"(?:Before|Pending|Currently|Presently|On|In|Upon|For|Pursuant|By|At|Having|After|Now|WHEREAS|As|With)\s(?-i:[a-z]).{20}|"
    r"Plaintiffs?,?\s[^,]{2,60},?\s.{0,60}\b(?-i:by|files?|brings?|alleges?|hereby|for\sits|complain\w{0,3}|through|against|states?|sues)\b|"
    r"(?-i:Plaintiffs?|Defendants?)\s(?-i:[A-Z])[^\n]{2,90}\s\([“\"]|"
    r"(?:Appeals?\sfrom|Decided:?|Argued|APPEARANCES|APPEARING|Attorneys?\sfor|Counsel\sfor)\b)",
    re.I,
)
