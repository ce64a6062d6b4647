"""A paper before the Patent Trial and Appeal Board, read top to bottom: first page, grounds, patents, evidence, people."""

import re

from ingest.readers.citations import authorities
from ingest.readers.detect import Kind
from ingest.readers.front_page import front_pages
from ingest.readers.ptab.caption import Caption, read_caption
from ingest.readers.ptab.challenged import first_number, labelled_events, read_patents
from ingest.readers.ptab.claimed import read_claims
from ingest.readers.ptab.counsel import read_counsel
from ingest.readers.ptab.days import filed_on, hearing_on, of_cases, read_events, served_on
from ingest.readers.ptab.doubts import read_doubts
from ingest.readers.ptab.exhibits import listed_places, read_exhibits
from ingest.readers.ptab.ground import Ground
from ingest.readers.ptab.grounds import read_grounds
from ingest.readers.ptab.pages import unpaged
from ingest.readers.ptab.parties import read_parties
from ingest.readers.ptab.prior_art import read_references
from ingest.readers.ptab.related import read_related
from ingest.readers.ptab.slides import read_contentions, read_disputes
from ingest.readers.ptab.stage import Paper, what_paper
from ingest.readers.ptab.terms import read_terms
from ingest.readers.ptab.title import title
from ingest.readers.ptab.witnesses import read_experts, read_testimony
from ingest.readers.reading import Tree
from ingest.readers.sheet import Sheet
from law.said import Said


def read(text: str, kind: Kind) -> dict[str, Tree]:
    """The reading of one paper, as a tree of values with their words."""
    paper = unpaged(text)
    tree: dict[str, Tree] = paper.placed(_read(Sheet(paper.text)))
    return {"kind": Said(kind.name, kind.words.start, kind.words.end), **tree}


def _read(sheet: Sheet) -> dict[str, Tree]:
    """The paper from its closed text: first page, then people, then what it says."""
    caption = read_caption(sheet)
    name = title(sheet, caption)
    paper = what_paper(sheet, name, caption)
    parties = read_parties(sheet, caption)
    served, service = served_on(sheet)
    heard = hearing_on(sheet, caption, str(name.value) if name else "")
    tree: dict[str, Tree] = {
        "title": name,
        "court": caption.board,
        "docket_number": caption.numbers[0] if caption.numbers else None,
        "other_numbers": caption.numbers[1:],
        "number_as_printed": caption.printed,
        "document_number": caption.paper,
        "filed_on": filed_on(sheet, caption, service, served, board=paper.board),
        "served_on": served,
        "hearing_on": heard,
        "posture": caption.posture,
        "judges": caption.judges,
        "parties": parties,
    }
    tree["counsel"], tree["counsel_firms"] = read_counsel(sheet, paper.filer)
    return _merits(sheet, caption, paper, tree, service)


def _merits(
    sheet: Sheet, caption: Caption, paper: Paper, tree: dict[str, Tree], service: int
) -> dict[str, Tree]:
    """What the paper says of patents, claims, grounds and evidence."""
    numbers = _on_the_first_slide(caption, paper, tree["title"]) or (
        [n] if (n := first_number(sheet)) else []
    )
    challenged = {str(n.value) for n in numbers}
    own = {str(n.value) for n in caption.numbers}
    pages = front_pages(sheet.text, sheet.flat)
    grounds = read_grounds(sheet)
    stamped = str(caption.stamped.value) if caption.stamped else None
    names = {r: _only(tree["parties"], r) for r in ("petitioner", "patent_owner")}
    tree["patents"] = read_patents(
        sheet, numbers, grounds, pages, _owner(tree["parties"]), caption.end, stamped
    )
    tree["exhibits"] = read_exhibits(sheet)
    tree["references"] = read_references(sheet, grounds, pages, challenged, tree["exhibits"])
    only = numbers[0] if len(numbers) == 1 else None
    tree["claims"] = read_claims(sheet, only)
    tree["grounds"] = _grounds(sheet, grounds, paper)
    tree["terms"] = read_terms(sheet, only, {r: n for r, n in names.items() if n})
    if paper.slides:
        first = tree["title"].end if tree["title"] else caption.end
        tree["contentions"] = read_contentions(
            sheet,
            service,
            [(p.start, p.end) for p in pages],
            anticipation=_anticipation(grounds),
            start=first,
        )
        tree["disputes"] = read_disputes(sheet, paper.filer_said)
    tree["testimony"] = read_testimony(sheet, paper.filer)
    tree["experts"] = read_experts(sheet)
    tree["authorities"] = authorities(sheet, frozenset(own))
    tree["related"] = read_related(sheet, own, [str(p["name"].value) for p in tree["parties"]])
    taken = {
        v.start
        for row in tree["references"]
        for k, v in row.items()
        if k == "issued_on" and isinstance(v, Said)
    }
    own_events = _own_filing(paper, tree) + (
        [] if pages else labelled_events(sheet, only, caption.end, stamped)
    )
    events = read_events(
        sheet,
        caption,
        only,
        pages,
        challenged,
        taken,
        tree["hearing_on"],
        service,
        own_events,
        listed_places(tree["exhibits"]),
        _below(caption, tree["title"]),
        frozenset(str(r.value) for g in grounds for r in g.references),
    )
    tree["events"] = of_cases(events, tree["related"])
    tree["doubts"] = read_doubts(sheet, tree)
    return tree


def _on_the_first_slide(caption: Caption, paper: Paper, name: Said | None) -> list[Said]:
    """The patents of the caption; of slides without one, those that stand near the title."""
    if not paper.slides or caption.owner_word or name is None:
        return caption.patents
    return [n for n in caption.patents if n.start < name.end + 400]


def _below(caption: Caption, name: Said | None) -> int:
    """Where the paper's own words begin: below its title, else below its parties."""
    places = [s.end for s in (caption.owner_word, name if name and name.end <= caption.end else None) if s]
    return max(places, default=0)


def _only(parties: list[dict[str, Tree]], role: str) -> str | None:
    """The name of the one party in a role."""
    found = [str(p["name"].value) for p in parties if p["role"].value == role]
    return found[0] if len(found) == 1 else None


def _owner(parties: list[dict[str, Tree]]) -> Said | None:
    found = [p["name"] for p in parties if p["role"].value == "patent_owner"]
    return found[0] if len(found) == 1 else None


def _anticipation(grounds: list[Ground]) -> bool:
    return bool(grounds) and all(g.basis is not None and g.basis.value == "102" for g in grounds)


def _grounds(sheet: Sheet, grounds: list[Ground], paper: Paper) -> list[dict[str, Tree]]:
    """The grounds as the contract has them, numbered in order where no number is printed."""
    label = re.compile(r"\b(?:Instituted\s{1,3}Grounds?)\b", re.I).search(sheet.flat)
    numbered = all(g.number for g in grounds)
    return [
        {
            "number": g.number if numbered and g.number else g.claims.as_(i),
            "claims": g.claims,
            "basis": g.basis,
            "references": g.references,
            "stage": sheet.said(label.start(), label.start() + 10, "instituted")
            if label and paper.stage.value == "instituted"
            else paper.stage,
        }
        for i, g in enumerate(grounds, start=1)
    ]


def _own_filing(paper: Paper, tree: dict[str, Tree]) -> list[dict[str, Tree]]:
    """The filing of the paper itself, where it is a petition."""
    on = tree["filed_on"]
    if not paper.petition or on is None:
        return []
    return [
        {
            "on": on,
            "title": on.as_("Petition filed"),
            "kind": on.as_("petition_filed"),
            "modality": on.as_("stated"),
        }
    ]
