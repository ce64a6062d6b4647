"""What is accused: the products and services that a complaint says infringe, and in which count."""

import re
from collections.abc import Iterator

from ingest.readers.complaint import called, described, infringing, product_names
from ingest.readers.complaint.cast import Cast
from ingest.readers.complaint.sections import Count
from ingest.readers.paragraphs import Pleading
from law.said import Said

_TERM = r"(?:Accused|Infringing|Exemplary|Representative|Example)\s(?:\w+\s){0,2}?(?:Products?|Instrumentalit(?:y|ies)|Systems?|Devices?|Services?|Methods?|Processes|Functionalit(?:y|ies)|Features?|Platforms?|Activit(?:y|ies)|Designs?|Software)|(?:Accused|Infringing)\s\w+(?:\s\w+)?"
DEFINES = re.compile(
    rf"\(\s?(?:(?:collectively|hereinafter|individually|together|each)[^“\"()]{{0,40}})?(?:the\s)?[“\"]\s?(?:the\s)?(?P<term>(?:[‘’'´`]\d{{3}}\s|(?-i:[A-Z])[\w&-]{{1,24}}\s){{0,3}}?(?:{_TERM}))[,.]?\s?[”\"][^()]{{0,60}}\)",
    re.I,
)
_MEANS = re.compile(
    rf"[“\"](?:the\s)?(?:{_TERM}),?[”\"]\s(?:means?|refers?\s(?:collectively\s)?to|shall\smean|includes?)\s",
    re.I,
)
_AFTER = re.compile(r"\A,?\s(?:such\sas|including|for\sexample|e\.g\.|namely)[,:]?\s", re.I)
_LEAD = re.compile(
    r"\b(?:(?P<counts_up>such\sas|including(?!\swithout|\sbut)|including,?\sbut\snot\slimited\sto|including,?\swithout\slimitation|for\s(?:example|instance)|e\.g\.|namely)|known\sas|called|marketed\sas|under\sthe\s(?:brand\s|style\s|trade\s)?names?|branded|at\sleast|its|the|their|"
    r"sells?|selling|offers?|makes?|making|imports?|importing|provides?|uses?|using|distributes?|markets?|manufactures?|infringes?\sby|with\sits)\b[,:]?(?=\s)",
    re.I,
)


def read(
    pleading: Pleading, counts: list[Count], cast: Cast, stop: int, posture: frozenset[str] = frozenset()
) -> tuple[list[Said], dict[int, list[Said]]]:
    """All products accused, in order of first mention, and those of each count (by the count's index)."""
    everywhere: list[tuple[int, Said]] = []
    by_count: dict[int, list[Said]] = {}
    general: list[Said] = []
    for s in pleading.spoken(stop, cast.forms()):
        found = list(_defined(pleading, cast, s)) or list(_described(pleading, cast, s, posture))
        here = next((i for i, c in enumerate(counts) if c.start <= s[0] < c.end), None)
        if (here is not None or not counts) and not found:
            found = list(infringing.named(pleading, cast, s))
        for said in found:
            everywhere.append((said.start, said))
            home = general if here is None else by_count.setdefault(here, [])
            if all(str(h.value).casefold() != str(said.value).casefold() for h in home):
                home.append(said)
    named = called.products(
        pleading, cast, stop, "plaintiff" if any(p.startswith("dj_") for p in posture) else "defendant"
    )
    _by_name(pleading, counts, named, by_count)
    _by_term(pleading, counts, general, by_count, [said for _, said in everywhere])
    spoken_of = {str(p.value).casefold() for found in by_count.values() for p in found}
    everywhere += [(n.start, n) for n in named if not counts or str(n.value).casefold() in spoken_of]
    once: dict[str, Said] = {}
    for _, said in sorted(everywhere, key=lambda e: e[0]):
        once.setdefault(str(said.value).casefold(), said)
    whole = list(once.values())
    for found in (whole, *by_count.values()):
        found[:] = _plain(found, [str(w.value) for w in (*named, *whole)])
    return whole, by_count


