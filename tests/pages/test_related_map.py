"""The map of related cases: one box for each case, bounded, never more than the list beneath it."""

import pytest
from django.test import Client

from cases.models import Case, CaseRelation, Filing
from cases.related_map import MOST, related_map
from tests.api.field import Field

pytestmark = pytest.mark.django_db


def test_it_works(reader: Client, suits: list[Filing]) -> None:
    page = reader.get("/cases/cand/24-cv-04740/").content.decode()
    drawing = page[page.index('<svg class="map"') :].partition("</svg>")[0]

    assert "only mentioned" in drawing and "VirtaMove, Corp. v. Amazon.com Services LLC" in drawing
    assert "style=" not in drawing


def test_a_case_related_to_none_has_no_map(reader: Client, field: Field) -> None:
    case = field.case(1)
    case.relations.all().delete()

    assert '<svg class="map"' not in reader.get(case.get_absolute_url()).content.decode()


def test_a_case_named_in_two_ways_has_one_box(field: Field) -> None:
    one, other = field.cases(2)
    one.relations.all().delete()
    for relation in ("same_patents", "transfer"):
        CaseRelation.objects.create(case=one, other=other, relation=relation)
    CaseRelation.objects.create(case=other, other=one, relation="same_patents")

    drawn = related_map(one.relations.all(), one.related_from.all())

    assert drawn is not None
    assert [node.whole for node in drawn.nodes] == ["Owner 2 v. Maker 2"]
    assert drawn.nodes[0].says.count(",") == 1


def test_what_does_not_fit_is_counted(field: Field) -> None:
    case = field.case(1)
    for n in range(20):
        other = Case.objects.create(key=f"mention:{n}", caption="A long caption v. " + "x" * 60)
        CaseRelation.objects.create(case=case, other=other, relation="same_patents")

    drawn = related_map(case.relations.order_by("pk"), [])

    assert drawn is not None
    assert (len(drawn.nodes), drawn.more) == (MOST, 21 - MOST)
    assert all(node.y >= 0 and node.y + drawn.box_height <= drawn.height for node in drawn.nodes)
    assert all(len(node.name) <= 40 for node in drawn.nodes)


def test_hostile_words_are_drawn_as_words(reader: Client, field: Field) -> None:
    case = field.case(1)
    Case.objects.mentions().update(caption="<script>alert(1)</script>")

    assert "<script>alert" not in reader.get(case.get_absolute_url()).content.decode()
