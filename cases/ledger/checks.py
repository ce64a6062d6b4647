"""What a reading's values say against each other: nobody has to notice by eye that knowledge precedes the patent.

Each check takes a reading's document and gives (pointer, sentence). Those in `ASKS` decide who owes what since when, so a
person is asked; those in `WARNS` (see `oddities`) only caution. A sentence never holds a value that was not printed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, pairwise
from typing import Any

from cases.ledger.oddities import WARNS
from law.dates import bounds, shown
from law.names import key as name_key
from law.patents import short

REQUIRES = re.compile(r"\brequires?\b", re.I)
NOT_REQUIRED = re.compile(r"\b(?:not|n't|n’t|doesn[’']t|don[’']t)\s+(?:\w+\s+)?require", re.I)
YES = re.compile(r"(?:yes|correct|right|that[’']s (?:correct|right))\b", re.I)
EMPTY = frozenset(
    {"does", "must", "that", "this", "have", "more", "right", "correct", "with", "would", "claim", "claims"}
)
ALIKE = 4  # words two questions must share, beside "claim" and "require"

Document = Mapping[str, Any]
Doubts = Iterator[tuple[str, str]]


def checked(document: Document) -> Iterator[tuple[str, str, str]]:
    """(`asks` or `doubt`, pointer, sentence) of all that does not fit together in this reading."""
    for slot, checks in (("asks", ASKS), ("doubt", WARNS)):
        for check in checks:
            for pointer, why in check(document):
                yield slot, pointer, why


def _items(document: Document, key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for i, item in enumerate(document.get(key, [])):
        if isinstance(item, Mapping):
            yield f"/{key}/{i}", item


def knowledge(document: Document) -> Doubts:
    """What is alleged about knowledge of one patent, as one question: several days, days before the patent issued (only a
    patent that exists can be known: 35 U.S.C. 271(b), 284), words whose day depends on which complaint is meant."""
    issued = {p.get("number"): p["issued_on"] for _, p in _items(document, "patents") if "issued_on" in p}
    by_patent: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for pointer, item in _items(document, "knowledge"):
        by_patent.setdefault(str(item.get("patent", "")), []).append((pointer, item))
    for patent, items in by_patent.items():
        says = list(_about_knowledge(document, [i for _, i in items], issued.get(patent)))
        if not patent and len(issued) > 1:
            says.insert(0, "which patent was known is not said")
        if says:
            whose = f"Knowledge of the {short(patent)} patent" if patent else "Knowledge"
            yield f"{items[0][0]}/basis", f"{whose}: {'; '.join(says)}"


def _about_knowledge(document: Document, items: list[Mapping[str, Any]], issued: str | None) -> Iterator[str]:
    days = list(dict.fromkeys(str(i["on"]) for i in items if "on" in i))
    undated = any("on" not in i for i in items)
    if len(days) + undated > 1:
        yield f"alleged since {', '.join(shown(d) for d in days)}{' and a day not printed' if undated else ''}"
    grant = bounds(issued)[0] if issued else None
    early = [d for d in days if grant and (last := bounds(d)[1]) and last < grant]
    if early and issued:
        yield f"{', '.join(shown(d) for d in early)} is before it issued ({shown(issued)})"
    if (
        undated
        and document.get("amendment")
        and any("omplaint was filed" in i.get("basis", "") for i in items)
    ):
        yield "“this Complaint was filed” may mean the original or the amended one"


def willfulness(document: Document) -> Doubts:
    """A count whose allegation of willfulness can be read both ways."""
    for pointer, count in _items(document, "counts"):
        if count.get("willful") == "ambiguous":
            yield f"{pointer}/willful", "whether this count alleges willfulness can be read both ways"


def defendants(document: Document) -> Doubts:
    """A word defined once for the whole filing and otherwise for one count leaves the other counts open."""
    meant: dict[str, dict[str, set[str]]] = {}
    for _, item in _items(document, "definitions"):
        scope = str(item.get("scope", "filing"))
        meant.setdefault(str(item.get("term")), {})[scope] = {name_key(n) for n in item.get("means", [])}
    for scopes in meant.values():
        narrowed = {s for s, means in scopes.items() if s != "filing" and means < scopes.get("filing", set())}
        for pointer, count in _items(document, "counts"):
            named = {name_key(n) for n in count.get("defendants", [])}
            if narrowed and f"count {count.get('number')}" not in narrowed and named == scopes["filing"]:
                yield (
                    f"{pointer}/defendants",
                    "“Defendant” means all of them in this filing but one alone in another count; "
                    "who is accused in this count is not said",
                )


def ownership(document: Document) -> Doubts:
    """Who owns a patent is not who it was issued to, and no assignment is told of (35 U.S.C. 261)."""
    assigned = any(e.get("kind") == "assignment" for _, e in _items(document, "events"))
    for pointer, patent in _items(document, "patents"):
        assignee, owner = str(patent.get("assignee", "")), str(patent.get("owner", ""))
        if assignee and owner and name_key(assignee) != name_key(owner) and not assigned:
            yield (
                f"{pointer}/owner",
                f"issued to {assignee}, said to be owned by {owner}: no assignment is told of",
            )


def categories(document: Document) -> Doubts:
    """The one claim that is described does not fit the patent's title."""
    words = {"system": "method", "method": "system"}
    titles = {p.get("number"): str(p.get("title", "")).casefold() for _, p in _items(document, "patents")}
    for pointer, claim in _items(document, "claims"):
        other = words.get(str(claim.get("category")))
        title = titles.get(claim.get("patent"), "")
        if document.get("kind") == "memo" and other and other in title and claim["category"] not in title:
            yield (
                f"{pointer}/category",
                f"read as a {claim['category']} claim, while the title says “{other}”",
            )


