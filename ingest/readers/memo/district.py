"""A memo on a paper of a district court: sections I to VII, top to bottom."""

from ingest.readers.detect import Kind
from ingest.readers.memo.accused import read_counts, read_products
from ingest.readers.memo.charts import charted_claims, read_charts
from ingest.readers.memo.claims import read_claims
from ingest.readers.memo.doubts import read_doubts
from ingest.readers.memo.frame import Frame
from ingest.readers.memo.head import Head, read_head, read_postures, read_title
from ingest.readers.memo.inventory import Inventory
from ingest.readers.memo.naming import Naming
from ingest.readers.memo.outline import Outline
from ingest.readers.memo.patents import read_patents
from ingest.readers.memo.people import People, from_caption, read_people
from ingest.readers.memo.prose import (
    add_parents,
    read_exhibits,
    read_knowledge,
    read_references,
)
from ingest.readers.memo.questions import read_contentions, read_questions
from ingest.readers.memo.related import read_related
from ingest.readers.memo.sections import read_sections
from ingest.readers.memo.terms import read_terms
from ingest.readers.memo.timeline import read_events, timeline_rows
from ingest.readers.patent_term import add_terms
from ingest.readers.reading import Tree
from law.said import Said


def read_district_memo(text: str, kind: Kind) -> Tree:
    """The tree of a memo whose headings run from the Executive Summary to the Key Questions."""
    outline = Outline(text)
    summary = outline.section("summary", "identification")
    head = read_head(
        outline,
        next((i for i in summary if i.label and i.topic == "Case Identification" and i.body < i.end), None),
        summary,
    )
    people = read_people(outline, summary)
    people = people if people.parties or not head.caption else _captioned(outline, head.caption, people)
    told = [i for i in summary if i.topic in ("Core Dispute", "Key Procedural History") and i.label]
    postures = read_postures(outline, told, head.court)
    frame = Frame(
        outline,
        people,
        Naming(people.parties, text),
        Inventory(outline),
        tuple(str(p.value) for p in postures),
    )
    add_parents(frame)
    products = read_products(frame)
    patents = read_patents(frame)
    add_terms(patents, text, Said)
    printed = [c.tree() for chapter in frame.inventory.chapters for c in read_claims(frame, chapter)]
    tree = {
        "kind": kind.words,
        "title": read_title(outline),
        **_heading(head),
        "posture": postures[0] if len(postures) == 1 else postures,
        "parties": [p.tree for p in people.parties],
        "counsel_firms": list(people.firms),
        "patents": patents,
        "claims": [*printed, *charted_claims(frame, printed)],
        "counts": read_counts(frame, products),
        "products": [name for name, _ in products],
        **_narrated(frame),
    }
    return {**tree, "doubts": read_doubts(frame, tree)}


def _captioned(outline: Outline, caption: Said, people: People) -> People:
    return People(from_caption(outline, caption), people.firms)


def _heading(head: Head) -> dict[str, Tree]:
    return {
        "court": head.court,
        "docket_number": head.docket_number,
        "other_numbers": head.other_numbers,
        "number_as_printed": head.number_as_printed,
        "judges": head.judges,
        "filed_on": head.filed_on,
        "caption": head.caption,
    }


def _narrated(frame: Frame) -> dict[str, Tree]:
    """What the chapters after the heading tell, key by key."""
    return {
        "references": read_references(frame),
        "charts": read_charts(frame),
        "terms": read_terms(frame),
        "contentions": read_contentions(frame),
        "questions": read_questions(frame),
        "exhibits": read_exhibits(frame),
        "knowledge": read_knowledge(frame, list(timeline_rows(frame))),
        "related": read_related(frame),
        "events": read_events(frame),
        "sections": read_sections(frame),
    }
