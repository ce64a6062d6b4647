"""What the text says a captioned party is: `Roe, a Delaware corporation based in …`, `Doe is organized under the laws of …`."""

import re

from ingest.readers.complaint import party_facts, party_words
from ingest.readers.complaint.cast import Cast
from ingest.readers.paragraphs import Pleading
from ingest.readers.reading import Tree
from ingest.readers.sentences import sentences

Row = dict[str, Tree]
_IS = re.compile(
    r"(?:\s\([^()]{1,90}\)){0,2}(?:"
    rf",?\s(?:is|was|are)(?:,\son\sinformation\sand\sbelief,)?\s(?:also\s|both\s|each\s|now\s)?(?:an?\s)(?:[^.;,()“”\"]{{0,60}}?\s)?(?:{party_words.BODY})\b"
    rf"|,\s(?:itself\s)?an?\s(?:[^.;,()“”\"]{{0,60}}?\s)?(?:{party_words.BODY})\b"
    r"|,?\s(?:is|was)\s(?:incorporated|organi[sz]ed|formed|headquartered|based)\b)",
    re.I,
)
_IT = re.compile(r"\b(?:admits?|admitted)\s(?:only\s)?(?:that\s)?it(?=\sis\san?\s)")
_DENIED = re.compile(r"\b(?:den(?:y|ies|ied)|whether|if|not)\b[^.;]{0,120}\Z", re.I)
_LONGEST = 2000  # characters of a sentence that says what parties are
_EARLY = 60_000  # characters of a paper's text in which it says who the parties are


def read(pleading: Pleading, cast: Cast, body: int) -> list[Row]:
    """For each member of the cast the kind of body it is, where it is organised, its principal place, its parent."""
    facts: list[Row] = [{"registered_agents": [], "formerly": []} for _ in cast.members]
    text = pleading.text
    for s in sentences(text, 0, min(len(text), _EARLY), cast.forms()):
        if s[1] - s[0] > _LONGEST:
            continue
        if pleading.flow.at(s[0]) < body and pleading.flow.at(s[1] - 1) < body:
            continue
        mentions = list(cast.find(text, *s))
        own = cast.of_role("defendant")
        admitted = _IT.search(text, *s)
        if admitted and not mentions and len(own) == 1:
            party_facts.take(pleading, cast, (admitted.end(), s[1]), own[0], facts[own[0]])
        for n, (a, b, who) in enumerate(mentions):
            if pleading.flow.at(a) < body or _DENIED.search(text, max(s[0], a - 160), a):
                continue
            it = _IT.search(text, b, min(s[1], b + 60)) if n == 0 and len(who) == 1 else None
            one = cast.one(text[a:b]) if len(who) > 1 else who[0]
            if one is not None and (it or _IS.match(text, b, s[1])):
                end = next((x for x, _, w in mentions[n + 1 :] if w != who and x > b + 12), s[1])
                party_facts.take(pleading, cast, (it.end() if it else a, end), one, facts[one])
    return facts
