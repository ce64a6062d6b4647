"""Names of companies and people: folding for comparison, corporate forms, keys. Nothing here merges two parties."""

import re
import unicodedata
from functools import lru_cache

FORMS = (  # written form -> what kind of body it is; the longest spelling first where one holds another
    ("llc", r"l\.?\s?l\.?\s?c\.?|limited liability company"),
    ("lp", r"l\.?\s?p\.?|limited partnership"),
    ("llp", r"l\.?\s?l\.?\s?p\.?"),
    ("corporation", r"corporation|corp\.?|incorporated|inc\.?|company|co\.?"),
    ("limited", r"limited|ltd\.?|plc|p\.?t\.?e\.?\s+(?:ltd\.?|limited)|pty\.?\s+ltd\.?"),
    ("gmbh", r"gmbh(?:\s*&\s*co\.?\s*kg)?"), ("ag", r"ag"), ("sarl", r"s\.?\s?[aà]\.?\s?r\.?\s?l\.?"), ("sa", r"s\.?a\.?"), ("nv", r"n\.?v\.?"),
    ("bv", r"b\.?v\.?"), ("kk", r"k\.?k\.?|kabushiki kaisha"), ("ab", r"ab"), ("oy", r"oyj?"), ("spa", r"s\.?p\.?a\.?"),
)  # fmt: skip
BODIES = {  # kind of body -> in words
    "llc": "limited liability company", "lp": "limited partnership", "llp": "limited liability partnership",
    "limited": "limited company", "gmbh": "GmbH", "ag": "AG", "sarl": "S.à r.l.", "sa": "S.A.", "nv": "N.V.",
    "bv": "B.V.", "kk": "K.K.", "ab": "AB", "oy": "Oy", "spa": "S.p.A.",
}  # fmt: skip
SUFFIX = re.compile(
    r"(?:Inc|Corp|Co|Ltd|LLC|L\.L\.C|LLP|L\.L\.P|LP|L\.P|PLC|P\.C|PC|GmbH|AG|S\.A|SA|S\.A\.R\.L|SARL|N\.V|NV|B\.V|BV|KK|K\.K|AB|Oy|Oyj|S\.p\.A|SpA|KG|PTE|Pty|"
    r"Incorporated|Corporation|Company|Limited)\b\.?",
    re.I,
)
_FOLD = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "}
)
_SAME = {
    "incorporated": "inc",
    "corporation": "corp",
    "company": "co",
    "limited": "ltd",
    "l l c": "llc",
    "and": "&",
}


def fold(text: str) -> str:
    """Quotes, dashes and white space made alike; case and letters kept."""
    return " ".join(text.translate(_FOLD).split())


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """What makes two written names the same name: case, punctuation, accents and spelled-out forms folded away.

    `VirtaMove, Corp.` and `VIRTAMOVE CORPORATION` share a key; `HP Inc.` and `Hewlett Packard Enterprise` do not, nor
    does a name with its corporate form left out share one with the full name.
    """
    plain = unicodedata.normalize("NFKD", fold(name)).encode("ascii", "ignore").decode().casefold()
    plain = re.sub(r"\b(?:[a-z]\.){2,}", lambda m: m[0].replace(".", "") + " ", plain)
    words = re.sub(r"[^a-z0-9&]+", " ", plain).split()
    return " ".join(_SAME.get(w, w) for w in words)


def kind(name: str) -> str:
    """The kind of body a name's corporate form says it is (`corporation`, `llc`, `gmbh`, …), or an empty string."""
    tail = fold(name).rstrip(" .,;").casefold()
    for what, form in FORMS:
        if re.search(rf"(?:^|[\s,])(?:{form})$", tail):
            return what
    return ""


def body(kind: str) -> str:
    """A kind of body in words; one that needs no words of its own is its own name."""
    return BODIES.get(kind, kind)


_SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "d/b/a", "de", "del", "der", "et", "for", "in", "la",
     "le", "of", "on", "the", "to", "van", "von"}
)  # fmt: skip


def shown(name: str) -> str:
    """A name for showing: captions print in capitals, which are no part of the name (`NETFLIX, INC.` is `Netflix, Inc.`).

    Words of up to three letters keep their capitals (IBM, HP, SAP), but for forms and small words; a name that is not
    all capitals is left alone.
    """
    if not name.isupper():
        return name
    words = name.split(" ")
    return " ".join(_word_shown(w, first=i == 0) for i, w in enumerate(words))


def _word_shown(word: str, *, first: bool) -> str:
    bare = word.strip("(),.;:'\"“”").casefold()
    if bare in _SMALL_WORDS:
        return word.capitalize() if first else word.casefold()
    if bare.endswith((".com", ".net", ".org")):
        return word.capitalize()
    if bare in {"inc", "corp", "co", "ltd", "gmbh"}:
        return {"gmbh": word.replace("GMBH", "GmbH")}.get(bare, word.capitalize())
    if len(bare) <= 3 or "." in bare or "&" in bare or any(c.isdigit() for c in bare):
        return word
    return re.sub(r"[A-Z]+(?:['’]S\b)?", lambda m: m[0].capitalize(), word)
