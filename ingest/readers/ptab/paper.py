"""A paper before the Patent Trial and Appeal Board, read top to bottom: first page, grounds, patents, evidence, people."""

import re
from dataclasses import dataclass

from ingest.readers.citations import authorities
from ingest.readers.detect import Kind
from ingest.readers.front_page import front_pages
from ingest.readers.ptab.caption import Caption, read_caption
from ingest.readers.ptab.challenged import first_number, labelled_events, read_patents
from ingest.readers.ptab.claimed import read_claims
from ingest.readers.ptab.counsel import read_counsel
from ingest.readers.ptab.days import filed_on, hearing_on, of_cases, read_events, served_on
from ingest.readers.ptab.disputes import read_disputes
from ingest.readers.ptab.doubts import read_doubts
from ingest.readers.ptab.exhibits import listed_places, read_exhibits
from ingest.readers.ptab.ground import Ground
from ingest.readers.ptab.grounds import read_grounds
from ingest.readers.ptab.pages import unpaged
from ingest.readers.ptab.parents import add_parents
from ingest.readers.ptab.parties import read_parties
from ingest.readers.ptab.prior_art import read_references
from ingest.readers.ptab.related import read_related
from ingest.readers.ptab.slides import read_contentions
from ingest.readers.ptab.stage import Paper, what_paper
from ingest.readers.ptab.terms import read_terms
from ingest.readers.ptab.title import title
from ingest.readers.ptab.witnesses import name_witnesses, read_experts, read_testimony, side_by_exhibit
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
    add_parents(sheet, parties)
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
    merits = Merits(sheet, caption, paper, tree, service)
    _patents_and_art(merits)
    _claims_and_grounds(merits)
    _arguments(merits)
    _evidence(merits)
    _events(merits)
    tree["doubts"] = read_doubts(sheet, tree)
    return tree


@dataclass
class Merits:
    """What the steps below the first page share: the paper, its tree so far, and what they find out for each other."""

    sheet: Sheet
    caption: Caption
    paper: Paper
    tree: dict[str, Tree]
    service: int  # where the certificate of service begins

    def __post_init__(self) -> None:
        self.pages = front_pages(self.sheet.text, self.sheet.flat)
        self.grounds = read_grounds(self.sheet)
        numbers = _on_the_first_slide(self.caption, self.paper, self.tree["title"])
        first = None if numbers else first_number(self.sheet)
        self.numbers: list[Said] = numbers or ([first] if first else [])
        self.stamped = str(self.caption.stamped.value) if self.caption.stamped else None

    @property
    def only(self) -> Said | None:
        """The patent under review, where it is one."""
        return self.numbers[0] if len(self.numbers) == 1 else None

    @property
    def challenged(self) -> set[str]:
        """The numbers of the patents under review."""
        return {str(n.value) for n in self.numbers}

    @property
    def own(self) -> set[str]:
        """The numbers of this trial."""
        return {str(n.value) for n in self.caption.numbers}


def _patents_and_art(m: Merits) -> None:
    """The patents under review, the exhibits, and the art of the grounds."""
    tree = m.tree
    tree["patents"] = read_patents(
        m.sheet, m.numbers, m.grounds, m.pages, _owner(tree["parties"]), m.caption.end, m.stamped
    )
    tree["exhibits"] = read_exhibits(m.sheet)
    tree["references"] = read_references(m.sheet, m.grounds, m.pages, m.challenged, tree["exhibits"])


def _claims_and_grounds(m: Merits) -> None:
    """The claims printed, the grounds, and the terms construed."""
    m.tree["claims"] = read_claims(m.sheet, m.only)
    m.tree["grounds"] = _grounds(m.sheet, m.grounds, m.paper)
    named = {str(p["role"].value): str(p["name"].value) for p in reversed(m.tree["parties"])}
    m.tree["terms"] = read_terms(m.sheet, m.only, named, _first_words(m.tree["parties"]), m.paper.filer)


def _arguments(m: Merits) -> None:
    """What slides assert, and the two-sided table they print."""
    if not m.paper.slides:
        return
    m.tree["contentions"] = read_contentions(
        m.sheet,
        m.service,
        [(p.start, p.end) for p in m.pages],
        grounds=m.grounds,
        start=m.tree["title"].end if m.tree["title"] else m.caption.end,
    )
    m.tree["disputes"] = read_disputes(m.sheet, m.paper.filer_said)


def _evidence(m: Merits) -> None:
    """Testimony, experts, the cases cited, and the other proceedings mentioned."""
    m.tree["testimony"] = read_testimony(m.sheet, m.paper.filer)
    m.tree["experts"] = read_experts(m.sheet, m.tree["title"], m.caption.end, _first_words(m.tree["parties"]))
    side_by_exhibit(m.tree["experts"], m.tree["exhibits"])
    name_witnesses(m.tree["testimony"], m.tree["experts"])
    m.tree["authorities"] = authorities(m.sheet, frozenset(m.own))
    m.tree["related"] = read_related(m.sheet, m.own, [str(p["name"].value) for p in m.tree["parties"]])


def _events(m: Merits) -> None:
    """The dated facts that are not the date of a reference."""
    tree = m.tree
    taken = {v.start for row in tree["references"] if isinstance(v := row.get("issued_on"), Said)}
    labelled = [] if m.pages else labelled_events(m.sheet, m.only, m.caption.end, m.stamped)
    events = read_events(
        m.sheet,
        m.caption,
        m.only,
        m.pages,
        m.challenged,
        taken,
        tree["hearing_on"],
        m.service,
        _own_filing(m.paper, tree) + labelled,
        listed_places(tree["exhibits"]),
        _below(m.caption, tree["title"]),
        frozenset(str(r.value) for g in m.grounds for r in g.references),
    )
    tree["events"] = of_cases(events, tree["related"])


def _on_the_first_slide(caption: Caption, paper: Paper, name: Said | None) -> list[Said]:
    """The patents of the caption; of slides without one, those that stand near the title."""
    if not paper.slides or caption.owner_word or name is None:
        return caption.patents
    return [n for n in caption.patents if n.start < name.end + 400]


def _below(caption: Caption, name: Said | None) -> int:
    """Where the paper's own words begin: below its title, else below its parties."""
    places = [s.end for s in (caption.owner_word, name if name and name.end <= caption.end else None) if s]
    return max(places, default=0)


def _first_words(parties: list[dict[str, Tree]]) -> dict[str, str]:
    """The role of each party by the word that its name, or another form of it, begins with."""
    forms = [
        (str(f.value), str(p["role"].value)) for p in parties for f in [p["name"], *(p.get("aka") or [])]
    ]
    return {name.split()[0].strip(",.").casefold(): role for name, role in forms if name.split()}


def _owner(parties: list[dict[str, Tree]]) -> Said | None:
    found = [p["name"] for p in parties if p["role"].value == "patent_owner"]
    return found[0] if len(found) == 1 else None


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
