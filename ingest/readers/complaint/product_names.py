"""The proper names of products in a list: "the RX-20, RX-40 and RX-60 pumps", "its Model 7 and “Aqua”"."""

import re
from collections.abc import Iterator

from ingest.readers.complaint.cast import Cast
from ingest.readers.paragraphs import Pleading
from law.said import Said

_WORD = r"(?:[A-Z][\w’'.®™+/-]*|\d[\w.+/-]*|[ivx]?[a-z]?[A-Z]\w+|[A-Z]+[®™])"
_NAME = re.compile(
    rf"(?:the\s|its\s|their\s)?(?P<name>(?:{_WORD}|“[^”“]{{2,60}}”|\"[^\"]{{2,60}}\")(?:\s(?:{_WORD}|of|for|with|and\sthe|&|®|™|-|–|(?:[a-z]+-)+[a-z]+)){{0,9}}(?:\s(?:[a-z]{{3,14}}\s){{0,3}}?(?:products?|services?|systems?|software|platforms?|devices?|apps?|applications?|tools?|phones?|smartphones?|tablets?|capsules?|pumps?|controllers?|servers?|cameras?|chips?|processors?|websites?|line|family|shoes?|chairs?|lamps?|toys?|kits?|vehicles?)\b)?)"
)
_WHAT = re.compile(r"(?:\s[a-z][a-z-]{2,14}){1,3}(?=[\s.,;(]{0,3}$)")
_DIGITS = re.compile(r"[\d.,]+\s[a-z]")
_KIND = re.compile(r"[A-Z]{2,4}s?\s(?:[a-z-]+\s?){1,3}(?:\W|\Z)")  # "LTE handsets", "LED lamps": no name
_QUOTED = re.compile(r"[“\"]([A-Z][^”“\"]{1,58}[^”“\",. ])[,.]?[”\"](?:\s[a-z]|$)")
_JOINS = re.compile(r"\s(?:to|in|of|for|that|which|by|with|products|its|and|or|is|are|was|without|from|on)\b")
_SPLIT = re.compile(
    r",\s(?:and\s|or\s)?|;\s(?:and\s)?|\sand/or\s|\s(?:and|or)\s(?=(?:the\s|its\s|an?\s(?:[a-z]{3,14}\s){1,3}(?:called|named|known\sas|sold\sas)\s(?:the\s)?)?[A-Z“\"])"
)
_STOP = re.compile(
    r",?\s(?:that|which|who)\b|\((?:collectively|hereinafter|the\s|“|\")|\binfring|\bin\s(?:the\sUnited|this\s(?:District|judicial)|violation|connection)|\bwithout\b|\bthroughout\b|\bembody|\bpractic(?:e|ing)\b|\bto\s(?:customers|end|its|perform|practice)\b|\bwithin\b|\bas\s(?:well|shown|described|depicted|set)\b|\bcovered\b|\bvia\b|\bthrough\b|\band\s(?:all\s)?(?:other|similar|any)\b|\bamong\sothers|\bwhen\b|\bby\b|\band\s(?:related|substantially)\b|\.\s|:\s|\bfor\suse\b|\bincorporat",
    re.I,
)
_BAD = re.compile(
    r"\A(?:Defendants?|Plaintiffs?|United\sStates|District|Court|Patents?|Exhibit|Section|Title|U\.?S\.?C?\.?|Count|On|The|This|These|Such|By|In|For|At|A|An|Claims?|State|See|Complaint|Internet|Paragraph|Texas|Delaware|California|Accused|Infringing|Products?|Services?|Systems?|Devices?)(?:\W.*)?\Z|\A[\d.,]+\Z|\bAccused\s|patent\b|U\.S\.|\bclaim\b|\binformation\b|\bExhibit\b|(?:Inc|Corp|LLC|Ltd)\.?\Z",
    re.I | re.S,
)


def listed(pleading: Pleading, cast: Cast, start: int, end: int) -> Iterator[Said]:
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
        if m and _KIND.match(m["name"] + text[m.end() : b]):
            if a == start:
                return
            continue
        what = _WHAT.match(text, m.end(), b) if m else None
        if what and m and _DIGITS.match(m["name"] + what[0]):
            continue  # "the 404 patent"
        if what and m and not _JOINS.search(what[0]):
            yield pleading.flow.words(m.start("name"), apart(text, m.start("name"), what.end()))
            continue
        if not m or text[m.end() : b].strip(' .,;()“”"') and not re.match(r"\s\(|\s[a-z]", text[m.end() : b]):
            if a == start:
                return
            continue
        name = m["name"].strip()
        bare = re.sub(r"\s(?:of|for|with)\Z", "", name.strip('“”"').rstrip("."))
        if len(bare) > 2 and not _BAD.search(bare) and cast.one(bare) is None:
            shift = m.start("name") + len(m["name"]) - len(m["name"].lstrip('“" '))
            yield pleading.flow.words(shift, apart(text, shift, shift + len(bare)))
        elif a == start:
            return  # "the United States, including …"


_WHOSE = re.compile(r"([A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,3})['’´`]s?\s")


def _skip(text: str, cast: Cast, start: int, end: int) -> int:
    """Past "e.g.,", "the", "Amazon’s": what stands before a product's name and is not of it."""
    while start < end and text[start].isspace():
        start += 1
    for _ in range(5):
        lead = re.compile(
            r"\s*(?:e\.g\.,?\s|[Mm]odels\s(?:[Nn]os\.\s|[Nn]umbers\s)?|for\sexample,?\s|but\snot\slimited\sto,?\s|without\slimitation,?\s|at\sleast\s|the\s|its\s|their\s|Defendants?[’'´`]s?\s|Plaintiffs?[’'´`]s?\s|all\s|various\s|certain\s|(?:products?|devices?|systems?|services?)\s(?:such\sas|including|known\sas|sold\sas|called)\s|an?\s(?:[a-z]{3,14}\s){1,3}(?:called|named|known\sas|sold\sas)\s)"
        ).match(text, start, end)
        if lead:
            start = lead.end()
            continue
        whose = _WHOSE.match(text, start, end)
        if whose and any(m.name.casefold().startswith(whose[1].casefold()) for m in cast.members):
            start = whose.end()
            continue
        owner = next(iter(cast.find(text, start, min(end, start + 80))), None)
        if owner and owner[0] - start <= 1 and re.match(r"['’´`]s?\s", text[owner[1] : owner[1] + 3]):
            start = owner[1] + (3 if text[owner[1] + 1 : owner[1] + 2] == "s" else 2)
            continue
        break
    return start


_KIND_OF_THING = re.compile(r"(?:\s(?!(?:of|for|with|in|and)\b)[a-z][a-z-]+){1,4}\Z")
_SETS_APART = re.compile(r"[A-Z0-9]|\b[a-z]{1,2}[A-Z]")


def apart(text: str, a: int, b: int) -> int:
    """Where a product's name ends: before the words for what kind of thing it is ("RX-40 pumps" is RX-40)."""
    words = text[a:b].rstrip()
    kind = _KIND_OF_THING.search(words)
    name = words[: kind.start()] if kind else words
    return a + len(name if _SETS_APART.match(name.lstrip('“"')) else words)
