"""The map of the API: the same nouns as the pages."""

from django.urls import path, re_path, register_converter
from rest_framework.routers import SimpleRouter

from accounts.api import Tokens
from cases.api.argued import Charts, Terms
from cases.api.case import Cases
from cases.api.court import Courts
from cases.api.inside import Accusations, Appearances, Grounds, Relations
from cases.api.ledger import Conflicts, Facts, Questions, Values
from cases.api.papers import DocketEntries
from desk.api import Proposals, Rulings
from desk.joined_api import Joins, Withdrawals
from desk.kept_api import Notes, Tags
from desk.walls_api import Walls
from ingest.api import Filings
from ingest.inbound import InboundMail
from parties.api import Attorneys, Firms, Parties
from patents.api import Claims, Patents
from timelines.api.changes import Changes
from timelines.api.events import Events, EventsOfCase
from timelines.api.subscriptions import Subscriptions, subscription
from timelines.api.webhooks import Webhooks
from web.nowhere import Nowhere

router = SimpleRouter()
router.register("cases", Cases, "case")
router.register("docket-entries", DocketEntries, "docket-entry")
router.register("events", Events, "event")
router.register("filings", Filings, "filing")
router.register("patents", Patents, "patent")
router.register("claims", Claims, "claim")
router.register("parties", Parties, "party")
router.register("attorneys", Attorneys, "attorney")
router.register("firms", Firms, "firm")
router.register("appearances", Appearances, "appearance")
router.register("questions", Questions, "question")
router.register("courts", Courts, "court")
router.register("accusations", Accusations, "accusation")
router.register("terms", Terms, "term")
router.register("charts", Charts, "chart")
router.register("grounds", Grounds, "ground")
router.register("relations", Relations, "relation")
router.register("facts", Facts, "fact")
router.register("values", Values, "value")
router.register("conflicts", Conflicts, "conflict")
router.register("proposals", Proposals, "proposal")
router.register("rulings", Rulings, "ruling")
router.register("joins", Joins, "join")
router.register("withdrawals", Withdrawals, "withdrawal")
router.register("notes", Notes, "note")
router.register("tags", Tags, "tag")

own = SimpleRouter()  # of whoever asks
own.register("tokens", Tokens, "token")
own.register("webhooks", Webhooks, "webhook")
own.register("subscriptions", Subscriptions, "subscription")
own.register("walls", Walls, "wall")


class CourtId:
    regex = "[a-z][a-z0-9]{1,19}"
    to_python = to_url = staticmethod(str)


register_converter(CourtId, "court")

urlpatterns = [
    *router.urls,
    *own.urls,
    path("cases/<int:case_pk>/events/", EventsOfCase.as_view({"get": "list"}), name="case-events"),
    path("cases/<court:court>/<str:number>/", Cases.as_view({"get": "by_number"}), name="case-by-number"),
    path("inbound-mail/", InboundMail.as_view(), name="inbound-mail"),
    path("changes/", Changes.as_view(), name="changes"),
    re_path(r"^subscribed/(?P<secret>[\w-]{20,64})\.(?P<form>ics|atom)$", subscription, name="subscription"),
    re_path(r"^(?P<path>(?s:.*))\Z", Nowhere.as_view()),  # whatever is in it, a line end too
]
