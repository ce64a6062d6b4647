"""Charts as numbers: shares, places of years, boxes on a scale of days."""

from desk.analytics.counting import Times
from desk.analytics.drawing import bars, boxes, columns


def test_bars_are_shares_of_the_longest() -> None:
    drawn = bars([("W.D. Tex.", 40, "/a"), ("D. Del.", 10, "/b")])

    assert drawn is not None and [b.width for b in drawn.bars] == [86, 21.5]
    assert bars([]) is None


def test_a_year_without_cases_keeps_its_place() -> None:
    drawn = columns({2020: 4, 2023: 8}, {2020: "/a", 2023: "/b"})

    assert drawn is not None and [(c.year, c.count, c.height) for c in drawn.columns] == [
        (2020, 4, 75), (2021, 0, 0), (2022, 0, 0), (2023, 8, 150),
    ]  # fmt: skip
    assert drawn.left_out == 0


def test_only_the_latest_years_are_drawn() -> None:
    drawn = columns({1985: 1, 2024: 2, 2025: 3}, {})

    assert drawn is not None and (drawn.columns[0].year, len(drawn.columns), drawn.left_out) == (1986, 40, 1)


def test_a_box_stands_on_the_scale_of_days() -> None:
    few = Times("judgment", 0, (), (), {})
    many = Times("dismissal", 12, (0, 100, 200, 300, 400), (), {})
    drawn = boxes([("Judgment", few), ("Dismissal", many)])

    assert drawn is not None and [t.days for t in drawn.ticks] == [0, 90, 180, 270, 360, 450]
    assert [b.name for b in drawn.boxes] == ["Dismissal"]
    assert drawn.boxes[0].quartiles == (3, 23.44, 43.89, 64.33, 84.78)
    assert boxes([("Judgment", few)]) is None
