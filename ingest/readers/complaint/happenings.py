"""What a dated sentence says happened: the vocabulary of `facts`."""

import re

# what happened, from the words of its sentence; the first row that fits decides
_WORDS = (
    ("prosecution_citation", r"\b(?:examiner|prosecution)\b[^;]{0,200}?\b(?:cited|rejected|identified)\b|\bcited\s(?:as\sprior\sart\s)?(?:by\sthe\sexaminer|during|in)\b[^;]{0,60}prosecution|\bcited\b[^;]{0,80}\b(?:as\sprior\sart|prosecution)"),
    ("meeting", r"\bmeetings?\b|\bmet\s(?:with|in|at|on)\b|\bconference\scall|telephone\s(?:call|conference)|\bpresentation\sto\b"),
    ("patent_issued", r"\bissued\b|\bgranted\b(?!\sa\slicense)|\bissuance\b|\breissued\b|\bissue\sdate\b"),
    ("alleged_notice", r"\bknew\b|\bknowing\sof\b|\bknowledge\b|\bnotice\b|\bnotif(?:y|ied)|\blearned\b|\baware\b|\bletters?\b|\bsent\b[^;]{0,80}(?:patent|infring|claim\schart)|\binformed\b|\bwrote\sto\b|\b(?:has|have|had)\sknown\b|\btold\b|\be-?mail(?:ed)?\b|listing\s(?:both|the|all)"),
    ("service", r"\bserved\b(?!\sas\s)"),
    ("petition_filed", r"\bpetition(?:s|ed)?\s(?:for|requesting|seeking|to)\b[^;]{0,60}\breview|\bfiled\s[^;]{0,40}(?:IPR|petition)"),
    ("amended_complaint_filed", r"filed\s(?:\w+\s){0,3}amended\scomplaint|amended\scomplaint\b[^;]{0,60}\bfiled"),
    ("complaint_filed", r"\bfiled\s(?:its|his|her|their|the|an?)\s(?:original|initial|first)\s(?!amended)(?:\w+\s){0,2}?complaint|\bcomplaint\sin\sthis\s(?:action|case)|\b(?:filed|commenced|brought)\sthis\s(?:action|suit|lawsuit|case)|\bthis\s(?:action|suit|lawsuit|case)\swas\s(?:filed|commenced|brought)"),
    ("related_case_filed", r"\bfiled\s(?:\w+\s){0,4}(?:complaint|suit|lawsuit|action)|\b(?:lawsuit|suit|action|complaint)\b[^;]{0,60}\bfiled|\bsued\b"),
    ("application_filed", r"\b(?:application)\b[^;]{0,200}?\bfiled\b|\bfiled\b[^;]{0,80}\bapplication\b|submitted\s[^;]{0,40}(?:ANDA|application)|filing\sdate"),
    ("published", r"\bpublished\b|\bpublication\b"),
    ("company_established", r"\b(?:founded|established|incorporated|formed|organi[sz]ed)\b"),
    ("registration", r"\bregistered\b|\bregistration\b"),
    ("product_released", r"\b(?:released|launched|introduced|began\s(?:selling|offering|shipping|marketing)|first\s(?:sold|offered|shipped|marketed)|commerciali[sz]ed)\b"),
    ("partnership", r"\b(?:entered\sinto|executed|signed)\s[^;]{0,60}(?:agreement|license|partnership)|\bpartner(?:ed|ship)\b"),
)  # fmt: skip
KINDS = tuple((kind, re.compile(words, re.I)) for kind, words in _WORDS)