def beginnings(document: Document) -> Doubts:
    """Something is told of a company before the day it was established."""
    dated = [(p, e, bounds(e["on"])) for p, e in _items(document, "events") if "on" in e]
    parties = {
        name_key(n)
        for _, party in _items(document, "parties")
        for n in (party.get("name", ""), *party.get("formerly", []), *party.get("aka", []))
    }
    for _, company, (first, _) in dated:
        if (
            company.get("kind") != "company_established"
            or name_key(company.get("party", "")) not in parties
            or not first
        ):
            continue
        early = [
            p
            for p, e, (_, last) in dated
            if e.get("kind") in ("meeting", "partnership") and last and last < first
        ]
        if early:
            yield (
                f"{early[0]}/on",
                f"before {shown(company['on'])}, when {company['party']} is said to have been established",
            )


def positions(document: Document) -> Doubts:
    """One party, one term: no construction necessary here, an express definition there."""
    for pointer, term in _items(document, "terms"):
        told = [p for p in term.get("positions", []) if "party" in p and "text" in p]
        for one, two in pairwise(sorted(told, key=lambda p: p["party"])):
            plain = ["no construction necessary" in p["text"].casefold() for p in (one, two)]
            if one["party"] == two["party"] and plain[0] != plain[1]:
                yield f"{pointer}/term", f"{one['party']} says two things of this term"


def speakers(document: Document) -> Doubts:
    """What a column calls one side's, and only the other side says in it: its own position is not in this paper."""
    disputes = list(_items(document, "disputes"))
    told = [p for _, d in disputes for p in d.get("positions", []) if "about" in p and "asserted_by" in p]
    own = {p["about"] for p in told if p["about"] == p["asserted_by"]}
    for pointer, dispute in disputes:
        for i, p in enumerate(dispute.get("positions", [])):
            if p.get("about") and p.get("asserted_by") and p["about"] not in own | {p["asserted_by"]}:
                about, by = (str(p[k]).replace("_", " ") for k in ("about", "asserted_by"))
                yield (
                    f"{pointer}/positions/{i}/text",
                    f"under the heading of the {about} stand the {by}'s words, here and in every dispute of this paper; "
                    f"what the {about} itself holds is not said",
                )
                return


def testimony(document: Document) -> Doubts:
    """One witness quoted as saying that a claim requires something, and elsewhere that it does not."""
    told = [(p, t) for p, t in _items(document, "testimony") if {"witness", "question", "answer"} <= t.keys()]
    asked = [(p, t, _asked_of(t["question"])) for p, t in told if REQUIRES.search(t["question"])]
    yes = [
        (t, words)
        for _, t, words in asked
        if YES.match(t["answer"]) and not NOT_REQUIRED.search(t["question"])
    ]
    no = [
        (p, t, words)
        for p, t, words in asked
        if NOT_REQUIRED.search(t["answer"]) and not NOT_REQUIRED.search(t["question"])
    ]
    for pointer, t, words in no:
        for other, more in yes:
            same = t["witness"].casefold() == other["witness"].casefold()
            if same and len(words & more) >= ALIKE and 2 * len(words & more) > min(len(words), len(more)):
                says = f"“{other['answer'][:80]}” to “{other['question'][:200]}”"
                yield f"{pointer}/answer", f"{t['witness']} is quoted both ways: so here, and {says}"


def _asked_of(question: str) -> set[str]:
    """The words of a question that say what it is about, without their endings."""
    words = re.findall(r"[a-z]{4,}|\d+", question.casefold())
    return {w.rstrip("s") for w in words if w not in EMPTY and not w.startswith("requir")}


def people(document: Document) -> Doubts:
    """Two inventors of references that a ground rests on whose names differ by a middle name only: one person or two?"""
    used = {n for g in document.get("grounds", []) for n in g.get("references", [])}
    named = [
        (f"{pointer}/inventors/{j}", name)
        for pointer, reference in _items(document, "references")
        for j, name in enumerate(reference.get("inventors", []))
        if reference.get("name") in used
    ]
    for (_, one), (pointer, two) in combinations(named, 2):
        a, b = (re.findall(r"\w+", n.casefold()) for n in (one, two))
        if a != b and len(a) > 1 and len(b) > 1 and (a[0], a[-1]) == (b[0], b[-1]):
            yield pointer, f"“{two}” here, “{one}” elsewhere in this filing: one person or two?"


ASKS: tuple[Callable[[Document], Doubts], ...] = (
    knowledge, willfulness, defendants, ownership, categories, beginnings, positions, speakers, testimony, people,
)  # fmt: skip
