"""A few words for an event in a drawing, where the source's sentence has no room."""

from law.patents import short
from timelines.models import TimelineEvent

# With a patent: what happened to it. The words are those of the register's own certificates.
OF_PATENT = {
    "priority": "priority", "patent_issued": "issued", "application_filed": "application filed", "published": "published",
    "prosecution_citation": "cited in prosecution",
}  # fmt: skip
PLAIN = {
    "complaint_filed": "Complaint filed", "petition_filed": "Petition filed", "alleged_notice": "notice",
    "meeting": "meeting", "service": "Service of the paper",
}  # fmt: skip
# Where a case begins, turns, is decided or ends: of too many events these are shown first, after those of its patents.
DECIDING = frozenset(
    {
        "complaint_filed", "amended_complaint_filed", "petition_filed", "transfer", "reassignment", "consolidation",
        "stay_order", "claim_construction_hearing", "claim_construction_order", "institution_decision",
        "final_written_decision", "verdict", "judgment", "dismissal", "notice_of_appeal", "appeal_judgment", "mandate",
        "termination", "certificate",
    }
)  # fmt: skip
OF_PATENTS = frozenset({"priority", "patent_issued", "application_filed", "published"})
# Steps that give way to the others where a drawing is crowded.
LESSER = frozenset(
    {
        "other", "motion", "opposition", "reply", "sur_reply", "response", "service", "appearance", "extension", "notice",
        "letter", "disclosure", "transcript", "summons_issued",
    }
)  # fmt: skip


def label(event: TimelineEvent) -> str:
    """The label to draw; an allegation says so. Needs `event.patent` and `event.fact` loaded."""
    told = PLAIN.get(event.kind) or event.title
    words = f"{_patent(event)} {OF_PATENT[event.kind]}" if event.kind in OF_PATENT else told
    if event.kind in ("meeting", "alleged_notice") and event.party:
        words = f"{words}, {event.party}"
    words = words if event.modality == "stated" else f"{event.modality}: {words}"
    return words[:1].upper() + words[1:]


def _patent(event: TimelineEvent) -> str:
    """The patent of an event in short; an event of a case names it only in the source's own telling."""
    if event.patent is not None:
        return str(event.patent.short)
    told = event.fact.value.get("patent") if event.fact else None
    return short(told) if told else "patent"
