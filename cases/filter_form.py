"""The form above the list of cases: every filter there is has its field, in the groups people look for it in."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms import BoundField, Form

FIRST = ("q", "number", "court", "patent", "claim", "party")
GROUPS = (
    ("People", ("role", "side", "patentee", "challenger", "not_party", "not_role", "firm", "attorney", "judge")),
    ("Patents", ("family", "product", "claim_construed", "claim_held_unpatentable", "term", "ground_stage")),
    ("Course", ("posture", "stage", "event", "no_event", "event_after", "event_before", "time_to", "no_time_to")),
    (
        "Days",
        ("filed_after", "filed_before", "filed_in", "filing_year_known", "closed_after", "closed_before",
         "last_entry_after", "last_entry_before"),
    ),
    ("Of the case", ("nature_of_suit", "mentioned_only", "open_questions", "tag", "assigned")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one heading."""

    name: str
    fields: Sequence[BoundField]


@dataclass(frozen=True, slots=True)
class FilterForm:
    """`first` are always seen, `groups` are one click away; `folded` unless one of those is wrong: what is asked
    stands above the list, where a click takes it away."""

    first: Sequence[BoundField]
    groups: Sequence[Group]

    @property
    def asked(self) -> int:
        """How many of the folded filters are given."""
        return sum(bool(field.value()) for group in self.groups for field in group.fields)

    @property
    def folded(self) -> bool:
        return not any(field.errors for group in self.groups for field in group.fields)


def filter_form(form: Form) -> FilterForm:
    """A filter that no group names stands under the last heading, so that none is without a field."""
    named = {name for _, names in GROUPS for name in names} | set(FIRST)
    rest = tuple(name for name in form.fields if name not in named)
    groups = [*GROUPS[:-1], (GROUPS[-1][0], (*GROUPS[-1][1], *rest))]
    return FilterForm(
        [form[name] for name in FIRST if name in form.fields],
        [Group(title, [form[n] for n in names if n in form.fields]) for title, names in groups],
    )
