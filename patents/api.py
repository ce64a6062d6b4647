"""Patents and their claims in the API."""

from drf_spectacular.utils import extend_schema, extend_schema_view

from patents.filters import ClaimFilter, PatentFilter
from patents.models import Claim, Patent
from web.api import Resource
from web.shown import Shown


class PatentSerializer(Shown):
    class Meta:
        model = Patent
        fields = (
            "id", "number", "title", "issued_on", "priority_on", "filed_on", "application_number", "owner", "publications",
            "term_adjustment_days", "expires_on", "expiry_certainty", "expiry_working", "updated_at",
        )  # fmt: skip
        about = {
            "id": "Permanent id.",
            "title": "As the strongest source prints it; empty where none does.",
            "application_number": "As 11/094403; empty where no source states it.",
            "term_adjustment_days": "Days, 35 U.S.C. 154(b), as the register or a filing states; null while unknown.",
            "expires_on": "Computed from the facts at hand (35 U.S.C. 154(a)(2)), never read; null where it cannot be.",
            "updated_at": "When this row last changed, UTC.",
        }


class ClaimSerializer(Shown):
    class Meta:
        model = Claim
        fields = ("id", "patent", "number", "independent", "depends_on", "category", "elements", "outcomes")
        expandable = {"patent": PatentSerializer}
        about = {
            "id": "Permanent id.",
            "patent": "Id of its patent.",
            "number": "Number of the claim in its patent.",
            "independent": "Whether it stands on its own; null where no source says.",
        }


@extend_schema_view(
    list=extend_schema(
        summary="Patents", description="Patents in suit, challenged, or spoken of in a filing."
    ),
    retrieve=extend_schema(summary="One patent, by its number in normal form (7519814, RE40521)"),
)
class Patents(Resource):
    queryset = Patent.objects.all()
    serializer_class = PatentSerializer
    filterset_class = PatentFilter
    lookup_field = "number"
    lookup_value_regex = "[A-Za-z0-9]{1,24}"


@extend_schema_view(
    list=extend_schema(
        summary="Claims", description="Claims of patents, as far as a filing prints or names them."
    ),
    retrieve=extend_schema(summary="One claim"),
)
class Claims(Resource):
    queryset = Claim.objects.all()
    serializer_class = ClaimSerializer
    filterset_class = ClaimFilter
