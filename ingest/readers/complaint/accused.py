"""What is accused: the products and services that a complaint says infringe, and in which count."""

import re
from collections.abc import Iterator

from ingest.readers.complaint import called, described
from ingest.readers.complaint.cast import Cast
from ingest.readers.complaint.sections import Count
from ingest.readers.paragraphs import Pleading
from law.said import Said

_TERM = r"(?:Accused|Infringing|Exemplary|Representative|Example)\s(?:\w+\s){0,2}?(?:Products?|Instrumentalit(?:y|ies)|Systems?|Devices?|Services?|Methods?|Processes|Functionalit(?:y|ies)|Features?|Platforms?|Activit(?:y|ies)|Designs?|Software)|(?:Accused|Infringing)\s\w+(?:\s\w+)?"
DEFINES = re.compile(
    rf"\(\s?(?:(?:collectively|hereinafter|individually|together|each)[^“\"()]{{0,40}})?(?:the\s)?[“\"]\s?(?:the\s)?(?P<term>(?:‘\d{{3}}\s)?{_TERM})[,.]?\s?[”\"][^()]{{0,60}}\)",
    re.I,
)
_MEANS = re.compile(
    rf"[“\"](?:the\s)?(?:{_TERM}),?[”\"]\s(?:means?|refers?\s(?:collectively\s)?to|shall\smean|includes?)\s",
    re.I,
)
_AFTER = re.compile(r"\A,?\s(?:such\sas|including|for\sexample|e\.g\.|namely)[,:]?\s", re.I)
_LEAD = re.compile(
    r"\b(?:such\sas|including(?!\swithout|\sbut)|including,?\sbut\snot\slimited\sto|including,?\swithout\slimitation|for\s(?:example|instance)|e\.g\.|namely|known\sas|called|marketed\sas|under\sthe\s(?:brand\s|style\s|trade\s)?names?|branded|at\sleast|its|the|their|"
    r"sells?|selling|offers?|makes?|making|imports?|importing|provides?|uses?|using|distributes?|markets?|manufactures?|infringes?\sby|with\sits)\b[,:]?(?=\s)",
    re.I,
)
_WORD = r"(?:[A-Z][\w’'.®™+/-]*|\d[\w.+/-]*|[ivx]?[a-z]?[A-Z]\w+|[A-Z]+[®™])"
_NAME = re.compile(
    rf"(?:the\s|its\s|their\s)?(?P<name>(?:{_WORD}|“[^”“]{{2,60}}”|\"[^\"]{{2,60}}\")(?:\s(?:{_WORD}|of|for|with|and\sthe|&|®|™|-|–|(?:[a-z]+-)+[a-z]+)){{0,9}}(?:\s(?:[a-z]{{3,14}}\s){{0,3}}?(?:products?|services?|systems?|software|platforms?|devices?|apps?|applications?|tools?|phones?|smartphones?|tablets?|capsules?|pumps?|controllers?|servers?|cameras?|chips?|processors?|websites?|line|family|shoes?|chairs?|lamps?|toys?|kits?|vehicles?)\b)?)"
)
_WHAT = re.compile(r"(?:\s[a-z][a-z-]{2,14}){1,3}(?=[\s.,;(]{0,3}$)")
_QUOTED = re.compile(r"[“\"]([A-Z][^”“\"]{1,58}[^”“\",. ])[,.]?[”\"](?:\s[a-z]|$)")
_JOINS = re.compile(r"\s(?:to|in|of|for|that|which|by|with|products|its|and|or|is|are|was|without|from|on)\b")
_INDIRECT = re.compile(r"\b(?:induc|contribut|instruct|customers\sto)", re.I)
_DIRECT = re.compile(r"\binfring(?:es|ed|ing)\b", re.I)
_SPLIT = re.compile(
    r",\s(?:and\s|or\s)?|;\s(?:and\s)?|\sand/or\s|\s(?:and|or)\s(?=(?:the\s|its\s|an?\s(?:[a-z]{3,14}\s){1,3}(?:called|named|known\sas|sold\sas)\s(?:the\s)?)?[A-Z“\"])"
)
_STOP = re.compile(
    r",?\s(?:that|which|who)\b|\((?:collectively|hereinafter|the\s|“|\")|\binfring|\bin\s(?:the\sUnited|this\s(?:District|judicial)|violation|connection)|\bwithout\b|\bthroughout\b|\bembody|\bpractic(?:e|ing)\b|\bto\s(?:customers|end|its|perform|practice)\b|\bwithin\b|\bas\s(?:well|shown|described|depicted|set)\b|\bcovered\b|\bvia\b|\bthrough\b|\band\s(?:all\s)?(?:other|similar|any)\b|\bamong\sothers|\bwhen\b|\bby\b|\band\s(?:related|substantially)\b|\.\s|:\s|\bfor\suse\b|\bincorporat",
    re.I,
)
_BAD = re.compile(
    r"\A(?:Defendants?|Plaintiffs?|United\sStates|District|Court|Patents?|Exhibit|Section|Title|U\.?S\.?C?\.?|Count|On|The|This|These|Such|By|In|For|At|A|An|Claims?|State|See|Complaint|Internet|Paragraph|Texas|Delaware|California|Accused|Infringing|Products?|Services?|Systems?|Devices?)(?:\W.*)?\Z|patent\b|U\.S\.|\bclaim\b|\binformation\b|\bExhibit\b|(?:Inc|Corp|LLC|Ltd)\.?\Z",
    re.I | re.S,
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
            found = list(_in_allegation(pleading, cast, s))
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
        yield from _names(pleading, cast, m.end(), s[1])
    for m in DEFINES.finditer(text, *s):
        after = _AFTER.match(text[m.end() : s[1]])
        if after:
            yield from _names(pleading, cast, m.end() + after.end(), s[1])
            continue
        together = [] if "Accused" not in m["term"] else list(called.quoted(pleading, cast, s[0], m.start()))
        if len(together) > 1:
            yield from together
            continue
        leads = [x for x in _LEAD.finditer(text, max(s[0], m.start() - 500), m.start())]
        for lead in leads:
            found = list(_names(pleading, cast, lead.end(), m.start()))
            if found:
                yield from found
                break


_ALLEGES = re.compile(
    r"\b(?:infring\w+)\b[^.;]{0,200}?\b(?:by|through|with)\b[^.;]{0,120}?\b(?:making|using|selling|offering|importing|operating|manufactur\w+|distribut\w+|provid\w+|market\w+|practicing)\b[^;]{0,140}?(?P<lead>\b(?:such\sas|including(?:,?\sbut\snot\slimited\sto|,?\swithout\slimitation)?|for\sexample|e\.g\.|namely|its|the|known\sas|called|under\sthe\s(?:brand\s|trade\s)?names?)[,:]?\s)"
    r"|\b(?:makes?|uses?|sells?|offers?|imports?|manufactures?|distributes?|markets?)\b[^.;]{0,160}?(?P<lead2>\b(?:such\sas|including(?:,?\sbut\snot\slimited\sto|,?\swithout\slimitation)?|for\sexample|e\.g\.|namely|known\sas|called)[,:]?\s)(?=[^;]{3,240}?\binfring)",
    re.I,
)


def _in_allegation(pleading: Pleading, cast: Cast, s: tuple[int, int]) -> Iterator[Said]:
    """ "has infringed … by making, using, selling … its Model 400 controllers"."""
    text = pleading.text
    indirect = _INDIRECT.search(text, *s)
    direct = _DIRECT.search(text, *s)
    if indirect and not (direct and direct.start() < indirect.start()):
        return
    m = _ALLEGES.search(text, s[0], min(s[1], s[0] + 1500))
    if m:
        yield from _names(pleading, cast, m.end("lead") if m["lead"] else m.end("lead2"), s[1])


def _names(pleading: Pleading, cast: Cast, start: int, end: int) -> Iterator[Said]:
    """The proper names of a list of products from `start`; a list that begins otherwise has none."""
    text = pleading.text
    start = _skip(text, cast, start, end)
    stop = _STOP.search(text, start, end)
    end = stop.start() if stop else end
    bounds = [start]
    for cut in _SPLIT.finditer(text, start, end):
        bounds.extend(cut.span())
    bounds.append(end)
    for a, b in zip(bounds[::2], bounds[1::2], strict=True):
        a = _skip(text, cast, a, b)
        m = _NAME.match(text, a, b)
        if m and (quoted := _QUOTED.match(m["name"])):  # the text sets the name apart
            yield pleading.flow.words(m.start("name") + quoted.start(1), m.start("name") + quoted.end(1))
            continue
        what = _WHAT.match(text, m.end(), b) if m else None
        if what and m and not _JOINS.search(what[0]):
            yield pleading.flow.words(m.start("name"), what.end())
            continue
        if not m or text[m.end() : b].strip(' .,;()“”"') and not re.match(r"\s\(|\s[a-z]", text[m.end() : b]):
            if a == start:
                return
            continue
        name = m["name"].strip()
        bare = name.strip('“”"').rstrip(".")
        if len(bare) > 2 and not _BAD.search(bare) and cast.one(bare) is None:
            shift = m.start("name") + len(m["name"]) - len(m["name"].lstrip('“" '))
            yield pleading.flow.words(shift, shift + len(bare))
        elif a == start:
            return  # "the United States, including …"


def _skip(text: str, cast: Cast, start: int, end: int) -> int:
    """Past "e.g.,", "the", "Amazon’s": what stands before a product's name and is not of it."""
    while start < end and text[start].isspace():
        start += 1
    for _ in range(5):
        lead = re.compile(
            r"\s*(?:e\.g\.,?\s|for\sexample,?\s|but\snot\slimited\sto,?\s|without\slimitation,?\s|at\sleast\s|the\s|its\s|their\s|Defendants?[’'´`]s?\s|Plaintiffs?[’'´`]s?\s|all\s|various\s|certain\s|(?:products?|devices?|systems?|services?)\s(?:such\sas|including|known\sas|sold\sas|called)\s|an?\s(?:[a-z]{3,14}\s){1,3}(?:called|named|known\sas|sold\sas)\s)"
        ).match(text, start, end)
        if lead:
            start = lead.end()
            continue
        owner = next(iter(cast.find(text, start, min(end, start + 80))), None)
        if owner and owner[0] - start <= 1 and re.match(r"['’´`]s?\s", text[owner[1] : owner[1] + 3]):
            start = owner[1] + (3 if text[owner[1] + 1 : owner[1] + 2] == "s" else 2)
            continue
        break
    return start
