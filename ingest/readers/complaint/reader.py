"""How a complaint is read, from its caption to its signature. Each step is a small file beside this one."""

from dataclasses import replace

from ingest.readers import citations, front, paragraphs, signature
from ingest.readers.complaint import (
    accused,
    allegations,
    attached,
    casting,
    claim_text,
    counting,
    doubts,
    elsewhere,
    facts,
    knowledge,
    own_day,
    party_facts,
    patent_facts,
    posture,
    relief,
    sections,
    suit,
)
from ingest.readers.complaint.cast import Cast
from ingest.readers.complaint.in_suit import Suit
from ingest.readers.complaint.sections import Count
from ingest.readers.detect import Kind
from ingest.readers.flow import Line, lines
from ingest.readers.paragraphs import Pleading
from ingest.readers.reading import Tree
from ingest.readers.sheet import Sheet
from law import dockets
from law.names import key as name_key
from law.said import Said

MOST = 300_000  # characters of a complaint that are read in depth; what stands behind them is charts and exhibits
TAIL = 40_000  # … but for the prayer and the signature, wherever they stand


_MISREAD = {
    0x2015: "“",
    0x2016: "”",
}  # quotation marks that a conversion of old files gives as a bar and a double line


def read(text: str, kind: Kind) -> dict[str, Tree]:
    """The tree of a complaint, with the keys of the reading contract."""
    text = text.translate(_MISREAD)
    head = front.read(text)
    rows = [*lines(text, 0, MOST), *_tail(text)]
    pleading = paragraphs.read(rows)
    counts = sections.counts(pleading)
    stop = sections.signature(pleading)
    who = casting.read(
        pleading,
        [(p.name, str(p.role.value)) for p in head.parties],
        [(c.number, c.start, c.end) for c in counts],
    )
    in_suit = suit.read(pleading, counts, stop)
    postures = posture.read(pleading, counts, head.title, stop)
    brought = frozenset(str(p.value) for p in postures)
    products, per_count = accused.read(pleading, counts, who, stop, brought)
    own = {str(n.value) for n in (head.docket_number, *head.other_numbers) if n}

    tree: dict[str, Tree] = head.tree()
    tree["kind"] = kind.words.as_(kind.name)
    tree["posture"] = _one_or_list(postures)
    tree["jury_demand"] = head.jury_demand or sections.jury_demand(pleading)
    tree["parties"] = _parties(pleading, head, who, stop)
    tree["counsel"], tree["counsel_firms"] = _counsel(
        rows, text, pleading, head, stop, kind.words.as_("plaintiff")
    )
    tree |= _alleged(pleading, counts, in_suit, who, stop)
    tree["counts"] = counting.read(pleading, counts, in_suit, who, per_count)
    tree["products"] = products
    tree["events"] = [*facts.events(pleading, counts, in_suit, who, stop), *own_day.events(pleading, head)]
    tree["related"] = elsewhere.related(
        pleading, who, in_suit, own | {n.core for v in own if (n := dockets.parse(v))}, stop
    )
    tree["authorities"] = list(citations.authorities(Sheet(text[:MOST]), frozenset(own)))
    tree["definitions"] = list(party_facts.defined(who))
    tree["doubts"] = [*head.doubts, *doubts.read(tree)]
    return tree


def _alleged(pleading: Pleading, counts: list[Count], in_suit: Suit, who: Cast, stop: int) -> dict[str, Tree]:
    """What the numbered paragraphs say: patents and claims, allegations, relief, notice, what is attached and cited."""
    return {
        "patents": patent_facts.read(pleading, in_suit, who, stop),
        "claims": claim_text.read(pleading, in_suit, stop),
        "contentions": allegations.read(pleading, counts, who),
        "relief": relief.read(
            pleading,
            lambda a, b: [
                pleading.flow.said(p.number, x, y) for p, x, y in in_suit.spoken_of(pleading, a, b)
            ],
        ),
        "knowledge": knowledge.read(pleading, counts, in_suit, who, stop),
        "exhibits": attached.exhibits(pleading, stop, in_suit),
        "references": attached.references(pleading, in_suit, stop),
    }


def _tail(text: str) -> list[Line]:
    """The lines from the prayer on, where a complaint is so long that it stands beyond what is read in depth."""
    if len(text) <= MOST or sections.ASKS_RELIEF.search(text, 0, MOST):
        return []
    m = sections.ASKS_RELIEF.search(text, MOST)
    rows = lines(text, m.start(), m.start() + TAIL) if m else []
    return [replace(row, blank_before=row.blank_before or not i) for i, row in enumerate(rows)]


def _one_or_list(found: list[Said]) -> Tree:
    return found[0] if len(found) == 1 else found


def _parties(pleading: Pleading, head: front.Front, who: Cast, stop: int) -> list[Tree]:
    """The captioned parties with what the body says of each."""
    out: list[Tree] = []
    for party, member, fact in zip(
        head.parties, who.members, party_facts.read(pleading, who, stop), strict=True
    ):
        for said in party.aka:
            member.call(said)
        former = _once([*fact["formerly"], *party.formerly])
        out.append(
            {
                "name": party.name,
                "role": party.role,
                "aka": [
                    a
                    for a in member.aka
                    if name_key(str(a.value)) not in {name_key(str(f.value)) for f in former}
                ],
                **{k: v for k, v in fact.items() if k != "formerly"},
                "formerly": former,
                "kind": fact.get("kind") or party.kind,
                "organized_in": fact.get("organized_in") or party.organized_in,
            }
        )
    return out


def _once(called: list[Said]) -> list[Said]:
    """Each name once, as the body prints it where the caption has it too."""
    found: dict[str, Said] = {}
    for said in called:
        found.setdefault(name_key(str(said.value)), said)
    return sorted(found.values(), key=lambda s: s.start)


def _counsel(
    rows: list[Line], text: str, pleading: Pleading, head: front.Front, stop: int, whose: Said
) -> tuple[list[Tree], list[Tree]]:
    """Lawyers of the signature, and of the block that California prints before the caption."""
    home = head.court.value[:2].upper() if head.court and len(str(head.court.value)) <= 4 else ""
    begin = head.court.start if head.court else 0
    sides = {str(p.name.value): str(p.role.value) for p in head.parties}
    last = rows[-1].end if rows else 0
    end = pleading.flow.at(stop) if stop < len(pleading.text) else last
    signed, firms = signature.read(
        rows, end, min(last, sections.certificate(text, end)), home=home, sides=sides
    )
    before, more = (
        signature.read(rows, 0, begin, home=home, sides=sides, certain=True) if begin > 60 else ([], [])
    )
    first = pleading.flow.at(pleading.paragraphs[0].digits[0]) if pleading.paragraphs else begin
    under, _ = signature.read(rows, begin, first, home=home, sides=sides, certain=True)  # Michigan's captions
    people = signature.merged(before, signed)
    people = signature.merged(people, [p for p in under if p.bar and p.emails])
    houses = [
        *more,
        *[f for f in firms if all(str(f[0].value).casefold() != str(g[0].value).casefold() for g in more)],
    ]
    for p in people:  # a complaint is signed for those who sue
        p.role = p.role or whose
    return [p.tree() for p in people], [{"name": name, "for": role or whose} for name, role in houses]
