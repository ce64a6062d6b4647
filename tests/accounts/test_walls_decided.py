"""Who builds walls, around what, and what happens to them when cases are joined or come back."""

import pytest

from accounts.models import User
from cases.models import Case, Wall
from desk import services, walls
from tests.accounts.behind import anew, browser_of, machine_of
from web.errors import NotAllowed, Refused


def test_only_administrators_build_walls(secret: Case, inside: User) -> None:
    with pytest.raises(NotAllowed):
        walls.build(secret, admitted=[inside], by=inside)
    assert not Wall.objects.exists()


def test_a_wall_lets_somebody_in(secret: Case, admin: User) -> None:
    with pytest.raises(Refused, match="at least one person"):
        walls.build(secret, admitted=[], by=admin)


def test_a_case_joined_to_one_behind_a_wall_goes_behind_it(
    secret: Case, admin: User, inside: User, outside: User
) -> None:
    walls.build(secret, admitted=[inside], by=admin)
    mention = Case.objects.get(caption="SECRET, only mentioned")

    services.join_cases(mention, secret, by=inside, reason="the same suit")

    assert set(Wall.objects.values_list("case", flat=True)) == {secret.key, mention.key}


def test_a_case_behind_a_wall_is_not_joined_to_one_that_others_see(
    secret: Case, admin: User, inside: User
) -> None:
    walls.build(secret, admitted=[inside], by=admin)
    other = Case.objects.get(key="docket:txwd/7:24-cv-00001")

    with pytest.raises(Refused, match="seen by different people"):
        services.join_cases(secret, other, by=inside, reason="the same suit")


def test_a_case_whose_filings_come_back_stands_behind_its_wall_again(
    secret: Case, admin: User, inside: User, outside: User
) -> None:
    walls.build(secret, admitted=[inside], by=admin)
    key = secret.key
    Case.objects.filter(pk=secret.pk).update(key="docket:txwd/7:24-cv-00099")  # as if it had gone
    assert not Case.objects.filter(key=key).exists()

    back = Case.objects.create(key=key, caption="SECRET")

    assert not Case.objects.visible_to(anew(outside)).filter(pk=back.pk).exists()
    assert Case.objects.visible_to(anew(inside)).filter(pk=back.pk).exists()


def test_through_the_api(secret: Case, admin: User, inside: User, outside: User) -> None:
    rights = {"case": secret.pk, "admitted": ["inside", "admin"], "reason": "protective order"}
    assert machine_of(inside).post("/api/v1/walls/", rights, format="json").status_code == 403
    unknown = machine_of(admin).post("/api/v1/walls/", {**rights, "admitted": ["nobody"]}, format="json")
    assert (unknown.status_code, "nobody" in unknown.json()["message"]) == (400, True)

    made = machine_of(admin).post("/api/v1/walls/", rights, format="json")

    assert made.status_code == 201, made.content
    assert made.json() | {"built_at": ""} == {
        "id": made.json()["id"], "case": secret.key, "admitted": ["admin", "inside"], "reason": "protective order",
        "built_by": "admin", "built_at": "",
    }  # fmt: skip
    assert [len(machine_of(u).get("/api/v1/walls/").json()["results"]) for u in (inside, outside)] == [1, 0]
    assert machine_of(outside).delete(f"/api/v1/walls/{made.json()['id']}/").status_code == 404
    assert machine_of(inside).delete(f"/api/v1/walls/{made.json()['id']}/").status_code == 403
    assert machine_of(admin).delete(f"/api/v1/walls/{made.json()['id']}/").status_code == 204
    assert machine_of(outside).get(f"/api/v1/cases/{secret.pk}/").status_code == 200


def test_through_the_page(secret: Case, admin: User, inside: User, outside: User) -> None:
    address = f"/keep/cases/{secret.pk}/wall/"
    assert b"Who may see it" in browser_of(admin).get(secret.get_absolute_url()).content
    assert b"Who may see it" not in browser_of(outside).get(secret.get_absolute_url()).content
    assert browser_of(inside).get(address).status_code == 403

    answer = browser_of(admin).post(address, {"admitted": [inside.pk], "reason": "screen", "answer": "build"})

    assert (answer.status_code, answer["Location"]) == (
        302,
        "/cases/",
    )  # the administrator does not see it either
    assert b"behind a wall" in browser_of(inside).get(secret.get_absolute_url()).content
    assert browser_of(outside).get(address).status_code == 404
