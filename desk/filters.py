"""How decisions are found."""

import django_filters

from cases.inside_filters import PlaceFilter
from cases.models import Ruling
from web.filters import SwitchFilter


class RulingFilter(PlaceFilter):
    kind = django_filters.ChoiceFilter(choices=Ruling.Kind.choices, label="Kind")
    standing = SwitchFilter(
        field_name="undone_at",
        lookup_expr="isnull",
        label="Standing",
        help_text="false: only those taken back.",
    )

    class Meta:
        model = Ruling
        fields: list[str] = []
