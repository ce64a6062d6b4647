"""VI. What else is alleged: indirect and willful infringement, knowledge, other contentions, the relief asked for."""

from desk.memo.accused import BOARD
from desk.memo.document import Block, Heading, Words, cut, fact, note, table, words
from desk.memo.gather import Item
from desk.memo.statements import Writer, day, listed, patent_name
from web.templatetags.words import spaced

NARRATIVE = ("Indirect Infringement", "Willful Infringement", "Infringement by Equivalents")
KINDS = (
    "induced", "contributory", "joint", "marking", "damages", "misappropriation", "jurisdiction", "personal_jurisdiction",
    "venue", "registration", "corporate_relation", "procedural", "skill_level",
)  # fmt: skip
MOST = 3  # contentions of a kind
KNOWLEDGE = 40
BASIS = 360  # characters of a passage


def other(w: Writer) -> list[Block]:
    if w.record.case.posture in BOARD:
        found = [*_experts(w), *w.contended(("procedural", "skill_level"), MOST)]
        return found or [note("Nothing beyond the grounds is alleged in a filing read so far.")]
    found = [
        *_willfulness(w),
        *w.reported(w.record.said["sections"], NARRATIVE),
        *_knowledge(w),
        *_relief(w),
    ]
    contended = w.contended(KINDS, MOST)
    found += [Heading("Further allegations, in the words of the filings"), *contended] if contended else []
    return found or [note("Nothing else is alleged in a filing read so far.")]


def _willfulness(w: Writer) -> list[Block]:
    """Willfulness is alleged patent by patent (35 U.S.C. 284; Halo v. Pulse, 579 U.S. 93 (2016))."""
    found: list[Block] = []
    by_patent: dict[str, set[str]] = {}
    for row in w.record.accusations:
        by_patent.setdefault(row.patent.number, set()).add(row.get_willful_display() or "not stated")
    for number, how in by_patent.items():
        value = w.record.value("counts", f"patent:{number}")
        found.append(fact(f"Willful infringement, {patent_name(number)}", w.said(listed(sorted(how)), value)))
    return [Heading("Willful infringement"), *found] if found else []


def _knowledge(w: Writer) -> list[Block]:
    """Alleged notice; what rests on one and the same passage is told once."""
    grouped: dict[tuple[int, str, str], list[Item]] = {}
    for one in w.record.said["knowledge"]:
        same = (one.filing.pk, one.item.get("party", ""), one.item.get("basis", ""))
        grouped.setdefault(same, []).append(one)
    rows: list[list[Words]] = []
    for (_, party, basis), items in list(grouped.items())[:KNOWLEDGE]:
        named = dict.fromkeys(patent_name(i.item.get("patent", "")) or "no patent named" for i in items)
        since = dict.fromkeys(_since(i) for i in items)
        cites = w.item(items[0])
        rows.append(
            [words(listed(named)), words(party), words("; ".join(since)), words(cut(basis, BASIS), cites)]
        )
    if not rows:
        return []
    head = ("Patent", "Who is said to have known", "Since", "Basis, in its words")
    return [Heading("Knowledge, as alleged"), table("Knowledge, as alleged", head, rows, (14, 20, 18, 48))]


def _since(one: Item) -> str:
    return day(one.item["on"], one.item.get("qualifier", "")) if one.item.get("on") else "no date"


def _relief(w: Writer) -> list[Block]:
    rows = [
        [
            words(one.item.get("label", "")),
            words(one.item.get("item", ""), w.item(one)),
            words(spaced(one.item.get("kind", ""))),
        ]
        for one in w.record.said["relief"]
    ]
    if not rows:
        return []
    return [
        Heading("Relief asked for"),
        table("Relief asked for", ("Item", "In its words", "Kind"), rows, (8, 70, 22)),
    ]


def _experts(w: Writer) -> list[Block]:
    found: list[Block] = [
        fact("Expert", words(_expert(one.item), w.item(one))) for one in w.record.said["experts"]
    ]
    quoted = w.record.said["testimony"]
    if quoted:
        witnesses = listed(
            dict.fromkeys(str(one.item["witness"]) for one in quoted if one.item.get("witness"))
        )
        of = f", of {witnesses}" if witnesses else ""
        found.append(fact("Testimony quoted", words(f"{len(quoted)} passages{of}", w.item(quoted[0]))))
    return found


def _expert(said: dict[str, str]) -> str:
    side = f", for the {spaced(said['side'])}" if said.get("side") else ""
    return f"{said.get('name', 'not named')}{side}"
