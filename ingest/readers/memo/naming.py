"""How prose speaks of the parties: by full name, by the name without its corporate form, by the word a group goes by."""

import re
from collections.abc import Iterator, Sequence

from ingest.readers.memo.people import Party, shared_names
from law.said import Said

_WORD = re.compile(r"[^\W_][\w&]*")
_AFTER = re.compile(r"\w|-\w|\.\w")


class Naming:
    """Finds parties in a text, in time linear in the text however many parties there are."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self._forms: dict[
            str, dict[str, str]
        ] = {}  # first word → written form → the name it means, itself where several
        meant: dict[str, set[str]] = {}
        for p in parties:
            for form in (str(p.name.value), p.stem, p.family):
                if len(form) > 1:
                    meant.setdefault(form, set()).add(str(p.name.value))
        for form in shared_names(parties):
            meant.setdefault(form, set()).add(form)
        for form, names in meant.items():
            first = _WORD.search(form)
            if first:
                exact = next((n for n in names if n == form), None)
                self._forms.setdefault(first[0], {})[form] = exact or (
                    next(iter(names)) if len(names) == 1 else form
                )

    def all(self, text: str, start: int, end: int) -> Iterator[Said]:
        """Every party named in a stretch of text: the full name where the words mean one party, else as printed."""
        at = start
        for word in _WORD.finditer(text, start, end):
            forms = self._forms.get(word[0])
            if not forms or word.start() < at:
                continue
            here = [
                f
                for f in forms
                if text.startswith(f, word.start())
                and word.start() + len(f) <= end
                and not _AFTER.match(text, word.start() + len(f))
            ]
            if here:
                form = max(here, key=len)
                at = word.start() + len(form)
                yield Said(forms[form], word.start(), at)

    def first(self, text: str, start: int, end: int) -> Said | None:
        """The first party named in a stretch of text, or None."""
        return next(self.all(text, start, end), None)
