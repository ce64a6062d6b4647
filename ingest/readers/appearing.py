"""Counsel whom a sentence names with their side: who appeared, who was served, whose statement lists them.

`Ann Roe of Roe & Doe LLP appeared for Plaintiff`, `APPEARANCES: Ann Roe, Esq., and Jo Doe, Esq., Roe & Doe, P.A., for
Plaintiff`, `served on counsel for Defendant, Ann Roe of Roe & Doe LLP`.
"""

import re
from collections.abc import Iterator

from ingest.readers import lawyers
from ingest.readers.flow import Flow
from ingest.readers.signature import Lawyer
from law import names
from law.said import Said

_PERSON = r"[A-Z][\w’'-]+(?:\s(?:[A-Z][\w’'-]+|[A-Z]\.)){1,3}(?:,?\s(?:Jr\.|Sr\.|II|III|IV))?"
_PEOPLE = (
    rf"{_PERSON}(?:,\sEsq(?:uire|\.))?(?:(?:,\s(?:and\s)?|\sand\s){_PERSON}(?:,\sEsq(?:uire|\.))?){{0,6}}"
)
_ENDS = r"(?:LLP|L\.L\.P\.|PLLC|P\.L\.L\.C\.|PLLP|P\.C\.|PC|P\.A\.|PA|LLC|L\.L\.C\.|S\.C\.|L\.C\.|LPA|Ltd\.|Chartered)"
_FIRM = rf"[A-Z][\w’'.-]*(?:(?:,\s|\s)(?:&\s|and\s)?[A-Z][\w’'.-]*){{0,6}}(?:(?:,\s|\s){_ENDS})|[A-Z][\w’'-]*(?:,\s[A-Z][\w’'-]*){{0,4}}\s(?:&|and)\s[A-Z][\w’'-]*"
_SIDE = r"(?:the\s)?(?P<side>(?:[Pp]laintiff|[Dd]efendant|[Ii]ntervenor|[Pp]etitioner|[Rr]espondent|[Aa]ppell(?:ant|ee))s?\b(?:[/-][\w-]+)?|[A-Z][\w&.,’' -]{2,60}?(?=[.,;]|\s(?:and\s[A-Z][a-z]+\s|appeared|on\s)|\s?\(|\s?\Z))"
_FORMS = (
    re.compile(rf"(?P<people>{_PEOPLE})\sof\s(?P<firm>{_FIRM}),?\s(?:appeared|appearing)\s(?:for|on\sbehalf\sof)\s{_SIDE}"),
    re.compile(rf"(?P<people>{_PEOPLE}),\s(?P<firm>{_FIRM}),\s(?:(?:attorneys?|counsel)\s)?(?:for|on\sbehalf\sof)\s{_SIDE}"),
    re.compile(rf"\b(?:[Cc]ounsel|[Aa]ttorneys?)(?:\sof\srecord)?\sfor\s{_SIDE},?:?\s(?P<people>{_PEOPLE})(?:\sof\s|,\s)(?P<firm>{_FIRM})"),
)  # fmt: skip
_ONE = re.compile(_PERSON)
_TITLE = re.compile(r"(?:Attorneys?|Mr\.|Ms\.|Mrs\.|APPEARANCES:?|Messrs\.|Counsel)\s")
_MOST = 60


def counsel(flow: Flow, start: int, end: int, sides: dict[str, str]) -> Iterator[Lawyer]:
    """The lawyers whom `flow.text[start:end]` names so. `sides` are the captioned parties' names with their roles."""
    found: set[str] = set()
    for form in _FORMS:
        for m in form.finditer(flow.text, start, end):
            role = _role(m["side"], sides)
            if len(found) > _MOST or not role:
                continue
            for one in _ONE.finditer(flow.text, *m.span("people")):
                title = _TITLE.match(one[0] + " ")
                at = one.start() + (title.end() if title else 0)
                name = lawyers.person(flow.text[at : one.end()])
                if name and lawyers.key(name) not in found:
                    found.add(lawyers.key(name))
                    yield Lawyer(
                        flow.words(at, at + len(name)),
                        firm=flow.words(*m.span("firm")),
                        role=flow.said(role, *m.span("side")),
                    )


def _role(side: str, sides: dict[str, str]) -> str:
    """The role of the side that the words name: by its word, or by a captioned party."""
    word = lawyers.ROLE_WORD.search(side)
    if word and word.lastgroup:
        return word.lastgroup
    key = names.key(side)
    roles = {r for name, r in sides.items() if len(key) > 4 and names.key(name).startswith(key)}
    return roles.pop() if len(roles) == 1 else ""


def firms(people: list[Lawyer], known: set[str]) -> Iterator[tuple[Said, Said | None]]:
    """The firms of such lawyers, each once, but for those known."""
    seen = set(known)
    for lawyer in people:
        firm = lawyer.firm
        if firm and str(firm.value).casefold() not in seen:
            seen.add(str(firm.value).casefold())
            yield firm, lawyer.role
