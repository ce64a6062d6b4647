"""A few words for an event in a drawing, where the source's sentence has no room."""

from timelines.models import TimelineEvent

# With a patent: what happened to it. The words are those of the register's own certificates.
OF_PATENT = {
    "priority": "priority", "patent_issued": "issued", "application_filed": "application filed", "published": "published",
    "prosecution_citation": "cited in prosecution",
}  # fmt: skip
PLAIN = {
    "complaint_filed": "Complaint filed", "petition_filed": "Petition filed", "alleged_notice": "Notice",
    "meeting": "Meeting", "service": "Service of the paper",
}  # fmt: skip


def label(event: TimelineEvent) -> str:
    """The label to draw; an allegation says so. Needs `event.patent` loaded."""
    if event.kind in OF_PATENT and event.patent is not None:
        words = f"{event.patent.short} {OF_PATENT[event.kind]}"
    elif event.kind in OF_PATENT:
        words = OF_PATENT[event.kind].capitalize()
    else:
        words = PLAIN.get(event.kind) or event.title[:1].upper() + event.title[1:]
    if event.kind in ("meeting", "alleged_notice") and event.party:
        words = f"{words}: {event.party}"
    return (
        words
        if event.modality == "stated"
        else f"{event.modality.capitalize()}: {words[:1].lower()}{words[1:]}"
    )
