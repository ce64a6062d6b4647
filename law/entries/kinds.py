"""What kind of act a docket entry records: one table, first row that fits.

Clerks' texts open with the event's name in the court's own list of events (CM/ECF dictionary), often in capitals, so a
row is tried at the opening words only: what an entry speaks of later (`ORDER granting 12 MOTION`) is not what it is.
The last column is the authority for the act, or where its name is from.
"""

import re
from dataclasses import dataclass

# kind | words at the opening | authority
_TABLE = r"""
amended_complaint_filed | (?:(?:first|second|third|fourth|fifth|sixth|1st|2nd|3rd|\d{1,2}th|corrected|supplemental|consolidated)\s+(?:and\s+)?)*amended\s+(?:(?:consolidated|verified|class\s+action|supplemental)\s+)*complaint\b | Fed. R. Civ. P. 15(a)
complaint_filed | (?:(?:original|verified|sealed|class\s+action)\s+)*complaint\b(?!\s+served)|petition\s+for\s+removal|notice\s+of\s+removal | Fed. R. Civ. P. 3; 28 U.S.C. 1446
service_waived | waiver\s+of\s+(?:the\s+)?service|summons.{0,20}\bwaive[rd] | Fed. R. Civ. P. 4(d)
service | (?:service\s+of\s+|certificate\s+of\s+service/)?summons(?:/returned)?\s+(?:and\s+complaint\s+)?(?:in\s+a\s+civil\s+action\s+)?returned\s+executed|return\s+of\s+service\b(?!(?:\s+executed)?\s+(?:of|re:?)\s+(?:\w+\s+){0,2}(?:subpoena|deposition|writ|notice))|(?:certificate|affidavit|proof|acknowledg\w+|notice)\s+of\s+(?:personal\s+)?service\s+(?:of|on|as\s+to|by|for)\b.{0,40}(?:summons|complaint)|affidavit\s+of\s+service\s+for\s+summons|proof\s+of\s+service\s+executed | Fed. R. Civ. P. 4(l)
summons_issued | (?:\d\d[\s-]day\s+|electronic\s+|alias\s+)?summons(?:es)?\s+(?:\(?\d+\)?\s+)?issued | Fed. R. Civ. P. 4(b)
patent_report | (?!.{0,120}\bcopyright)(?:(?:notice\s+of\s+filing\s+(?:of\s+)?)?(?:form\s+)?a[o0][\s-]?120|(?:mailed|sent)\s+patent\s+report|report\s+regarding\s+patent|report\s+(?:to|on)\s+(?:the\s+)?(?:commissioner|filing|director)[^.]{0,80}(?:patent|trademark)|notice\s+of\s+filing\s+of\s+patent|patent\s*[/]?\s*(?:trademark)?\s*(?:form|report)|report\s+on\s+the\s+(?:filing|determination)) | 35 U.S.C. 290
answer_to_counterclaim | (?:amended\s+)?(?:answer|reply|answer/reply)\s+to\s+(?:(?:(?!complaint\b)\w+\s+){0,6}counter-?\s?claims?|\[?\d+\]?\s+(?:amended\s+)?answer) | Fed. R. Civ. P. 7(a)(3)
answer | (?:(?!notice\b|motion\b|order\b)[\w.,'&! ]{1,160}'s?\s+)?(?:amended\s+|second\s+|first\s+|corrected\s+|sealed\s+)*answer\b(?!\s+due|ing|\s+to\s+(?:counterclaim|interrogator)) | Fed. R. Civ. P. 12(a), 7(a)(2)
counterclaim | (?:amended\s+)?counter-?\s?claim | Fed. R. Civ. P. 13
claim_construction_order | (?:sealed\s+)?(?:markman|claim\s+construction)\s+(?:memorandum\s+)?(?:opinion|order|ruling|memorandum)|(?:memorandum\s+)?(?:opinion|order|memorandum\s+opinion)\s+(?:and\s+order\s+)?(?:\w+\s+){0,4}?(?:regarding|on|re:?|construing|of)\s+(?:the\s+)?(?:disputed\s+)?(?:claim\s+(?:construction|terms?)|(?:the\s+)?(?:disputed\s+)?claims)\b|(?:memorandum\s+)?(?:opinion|order)\s+(?:and\s+order\s+)?construing\s+(?:the\s+)?(?:disputed\s+)?(?:claim\s+)?terms\b.{0,60}\bpatents?\b | Markman v. Westview, 517 U.S. 370 (1996)
claim_construction_hearing | (?:minute\s+(?:entry|order)s?[^.]{0,120}|notice\s+of\s+|set/reset\s+)?(?:markman|claim\s+construction)\s+hearing | Markman v. Westview, 517 U.S. 370 (1996)
claim_construction_brief | (?:opening|responsive|reply|sur-?reply|joint|plaintiffs?'?s?|defendants?'?s?)?\s*(?:claim\s+construction|markman)\s+(?:(?:opening|answering|responsive|response|reply|sur-?reply)\s+)?(?:brief|statement|chart|prehearing)|(?:statement\s+)?joint\s+claim\s+(?:construction|terms)|(?:notice\s+of\s+)?(?:opening\s+|responsive\s+)?brief[^.]{0,30}claim\s+construction|proposed\s+(?:claim\s+)?(?:terms|constructions?) | Patent L.R. 4-3, 4-5 (N.D. Cal., E.D. Tex.)
opposition | (?:sealed\s+|corrected\s+|redacted\s+|amended\s+)*(?:response/memorandum|memorandum|brief|response|answering\s+brief|opposition|declaration\s+in\s+opposition)\s*(?:\w+\s+){0,3}?(?:in\s+)?(?:opposition|opposing)|opposition\b|(?:amended\s+)?response\s*\(re:?\s+\d+\s+[^)]{0,60}motion|memorandum\s+in\s+response\s+to\s+\d+\s+motion|response\s+(?:(?:by|of)[^;]{0,120}?\s?in\s+opposition|by[^;]{0,120}?\sto\s+(?:\w+\s+){0,2}motion|in\s+opposition|(?:to|re)\b(?!.{0,16}\bnon-?\s?motion)[^.]{0,12}\d*\s*(?:\w+\s+){0,4}motion)|answering\s+brief\b(?!.{0,60}\b(?:appellees?|appellants?|respondents?|petitioners?)\b) | Fed. R. Civ. P. 7(b); local motion rules
sur_reply | (?:patent\s+owner'?s?\s+|petitioner'?s?\s+)?sur-?\s?reply | local motion rules
reply | (?:patent\s+owner'?s?\s+|petitioner'?s?\s+)?(?:sealed\s+|corrected\s+|redacted\s+)*(?:reply\b(?!\s+to\s+counter)|response\s+(?:by[^;]{0,120}?)?in\s+support\b) | local motion rules
notice_of_appeal | (?:amended\s+)?notice\s+of\s+(?:(?:interlocutory|cross|conditional)[\s-]+)*appeal\b(?!\s+notification|[^.]{0,60}\btransmitted) | Fed. R. App. P. 3; 28 U.S.C. 1295(a)(1)
mandate | (?:formal\s+|usca\s+)?mandate\b(?!\s+recalled)|(?:certified\s+)?(?:copy\s+of\s+)?mandate\s+of\s+(?:the\s+)?(?:usca|united\s+states\s+court) | Fed. R. App. P. 41
appeal_judgment | (?:federal\s+circuit|usca(?:[\s-]+federal\s+circuit)?)\s+(?:judgment|decision|opinion)|(?:judgment|opinion|order(?=.{0,160}\b(?:affirm|revers|vacat|remand|dismiss)))\s+(?:of|from)\s+(?:the\s+)?(?:usca|united\s+states\s+court\s+of\s+appeals|federal\s+circuit) | Fed. R. App. P. 36
verdict | (?:jury\s+|sealed\s+|redacted\s+)*verdict\b(?!\s+form\s+(?:proposed|by))|(?:jury\s+)?verdict\s+form\s+(?:signed|returned|filed) | Fed. R. Civ. P. 49
dismissal | (?:(?:agreed|joint|stipulated|unopposed)\s+)*(?:notice\s+of\s+(?:voluntary\s+)?dismissal|stipulation\s+(?:and\s+\w+\s+)?(?:of|for)\s+(?:voluntary\s+)?dismissal|order\s+of\s+dismissal|voluntary\s+dismissal|order\s+(?:of\s+)?dismissing|so\s+ordered[^.]{0,40}dismissal|order\s+(?:granting[^.]{0,60}\s)?dismissing)|(?:stipulation|order|stipulation\s+(?:and|&)\s+order)\s+of\s+discontinuance|stipulation\s+(?:and|&)\s+order\s+that\s+(?:this|the)\s+(?:case|action)\s+(?:is|be)\s+(?:to\s+be\s+)?(?:hereby\s+)?dismissed|(?:case|action)\s+dismissed | Fed. R. Civ. P. 41
judgment | (?:(?:final|consent|amended|corrected|agreed|stipulated|default|partial|clerk'?s)\s+)*(?:judgment|judgement|consent\s+decree)\b(?!\s+form) | Fed. R. Civ. P. 54, 58
report_and_recommendation | (?:sealed\s+)?(?:reports?|findings)\s+(?:and|&)\s+recommendations? | 28 U.S.C. 636(b)(1)
stay_order | order\s+(?:granting\s+[^.]{0,80}\s+)?(?:to\s+)?(?:stay(?:ing|ed)?\b|lifting\s+(?:the\s+)?stay)|(?:case|action)\s+stayed|stay\s+(?:order|lifted) | Landis v. N. Am. Co., 299 U.S. 248 (1936)
transfer | case\s+(?:transferred|electronically\s+transferred)|order\s+(?:granting[^.]{0,60}\s+)?(?:to\s+)?transfer(?:ring|red)?\b|order\s+granting[^.]{0,60}\bchange\s+(?:of\s+)?venue\b|interdistrict\s+transfer|(?:certified\s+(?:true\s+)?copy\s+of\s+)?(?:(?:jpmdl|jpml|mdl|conditional)\s+)*transfer\s+(?:in\s+|out\s+)?order|transfer\s+of\s+case\s+to|notice\s+re:?\s+intra-?district\s+transfer|transmitt?ed\s+to\s+another|transfer\s+(?:in|out)\s+(?:from|to)|(?:original|certified)\s+(?:case\s+)?file[^.]{0,40}transferr?ed | 28 U.S.C. 1404, 1406, 1407
consolidation | order\s+(?:granting[^.]{0,60}\s+)?(?:of\s+|to\s+)?consolidat(?:e|ing|ion)|cases?\s+consolidated|this\s+(?:civil\s+)?(?:action|case)\s+is\s+(?:hereby\s+)?consolidated|consolidation\s+order | Fed. R. Civ. P. 42(a)
reassignment | (?:notice\s+of\s+|(?:(?:text|minute|electronic|oral)\s+)?order\s+(?:of\s+)?)?(?:case\s+)?re-?assign(?:ed|ment|ing)\b(?!\s+case\s+-\s+notice)|judge\s+[\w. ]{3,40}\s+(?:added|no\s+longer\s+assigned) | 28 U.S.C. 137
scheduling_order | (?:(?:amended|first|second|third|agreed|joint|stipulated|initial|civil)\s+)*(?:case\s+management\s+(?:plan\s+and\s+)?scheduling|scheduling|docket\s+control|case\s+management|pretrial\s+scheduling|case\s+scheduling)\s+order|order\s+(?:setting\s+(?:schedul|case\s+schedul|initial)|(?:entering|re)\s+schedul)|rule\s+16\b[^.]{0,20}order | Fed. R. Civ. P. 16(b)
protective_order | (?:(?:stipulated|agreed|joint|amended|interim)\s+)*protective\s+order|confidentiality\s+(?:stipulation|agreement)\s+and\s+(?:protective\s+)?order|(?:stipulated\s+)?discovery\s+confidentiality\s+order | Fed. R. Civ. P. 26(c)
stipulation | (?:joint\s+|proposed\s+|so\s+ordered\s+|amended\s+)*stipulat(?:ion|ed) | Fed. R. Civ. P. 29
order | (?:defendants?|plaintiffs?)['’]?s?['’]?\s[^.;]{0,120}\b(?:motion|application)\b[^.;]{0,80}\bis\s+(?:hereby\s+)?(?:granted|denied)\b | Fed. R. Civ. P. 6(b)
motion | (?:(?:amended|agreed|joint|unopposed|opposed|emergency|sealed|partial|first|second|third|corrected|renewed|consent|ex\s+parte|expedited|consolidated|omnibus|daubert|partially|redacted|combined|cross|letter|administrative|time\s+sensitive|assented[\s-]+to|ex\s?parte/consent|unopposed|joint,?\s+agreed|notice\s+of\s+(?:\w+\s+)?motion\s+and|(?:defendants?|plaintiffs?)['’]?s?['’]?)[\s-]+)*(?:motions?\b(?!\s+(?:hearing|order)\b)|application\b|petition\s+for\s+(?:writ|attorney)|request\s+(?:for|to)\b) | Fed. R. Civ. P. 7(b)
appearance | notice\s+of\s+(?:(?!withdrawal\b)\w+\s+){0,2}appearance|(?:attorney\s+|entry\s+of\s+)appearance|appearance\s+of\s+counsel|pro\s+hac\s+vice\b(?!\s+counsel,|[^.]{0,80}\badded\b) | local rules on appearance of counsel
disclosure | (?:rule\s+7\.1\s+)?(?:corporate\s+)?disclosure\s+statement|certificate\s+of\s+interest|statement\s+of\s+(?:disclosure|interested)|rule\s+7\.1 | Fed. R. Civ. P. 7.1
transcript | (?:official\s+|notice\s+of\s+filing\s+of\s+(?:official\s+)?)?transcript\b(?!\s+(?:designation|information|order|request)) | 28 U.S.C. 753(b)
hearing | (?:motion\s+hearing\b|(?:telephone|status|scheduling|settlement|case\s+management|(?:final\s+|initial\s+)?pretrial)\s+(?:conference|hearing)(?:\s+-\s+\w+)?\s*$|minutes:.{0,160}\bheld\b|(?:amended\s+)?minute\s+(?:entry|sheet)\b.{0,160}\b(?:held|proceedings|convened)\b|minutes?\s+(?:of|for|from)\b|courtroom\s+minutes|clerk'?s\s+minutes|oral\s+argument\b(?!\s+statement)|civil\s+minutes|text\s+minute\s+entry|(?:telephone|status|scheduling|pretrial|motion|discovery|settlement)\s+(?:conference|hearing)\s+held|(?:pretrial|discovery|telephone|status|scheduling)?\s*(?:conference|hearing)\s+(?:held|set))|notice\s+of\s+(?:hearing|conference|setting) | Fed. R. Civ. P. 16(a), 78
order | (?:(?:sealed|agreed|stipulated|oral|court|clerk'?s?|judge|per\s+curiam|motion|(?:informal\s+)?briefing|supplemental|initial|settlement\s+conference|pretrial(?:\s+conference)?|hearing|text|text[- ]only|electronic|standing|paperless|endorsed|memo|written|minute|consent|final|amended|joint|scheduling|sua\s+sponte|\*+text\s+only\*+)[\s,]+)*(?:order\b|(?:it\s+is\s+)?(?:so\s+|hereby\s+)?ordered\b|memo(?:randum)?[\s-]+endorse|endorsement|orders\b|minute\s+entry\s+before)|(?:memorandum\s+)?opinion|memorandum\s+(?:(?:and|&)\s+)?(?:opinion|order|decision|disposition)|(?:un)?published\s+(?:per\s+curiam\s+)?opinion|ruling\b | Fed. R. Civ. P. 58, 79(a)
letter | (?:joint\s+)?letter\b | individual practices of judges
notice | (?:joint\s+)?notice\b | CM/ECF event dictionary
"""
# Papers in trials before the Board, whose docket names them by type (37 C.F.R. part 42).
_BOARD_TABLE = r"""
petition_filed | petition(?:\s+for\s+(?:inter\s+partes|post[- ]grant|covered\s+business)|\s*$)|petition\s+(?:as\s+filed|ipr|pgr)|corrected\s+petition | 35 U.S.C. 311; 37 C.F.R. 42.104
filing_date_accorded | notice:?\s+(?:of\s+)?(?:filing\s+date\s+accorded|accord\w*)|notice\s+of\s+accord | 37 C.F.R. 42.106
preliminary_response | (?:patent\s+owner'?s?\s+)?(?:waiver\s+of\s+)?(?:po\s+)?preliminary\s+response | 35 U.S.C. 313; 37 C.F.R. 42.107
institution_decision | (?:decision[:,]?\s+)?(?:trial\s+instituted|institution\s+(?:decision|denied|granted)|(?:granting|denying|not\s+to\s+institute)\s+institution|institution\s+of\s+(?:inter|post))|decision\s+(?:on|granting|denying|not)\s*(?:\w+\s+){0,3}institut\w+|(?:director\s+)?discretionary\s+decision|decision\s+on\s+petition|institution\s+decision | 35 U.S.C. 314
final_written_decision | (?:final\s+(?:written\s+)?decision|termination\s+decision\s+document:\s*final|final\s+determination) | 35 U.S.C. 318(a)
rehearing | (?:decision|request|petition|motion)\s+(?:on|for|granting|denying)?\s*(?:\w+\s+){0,4}rehearing|rehearing\b | 37 C.F.R. 42.71(d)
patent_owner_response | patent\s+owner'?s?\s+response|response\s*$|po\s+response | 37 C.F.R. 42.120
termination | (?:decision|order|judgment)[^.]{0,60}(?:terminat|settlement)|termination | 35 U.S.C. 317
certificate | (?:trial|ipr|inter\s+partes\s+review)\s+certificate | 35 U.S.C. 318(b)
"""
# How an entry may begin before it says what it is.
_LEAD = re.compile(
    r"^(?:\s|\*{1,3}[^*\n]{0,60}\*{1,3}|\[(?!\d|proposed\b)[^\]\n]{0,40}\]|\((?:public|redacted|sealed|court only|corrected|joint(?:,\s*agreed)?)\)|e-gov\s+sealed\b|ecf\s+filer:|filed\s+\(ecf\)|filed\s+(?=(?:clerk\s+)?order\b)|minutes?\s+(?:of\s+)?\(?in\s+chambers\b\)?|(?:(?:chief|senior|district|magistrate)\s+)*judge\s+[A-Z][\w.'’]*(?:\s+[A-Z][\w.'’]*){1,3}:|"
    r"(?:public|redacted|filed\s+under\s+seal|under\s+seal|sealed|restricted|corrected|exhibit)\s*(?:version\s+of|document|patent|event|by[^.]{0,40}\.)?\b\s*[:*-]{0,3}|"
    r"document\s+filed\s+by[^.]{0,20}|set/reset\b|modified\b|refiled\b|\d{1,3}\s+page\s+pdf|clerk'?s\s+notice|"
    r"\d{1,2}/\d{1,2}/\d{2,4}|[-–:.,])*",
    re.I,
)
OPENING = 220


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: the kind, its words, its authority."""

    kind: str
    words: re.Pattern[str]
    authority: str


def _rows(table: str) -> tuple[Row, ...]:
    rows = (re.split(r"\s+\|\s+", line.strip()) for line in table.strip().splitlines())
    return tuple(Row(kind, re.compile(rf"(?:{words})", re.I), why) for kind, words, why in rows)


ROWS, BOARD_ROWS = _rows(_TABLE), _rows(_BOARD_TABLE)
AUTHORITY = {row.kind: row.authority for row in (*ROWS, *BOARD_ROWS)}


def kind_of(text: str, board: bool = False) -> str:
    """The kind of act an entry records, or an empty string where its opening words are not in the table."""
    start = opening(text)
    for row in (*BOARD_ROWS, *ROWS) if board else ROWS:
        if row.words.match(text, start, start + OPENING):
            return row.kind
    return ""


def opening(text: str) -> int:
    """Where the words begin that say what an entry is."""
    lead = _LEAD.match(text[:400])
    return lead.end() if lead else 0
