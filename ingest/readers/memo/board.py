"""A memo on a petition before the Board: case identification, patent overview, grounds, and the arguments after them."""

import re
from collections.abc import Iterator

from ingest.readers.citations import authorities
from ingest.readers.detect import Kind
from ingest.readers.memo import positions
from ingest.readers.memo.board_facts import issue_day, read_dated, read_memo_experts, read_related
from ingest.readers.memo.board_patents import add_rows, line_of, read_challenged
from ingest.readers.memo.board_tables import (
    called_claims,
    instituted,
    labelled_terms,
    printed_claims,
    tabled_grounds,
)
from ingest.readers.memo.counsel import named_counsel
from ingest.readers.memo.frame import Frame
from ingest.readers.memo.head import Head, read_head
from ingest.readers.memo.inventory import Inventory
from ingest.readers.memo.naming import Naming
from ingest.readers.memo.outline import Item, Outline
from ingest.readers.memo.people import People, from_caption, read_people
from ingest.readers.memo.prior_art import listed_art, read_art
from ingest.readers.memo.questions import read_questions
from ingest.readers.memo.timeline import timeline_rows
from ingest.readers.patent_term import add_terms
from ingest.readers.reading import Tree
from ingest.readers.sheet import Sheet
from law import claims, dates
from law.said import Said

_POSTURE = {"IPR": "ipr", "PGR": "pgr", "CBM": "cbm", "DER": "derivation"}
_GROUND = re.compile(r"(?:\W{0,4})Grounds?\s(?P<n>\d{1,2})(?P<letter>[A-Z])?\b", re.I)
_N = r"\d{1,3}(?:\s?(?:-|–|—|to|through)\s?\d{1,3})?"
_CLAIMS = re.compile(rf"\bclaims?\s(?P<list>{_N}(?:(?:\s?,\s?(?:and\s)?|\s(?:and|&)\s){_N}){{0,80}})", re.I)
_LIST = re.compile(rf"{_N}(?:(?:\s?,\s?(?:and\s)?|\s(?:and|&)\s){_N}){{0,80}}")
_BASES = (
    ("103", r"§+\s?103\b|\bobvious(?:ness)?\b"), ("102", r"§+\s?102\b|\banticipat\w+"),
    ("112", r"§+\s?112\b|\bwritten description\b|\bindefinite\w*|\benablement\b"), ("101", r"§+\s?101\b|\b(?:in)?eligib\w+"),
)  # fmt: skip
_BASIS = tuple((basis, re.compile(words, re.I)) for basis, words in _BASES)
_TERM = re.compile(r"[\"“](?P<term>[^\"“”\n]{2,200}?),?[\"”]\s{0,2}(?:\([^()\n]{2,80}\))?\s{0,2}:")
_CONSTRUED = re.compile(
    r"\b(?:construed? (?:to mean|as)|means?|meaning|construction of|as)\s[\"“](?P<means>[^\"“”\n]{3,400}?)[\"”]",
    re.I,
)


def read_board_memo(text: str, kind: Kind) -> Tree:
    """The tree of a memo of the form "1. Case Identification / 2. Patent Overview / 3. Grounds for Unpatentability"."""
    outline = Outline(text)
    identification = outline.section("identification") or outline.section("summary")
    head = read_head(outline, line_of(identification, "Case", "Trial", "Proceeding"))
    filed = line_of(identification, "Filed", "Petition Filed", "Filing Date", "Date")
    people = read_people(outline, identification)
    if not people.parties and head.caption:
        people = People(from_caption(outline, head.caption, ("petitioner", "patent_owner")), people.firms)
    number = str(head.docket_number.value) if head.docket_number else ""
    trial = head.docket_number if number[:3] in _POSTURE else None
    patents = list(read_challenged(outline, identification))
    own = {str(p["number"].value) for p in patents}
    frame = Frame(outline, people, Naming(people.parties, text), Inventory(outline, own), ())
    rows = list(timeline_rows(frame))
    dated = _dated(outline, rows, patents)
    add_rows(patents, rows, people)
    add_terms(patents, text, Said)
    only = patents[0]["number"] if len(patents) == 1 else None
    filed_on = _date(outline, filed) or head.filed_on
    return {
        "kind": kind.words,
        **_heading(head, trial, filed_on),
        "parties": [p.tree for p in people.parties],
        "counsel_firms": list(people.firms),
        "patents": patents,
        "claims": _claims(outline, only) if only else [],
        "hearing_on": _to_be_heard(rows, filed_on),
        "counsel": named_counsel(outline, identification),
        "references": listed_art(outline, "art")
        or read_art(outline, outline.section("grounds"), own)
        or listed_art(outline, "grounds"),
        "grounds": _all_grounds(outline, identification),
        "terms": [*_terms(outline), *_headed_terms(frame, only)] or list(labelled_terms(frame, only)),
        "contentions": list(_contentions(outline)),
        "questions": read_questions(frame),
        "experts": read_memo_experts(outline),
        "related": _dated_by_rows(list(read_related(outline, number)), rows, people),
        "authorities": authorities(Sheet(text), frozenset({number})),
        "events": dated,
        "sections": list(_sections(outline)),
    }


