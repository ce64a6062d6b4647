"""Counsel that a paper names without their signing it: those who appeared, those who were served."""

from ingest.readers import appearing, lawyers, paragraphs, signature
from ingest.readers.flow import lines
from ingest.readers.front import Front
from law.said import Said

Counsel = tuple[list[signature.Lawyer], list[tuple[Said, Said | None]]]
_OPENING = 6000  # characters of running text in which an order says who appeared
_CERTIFICATE = 6000  # characters of a certificate of service


def appeared(pleading: paragraphs.Pleading, sides: dict[str, str]) -> Counsel:
    """Those whom the first page of an order names."""
    people = list(appearing.counsel(pleading.flow, 0, min(len(pleading.text), _OPENING), sides))
    return people, list(appearing.firms(people, set()))


def served(text: str, head: Front, stop: int) -> Counsel:
    """Those whom the certificate of service names, in sentences or in blocks."""
    rows = lines(text, stop, min(len(text), stop + _CERTIFICATE))
    if not rows:
        return [], []
    sides = {str(p.name.value): str(p.role.value) for p in head.parties}
    flow = paragraphs.read(rows).flow
    named = list(appearing.counsel(flow, 0, len(flow.text), sides))
    home = str(head.court.value)[:2].upper() if head.court and len(str(head.court.value)) < 5 else ""
    people, firms = signature.read(rows, stop, rows[-1].end + 1, home=home, sides=sides, certain=True)
    people = [p for p in people if p.firm and (p.bar or p.emails)]
    kept = {str(p.firm.value).casefold() for p in people if p.firm}
    firms = [f for f in firms if str(f[0].value).casefold() in kept]
    return joined((named, list(appearing.firms(named, set()))), (people, firms))


def joined(first: Counsel, second: Counsel) -> Counsel:
    """Two lists as one: a lawyer or firm that both name is the first's."""
    known = {lawyers.key(str(p.name.value)) for p in first[0]}
    people = [*first[0], *(p for p in second[0] if lawyers.key(str(p.name.value)) not in known)]
    houses = {str(name.value).casefold() for name, _ in first[1]}
    return people, [*first[1], *(f for f in second[1] if str(f[0].value).casefold() not in houses)]
