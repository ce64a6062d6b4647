"""Marking quotes in a text: no character is lost or moved, whatever spans overlap."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.marked import PAGE, Span, find_span, page_at, page_starts, pieces, spans_of, value_at, was_read

texts = st.text("ab \n", min_size=1, max_size=120)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(texts)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda e: e[0] < e[1])
    spans = [Span(a, b, f"/k/{i}") for i, (a, b) in enumerate(draw(st.lists(ends, max_size=12)))]
    return text, sorted(spans, key=lambda s: (s.start, -s.end, s.pointer))


@settings(deadline=None)
@given(marked(), st.data())
def test_the_pieces_are_the_text(given_: tuple[str, list[Span]], data: st.DataObject) -> None:
    text, spans = given_
    asked = data.draw(st.sampled_from([None, *spans]))

    found = list(pieces(text, 0, len(text), spans, asked))

    assert "".join(p.text for p in found) == text
    anchors = [a for p in found for a in p.anchors]
    assert len(anchors) == len(set(anchors)) and set(anchors) == {f"w{s.anchor}" for s in spans}
    assert sum(p.quote for p in found) == (1 if asked else 0)
    assert "".join(p.text for p in found if p.asked) == (text[asked.start : asked.end] if asked else "")


@settings(deadline=None)
@given(st.lists(st.integers(0, 200_000), max_size=40), st.integers(1, 200_000))
def test_parts_cover_the_text_in_order_and_none_is_long(printed: list[int], length: int) -> None:
    text = ("word " * 16 + "\n") * (length // 81 + 1)

    starts = page_starts(text, printed)

    assert starts[0] == 0 and starts == sorted(set(starts))
    assert all(b - a <= PAGE for a, b in zip(starts, [*starts[1:], len(text)], strict=True))


def test_one_endless_line_is_cut_too() -> None:
    assert len(page_starts("x" * 100_000, [])) == 5


def test_an_offset_is_on_the_page_that_holds_it() -> None:
    assert [page_at([0, 10, 20], n) for n in (0, 9, 10, 25)] == [1, 1, 2, 3]


def test_a_list_is_quoted_by_its_first_words() -> None:
    spans = spans_of(
        {"spans": {"/parties/1/name": [30, 40], "/parties/1/role": [10, 20], "/parties/10/name": [0, 5]}}
    )

    assert find_span(spans, "/parties/1") == Span(10, 20, "/parties/1/role")
    assert find_span(spans, "/nothing") is None


def test_values_are_told_by_item_with_their_doubts() -> None:
    reading = {
        "title": "ORDER",
        "parties": [{"name": "Netflix"}],
        "doubts": [{"pointer": "/parties/0/name", "why": "printed Netfix"}],
        "spans": {"/parties/0/name": [0, 7], "/title": [8, 13], "/doubts/0/printed": [0, 3]},
    }

    groups = dict(was_read(reading, spans_of(reading), 0, 100, ""))

    assert [(r.name, r.value) for r in groups["this paper"]] == [("title", "ORDER")]
    assert [(r.item, r.name, r.value, r.doubts) for r in groups["parties"]] == [
        (1, "name", "Netflix", ["printed Netfix"])
    ]


def test_a_pointer_that_leads_nowhere_is_nothing() -> None:
    assert value_at({"a": [1]}, "/a/0") == 1
    assert value_at({"a": [1]}, "/a/7") is None and value_at({"a": [1]}, "/a/b/c") is None
    assert value_at({"a/b": 2}, "/a~1b") == 2
