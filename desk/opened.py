"""Pages somebody opened lately, for the search box: kept in their session, so forgotten with it when they log out, and
shown through `visible_to` like everything else."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase

from cases.models import Case
from desk.compared import place
from parties.models import Party
from patents.models import Patent

KEPT = 10
SESSION = "opened"  # the newest first: [name of the page, what it is of]


@dataclass(frozen=True, slots=True)
class Opened:
    """One of them: what it is called, what tells it from its likes, and where it is."""

    name: str
    tells: str
    address: str


class Remember:
    """Middleware. Writes to the session only where another page came to the front."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        one = _what(request) if request.method == "GET" and response.status_code == 200 else None
        if one and request.user.is_authenticated:
            kept: list[list[str]] = request.session.get(SESSION, [])
            if one not in kept[:1]:
                request.session[SESSION] = [one, *(other for other in kept if other != one)][:KEPT]
        return response


def _what(request: HttpRequest) -> list[str] | None:
    """The page that an address names, by natural key where there is one."""
    at = request.resolver_match
    if at is None:
        return None
    match at.url_name:
        case "case":
            return ["case", f"docket:{at.kwargs['court']}/{at.kwargs['number']}"]
        case "patent":
            return ["patent", at.kwargs["number"]]
        case "party":
            return ["party", str(at.kwargs["pk"])]
        case _:
            return None


def opened(request: HttpRequest) -> list[Opened]:
    """What was opened lately and may still be seen, the newest first: three queries."""
    kept: list[list[str]] = request.session.get(SESSION, [])
    user = request.user

    def of(kind: str) -> list[str]:
        return [key for was, key in kept if was == kind]

    found: dict[tuple[str, str], Opened] = {}
    for case in Case.objects.visible_to(user).filter(key__in=of("case")):
        found["case", case.key] = Opened(str(case), place(case.key), case.get_absolute_url())
    for patent in Patent.objects.visible_to(user).filter(number__in=of("patent")):
        found["patent", patent.number] = Opened(patent.shown, patent.title, patent.get_absolute_url())
    for party in Party.objects.visible_to(user).filter(pk__in=of("party")):
        found["party", str(party.pk)] = Opened(party.name, "", party.get_absolute_url())
    return [found[kind, key] for kind, key in kept if (kind, key) in found]
