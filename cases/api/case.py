"""Cases in the API."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response

from cases.api.inside import CASE_PARTIES, CASE_PATENTS, CasePartySerializer, CasePatentSerializer
from cases.filters import CaseFilter
from cases.models import Case, Docket, DocketNumber
from web.api import Exported
from web.shown import Shown


class DocketNumberSerializer(Shown):
    class Meta:
        model = DocketNumber
        fields = ("id", "docket", "number", "core")
        about = {
            "id": "Permanent id.",
            "docket": "Id of the docket.",
            "number": "A spelling of it, in normal form.",
        }


class DocketSerializer(Shown):
    numbers = DocketNumberSerializer(many=True, read_only=True, help_text="Every number that finds it.")

    class Meta:
        model = Docket
        fields = ("id", "case", "court", "key", "number", "numbers")
        about = {
            "id": "Permanent id.",
            "case": "Id of the case.",
            "court": "CourtListener id of the court: txwd, ptab.",
        }


class CaseSerializer(Shown):
    dockets = DocketSerializer(many=True, read_only=True, help_text="The courts' records of this case.")
    parties = CasePartySerializer(
        many=True, read_only=True, help_text="Who is in it, by formal and substantive role."
    )
    patents = CasePatentSerializer(
        many=True, read_only=True, help_text="Patents in suit or challenged, with claims."
    )

    class Meta:
        model = Case
        fields = (
            "id", "key", "caption", "posture", "filed_on", "filed_earliest", "filed_latest", "terminated_on", "jury_demand",
            "nature_of_suit", "cause", "stage", "mentioned_only", "merged_into", "open_questions", "dockets", "parties",
            "patents", "updated_at",
        )  # fmt: skip
        about = {
            "id": "Permanent id, never given to another case.",
            "caption": "First party v. first party.",
            "posture": "What kind of proceeding it is; empty while unknown.",
            "filed_earliest": "First day that filed_on can mean; null where it is open.",
            "filed_latest": "Last day that filed_on can mean; null where it is open.",
            "terminated_on": "EDTF day the docket was closed, as the docket says; empty while it is open or not known.",
            "stage": "The furthest step its timeline tells of; suits go from pleadings to closed, trials from petition to"
            " ended.",
            "nature_of_suit": "Code of the civil cover sheet: 830 patent, 835 Hatch-Waxman; null while unknown.",
            "jury_demand": "Whether a jury was demanded; null while unknown.",
            "merged_into": "Id of the case that people confirmed this one to be; null for one that stands for itself.",
            "updated_at": "When this row last changed, UTC.",
        }


DOCKETS = Docket.objects.prefetch_related("numbers")
CASES = Case.objects.prefetch_related(
    Prefetch("dockets", DOCKETS),
    Prefetch("parties", CASE_PARTIES.order_by("pk")),
    Prefetch("patents", CASE_PATENTS.order_by("pk")),
)


@extend_schema_view(
    list=extend_schema(
        summary="Cases",
        description="Suits, trials, investigations and appeals that have a filing of their own."
        " Suits only mentioned are listed with mentioned_only=true.",
    ),
    retrieve=extend_schema(
        summary="One case, by its id",
        description="A case that was joined to another answers with 301 to that one.",
    ),
)
class Cases(Exported):
    queryset = CASES
    serializer_class = CaseSerializer
    filterset_class = CaseFilter

    def filter_queryset(self, queryset: Any) -> Any:
        """A list counts what the pages count: no case that was joined to another; a suit only mentioned where it is asked
        for."""
        found = super().filter_queryset(queryset)
        if self.detail:
            return found
        return (
            found.filter(merged_into=None) if "mentioned_only" in self.request.query_params else found.suits()
        )

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        case = self.get_object()
        if case.merged_into_id:
            return HttpResponsePermanentRedirect(reverse("case-detail", args=[case.merged_into_id]))
        return Response(self.get_serializer(case).data)

    @extend_schema(
        operation_id="cases_by_number",
        summary="One case, by court and docket number in any spelling",
        description="302 to the case. Where the number can mean several cases the answer is 300 and names them.",
        parameters=[
            OpenApiParameter("court", str, "path", description="CourtListener id: txwd, cafc, ptab."),
            OpenApiParameter(
                "number", str, "path", description="In any spelling: 7:24-cv-00030, IPR2020-01582."
            ),
        ],
        responses={302: None, 300: None, 404: None},
    )
    def by_number(self, request: Request, court: str, number: str) -> Any:
        found = self.get_queryset().numbered(number, court).order_by("pk").values_list("pk", flat=True)[:11]
        if not found:
            return Response(
                {"message": f"No case of {court} bears the number {number}.", "extra": {}}, status=404
            )
        addresses = [request.build_absolute_uri(reverse("case-detail", args=[pk])) for pk in found]
        if len(addresses) == 1:
            return HttpResponseRedirect(addresses[0])
        message = "Several cases bear this number; write its office too, or choose one."
        return Response({"message": message, "extra": {"cases": addresses}}, status=300)
