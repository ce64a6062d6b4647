"""The written forms collected from real dockets, where the collection lies beside the project."""

import csv
from pathlib import Path

import pytest

from law.dockets import canonical, find

SHEET = Path(__file__).parents[3] / "shared" / "samples" / "docket-numbers.csv"
ROWS = list(csv.DictReader(SHEET.open(encoding="utf-8"))) if SHEET.exists() else []
pytestmark = pytest.mark.skipif(not ROWS, reason="../shared/samples/docket-numbers.csv is not here")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["raw"])
def test_a_collected_form_has_the_normal_form_of_its_row(row: dict[str, str]) -> None:
    court = "itc" if row["forum"] == "usitc" else row["forum"]
    found = find(row["raw"], court=court)
    expected = [number for number in row["canonical"].split(";") if number]
    if row["office"].endswith("?"):  # the office is the collector's inference: the number does not print it
        assert [n.core for n in found] == [number.split(":")[-1] for number in expected]
    else:
        assert [canonical(court, n) for n in found] == expected


@pytest.mark.parametrize("row", [r for r in ROWS if r["judges"]], ids=lambda row: row["raw"])
def test_a_collected_form_has_the_initials_of_its_row(row: dict[str, str]) -> None:
    (number,) = find(row["raw"], court=row["forum"])
    assert list(number.initials) == [j for j in row["judges"].split("|") if j != "UNA"]
