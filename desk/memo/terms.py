"""V. The terms that filings argue about, and which way each passage points."""

from desk.memo.document import Block, Heading, Line, fact, note, words
from desk.memo.gather import Item
from desk.memo.statements import Writer, patent_name
from web.templatetags.words import spaced

WAYS = (("broader", "Evidence for a broader reading"), ("narrower", "Evidence for a narrower reading"))


def terms(w: Writer) -> list[Block]:
    found: list[Block] = []
    for one in w.record.said["terms"]:
        found += _term(w, one)
    return found or [note("No filing read so far argues about a term.")]


def _term(w: Writer, one: Item) -> list[Block]:
    said, patent = one.item, patent_name(one.item.get("patent", ""))
    found: list[Block] = [Heading(f"“{said.get('term', '')}”{f' ({patent})' if patent else ''}")]
    if said.get("construction"):
        text = said["construction"]
        found.append(fact("Construction", words(text, w.item(one, "construction"))))
    if said.get("importance"):
        found.append(w.quoted("Context and importance", one, said["importance"], "importance"))
    for key, label in WAYS:
        found += [_way(w, one, key, i, label) for i, _ in enumerate(said.get(key, []))]
    for i, held in enumerate(said.get("positions", [])):
        who = ", ".join(filter(None, (held.get("party", ""), spaced(held.get("forum", "")))))
        found.append(_way(w, one, "positions", i, f"Position of {who}" if who else "Position"))
    return found


def _way(w: Writer, one: Item, key: str, at: int, label: str) -> Line:
    said = one.item[key][at]
    cited = f"{label} ({said['cite']})" if said.get("cite") else label
    return w.quoted(cited, one, said.get("text", ""), key, str(at), "text")