def _heading(head: Head, trial: Said | None, filed: Said | None) -> dict[str, Tree]:
    return {
        "court": trial.as_("ptab") if trial else head.court,
        "docket_number": head.docket_number,
        "number_as_printed": head.number_as_printed,
        "other_numbers": head.other_numbers,
        "filed_on": filed,
        "caption": head.caption,
        "posture": trial.as_(_POSTURE[str(trial.value)[:3]]) if trial else None,
    }


def _claims(outline: Outline, patent: Tree) -> list[Tree]:
    """The claims printed, then those only called independent or dependent, each once."""
    found: dict[object, dict[str, Tree]] = {}
    for claim in (*printed_claims(outline, patent), *called_claims(outline, patent)):
        found.setdefault(claim["number"].value, claim)
    return list(found.values())


def _to_be_heard(rows: list[dict[str, Tree]], filed: Said | None) -> Said | None:
    """The day of a hearing that the timeline has after the day of the analysed paper."""
    days = [r["on"] for r in rows if isinstance(r["kind"], Said) and r["kind"].value == "hearing" and r["on"]]
    ahead = [d for d in days if filed and str(d.value) > str(filed.value)]
    return ahead[0] if ahead else None


def _all_grounds(outline: Outline, identification: tuple[Item, ...]) -> list[Tree]:
    """The grounds, told or tabled, at the stage that the heading's lines give."""
    grounds = list(_grounds(outline)) or list(tabled_grounds(outline))
    stage = instituted(outline, identification)
    return [{**ground, "stage": stage or ground["stage"]} for ground in grounds]


def _dated(
    outline: Outline, rows: list[dict[str, Tree]], patents: list[dict[str, Tree]]
) -> list[dict[str, Tree]]:
    """The timeline's rows, and the dated facts of the prose that no row has; gives the one patent its day of issue."""
    for row in rows:  # the complaint that such a memo's timeline has is another case's
        if getattr(row["kind"], "value", "") == "complaint_filed":
            row["kind"] = row["kind"].as_("related_case_filed")
    told = {_key(e) for e in rows if isinstance(e["kind"], Said) and isinstance(e["on"], Said)}
    dated = [*rows, *(e for e in read_dated(outline, patents) if _key(e) not in told)]
    if len(patents) == 1 and (issued := issue_day(dated)):
        patents[0]["issued_on"] = issued
    return dated


def _key(event: dict[str, Tree]) -> tuple[str, str]:
    return str(event["kind"].value), str(event["on"].value)


def _dated_by_rows(related: list[Tree], rows: list[dict[str, Tree]], people: People) -> list[Tree]:
    """A suit of the petition's own parties was filed on the one day that a row has for such a filing."""
    filed = [r["on"] for r in rows if getattr(r["kind"], "value", "") == "related_case_filed"]
    courts = [r for r in related if isinstance(r, dict) and r.get("plaintiff")]
    if len(filed) == 1 and len(courts) == 1:
        courts[0].setdefault("filed_on", filed[0])
    return related


def _headed_terms(frame: Frame, patent: Tree) -> Iterator[Tree]:
    """Terms that are headings of their own, with what each side is said to mean by them."""
    items = frame.outline.section("construction", "terms")
    opens = [
        n for n, i in enumerate(items) if i.form == "heading" and _HEADED.match(frame.text, i.start, i.end)
    ]
    for n, end in zip(opens, [*opens[1:], len(items)], strict=False):
        m = _HEADED.match(frame.text, items[n].start, items[n].end)
        sides = [
            s for i in items[n + 1 : end] if i.form != "blank" and (s := positions.told(frame, i, "ptab"))
        ]
        if m and (sides or not any(i.label for i in items[n + 1 : end])):
            yield {
                "term": frame.outline.said(*m.span("term")),
                "patent": patent,
                "positions": sides,
            }