def _by_name(
    pleading: Pleading, counts: list[Count], named: list[Said], by_count: dict[int, list[Said]]
) -> None:
    """Add to each count the products that it mentions by a name they are sold under."""
    for i, c in enumerate(counts):
        for said in _mentioned(pleading, c, named):
            home = by_count.setdefault(i, [])
            if not any(str(h.value).casefold().startswith(str(said.value).casefold()) for h in home):
                home.append(said)


_BY_TERM = re.compile(
    r"\b(?:the|all|each\sof\sthe|its|their)\sAccused\s(?:Products|Instrumentalities|Systems|Devices|Services)\b"
)


def _by_term(
    pleading: Pleading,
    counts: list[Count],
    general: list[Said],
    by_count: dict[int, list[Said]],
    known: list[Said],
) -> None:
    """Counts that name no product: those of the complaint's defined term, else those known that they mention."""
    for i, c in enumerate(counts):
        if i in by_count and not (general and _BY_TERM.search(pleading.text, c.start, c.end)):
            continue
        if i in by_count:
            home = by_count[i]
            known_here = {str(h.value).casefold() for h in home}
            home.extend(g for g in general if str(g.value).casefold() not in known_here)
            continue
        spoken = re.search(
            r"Accused|Infringing\s(?:Products?|Systems?|Devices?)|infring", pleading.text[c.start : c.end]
        )
        by_count[i] = list(general) if general and spoken else list(_mentioned(pleading, c, known))


def _plain(found: list[Said], names: list[str]) -> list[Said]:
    """The products, each once: "X telephones" is X where the complaint also calls it X."""
    out: list[Said] = []
    for said in found:
        value = str(said.value)
        short = next(
            (
                n
                for n in names
                if value.startswith(f"{n} ") and re.fullmatch(r"(?: [a-z][a-z-]*)+", value[len(n) :])
            ),
            None,
        )
        plain = Said(short, said.start, said.end) if short else said
        if all(str(o.value).casefold() != str(plain.value).casefold() for o in out):
            out.append(plain)
    return out


def _described(pleading: Pleading, cast: Cast, s: tuple[int, int], posture: frozenset[str]) -> Iterator[Said]:
    """Products in words rather than names, where the kind of suit says what to look for."""
    if "anda" in posture:
        yield from described.generic(pleading, s)
    elif any(p.startswith("dj_") for p in posture):
        yield from described.cleared(pleading, cast, s)
    else:
        yield from described.kind_of_goods(pleading, cast, s)


def _mentioned(pleading: Pleading, count: Count, known: list[Said]) -> Iterator[Said]:
    """The products accused elsewhere that a count names, at the count's own words."""
    seen: set[str] = set()
    for said in known:
        name = str(said.value)
        longer = [str(k.value) for k in known if str(k.value).startswith(f"{name} ")]
        other = "".join(f"(?!{re.escape(k[len(name) :])})" for k in longer)
        m = re.compile(rf"(?<!\w){re.escape(name)}(?!\w){other}").search(
            pleading.text, count.start, count.end
        )
        if m and name not in seen:
            seen.add(name)
            yield pleading.flow.words(*m.span())


def _defined(pleading: Pleading, cast: Cast, s: tuple[int, int]) -> Iterator[Said]:
    """The names that a definition of "Accused Products" stands for."""
    text = pleading.text
    for m in _MEANS.finditer(text, *s):
        yield from product_names.listed(pleading, cast, m.end(), s[1])
    for m in DEFINES.finditer(text, *s):
        after = _AFTER.match(text[m.end() : s[1]])
        if after:
            yield from product_names.listed(pleading, cast, m.end() + after.end(), s[1])
            continue
        together = [] if "Accused" not in m["term"] else list(called.quoted(pleading, cast, s[0], m.start()))
        if len(together) > 1:
            yield from together
            continue
        leads = list(_LEAD.finditer(text, max(s[0], m.start() - 500), m.start()))
        for lead in sorted(leads, key=lambda x: x["counts_up"] is None):
            found = list(product_names.listed(pleading, cast, lead.end(), m.start()))
            if found:
                yield from found
                break
