"""What each figure counts, in words; one place, beside the queries that do it."""

from collections.abc import Mapping
from types import MappingProxyType

# Steps a case's time is measured to, in the order of its life. Kinds of events, as law/entries has them.
MILESTONES: Mapping[str, str] = MappingProxyType(
    {
        "hearing": "First hearing",
        "claim_construction_hearing": "Claim construction hearing",
        "claim_construction_order": "Claim construction order",
        "stay_order": "Stay",
        "transfer": "Transfer",
        "institution_decision": "Decision on institution",
        "final_written_decision": "Final written decision",
        "verdict": "Verdict",
        "dismissal": "Dismissal",
        "judgment": "Judgment",
        "notice_of_appeal": "Notice of appeal",
    }
)
FEW = 10  # below so many, quartiles say less than the cases themselves: each is a dot

YEARS = (
    "A case counts in the year in which it was certainly filed: its complaint, petition or notice of appeal, never a later"
    " paper. Where filings only bound the day or leave the year open, the case is counted apart. Suits that are only"
    " mentioned, and dockets joined to another case, are not counted."
)
COURTS = (
    "A case counts once in each court in which it has a docket, so a transferred case counts in two, and the rows can"
    " add up to more than the cases."
)
POSTURES = "The posture of each case as settled from its filings."
TIMES = (
    "Days from the filing of the case to its first event of the kind, both known to the day. Quartiles interpolate"
    " between neighbours (Hyndman and Fan's type 7, as spreadsheets do); the whiskers reach to the shortest and the"
    " longest. Below ten cases each is drawn as a dot. Cases that have no such event yet are not in these numbers: they"
    " tell how long it took where it happened, and forecast nothing."
)
GROUNDS = (
    "Grounds of unpatentability in trials before the Board, by the stage that the strongest paper gives them. A claim"
    " counts once for each trial and stage, however many grounds attack it."
)
OUTCOMES = (
    "What the orders of final written decisions say of each claim (35 U.S.C. 318(a)). A claim counts once for each trial"
    " and outcome, whatever the number of grounds or of papers that say it. Claims that a trial never reached, because it"
    " was not instituted or was settled, have no outcome here; certificates that follow are on the patent's page."
)
