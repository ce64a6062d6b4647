"""The geometry of a timeline: everything inside the picture, no words over words, time in order."""

from datetime import date, timedelta
from itertools import combinations
from xml.etree import ElementTree

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.models import Filing
from tests.api.field import Field
from timelines.drawing import Happening, draw_tall, draw_wide
from timelines.drawing.happening import length
from timelines.drawing.scale import Scale
from timelines.drawing.tall import wrap
from timelines.drawing.wide import EDGE, GLYPH, GUTTER, WIDTH, Mark

days = st.dates(date(1985, 1, 1), date(2030, 12, 31))


@st.composite
def happenings(draw: st.DrawFn) -> Happening:
    begin = draw(days)
    end = begin + timedelta(days=draw(st.sampled_from([0, 0, 0, 30, 91, 1460])))
    open_at = draw(st.sampled_from(["", "", "", "left", "right"]))
    return Happening(
        lane=draw(st.sampled_from(["court", "board", "patents", "business"])),
        earliest=None if open_at == "left" else begin,
        latest=None if open_at == "right" else end,
        label=draw(st.text("abc déf MWO 017", min_size=1, max_size=80)),
        title="t",
        when="w",
        href="/",
        alleged=draw(st.booleans()),
        main=draw(st.booleans()),
    )


def told(on: date, label: str = "Order", lane: str = "court", **more: object) -> Happening:
    return Happening(
        lane=lane, earliest=on, latest=on, label=label, title=label, when=str(on), href="/", **more
    )  # type: ignore[arg-type]


def room(mark: Mark) -> tuple[float, float]:
    """Left and right of a mark with its words."""
    text = length(mark.label) * GLYPH
    left = mark.label_x - text if mark.label and mark.anchor == "end" else mark.x - 5
    right = mark.label_x + text if mark.label and mark.anchor == "start" else mark.right + 5
    return left, right


@settings(max_examples=60, deadline=None)
@given(st.lists(happenings(), min_size=1, max_size=60))
def test_nothing_overlaps_and_all_is_inside(events: list[Happening]) -> None:
    drawing = draw_wide(events)
    assert drawing is not None
    marks = [m for band in drawing.bands for m in band.marks]

    assert len(marks) == len(events)
    for mark in marks:
        assert mark.x >= GUTTER and mark.right <= WIDTH - EDGE + 12, mark
        assert 0 < mark.y < drawing.height
    for a, b in combinations(marks, 2):
        if a.y == b.y:
            assert room(a)[1] <= room(b)[0] + 0.2 or room(b)[1] <= room(a)[0] + 0.2, (a, b)


@settings(max_examples=60, deadline=None)
@given(st.lists(days, min_size=2, max_size=30))
def test_a_later_day_is_never_drawn_before_an_earlier_one(dates: list[date]) -> None:
    scale = Scale([told(d) for d in dates], 0, 1000)
    drawn = [scale.x(d) for d in sorted(dates)]

    assert drawn == sorted(drawn)
    assert drawn[0] >= 0 and drawn[-1] <= 1000


def test_no_events_give_no_drawing() -> None:
    assert draw_wide([]) is None and draw_tall([]) is None


def test_an_exact_day_is_a_dot_and_a_span_a_bar() -> None:
    span = Happening(
        "business",
        date(2012, 1, 1),
        date(2015, 12, 31),
        "Meetings",
        "Meetings",
        "2012–2015",
        "/",
        alleged=True,
    )
    drawing = draw_wide([told(date(2024, 5, 3)), span])
    assert drawing is not None
    dot, bar = drawing.bands[0].marks[0], drawing.bands[1].marks[0]

    assert dot.width == 0 and bar.width > 12 and bar.of.alleged


def test_an_open_beginning_is_a_bar_with_an_open_end() -> None:
    drawing = draw_wide(
        [
            Happening("court", None, date(2024, 5, 3), "Filed", "Filed", "not later than 2024-05-03", "/"),
            told(date(2020, 1, 1)),
        ]
    )
    assert drawing is not None
    mark = next(m for m in drawing.bands[0].marks if m.of.earliest is None)

    assert mark.open_left and mark.width > 0


def test_a_crowded_lane_keeps_the_words_of_what_decides_the_case() -> None:
    crowd = [
        told(date(2020, 1, 1) + timedelta(days=n), "Motion for an extension of time", main=False)
        for n in range(200)
    ]
    drawing = draw_wide([*crowd, told(date(2020, 6, 1), "Verdict")])
    assert drawing is not None
    words = [m.label for m in drawing.bands[0].marks]

    assert "Verdict" in words and drawing.wordless > 0
    assert drawing.height < 1000


def test_a_short_time_is_drawn_by_month() -> None:
    drawing = draw_wide([told(date(2024, 1, 26)), told(date(2024, 5, 3))])
    assert drawing is not None

    assert "Jan 2024" in [c.label for c in drawing.columns] and "May 2024" in [
        c.label for c in drawing.columns
    ]


def test_some_crowded_years_are_drawn_by_month_and_quiet_months_have_no_thicket_of_lines() -> None:
    quiet = [told(date(2017, 2, 3)), told(date(2021, 3, 4))]
    busy = [told(date(2019, 1, 1) + timedelta(days=7 * n)) for n in range(30)]
    years, months = draw_wide([*quiet, *busy[:3]]), draw_wide([*quiet, *busy])
    assert years is not None and months is not None

    assert "2019" in [c.label for c in years.columns] and "Mar 2019" in [c.label for c in months.columns]
    lines = [c.x for c in months.columns if not c.label]
    assert lines and all(b - a >= 14 for a, b in zip(lines, lines[1:], strict=False))


def test_the_tall_drawing_has_a_row_for_each_event_in_order() -> None:
    drawing = draw_tall([told(date(2024, 5, 3), "Later"), told(date(2003, 9, 15), "First", lane="patents")])
    assert drawing is not None

    assert [row.of.label for row in drawing.rows] == ["First", "Later"]
    assert [year.label for year in drawing.years] == ["2003", "2024"]
    assert drawing.rows[-1].bottom <= drawing.height


@given(st.text(max_size=300), st.integers(5, 60), st.integers(1, 4))
def test_wrapped_words_fit_their_lines(text: str, chars: int, most: int) -> None:
    lines = wrap(text, chars, most)

    assert 1 <= len(lines) <= most and all(length(line) <= chars + 1e-9 for line in lines)


@pytest.mark.django_db
def test_the_drawing_can_be_taken_away_as_a_file(reader: Client, suits: list[Filing]) -> None:
    answer = reader.get("/cases/txwd/7:24-cv-00030/timeline.svg")
    text = answer.content.decode()

    assert answer["Content-Type"] == "image/svg+xml" and "attachment" in answer["Content-Disposition"]
    assert ElementTree.fromstring(text).tag.endswith("svg")
    assert "var(--court)" not in text and 'href="http://testserver/filings/' in text


@pytest.mark.django_db
def test_a_timeline_is_narrowed_by_the_address(reader: Client, field: Field) -> None:
    case = field.case(1)

    assert (
        "Complaint filed"
        in reader.get(case.get_absolute_url(), {"from": "2024", "to": "2024"}).content.decode()
    )
    empty = reader.get(case.get_absolute_url(), {"from": "2019", "to": "2020"}).content.decode()
    assert "No event of these years" in empty
    assert reader.get(case.get_absolute_url(), {"from": "x", "to": "99999", "kind": "'"}).status_code == 200
