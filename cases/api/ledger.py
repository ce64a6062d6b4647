"""The ledger in the API: what filings said, what the record settled on, what waits for a person."""

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers

from cases.inside_filters import ConflictFilter, FactFilter, QuestionFilter, ValueFilter
from cases.models import Fact, PartyProposal, Proposal, Question, Ruling, Value
from web.api import Resource
from web.shown import Shown

ID = "Permanent id."
PLACE = {
    "scope": "What is settled together: docket:COURT/NUMBER, mention:…, patent:NUMBER, application:NUMBER, party:KEY.",
    "subject": "The thing inside the scope (patent:7519814, count:1); empty for the scope itself.",
    "slot": "What is said of it: posture, begun_on, title, …",
}


class FactSerializer(Shown):
    class Meta:
        model = Fact
        fields = (
            "id", "filing", "scope", "subject", "slot", "value", "modality", "quote", "start", "end", "pointer",
            "fingerprint",
        )  # fmt: skip
        about = PLACE | {
            "id": "Id; a fact read again keeps its fingerprint and may get another id.",
            "filing": "Id of the filing that says it.",
            "value": "What it says, in the shape of its slot.",
            "start": "Where its words begin in the filing's text, in code points.",
            "end": "Where they end.",
        }


class ValueSerializer(Shown):
    class Meta:
        model = Value
        fields = ("id", "scope", "subject", "slot", "value", "state", "rule", "fact", "sources", "others")
        about = PLACE | {
            "id": ID,
            "value": "What the record shows, in the shape of its slot.",
            "state": "How it came about; open: sources differ and a person must decide.",
            "fact": "Id of the fact that won; null for a value that a person entered or a rule computed.",
        }
        expandable = {"fact": FactSerializer}


class ProposalSerializer(Shown):
    class Meta:
        model = Proposal
        fields = ("id", "mention", "case", "state", "evidence")
        about = {
            "id": ID,
            "mention": "Id of the suit that is only mentioned.",
            "case": "Id of the case it may be.",
            "state": "open until a person confirms or refuses it.",
        }


class PartyProposalSerializer(Shown):
    class Meta:
        model = PartyProposal
        fields = ("id", "party", "into", "state", "evidence")
        about = {
            "id": ID,
            "party": "Id of the party that may be another.",
            "into": "Id of the party it may be.",
            "state": "open until a person confirms or refuses it.",
        }


class QuestionSerializer(Shown):
    class Meta:
        model = Question
        fields = ("id", "scope", "key", "says", "state", "answer", "fact")
        about = {
            "id": ID,
            "scope": PLACE["scope"],
            "state": "open: a person has to say; answered; warning: nothing to decide.",
            "answer": "What the person said; empty while open.",
            "fact": "Id of the fact it is about; null where it is about a whole filing.",
        }
        expandable = {"fact": FactSerializer}


class RulingSerializer(Shown):
    by = serializers.SlugRelatedField(
        slug_field="username", read_only=True, allow_null=True, help_text="Who decided."
    )

    class Meta:
        model = Ruling
        fields = ("id", "kind", "scope", "subject", "slot", "value", "reason", "by", "at", "undone_at")
        about = PLACE | {
            "id": ID,
            "kind": "choose a fact, enter a value; confirm or refuse that two are one.",
            "reason": "Why, in the words of who decided.",
            "at": "When, UTC.",
            "undone_at": "When it was taken back, UTC; null while it stands.",
        }


PROPOSALS = Proposal.objects.all()
RULINGS = Ruling.objects.select_related("by")


@extend_schema_view(
    list=extend_schema(summary="Facts", description="What each filing says, with the words it says it in."),
    retrieve=extend_schema(summary="One fact"),
)
class Facts(Resource):
    queryset = Fact.objects.all()
    serializer_class = FactSerializer
    filterset_class = FactFilter


@extend_schema_view(
    list=extend_schema(
        summary="Values", description="What the record settled on, slot by slot, and by which rule."
    ),
    retrieve=extend_schema(summary="One value"),
)
class Values(Resource):
    queryset = Value.objects.all()
    serializer_class = ValueSerializer
    filterset_class = ValueFilter


@extend_schema_view(
    list=extend_schema(
        summary="Conflicts",
        description="Values on which sources differ and which wait for a person. Both sides: facts of the same place.",
    ),
    retrieve=extend_schema(summary="One conflict"),
)
class Conflicts(Resource):
    queryset = Value.objects.filter(state=Value.State.OPEN)
    serializer_class = ValueSerializer
    filterset_class = ConflictFilter


@extend_schema_view(
    list=extend_schema(
        summary="Questions", description="What in a filing cannot be right, or a person has to say."
    ),
    retrieve=extend_schema(summary="One question"),
)
class Questions(Resource):
    queryset = Question.objects.all()
    serializer_class = QuestionSerializer
    filterset_class = QuestionFilter
