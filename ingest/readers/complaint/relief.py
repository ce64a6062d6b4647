"""The prayer for relief, item by item."""

import re
from collections.abc import Callable, Iterator

from ingest.readers.complaint import sections
from ingest.readers.paragraphs import Pleading
from ingest.readers.reading import Tree
from law.said import Said

Named = Callable[[int, int], list[Said]]

_LABEL = re.compile(
    r"(?:[-•·*●▪]\s{1,4})?(?:\(([a-zA-Z]{1,2}|[ivxIVX]{1,5}|\d{1,2})\)|([a-zA-Z]{1,2}|[ivxIVX]{1,5}|\d{1,3})[.)])\s{1,6}(?=\S)"
)
_BULLET = re.compile(r"[-•·●▪]\s{1,4}(?=\S)")
_INSIDE = re.compile(
    r"\s(?:and\s|or\s)?\((?P<label>[a-zA-Z]|\d{1,2}|[ivx]{1,4})\)\s(?=\S)|(?<=[;.:,d])\s(?:and\s)?(?P<half>[a-zA-Z]|\d{1,2})\)\s(?=[A-Za-z])|(?<=[;.:d])\s(?:and\s)?(?P<plain>[a-zA-Z]|\d{1,2})\.\s(?=[A-Za-z])"
)

# what a prayer asks for: the first row whose words stand in the item
KINDS = (
    ("willful_infringement", r"(?:has|have|was|were|is|been|defendants?[’']?s?)\s(?:been\s)?(?:and\s\w+\s)?(?:\w+ly\s(?:and\s)?)?(willful(?:ly)?(?:,\sand)?\s(?:\w+\s){0,3}infring\w+)|(infringement\s(?:\S+\s){0,12}?(?:has been|is|was|were|are)\s(?:and\s\S+\s\S+\s)?(?:\w+\s)?(?:willful|deliberate))|(willful(?:ly)?\s(?:\S+\s){0,4}infring\w*)(?=\s(?:of\s)?(?:the|one|each|U\.S\.))"),
    ("declaration_of_noninfringement", r"(do(?:es)?\snot\s(?:\w+\s)?(?:and\s\w+\snot\s)?(?:\w+\s){0,3}infring\w*|ha(?:s|ve)\snot\s(?:\S+\s){0,8}?infring\w*|non-?\s?infring\w*|not\s(?:directly\s|willfully\s)?infringed|are\snot\sinfring\w+|no\sliability\sfor\sinfring\w*)"),
    ("declaration_of_invalidity", r"((?:is|are|be|been)\s(?:(?!not\b)\w+\s){0,2}(?:invalid|void|unenforceable)|invalidity\sof|(?<!not\s)invalid\b(?!ity\sor\s))"),
    ("attorneys_fees", r"(attorneys?[’'´`]?s?[’'´`]?\s?fees?|exceptional(?:\scase)?|35\sU\.S\.C\.\s§{1,2}\s?285)"),
    ("permanent_injunction", r"(permanent(?:ly)?,?\s(?:\w+\s){0,4}?(?:injunct\w+|enjoin\w*|restrain\w*)|(?:preliminar\w+\sand\spermanent\w*)|permanently\s(?:\w+\s){0,3}enjoin\w*|injunction|injunctive\srelief|enjoin\w*)"),
    ("infringement_judgment", r"((?:has|have|had|will|would)\s(?:\S+\s){0,14}?infring(?:e[ds]?|ing)\b|(?<!for\s)(?<!’s\s)(?<!'s\s)(?:are|is|be)\sliable\sfor\s(?:\w+\s){0,3}infring\w+|infringes?\b|(?:is|are|was|were)\s(?:\w+\s)?infringed\b|(?:has|have)\s(?:\S+\s){0,6}?(?:induced|contributed)|acts?\sof\sinfringement\sunder|judgment\sof\s(?:patent\s)?infringement|finding\sof\sinfringement)"),
    ("accounting", r"(accounting|account\sfor)"),
    ("damages", r"(damages|royalt(?:y|ies)|compensat\w+|profits|35\sU\.S\.C\.\s§{1,2}\s?28[49]|treble|trebl\w+|enhance\w*|pre-?\s?judgment|post-?\s?judgment|monetary\srelief)"),
)  # fmt: skip
_KINDS = tuple((kind, re.compile(words, re.I)) for kind, words in KINDS)
_OTHER = re.compile(
    r"(?:any\sand\sall|such|any|all)\s(?:\w+\s){0,3}(?:other|further|additional)[^.;]{0,40}|\S+", re.I
)


def read(pleading: Pleading, patents: Named) -> list[Tree]:
    """The items of the prayer. `patents` gives the patents in suit that a stretch of the running text names."""
    out: list[Tree] = []
    for label, start, end in _items(pleading):
        kind = _kind(pleading, start, end)
        out.append(
            {
                "label": label,
                "item": pleading.flow.words(start, end),
                "kind": kind,
                "patents": patents(start, end),
            }
        )
    return out


