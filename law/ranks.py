"""Which source outranks which, in one table (a published rule: the pages link every settled value to its row here).

Lower is stronger. A paper speaks with the voice of whoever wrote it: an order is the court's, a docket sheet the
clerk's, a certificate of the register the Office's, a complaint the party's own, a memo an observer's.
"""

ORDER, DOCKET, REGISTER, PARTY, MEMO, UNKNOWN, BULK = range(1, 8)

VOICE = {  # kind of filing -> whose voice it is
    "order": ORDER,
    "docket_sheet": DOCKET,
    "notice": DOCKET,
    "patent": REGISTER,
    "complaint": PARTY,
    "answer": PARTY,
    "motion": PARTY,
    "brief": PARTY,
    "ptab_paper": PARTY,
    "memo": MEMO,
    "ptab_memo": MEMO,
    "bulk": BULK,
}
VOICE_NAMES = {
    ORDER: "a court's order",
    DOCKET: "the court's docket",
    REGISTER: "the official register",
    PARTY: "a party's own paper",
    MEMO: "an analyst's memo",
    UNKNOWN: "another paper",
    BULK: "a bulk data set",
}
# Slots of which the Patent Office keeps the register: there it comes before every court paper (35 U.S.C. 2(b), 153, 261).
REGISTER_FIRST = frozenset(
    {"title", "issued_on", "priority_on", "application_filed_on", "application_number", "publications", "assignee",
     "inventors", "term_adjustment_days", "parents", "terminal_disclaimer", "disclaimed_to", "disclaimed_over",
     "term_extension_days", "term_extension_years", "lapsed", "lapsed_on", "lapse_recorded_on", "elements", "independent", "category"}
)  # fmt: skip

# Slots of which no source can tell what another means: each filing speaks with its own precision, and a person decides.
PERSON_TELLS = frozenset({"specificity"})

# Slots of which only the court's docket can tell: whatever else is said, a person is asked until the docket speaks.
DOCKET_TELLS = frozenset({"attached"})


def rank(kind: str, slot: str, *, doubted: bool = False) -> int:
    """How strongly a filing of this kind speaks on this slot; 0 is strongest. Words that their own reading doubts (OCR
    damage, a number that cannot be right) come right after clean words of the same voice."""
    voice = VOICE.get(kind, UNKNOWN)
    return 2 * (0 if voice == REGISTER and slot in REGISTER_FIRST else voice) + doubted


def voice_name(kind: str) -> str:
    """Whose voice a filing of this kind has, in words."""
    return VOICE_NAMES[VOICE.get(kind, UNKNOWN)]
