"""How prose speaks of the parties: by full name, by the name without its corporate form, by the word a group goes by."""

import re
from collections.abc import Iterator, Sequence

from ingest.readers.memo.people import Party, shared_names
from law.said import Said

_WORD = re.compile(r"[^\W_][\w&]*")
_AFTER = re.compile(r"\w|-\w|\.\w")


_MOST_PARTIES = 12  # whose names are searched for the one word they go by
_COMMON = re.compile(
    r"(?:systems?|technolog\w+|electronics?|industr\w+|energy|digital|networks?|america|american|international|global|holdings?|group|company|services?|solutions?|labs?|laborator\w+"
    r"|university|college|institute|pharma\w*|medical|software|research|wireless|power|products?|devices?|data|cloud|media|partners|ventures|innovations?|licensing|patents?|capital|trust|bank|north|south|east|west|united|states)\Z",
    re.I,
)


def _inner_words(parties: Sequence[Party], text: str) -> Iterator[tuple[str, str]]:
    """A later word of a name by which the text speaks of it: `Xinwei` of Guangdong Xinwei Energy Ltd., where it never says
    `Guangdong` alone and says `Xinwei` alone twice or more."""
    for p in parties[:_MOST_PARTIES]:
        words = p.stem.split()
        others = {w for q in parties if q is not p for w in str(q.name.value).split()}
        first = words[0] if len(words) > 1 else ""
        if not first or re.search(rf"\b{re.escape(first)}\b(?! {re.escape(words[1])}\b)", text):
            continue
        for word in words[1:]:
            if len(word) > 3 and word[0].isupper() and word not in others and not _COMMON.match(word):
                alone = re.finditer(
                    rf"(?<!{re.escape(words[words.index(word) - 1])} )\b{re.escape(word)}\b", text
                )
                if sum(1 for _ in zip(range(2), alone, strict=False)) == 2:
                    yield word, str(p.name.value)
                    break


class Naming:
    """Finds parties in a text, in time linear in the text however many parties there are."""

    def __init__(self, parties: Sequence[Party], text: str = "") -> None:
        self._forms: dict[
            str, dict[str, str]
        ] = {}  # first word → written form → the name it means, itself where several
        meant: dict[str, set[str]] = {}
        for p in parties:
            for form in (str(p.name.value), p.stem, p.family):
                if len(form) > 1:
                    meant.setdefault(form, set()).add(str(p.name.value))
        for form, name in _inner_words(parties, text):
            meant.setdefault(form, set()).add(name)
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