def _items(pleading: Pleading) -> Iterator[tuple[Said | None, int, int]]:
    """Each item's label and its words."""
    text = pleading.text
    found: list[tuple[Said | None, int, int]] = []
    for start, end in _prayer_rows(pleading):
        m = _LABEL.match(text, start, end)
        bullet = None if m else _BULLET.match(text, start, end)
        run = (
            []
            if found or m
            else [*_run_together(pleading, start, end)] or [*_unlabelled(pleading, start, end)]
        )
        if run:
            found.extend(run)
        elif m:
            group = 1 if m[1] else 2
            found.append((pleading.flow.said(m[group].casefold(), *m.span(group)), m.end(), end))
        elif bullet:
            found.append((None, bullet.end(), end))
        elif found and not text[start:end].lstrip().startswith(("WHEREFORE", "Wherefore")):
            label, a, _ = found[-1]
            found[-1] = (label, a, end)  # the item goes on after a page
    top = _top_level([str(label.value) if label else "" for label, _, _ in found])
    for k, (label, a, b) in enumerate(found):
        if not top[k]:
            continue
        last = next((j for j in range(k + 1, len(found)) if top[j]), len(found)) - 1
        yield label, a, found[last][2] if last > k else b


_ASKS_FOR = re.compile(r"WHEREFORE\b[^;:]{3,160}?(?::|\s(?:for|that)(?=\s)):?\s", re.I)


def _unlabelled(pleading: Pleading, start: int, end: int) -> Iterator[tuple[Said | None, int, int]]:
    """Items of one paragraph that only semicolons part: "WHEREFORE, Roe demands: an injunction; damages; and costs"."""
    lead = _ASKS_FOR.match(pleading.text, start, end)
    if lead is None:
        return
    parts = list(re.finditer(r"[^;]+;?", pleading.text[lead.end() : end]))
    for m in parts if len(parts) > 2 else ():
        skip = re.match(r"\s*(?:and\s)?", m[0])
        yield None, lead.end() + m.start() + (skip.end() if skip else 0), lead.end() + m.end()


def _prayer_rows(pleading: Pleading) -> Iterator[tuple[int, int]]:
    """The rows of the prayer but for headings and the numbered paragraph that opens it."""
    text = pleading.text
    asked = sections.prayers(pleading)
    heading = {h.start for h in pleading.headings}
    opens = [
        p.digits[0]
        for begin, stop in asked
        for p in pleading.within(begin, stop)
        if text[p.start : p.end].rstrip().endswith((":", "for", "that"))
    ]
    for start, end in pleading.rows:
        if not any(a <= start < b for a, b in asked) or start == end or any(start <= o < end for o in opens):
            continue
        head = start in heading
        if head and (not _LABEL.match(text, start, end) or sections.PRAYER.match(text, start, end)):
            continue
        yield start, end


_BEHIND = re.compile(
    r"\s(?:JURY\sDEMAND|DEMAND\sFOR\sJURY|Respectfully\ssubmitted|RESPECTFULLY|Dated:|DATED|By:|/s/|[A-Z][\w&’'-]*(?:\s[A-Z][\w&.,’'-]*){0,4}\s(?:hereby\s)?demands?\s(?:a\s)?(?:trial|jury))"
)


def _signs_at(pleading: Pleading, start: int, end: int) -> int:
    """Where the last item ends in a text of one line: at the demand for a jury or the signature."""
    m = _BEHIND.search(pleading.text, start, end)
    return m.start() if m else end


def _run_together(pleading: Pleading, start: int, end: int) -> Iterator[tuple[Said | None, int, int]]:
    """Items printed in one paragraph: "… requests that: (a) …; (b) …"."""
    marks: list[re.Match[str]] = []
    for m in _INSIDE.finditer(pleading.text, start, end):
        label = (m["label"] or m["half"] or m["plain"]).casefold()
        if not marks and label not in {"a", "1", "i"}:
            continue
        if (
            marks
            and label.isalpha()
            and len(label) == 1
            and label != chr(ord("a") + len(marks))
            and (marks[0]["label"] or marks[0]["half"] or marks[0]["plain"]) not in {"i", "I"}
        ):
            continue
        marks.append(m)
    if len(marks) < 2:
        return
    for k, m in enumerate(marks):
        group = m.lastgroup or "plain"
        last = marks[k + 1].start() if k + 1 < len(marks) else _signs_at(pleading, m.end(), end)
        yield pleading.flow.said(m[group].casefold(), *m.span(group)), m.end(), last


def _top_level(labels: list[str]) -> list[bool]:
    """Which items are the prayer's own: a roman or numbered list inside an item is part of it."""
    if not labels:
        return []
    first = labels[0]
    letters = len(first) == 1 and first.isalpha() and first != "i"
    own: list[bool] = []
    expected = 0
    for label in labels:
        if letters and label:
            is_next = len(label) <= 2 and label.isalpha() and label[0] == chr(ord("a") + expected % 26)
            expected += is_next
            own.append(is_next or not own)
        elif first.isdigit() and label:
            own.append(label.isdigit())
        else:
            own.append(True)
    return own


_AWARDS = re.compile(r"[^.;]{0,60}\b(?:damages|royalt(?:y|ies))\b")


def _kind(pleading: Pleading, start: int, end: int) -> Said:
    for kind, words in _KINDS:
        m = words.search(pleading.text, start, min(end, start + 1500))
        if m and kind == "accounting" and _AWARDS.match(pleading.text, start, m.start()):
            continue  # damages, and an account of them
        if m:
            return pleading.flow.said(kind, m.start(), m.end())
    m = _OTHER.search(pleading.text, start, end)
    return pleading.flow.said("other", m.start(), m.end()) if m else pleading.flow.said("other", start, end)
