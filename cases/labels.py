"""What a settled value is called where people read it."""

from cases.models import Value

NAMES = {
    "begun_on": "Filed",
    "begun_by": "Not later than",
    "attached": "Whether it was filed",
    "counts": "What is accused",
    "elements": "Text",
    "specificity": "Which claims are asserted",
    "in_suit": "Patent in suit",
}


def label(value: Value) -> str:
    """The slot in words, with the thing inside the scope it belongs to: `Whether it was filed, exhibit 2`."""
    name = NAMES.get(value.slot) or value.slot.replace("_", " ").capitalize()
    kind, _, rest = value.subject.partition(":")
    return f"{name}, {kind} {rest.replace('/', ', ').replace('_', ' ')}" if rest else name
