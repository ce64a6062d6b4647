"""Formal roles and substantive ones: who holds the patent and who challenges it, by the posture of the case."""

PATENTEE, CHALLENGER = "patentee", "challenger"

_PLAINTIFF_OWNS = {
    "plaintiff": PATENTEE,
    "defendant": CHALLENGER,
    "complainant": PATENTEE,
    "respondent": CHALLENGER,
}
_DEFENDANT_OWNS = {"plaintiff": CHALLENGER, "defendant": PATENTEE}
_BOARD = {"petitioner": CHALLENGER, "patent_owner": PATENTEE}

SIDES = {
    "infringement": _PLAINTIFF_OWNS,  # 35 U.S.C. 281: a patentee has remedy by civil action
    "anda": _PLAINTIFF_OWNS,  # 35 U.S.C. 271(e)(2)
    "itc_337": _PLAINTIFF_OWNS,  # 19 U.S.C. 1337
    "dj_noninfringement": _DEFENDANT_OWNS,  # 28 U.S.C. 2201: the one who fears suit is the plaintiff
    "dj_invalidity": _DEFENDANT_OWNS,
    "ipr": _BOARD,  # 35 U.S.C. 311: a person who is not the owner petitions
    "pgr": _BOARD,
    "cbm": _BOARD,
    "derivation": _BOARD,
}


def side(posture: str, role: str) -> str:
    """`patentee` or `challenger`, or an empty string where posture and role do not tell."""
    return SIDES.get(posture, {}).get(role, "")
