"""Values as people read them. Each filter is one call into law/, so that pages, exports and memos say the same."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote_plus

from django import template

from law.claims import printed
from law.courts import COURTS
from law.dates import shown
from law.names import body as kind_of_body
from law.papers import KINDS, short_title
from law.patents import short as short_number
from law.patents import shown as whole_number
from law.relations import shown as related_as

register = template.Library()


@register.filter
def day(edtf: str, qualifier: str = "") -> str:
    """An EDTF date in words; nothing for nothing."""
    return shown(edtf, qualifier) if edtf else ""


@register.filter
def claims(numbers: Iterable[int] | None) -> str:
    """Claim numbers as the shortest printed list."""
    return printed(list(numbers or []))


@register.filter
def spaced(name: object) -> str:
    """`patent_owner` as two words."""
    return str(name).replace("_", " ")


@register.filter
def body(kind: str) -> str:
    """`llc` as a limited liability company."""
    return kind_of_body(kind)


@register.filter
def paper(filing: Any) -> str:
    """What people call a filing; by its file name where neither its title nor its case says more than its kind."""
    told = filing.kind != "unknown" and (filing.title or filing.docket_id)
    return short_title(filing.kind, filing.title) if filing.kind and told else filing.name


@register.filter
def paper_kind(kind: str) -> str:
    return KINDS.get(kind, spaced(kind))


@register.filter
def relation(name: str) -> str:
    """What the other case is to this one."""
    return related_as(name)


@register.filter
def relation_back(name: str) -> str:
    """What this case, named by the other, is to be read as from here."""
    return related_as(name, inverse=True)


@register.filter
def court(court_id: str) -> str:
    """A court's id as citations write the court."""
    known = COURTS.get(court_id)
    return known.short if known else court_id


@register.filter
def numbered(key: str) -> str:
    """A case's key, `docket:cand/24-cv-04740`, as people write it: 24-cv-04740, N.D. Cal."""
    court_id, _, number = key.removeprefix("docket:").partition("/")
    return f"{number}, {court(court_id)}" if number else key


@register.filter
def patent_short(number: str) -> str:
    return short_number(number)


@register.filter
def patent_number(number: str) -> str:
    return whole_number(number)


@register.filter
def quoted_at(fact: Any) -> str:
    """Where a fact's words are: its filing's page, opened at them."""
    return words_at(fact.filing_id, fact.pointer)


@register.simple_tag
def words_at(filing_id: int, pointer: str) -> str:
    """The filing's page opened at the words that `pointer` of its reading was read from."""
    return f"/filings/{filing_id}/?see={quote_plus(pointer)}#quote"


@register.filter
def item(mapping: Any, key: Any) -> Any:
    """What a mapping holds under a key that is itself a variable."""
    return mapping.get(key) if hasattr(mapping, "get") else None


@register.filter
def undoes(tags: str) -> str:
    """The id of the ruling that a message's button takes back, if it has one."""
    return (tags or "").removeprefix("undo-") if (tags or "").startswith("undo-") else ""
