"""Full-text search in the words lawyers type.

`claim construction` finds both words anywhere; `"claim construction"` the phrase; `motion OR petition` either; `-stay`
leaves out; `construction /5 patent` finds both within five words of each other, in either order. PostgreSQL's
websearch_to_tsquery never fails on what people type; nearness is written with its <N> operator.
"""

import re
from functools import reduce
from operator import and_

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchQuery
from django.core.exceptions import ValidationError
from django.db.models import Func, TextField
from django.db.models.functions import Upper

CONFIG = "english"
FARTHEST = 20
_NEAR = re.compile(r"(?P<one>[^\W_]+)\s+/(?P<within>\d{1,3})\s+(?P<other>[^\W_]+)")


def in_words(column: "str | Func", name: str) -> GinIndex:
    """An index that finds any part of a text, whatever its case: what `icontains` asks (PostgreSQL's pg_trgm)."""
    return GinIndex(OpClass(Upper(column), name="gin_trgm_ops"), name=name)


class InOneText(Func):
    """The texts of an array, one under the other: what an index of the words of a list is made of. The database's own
    array_to_string may not be used in an index, since of other types it would depend on settings; of texts it does not."""

    function = "in_one_text"
    output_field = TextField()


IN_ONE_TEXT = """
    CREATE FUNCTION in_one_text(text[]) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT array_to_string($1, E'\\n') $$
"""


def nearness(value: str) -> None:
    """A validator: raises for a distance that is none."""
    for match in _NEAR.finditer(value):
        if not 1 <= int(match["within"]) <= FARTHEST:
            raise ValidationError(
                f"/{match['within']}: two words may be 1 to {FARTHEST} words from each other."
            )


def query(text: str) -> SearchQuery:
    """The search as a database expression."""
    parts = [_near(m["one"], m["other"], int(m["within"])) for m in _NEAR.finditer(text)]
    rest = _NEAR.sub(" ", text).strip()
    if rest or not parts:
        parts.append(SearchQuery(rest, config=CONFIG, search_type="websearch"))
    return reduce(and_, parts)


def _near(one: str, other: str, within: int) -> SearchQuery:
    """Either order, any distance up to the one allowed. Both are letters and digits alone: nothing in them is syntax."""
    ways = [f"({a} <{n}> {b})" for a, b in ((one, other), (other, one)) for n in range(1, within + 1)]
    return SearchQuery(" | ".join(ways), config=CONFIG, search_type="raw")
