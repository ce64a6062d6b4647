"""The ledger in the API: what people have to decide about identity."""

from cases.models import Proposal
from web.shown import Shown


class ProposalSerializer(Shown):
    class Meta:
        model = Proposal
        fields = ("id", "mention", "case", "state", "evidence")
        about = {
            "id": "Permanent id.",
            "mention": "Id of the suit that is only mentioned.",
            "case": "Id of the case it may be.",
            "state": "open until a person confirms or refuses it.",
        }


PROPOSALS = Proposal.objects.all()