_HEADED = re.compile(r"[\"“](?P<term>[^\"“”\n]{2,200}?),?[\"”]")


def _date(outline: Outline, item: Item | None) -> Said | None:
    when = next(dates.find(outline.text, item.body, item.end), None) if item else None
    return Said(when.edtf, when.start, when.end) if when else None


def _grounds(outline: Outline) -> Iterator[dict[str, Tree]]:
    """Each ground with its claims, its statute and its references."""
    items = outline.section("grounds")
    art = listed_art(outline, "art") or read_art(outline, items, set()) or listed_art(outline, "grounds")
    known = list(dict.fromkeys(str(a["name"].value) for a in art if isinstance(a.get("name"), Said)))
    opens = [
        n
        for n, i in enumerate(items)
        if _GROUND.match(outline.words(i)) and not i.label.startswith("Grounds")
    ]
    for n, end in zip(opens, [*opens[1:], len(items)], strict=False):
        head, under = items[n], items[n + 1 : end]
        m = _GROUND.match(outline.text, head.start, head.end)
        if m is None:
            continue
        listed = _CLAIMS.search(outline.text, m.end(), head.end) or next(
            (
                c
                for i in under
                if i.label.startswith("Claims") and (c := _CLAIMS.search(outline.text, i.start, i.end))
            ),
            None,
        )
        basis = next(
            (
                Said(b, s.start(), s.end())
                for b, p in _BASIS
                if (s := p.search(outline.text, m.end(), head.end))
            ),
            None,
        )
        own = read_art(outline, (head, *under), set())
        yield {
            "number": Said(int(m["n"]), m.start("n"), m.end("n")),
            "claims": _list(outline, listed),
            "basis": basis,
            "references": _named_art(outline, head, known, [a["name"] for a in own if "name" in a]),
            "stage": Said("petition", m.start(), m.end()),
        }


def _named_art(outline: Outline, head: Item, known: list[str], listed: list[Tree]) -> list[Tree]:
    """A ground's references: those its own lines introduce, and those its heading names that another ground introduced."""
    seen = {str(a.value) for a in listed if isinstance(a, Said)}
    found = [
        Said(name, head.start + at, head.start + at + len(name))
        for name in known
        if name not in seen and (at := outline.words(head).find(name)) >= 0
    ]
    return [*found, *listed]


def _list(outline: Outline, m: re.Match[str] | None) -> Said | None:
    if m is None:
        return None
    try:
        claims.numbers(m["list"])
    except ValueError:
        return None
    return outline.said(m.start("list"), m.end("list"))


def _terms(outline: Outline) -> Iterator[Tree]:
    """The constructions that the petition proposes: a quoted term before a colon."""
    for item in outline.section("construction"):
        m = _TERM.search(outline.text, item.start, min(item.end, item.start + 320))
        if m and item.form in ("bullet", "paragraph"):
            means = _CONSTRUED.search(outline.text, m.end(), item.end)
            yield {
                "term": outline.said(m.start("term"), m.end("term")),
                "construction": outline.said(means.start("means"), means.end("means")) if means else None,
            }


def _contentions(outline: Outline) -> Iterator[Tree]:
    """What the petition argues beyond its grounds: technical contentions, and discretionary denial as `procedural`."""
    for section, kind in (("contentions", "technical"), ("denial", "procedural")):
        heading = next((s.heading for s in outline.sections if s.name == section), None)
        for item in outline.section(section):
            if heading and item.form in ("bullet", "paragraph") and item.body < item.end:
                yield {
                    "kind": Said(kind, heading.start, heading.end),
                    "text": outline.told(item) if item.label else outline.all_of(item),
                }


def _sections(outline: Outline) -> Iterator[Tree]:
    for section in outline.sections:
        if section.name in ("identification", "summary"):
            continue
        for item in section.items:
            if item.label and item.body < item.end and item.form != "heading":
                yield {
                    "heading": item.named(),
                    "text": outline.told(item),
                }
