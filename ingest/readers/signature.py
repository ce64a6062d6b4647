"""Counsel as signature blocks and the heads of pleadings name them: lawyers with bar numbers, e-mails, firm, and for whom.

Rule 11(a) wants "the signer's address, e-mail address, and telephone number"; the rest is each court's custom: names then
firm (California, Texas), firm then names (Delaware), "Of counsel" columns, bar numbers in a line of their own.
"""

from collections.abc import Mapping
from types import MappingProxyType

from ingest.readers import lawyers
from ingest.readers.columns import columns
from ingest.readers.flow import Line
from ingest.readers.signature_block import Block, Lawyer
from law.said import Said

_NOBODY: Mapping[str, str] = MappingProxyType({})


def read(
    rows: list[Line],
    start: int,
    end: int,
    *,
    home: str = "",
    certain: bool = False,
    sides: Mapping[str, str] = _NOBODY,
) -> tuple[list[Lawyer], list[tuple[Said, Said | None]]]:
    """The lawyers and firms that sign between two offsets of a filing; `rows` are its `flow.lines`. `home` is the postal code of the court's state; with `certain`
    only persons with a bar number, an address of e-mail or a signature count (a block before the caption). `sides` gives
    the role of each captioned name, for "Attorneys for Roe, Inc."."""
    rows = [line for line in rows if line.end > start and line.start < end]
    people: list[Lawyer] = []
    firms: list[tuple[Said, Said | None]] = []
    for column in columns(rows):
        block = Block(home, certain, sides)
        for cell in column:
            block.take(cell)
        block.close()
        people.extend(
            p
            for p in block.people
            if all(str(q.name.value).casefold() != str(p.name.value).casefold() for q in people)
        )
        firms.extend(
            f
            for f in block.firms
            if all(str(g[0].value).casefold() != str(f[0].value).casefold() for g in firms)
        )
    _one_role(people, firms)
    return people, firms


def _one_role(people: list[Lawyer], firms: list[tuple[Said, Said | None]]) -> None:
    """Where one side alone signs, its role line stands for all."""
    roles = {str(p.role.value): p.role for p in people if p.role} | {str(r.value): r for _, r in firms if r}
    if len(roles) != 1:
        return
    role = next(iter(roles.values()))
    for p in people:
        p.role = p.role or role
    for i, (firm, said) in enumerate(firms):
        firms[i] = (firm, said or role)


def merged(first: list[Lawyer], second: list[Lawyer]) -> list[Lawyer]:
    """Two lists of lawyers as one: the head of a pleading and its signature name the same people."""
    out = list(first)
    for lawyer in second:
        known = next(
            (p for p in out if lawyers.key(str(p.name.value)) == lawyers.key(str(lawyer.name.value))), None
        )
        if known is None:
            out.append(lawyer)
            continue
        known.firm, known.role = known.firm or lawyer.firm, known.role or lawyer.role
        known.registration = known.registration or lawyer.registration
        known.bar += [b for b in lawyer.bar if all(b.value != c.value for c in known.bar)]
        known.emails += [e for e in lawyer.emails if all(e.value != c.value for c in known.emails)]
    return out


__all__ = ["Lawyer", "merged", "read"]
