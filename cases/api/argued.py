"""What filings argue about claims, in the API: the terms they construe, and the charts that hold claims against products.

Rows are facts, each as one filing tells it; what a withdrawn filing said is not among them.
"""

from typing import Any

from django.db.models import Expression, F, IntegerField, JSONField, QuerySet, TextField
from django.db.models import Value as Constant
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, Coalesce, Substr
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers

from cases.argued_filters import ChartFilter, TermFilter
from cases.models import Fact, Filing
from web.api import Exported
from web.shown import Shown

PATENT = "Number of the patent, in normal form (7519814)."
CASE = "Id of the case of that filing; null while it is in none."
ABOUT = {
    "id": "Id; a filing read again may give it another.",
    "filing": "Id of the filing that says it.",
    "quote": "The words it was read from, as the filing prints them.",
}


class PassageSerializer(serializers.Serializer[Any]):
    """A passage that somebody leans on; a key the filing does not state is left out."""

    text = serializers.CharField(required=False, help_text="The words, as the filing quotes or tells them.")
    cite = serializers.CharField(required=False, help_text="Where they stand: col. 2:42-48.")


class PositionSerializer(PassageSerializer):
    """What a side says a term means."""

    party = serializers.CharField(required=False, help_text="Whose position, as the filing names it.")
    forum = serializers.CharField(required=False, help_text="Before whom it was taken: district_court, ptab.")


class ChartRowSerializer(serializers.Serializer[Any]):
    """One row of a chart; a key the filing does not state is left out."""

    element = serializers.CharField(required=False, help_text="Words of the claim, as the chart prints them.")
    feature = serializers.CharField(required=False, help_text="What of the product is said to meet them.")
    filing_cite = serializers.CharField(required=False, help_text="Where the filing says so: ¶15, p.6.")
    patent_cite = serializers.CharField(required=False, help_text="Where the patent says so: col. 2:42-48.")


@extend_schema_field(PassageSerializer(many=True))
class Passages(serializers.JSONField):
    pass


@extend_schema_field(PositionSerializer(many=True))
class Positions(serializers.JSONField):
    pass


@extend_schema_field(ChartRowSerializer(many=True))
class ChartRows(serializers.JSONField):
    pass


class TermSerializer(Shown):
    case = serializers.IntegerField(read_only=True, allow_null=True, help_text=CASE)
    patent = serializers.CharField(read_only=True, help_text=PATENT)
    term = serializers.CharField(read_only=True, help_text="Words of the claim that are argued about.")
    construction = serializers.CharField(
        read_only=True,
        help_text="What the filing says the term was construed, or is to be read, to mean; empty without.",
    )
    positions = Positions(read_only=True, help_text="What each side says it means, and where.")
    broader = Passages(read_only=True, help_text="Passages for a broader reading.")
    narrower = Passages(read_only=True, help_text="Passages for a narrower reading.")

    class Meta:
        model = Fact
        fields = (
            "id", "filing", "case", "patent", "term", "construction", "positions", "broader", "narrower", "modality",
            "quote",
        )  # fmt: skip
        about = ABOUT


class ChartSerializer(Shown):
    case = serializers.IntegerField(read_only=True, allow_null=True, help_text=CASE)
    patent = serializers.CharField(read_only=True, help_text=PATENT)
    claim = serializers.IntegerField(read_only=True, help_text="Number of the claim that is charted.")
    theory_of = serializers.CharField(read_only=True, help_text="Whose theory it is; empty where not stated.")
    described_by = serializers.CharField(
        read_only=True, help_text="Who tells it, as a memo of another's chart; empty where not stated."
    )
    rows = ChartRows(read_only=True, help_text="Element by element, in the order of the chart.")

    class Meta:
        model = Fact
        fields = (
            "id", "filing", "case", "patent", "claim", "theory_of", "described_by", "rows", "modality", "quote",
        )  # fmt: skip
        about = ABOUT


def _held(slot: str) -> QuerySet[Any]:
    """Facts of this slot that stand, with the patent they are about and the case of their filing."""
    rows = Fact.objects.filter(slot=slot, filing__status=Filing.Status.DONE)
    return rows.annotate(patent=Substr("scope", len("patent:") + 1), case=F("filing__docket__case"))


def _text(key: str) -> Expression:
    return Coalesce(KeyTextTransform(key, "value"), Constant(""), output_field=TextField())


def _list(key: str) -> Expression:
    return Coalesce(KeyTransform(key, "value"), Constant([], JSONField()), output_field=JSONField())


TERMS = _held("term").annotate(
    term=_text("term"), construction=_text("construction"), positions=_list("positions"), broader=_list("broader"),
    narrower=_list("narrower"),
)  # fmt: skip
CHARTS = _held("charted").annotate(
    claim=Cast(Substr("subject", len("claim:") + 1), IntegerField()), theory_of=_text("theory_of"),
    described_by=_text("described_by"), rows=_list("rows"),
)  # fmt: skip


@extend_schema_view(
    list=extend_schema(
        summary="Terms",
        description="Terms of claims that filings argue about, filing by filing: positions, evidence, construction."
        " They have no changes of their own in the feed: when a filing changes, ask for its terms again.",
    ),
    retrieve=extend_schema(summary="One term, as one filing tells it"),
)
class Terms(Exported):
    queryset = TERMS
    serializer_class = TermSerializer
    filterset_class = TermFilter


@extend_schema_view(
    list=extend_schema(
        summary="Charts",
        description="Claim charts, filing by filing, element by element. They have no changes of their own in the feed:"
        " when a filing changes, ask for its charts again.",
    ),
    retrieve=extend_schema(summary="One chart"),
)
class Charts(Exported):
    queryset = CHARTS
    serializer_class = ChartSerializer
    filterset_class = ChartFilter
