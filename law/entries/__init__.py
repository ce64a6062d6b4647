"""What docket entries mean: from the clerk's text to kinds of acts, what they answer and what they make due."""

from law.entries.kinds import AUTHORITY, kind_of
from law.entries.meaning import Due, Meaning, answered, due_in, meaning, title_of

__all__ = ["AUTHORITY", "Due", "Meaning", "answered", "due_in", "kind_of", "meaning", "title_of"]
