"""IV. The allegations of infringement with their charts, or the grounds before the Board."""

from cases.models import Accusation, Ground
from desk.memo.accused import BOARD
from desk.memo.document import Block, Heading, Words, note, table, words
from desk.memo.gather import Item
from desk.memo.statements import Writer, patent_name
from law.claims import printed
from web.templatetags.words import paper, spaced

ROWS = 60  # of one chart
MOST = 8  # contentions of a kind
IN_COURT = ("infringement", "scope", "technical")
BEFORE_THE_BOARD = ("scope", "obviousness", "anticipation", "evidence")


def title(w: Writer) -> str:
    board = w.record.case.posture in BOARD
    return "Grounds and contentions" if board else "Analysis of infringement allegations"


def allegations(w: Writer) -> list[Block]:
    if w.record.case.posture in BOARD:
        return [*_grounds(w), *_disputes(w), *_contentions(w, BEFORE_THE_BOARD)]
    found = _accusations(w)
    found += w.reported(w.record.said["sections"], ("IV. Analysis of Infringement Allegations",))
    charts = w.record.said["charts"]
    for one in charts:
        found += _chart(w, one)
    if not charts:
        found.append(note("No filing read so far holds a claim chart."))
    return found + _contentions(w, IN_COURT)


def _accusations(w: Writer) -> list[Block]:
    rows = [_accusation(w, row) for row in w.record.accusations]
    if not rows:
        return w.unknown("Accusations", "who is said to infringe which patent")
    head = ("Count", "Patent", "Claims", "By", "Against", "Theories", "Willful", "Source")
    found: list[Block] = [
        Heading("Accusations"),
        table("Accusations", head, rows, (7, 10, 14, 15, 19, 17, 10, 8)),
    ]
    numbers = dict.fromkeys(row.patent.number for row in w.record.accusations)
    for number in numbers:
        value = w.record.value("counts", f"patent:{number}")
        if value is not None and value.others:
            told = [t.fact for t in w.record.told.get(value.pk, ()) if not t.agrees]
            who = "; ".join(dict.fromkeys(paper(f.filing) for f in told))
            cites = (w.sources.of(f) for f in told)
            found.append(note(f"{patent_name(number)}: told otherwise in {who}. Rule: {value.rule}.", *cites))
    return found


def _accusation(w: Writer, row: Accusation) -> list[Words]:
    value = w.record.value("counts", f"patent:{row.patent.number}")
    claims = [n for p in w.record.patents if p.patent_id == row.patent_id for n in p.claims]
    return [
        words(row.count or "not numbered"),
        words(patent_name(row.patent.number)),
        words(printed(claims) or "not named"),
        words(row.patentee.name if row.patentee else "not stated"),
        words(row.challenger.name),
        words(", ".join(spaced(t) for t in row.theories) or "not stated"),
        words(row.get_willful_display() or "not stated"),
        w.said("", value),
    ]


def _grounds(w: Writer) -> list[Block]:
    rows = [_ground(w, row) for row in w.record.grounds]
    if not rows:
        return w.unknown("Grounds", "the grounds of unpatentability")
    head = ("Ground", "Patent", "Claims", "Basis", "References", "Stage", "Source")
    return [Heading("Grounds"), table("Grounds", head, rows, (9, 12, 20, 15, 24, 12, 8))]


def _ground(w: Writer, row: Ground) -> list[Words]:
    value = w.record.value("ground", f"ground:{row.number}")
    return [
        words(row.number),
        words(patent_name(row.patent.number) if row.patent else "not stated"),
        words(printed(row.claims)),
        words(f"35 U.S.C. § {row.basis}" if row.basis else "not stated"),
        words(" + ".join(row.references)),
        words(row.stage or "not stated"),
        w.said("", value),
    ]


def _chart(w: Writer, one: Item) -> list[Block]:
    """A chart as its filing has it, with whose theory it is and who describes it."""
    chart, rows = one.item, one.item.get("rows", [])
    claim = f", claim {chart['claim']}" if chart.get("claim") else ""
    whose, teller = chart.get("theory_of", ""), chart.get("described_by", "")
    theory = f"; theory of {whose}" if whose else ""
    described = f", as described by {teller}" if whose and teller and teller != whose else ""
    name = f"Claim chart: {patent_name(chart.get('patent', '')) or 'a patent not named'}{claim}"
    cells = [
        [
            words(row.get("element", "")),
            words(row.get("feature", ""), w.item(one, "rows", str(i))),
            words(row.get("filing_cite", "")),
            words(row.get("patent_cite", "")),
        ]
        for i, row in enumerate(rows[:ROWS])
    ]
    found: list[Block] = [Heading(name), note(f"{paper(one.filing)}{theory}{described}")]
    found.append(
        table(name, ("Claim element", "Said to be met by", "Pleading", "Patent"), cells, (34, 42, 11, 13))
    )
    if len(rows) > ROWS:
        found.append(note(f"{len(rows) - ROWS} more rows stand in the filing.", w.item(one)))
    return found


def _disputes(w: Writer) -> list[Block]:
    """Two-sided issues as a paper lays them out: who says it, and of whom."""
    found: list[Block] = []
    for one in w.record.said["disputes"]:
        rows = [
            [
                words(spaced(p.get("about", ""))),
                words(spaced(p.get("asserted_by", ""))),
                words(p.get("text", ""), w.item(one, "positions", str(i))),
            ]
            for i, p in enumerate(one.item.get("positions", []))
        ]
        name = f"In dispute: {one.item.get('issue', '')}"
        found += [Heading(name), table(name, ("About", "Said by", "Position"), rows, (16, 16, 68))]
    return found


def _contentions(w: Writer, kinds: tuple[str, ...]) -> list[Block]:
    found = w.contended(kinds, MOST)
    return [Heading("Points of contention, in the words of the filings"), *found] if found else []
