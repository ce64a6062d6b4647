"""What papers are called: kinds in words, and long titles cut to what people say ("First amended complaint")."""

import re

KINDS = {
    "complaint": "complaint", "memo": "memo", "ptab_memo": "PTAB memo", "ptab_paper": "PTAB paper", "order": "order",
    "answer": "answer", "motion": "motion", "brief": "brief", "docket_sheet": "docket sheet", "notice": "notice",
    "patent": "patent", "unknown": "unknown paper",
}  # fmt: skip
MEMOS = frozenset({"memo", "ptab_memo"})
# What follows these words in a title names the relief, the other side or the patents, not the paper.
_TAIL = re.compile(r"\s+(?:FOR|AGAINST|OF U\.?S\.?|TO DEFENDANTS?|REGARDING|PURSUANT|UNDER)\b.*", re.I | re.S)
_VERSUS = re.compile(r"\s+vs?\.?\s+")
_LONGEST = 72


def short_title(kind: str, title: str) -> str:
    """What people call a paper: its title up to its object, in sentence case where printed in capitals; a memo is told
    by the case it is about, as it has no title of its own; what is headed by a caption alone is told by its kind."""
    title = " ".join(title.split())
    if not title or _is_caption_of_court_record(kind, title):
        told = KINDS.get(kind, "paper")
        return told[0].upper() + told[1:]
    if kind in MEMOS:
        return f"{_first_name(title)} memo"
    cut = _TAIL.sub("", title) if kind in ("complaint", "answer") or len(title) > _LONGEST else title
    if cut.isupper():
        cut = cut.capitalize()
    return cut if len(cut) <= _LONGEST else cut[: _LONGEST - 1].rstrip() + "…"


def _is_caption_of_court_record(kind: str, title: str) -> bool:
    """Docket sheets and notices of filing are headed by the caption of their case, which tells none from another."""
    return kind == "docket_sheet" or (
        kind == "notice" and "notice" not in title.lower() and bool(_VERSUS.search(title))
    )


def _first_name(caption: str) -> str:
    """`Red Hat Inc v. VirtaMove Corp` is told apart by both sides, first party each, without their corporate forms."""
    sides = _VERSUS.split(caption, maxsplit=1)
    names = [
        re.sub(r",?\s+(?:Inc|Corp|LLC|Ltd|Co|Corporation|Company|Limited)\b\.?.*", "", s).strip()
        for s in sides
    ]
    whole = " v. ".join(n for n in names if n)
    return whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1] + "…"


def spoken_title(kind: str, title: str) -> str:
    """A paper told in passing: `Red Hat memo` for a memo, its short title otherwise."""
    if kind not in MEMOS or not title:
        return short_title(kind, title)
    return f"{_first_name(title).partition(' v. ')[0]} memo"
