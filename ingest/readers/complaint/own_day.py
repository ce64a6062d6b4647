"""The complaint's own days as events: its filing, and its service as the certificate says it."""

import re

from ingest.readers.front import Front
from ingest.readers.paragraphs import Pleading
from ingest.readers.reading import Tree
from ingest.readers.sentences import sentences, without_stop
from law.said import Said

_ORDINALS = ("", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh")
_CERTIFIES = re.compile(r"\b(?:hereby\s)?certif(?:y|ies)\b[^.]{0,60}?\bthat,?\s", re.I)


def events(pleading: Pleading, head: Front) -> list[Tree]:
    """The filing of this paper and the service that its certificate states."""
    out: list[Tree] = []
    if head.filed_on is not None:
        nth = int(head.amendment.value) if head.amendment is not None else 0
        words = head.amendment or head.title or head.filed_on
        name = (
            f"{_ORDINALS[nth]} amended complaint filed"
            if 0 < nth < len(_ORDINALS)
            else "Amended complaint filed"
            if nth
            else "Complaint filed"
        )
        kind = "amended_complaint_filed" if nth else "complaint_filed"
        out.append(
            {
                "on": head.filed_on,
                "title": words.as_(name),
                "kind": words.as_(kind),
                "modality": head.filed_on.as_("stated"),
            }
        )
    if head.served_on is not None:
        out.append(_service(pleading, head.served_on))
    return out


def _service(pleading: Pleading, served: Said) -> Tree:
    text = pleading.text
    at = next(
        (
            a
            for a, b in pleading.rows
            if pleading.flow.at(a) <= served.start < pleading.flow.at(max(a, b - 1)) + 1
        ),
        None,
    )
    tree: dict[str, Tree] = {
        "on": served,
        "title": served.as_("Served"),
        "kind": served.as_("service"),
        "modality": served.as_("stated"),
    }
    if at is None:
        return tree
    end = text.find("\n", at)
    for a, b in sentences(text, at, end if end > 0 else len(text)):
        if pleading.flow.at(a) <= served.start <= pleading.flow.at(b - 1):
            lead = _CERTIFIES.search(text, a, b)
            a = lead.end() if lead else a
            day = re.compile(r"(?:on\s|this\s)?[^,]{4,40}\d{4},\s").match(text, a, b)
            a = day.end() if day and pleading.flow.at(day.end()) > served.start else a
            a, b = without_stop(text, a, b)
            tree["title"] = pleading.flow.words(a, b)
    return tree
