"""The change feed of those who lose or get the sight of a case."""

from rest_framework.test import APIClient

from accounts.models import User
from cases.models import Case
from desk import walls
from tests.accounts.behind import anew, machine_of

FEED = "/api/v1/changes/"


def replayed(
    client: APIClient, cursor: str = "", held: frozenset[tuple[str, int]] = frozenset()
) -> set[tuple[str, int]]:
    """What a puller holds that goes on from a cursor with what it held, and does as the guide says."""
    holds = set(held)
    while True:
        page = client.get(FEED, {"limit": 500} | ({"after": cursor} if cursor else {})).json()
        for c in page["results"]:
            if c["action"] == "deleted":
                holds.discard((c["kind"], c["id"]))
            elif c["object"]:
                holds.add((c["kind"], c["id"]))
        cursor = page["next"]
        if not page["more"]:
            return holds


def test_the_feed_tells_each_what_they_lost_and_got(
    secret: Case, admin: User, inside: User, outside: User
) -> None:
    ours, theirs = machine_of(inside), machine_of(outside)
    start = theirs.get(FEED, {"after": "latest"}).json()["next"]

    walls.build(secret, admitted=[inside, admin], by=admin)
    lost = theirs.get(FEED, {"after": start}).json()
    assert [(c["kind"], c["action"], c["id"], c["object"]) for c in lost["results"]][:1] == [
        ("case", "revoked", secret.pk, None)
    ]
    assert {c["action"] for c in lost["results"][1:]} == {"deleted"}
    assert ours.get(FEED, {"after": start}).json()["results"] == []

    walls.build(secret, admitted=[inside, outside, admin], by=admin)
    got = theirs.get(FEED, {"after": lost["next"]}).json()["results"]
    assert (got[0]["action"], got[0]["object"]["id"]) == ("granted", secret.pk)
    assert {c["action"] for c in got[1:]} == {"created"}


def test_a_puller_ends_with_what_each_may_see(secret: Case, admin: User, inside: User, outside: User) -> None:
    theirs = machine_of(outside)
    everything = frozenset(replayed(theirs))
    start = theirs.get(FEED, {"after": "latest"}).json()["next"]
    walls.build(secret, admitted=[inside], by=admin)
    middle = theirs.get(FEED, {"after": "latest"}).json()["next"]

    seen = frozenset(replayed(theirs))

    assert seen < everything == replayed(machine_of(inside))
    assert {pk for kind, pk in seen if kind == "case"} == set(
        Case.objects.visible_to(anew(outside)).values_list("pk", flat=True)
    )
    assert replayed(theirs, start, everything) == seen, "who goes on ends as who starts anew"
    walls.take_down(secret.key, by=admin)
    assert (
        replayed(theirs)
        == replayed(theirs, middle, seen)
        == replayed(theirs, start, everything)
        == everything
    )
