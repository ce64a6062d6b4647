"""III. What is said to infringe; before the Board nothing is accused."""

from cases.models import Accusation, Case
from desk.memo.document import Block, Line, Words, note, table, words
from desk.memo.statements import Writer, patent_name

BOARD = frozenset({Case.Posture.IPR, Case.Posture.PGR, Case.Posture.CBM, Case.Posture.DERIVATION})
NARRATIVE = ("Product Identification", "Functionality and Market Context")
BACKGROUND = ("background", "market")
MOST = 4  # contentions of a kind


def accused(w: Writer) -> list[Block]:
    if w.record.case.posture in BOARD:
        return [
            note(
                "Nothing is accused in this proceeding: it decides whether claims are patentable"
                " (35 U.S.C. 311(b), 321(b))."
            )
        ]
    rows = [row for accusation in w.record.accusations for row in _rows(w, accusation)]
    found: list[Block] = []
    if rows:
        head = ("Product or service", "Patent", "Against", "Source")
        found += [table("Accused products and services", head, rows, (46, 14, 28, 12))]
    else:
        found += w.unknown("Accused products and services", "what is said to infringe")
    if w.record.case.posture.startswith("dj_"):
        told = "The challenger asks for a declaration about these products; no count accuses them."
        found.append(Line("", (words(told, w.cite(w.record.value("posture"))),), "note"))
    found += w.reported(w.record.said["sections"], NARRATIVE)
    return found + w.contended(BACKGROUND, MOST)


def _rows(w: Writer, accusation: Accusation) -> list[list[Words]]:
    value = w.record.value("counts", f"patent:{accusation.patent.number}")
    return [
        [
            words(product),
            words(patent_name(accusation.patent.number)),
            words(accusation.challenger.name),
            w.said("", value),
        ]
        for product in accusation.products
    ]
