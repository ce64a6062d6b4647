"""Docket entries and filings in the API. Lists never load a filing's text."""

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers

from cases.models import DocketEntry, Document, Filing
from cases.paper_filters import EntryFilter
from web.api import Exported
from web.shown import Shown


class DocumentSerializer(Shown):
    class Meta:
        model = Document
        fields = ("id", "entry", "number", "text", "pages", "pacer_doc_id", "sealed")
        about = {
            "id": "Permanent id.",
            "entry": "Id of the docket entry.",
            "number": "0 is the main document; attachments count from 1.",
            "pages": "Pages, as the court counts them; null while unknown.",
            "pacer_doc_id": "Its id in PACER, fourth digit 0; empty while unknown.",
        }


class DocketEntrySerializer(Shown):
    case = serializers.IntegerField(source="docket.case_id", read_only=True, help_text="Id of the case.")
    documents = DocumentSerializer(many=True, read_only=True, help_text="Files attached to the entry.")

    class Meta:
        model = DocketEntry
        fields = (
            "id", "case", "docket", "key", "number", "filed_on", "entered_on", "text", "short_text", "sealed", "kind",
            "motion", "disposition", "answers", "due", "patents", "documents", "pacer_doc_id",
        )  # fmt: skip
        about = {
            "id": "Permanent id.",
            "docket": "Id of the docket.",
            "number": "As the court numbers it; null for minute entries and text-only orders.",
            "kind": "What it records: complaint, motion, order, notice, …; empty while unknown.",
        }


class FilingSerializer(Shown):
    case = serializers.IntegerField(
        source="docket.case_id",
        read_only=True,
        allow_null=True,
        help_text="Id of its case; null while in none.",
    )
    sha256 = serializers.CharField(
        source="blob_id", read_only=True, help_text="SHA-256 of the bytes as received."
    )
    url = serializers.CharField(source="get_absolute_url", read_only=True, help_text="Address of its page.")

    class Meta:
        model = Filing
        fields = (
            "id", "url", "case", "docket", "sha256", "name", "status", "problem", "kind", "title", "filed_on",
            "received_at", "finished_at",
        )  # fmt: skip
        about = {
            "id": "Permanent id.",
            "docket": "Id of its docket; null while in none.",
            "status": "received: waiting to be read; done; not_understood; failed; withdrawn; purged.",
            "kind": "complaint, memo, ptab_paper, order, …; empty until read.",
            "title": "Title of the paper, as it prints it.",
            "received_at": "When it first arrived, UTC.",
            "finished_at": "When reading ended, UTC; null before.",
        }


ENTRIES = DocketEntry.objects.select_related("docket").prefetch_related("documents")
FILINGS = Filing.objects.select_related("docket")


@extend_schema_view(
    list=extend_schema(summary="Docket entries", description="Lines of the courts' dockets."),
    retrieve=extend_schema(summary="One docket entry"),
)
class DocketEntries(Exported):
    queryset = ENTRIES
    serializer_class = DocketEntrySerializer
    filterset_class = EntryFilter
