"""What the text of a docket entry means, remembered: a docket is settled again with each new line."""

from functools import lru_cache

from law.entries import Meaning, meaning


@lru_cache(maxsize=20_000)
def means(text: str, court: str) -> Meaning:
    """What an entry's text means in this court."""
    return meaning(text, board=court == "ptab", court=court)
