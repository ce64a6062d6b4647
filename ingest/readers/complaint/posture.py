"""What kind of suit a complaint brings: infringement, a declaration against a patent, a generic drug application."""

import re

from ingest.readers.complaint.counting import declares
from ingest.readers.complaint.sections import Count
from ingest.readers.paragraphs import Pleading
from law.said import Said

_ANDA = re.compile(
    r"\bAbbreviated\sNew\sDrug\sApplications?\b|271\s?\(e\)\s?\(2\)|\bANDA\s(?:No\.|Nos\.|Products?)|505\(b\)\(2\)\s(?:NDA|application)",
    re.I,
)
_APPROVAL = re.compile(  # the nature of such an action, as its first paragraphs say it
    r"(?:submission|filing|filed|submitted|submitting|arises\s(?:out\sof|from)|relates?\sto)\b[^;\n]{0,160}?\bAbbreviated\sNew\sDrug\sApplication",
    re.I,
)
_NONINFRINGEMENT = re.compile(
    r"declar(?:atory|ation|e|ing)\b[^.]{0,160}?(?P<words>non-?\s?infring\w+|(?:do(?:es)?|has|have|did)\snot\s(?:\S+\s){0,6}?infring\w*|not\sinfring\w+)|(?P<other>non-?\s?infringement)\b[^.]{0,60}declar",
    re.I,
)
_INVALIDITY = re.compile(
    r"declar(?:atory|ation|e|ing)\b[^.]{0,220}?(?P<words>\binvalid(?:ity)?\b|unenforceab\w+)|(?P<other>\binvalidity)\b[^.]{0,60}declar",
    re.I,
)
_INFRINGEMENT = re.compile(
    r"(?P<words>patent\sinfringement|infringement\sof\s(?:\S+\s){0,6}?(?:patents?|pat\.)|infring(?:e|es|ed|ing)\b[^.]{0,80}patents?)",
    re.I,
)


def read(pleading: Pleading, counts: list[Count], title: Said | None, stop: int) -> list[Said]:
    """The postures pleaded, each once, with the words they follow from."""
    text, flow = pleading.text, pleading.flow
    first = pleading.paragraphs[3].stop if len(pleading.paragraphs) > 3 else min(len(text), 6000)
    heads = [c.heading for c in counts] or [(0, stop)]
    anda = _ANDA.search(text, 0, stop)
    if anda and (
        _APPROVAL.search(text, 0, first)
        or len(_ANDA.findall(text[:stop])) >= 3
        and re.search(r"271\s?\(e\)", text[:stop])
    ):
        return [flow.said("anda", *anda.span())]
    against = [c for c in counts if declares(pleading, c)]
    named = bool(title) and bool(re.search(r"declarat", str(title.value if title else ""), re.I))
    out: list[Said] = []
    if against or named:
        for posture, pattern, word in (
            ("dj_noninfringement", _NONINFRINGEMENT, r"non-?\s?infring\w*|not\s(?:\w+\s)?infring\w*"),
            ("dj_invalidity", _INVALIDITY, r"invalid\w*"),
        ):
            said = _in_heads(pleading, [c.heading for c in against], word, posture) or _in_text(
                pleading, pattern, first, posture
            )
            if said:
                out.append(said)
    if len(against) == len(counts) and out:
        return out
    for start, end in [(0, first), *heads, *((c.start, c.end) for c in counts)]:
        m = _INFRINGEMENT.search(text, start, end)
        if m and not re.search(r"non-?\Z", text[max(0, m.start() - 5) : m.start()], re.I):
            return [flow.said("infringement", *m.span("words")), *out]
    return out


def _in_heads(pleading: Pleading, heads: list[tuple[int, int]], word: str, posture: str) -> Said | None:
    for start, end in heads:
        m = re.compile(word, re.I).search(pleading.text, start, end)
        if m:
            return pleading.flow.said(posture, *m.span())
    return None


def _in_text(pleading: Pleading, pattern: re.Pattern[str], end: int, posture: str) -> Said | None:
    m = pattern.search(pleading.text, 0, end)
    if not m:
        return None
    group = "words" if m["words"] else "other"
    return pleading.flow.said(posture, *m.span(group))
