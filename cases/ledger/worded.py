"""What the words of a filing say beside what is read out of them: a party under another corporate form, references said to
be by the same inventors. Each is quoted where it stands."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cases.ledger.drafts import QUOTE, Draft, Source
from law.names import SUFFIX, kind
from law.names import key as name_key

FORM_AT_END = re.compile(rf"[,\s]+(?:{SUFFIX.pattern})$", re.I)
LEAST = 5  # letters of the name without its form: shorter ones are many companies'
SAME_INVENTORS = re.compile(r"\bsame\s+inventors\b", re.I)
BEFORE = 250  # characters before these words in which the two references are named


def other_forms(source: Source, own: str) -> Iterator[Draft]:
    """One question for each party that the text also calls by a form that none of its written names has: a slip, a former
    name or another company, and only a person can say."""
    parties = [(p, party) for p, party in source.each("parties") if "name" in party]
    known = {name_key(n) for _, party in parties for n in _written(party)}
    for pointer, party in parties:
        name = str(party["name"])
        bare = FORM_AT_END.sub("", name)
        forms = {kind(n) for n in _written(party)} - {""}
        if bare == name or len(bare) < LEAST or not forms:
            continue
        for found in re.finditer(rf"\b{re.escape(bare)},?\s{{1,3}}(?:{SUFFIX.pattern})", source.text):
            if name_key(found[0]) not in known and kind(found[0]) not in forms | {""}:
                says = f"“{' '.join(found[0].split())}” is named beside the party {name}: one company or two?"
                yield _quoted(own, "asks", f"{pointer}/name", says, found)
                break


def same_inventors(source: Source, own: str) -> Iterator[Draft]:
    """Two references called the work of the same inventors, whose lists of inventors are not the same."""
    listed = {
        str(r["name"]): (pointer, {_person(n) for n in r["inventors"]})
        for pointer, r in source.each("references")
        if "name" in r and r.get("inventors")
    }
    names = re.compile(rf"\b(?:{'|'.join(map(re.escape, listed)) or '(?!)'})\b")
    told: set[frozenset[str]] = set()
    for found in SAME_INVENTORS.finditer(source.text):
        near = list(
            dict.fromkeys(reversed(names.findall(source.text, max(0, found.start() - BEFORE), found.start())))
        )
        pair = frozenset(near[:2])
        if len(pair) == 2 and pair not in told:
            told.add(pair)
            (pointer, first), (_, second) = (listed[n] for n in near[:2])
            if first != second:
                both = f"{len(first & second)} of {len(first | second)} names are on both"
                says = f"called the same inventors as {near[1]}: {both}"
                yield _quoted(own, "doubt", f"{pointer}/inventors", says, found)


def _quoted(own: str, slot: str, pointer: str, says: str, found: re.Match[str]) -> Draft:
    start, end = found.span()
    return Draft(own, f"{slot}:{pointer}"[:440], slot, says, pointer[:200], start, end, found[0][:QUOTE])


def _written(party: Mapping[str, Any]) -> list[str]:
    return [str(party["name"]), *party.get("aka", []), *party.get("formerly", [])]


def _person(name: str) -> tuple[str, str]:
    """First and last name: `Bich Cau Le` and `Bich C. Le` are not told apart here."""
    words = re.findall(r"\w+", name.casefold()) or [""]
    return words[0], words[-1]
