"""II. The patents: their facts, which claims are at stake, what the claims say, what filings say of the invention."""

from cases.ledger.scopes import of_patent
from cases.models import CasePatent
from desk.memo.document import Block, Heading, fact, note, words
from desk.memo.gather import Item
from desk.memo.statements import Writer, patent_name
from law.claims import printed
from law.patents import shown
from patents.models import Claim, Patent
from web.templatetags.words import spaced

SLOTS = (
    ("issued_on", "Issued"), ("priority_on", "Priority date"), ("application_filed_on", "Application filed"),
    ("application_number", "Application"), ("inventors", "Inventors"),
    ("assignee", "Assignee on its face"), ("owner", "Owner"), ("term_adjustment_days", "Term adjustment in days"),
)  # fmt: skip
ALWAYS = {"issued_on": "the day the {} issued", "priority_on": "the priority date of the {}"}
NARRATIVE = ("Problem Addressed", "The Patented Solution", "Technical Importance", "Key Claims at a Glance")
ELEMENTS = 24  # elements of one claim


def patents_in_suit(w: Writer) -> list[Block]:
    found: list[Block] = []
    for row in w.record.patents:
        found += _patent(w, row)
    return found or w.unknown("Patents", "which patents are at stake")


def _patent(w: Writer, row: CasePatent) -> list[Block]:
    patent, scope = row.patent, of_patent(row.patent.number)
    title = w.record.value("title", scope=scope)
    name = patent_name(patent.number)
    found: list[Block] = [Heading(f"U.S. Patent {shown(patent.number)} (the {name})")]
    found += w.settled("Title", title) if title else w.unknown("Title", f"the title of the {name}")
    for slot, label in SLOTS:
        value = w.record.value(slot, scope=scope)
        if value is not None:
            found += w.settled(label, value)
        elif slot in ALWAYS:
            found += w.unknown(label, ALWAYS[slot].format(name))
    found += _expiry(patent)
    found += _at_stake(w, row)
    for claim in w.record.claims.get(row.patent_id, ()):
        found += _claim(w, claim, scope)
    return found + w.reported(_of(w, patent.number), NARRATIVE)


def _expiry(patent: Patent) -> list[Block]:
    """Computed, never read: the working stands in for a source."""
    if patent.expires_on is None:
        return []
    bound = {"exact": "", "not_before": "not before ", "not_after": "not after "}.get(
        patent.expiry_certainty, ""
    )
    working = " ".join(str(step) for step in patent.expiry_working)
    return [fact("Expires (computed)", words(f"{bound}{patent.expires_on.isoformat()}. {working}"))]


def _at_stake(w: Writer, row: CasePatent) -> list[Block]:
    """The claims asserted or challenged here; claims of other suits belong to those suits."""
    subject = f"patent:{row.patent.number}"
    here, elsewhere = w.record.value("claims", subject), w.record.value("claims_elsewhere", subject)
    how = w.record.value("specificity", subject)
    found: list[Block] = []
    if row.claims:
        found += w.settled("Claims at stake in this case", here, printed(row.claims))
    elif how is not None:
        found += w.settled(
            "Claims at stake in this case", how, f"{spaced(row.specificity)}: no claim is named"
        )
    else:
        found += w.unknown("Claims at stake in this case", f"which claims of {row.patent.shown} are at stake")
    if row.claims_elsewhere:
        told = f"{printed(row.claims_elsewhere)}, as reported of suits that are not named"
        found += w.settled("Claims asserted in other suits", elsewhere, told)
    return found


def _claim(w: Writer, claim: Claim, scope: str) -> list[Block]:
    """An independent claim as its strongest source prints it."""
    if not claim.elements or claim.independent is False:
        return []
    value = w.record.value("elements", f"claim:{claim.number}", scope)
    kind = " ".join(filter(None, ("independent" if claim.independent else "", claim.category)))
    parts = [
        f"[{e['label']}] {e['text']}" if e.get("label") else str(e["text"]) for e in claim.elements[:ELEMENTS]
    ]
    text = " / ".join(parts) + (" / …" if len(claim.elements) > ELEMENTS else "")
    label = f"Claim {claim.number}{f' ({kind})' if kind else ''}"
    found: list[Block] = [fact(label, w.said(text, value))]
    if value is not None and value.others:
        others = "1 other passage words" if value.others == 1 else f"{value.others} other passages word"
        found.append(note(f"{others} this claim differently. Rule: {value.rule}."))
    return found


def _of(w: Writer, number: str) -> list[Item]:
    return [one for one in w.record.said["sections"] if one.item.get("patent") == number]
