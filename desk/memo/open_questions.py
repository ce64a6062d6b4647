"""VII. What is open: where no rule settles a conflict, what a person has to say, what nothing states, what memos ask."""

from cases.labels import label
from cases.models import Value
from desk.compared import in_words, place
from desk.memo.document import Block, Heading, cut, fact, note, words
from desk.memo.statements import LONGEST, Writer, listed
from web.templatetags.words import paper


def open_questions(w: Writer) -> list[Block]:
    found = [*_conflicts(w), *_proposals(w), *_doubts(w)]
    if w.missing:
        told = f"No filing read so far states {listed(dict.fromkeys(w.missing))}."
        found += [Heading("Unknown"), note(told)]
    asked = [
        w.quoted(
            one.item.get("label") or f"Asked in {paper(one.filing)}", one, one.item.get("text", ""), "text"
        )
        for one in w.record.said["questions"]
    ]
    if asked:
        found += [Heading("Key questions, in the words of the memos"), *asked]
    return found or [note("Nothing is open: all sources agree, and no doubt waits for a person.")]


def _conflicts(w: Writer) -> list[Block]:
    """Sources of one rank that disagree: a person has to decide."""
    found: list[Block] = []
    names = {row.party.key: row.party.name for row in w.record.parties}
    for value in w.record.values.values():
        if value.state == Value.State.OPEN:
            now = cut(in_words(value.slot, value.value), LONGEST)
            found.append(
                fact(f"{label(value, names)}, {place(value.scope)}", w.said(f"shown now: {now}", value))
            )
            found += w.differing(value)
    return [Heading("Sources disagree, and no rule settles it"), *found] if found else []


def _proposals(w: Writer) -> list[Block]:
    found: list[Block] = []
    for proposed in w.record.proposals:
        evidence = "; ".join(str(e["says"]) for e in proposed.proposal.evidence)
        told = f"“{proposed.proposal.mention}”, a suit only mentioned. Evidence: {evidence}."
        found.append(fact("May be this case", words(told, w.cite(proposed.begun))))
    return [Heading("Proposed, and not confirmed"), *found] if found else []


def _doubts(w: Writer) -> list[Block]:
    found: list[Block] = [
        fact(f"In {paper(q.fact.filing)}" if q.fact else "Doubt", words(q.says, w.sources.of(q.fact)))
        for q in w.record.questions
    ]
    return [Heading("Doubts about what was read"), *found] if found else []
