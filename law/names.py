"""Names of companies and people: folding for comparison, corporate forms, keys. Nothing here merges two parties."""

import re
import unicodedata

FORMS = (  # written form -> what kind of body it is; the longest spelling first where one holds another
    ("llc", r"l\.?\s?l\.?\s?c\.?|limited liability company"),
    ("lp", r"l\.?\s?p\.?|limited partnership"),
    ("llp", r"l\.?\s?l\.?\s?p\.?"),
    ("corporation", r"corporation|corp\.?|incorporated|inc\.?|company|co\.?"),
    ("limited", r"limited|ltd\.?|plc|p\.?t\.?e\.?\s+(?:ltd\.?|limited)|pty\.?\s+ltd\.?"),
    ("gmbh", r"gmbh(?:\s*&\s*co\.?\s*kg)?"), ("ag", r"ag"), ("sa", r"s\.?a\.?(?:r\.?l\.?)?"), ("nv", r"n\.?v\.?"),
    ("bv", r"b\.?v\.?"), ("kk", r"k\.?k\.?|kabushiki kaisha"), ("ab", r"ab"), ("oy", r"oyj?"), ("spa", r"s\.?p\.?a\.?"),
)  # fmt: skip
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
    return re.sub(r"\s+", " ", text.translate(_FOLD)).strip()


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
