"""Which names may be of one company: proposed to a person, never joined by the tracker.

`Virtamove Corp.` and `VirtaMove Corporation Ltd.` share all but their corporate form; HP can be the initials of Hewlett
Packard. Both are weak: Amazon Web Services, Inc. and a company of that name ending in LLC may be two, and HP Inc. is not
Hewlett Packard Enterprise. So each comes with what speaks against it.
"""

import re
from functools import lru_cache

from law.names import SUFFIX, key

SMALL = frozenset({"the", "a", "an", "of"})


@lru_cache(maxsize=50_000)  # each is compared with many
def bare(name: str) -> str:
    """The key of a name without its corporate forms: `amazon web services`."""
    return key(re.sub(r"\s+", " ", SUFFIX.sub(" ", name))).replace("&", " ").strip()


def stem(name: str) -> str:
    """The first word that tells companies apart, up to 60 letters: `virtamove`."""
    words = [w for w in bare(name).split() if w not in SMALL]
    return words[0][:60] if words else ""


def initials(name: str) -> str:
    """The first letters of the words of a name of several, up to 12: `hpe`; empty for a name of one word."""
    words = [w for w in bare(name).split() if w not in SMALL]
    return "".join(w[0] for w in words)[:12] if len(words) > 1 else ""
