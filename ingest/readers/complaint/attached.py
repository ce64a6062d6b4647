"""What a complaint attaches and cites: exhibits, pages on the web, patents that are not in suit, other suits."""

import re
from collections.abc import Iterator

from ingest.readers.complaint import attached_patents
from ingest.readers.complaint.in_suit import Suit, other_grants
from ingest.readers.paragraphs import Pleading
from ingest.readers.reading import Tree
from law import dates
from law.said import Said

_NUMBER = r"(?P<number>[A-Z]{1,2}(?:-?\d{1,3})?|\d{1,3}(?:[-.]?[A-Z\d]{1,2})?)"
_EXHIBIT = re.compile(
    rf"\b(?:Exhibits?|EXHIBITS?|Exs?\.|EX\.)\s(?:Nos?\.\s)?[“\"]?{_NUMBER}\b[”\"]?(?!\s(?:Patent|herewith\sis))"
)
_MORE = re.compile(
    rf"(?:,\s(?:and\s)?|\sand\s|\s&\s|\s?[-–]\s?|\sthrough\s)[“\"]?{_NUMBER}\b[”\"]?(?=[\s,.;:)]|$)"
)
_ATTACHED = re.compile(
    r",?\s(?:(?:is|are|was|were|has\sbeen|have\sbeen)\s)?(?:also\s)?(?:\w+\s)?(?:attached|appended|annexed|submitted|provided|included|reproduced|shown|set\sforth|filed)\b(?:\s(?:hereto|herewith|here|to\sthis\sComplaint|hereto\sand\sincorporated\sherein(?:\sby\sreference)?))?\s?(?:and\s[^.;]{0,60}?)?(?:hereto\s)?(?:as|at|in|to\sthis\s\w+\sas|marked\sas|and\smarked\sas)\s?\Z",
    re.I,
)
_COPY = re.compile(
    r"(?:A|An|The|True|Copies|copies|a|the|true)\s(?:(?:true|correct|accurate|complete|and|,)\s?)*(?:copy|copies|claim\schart|chart|exemplary|preliminary|letter|listing|list|screenshots?|photographs?|printout)\b"
)
_NO_TITLE = re.compile(
    r"(?:an?|the|true|correct|and|\s)*cop(?:y|ies)(?:\sof\s(?:which|it|them|that)|\sthereof)?", re.I
)
_URL = re.compile(r"https?://[^\s<>“”\"|]{3,400}|(?<![\w@./])www\.[^\s<>“”\"|]{4,300}", re.I)
_TAIL = re.compile(r"(?:[.,;:!?'’\])}*]|&gt)+\Z")
_SPLIT_URL = re.compile(r">?\s{1,4}\[?(?P<rest>[\w%-]{3,200}(?:[/.?=&#\w%-]{0,200}))(?=\]|\)|>|;|\s|$)")
_OWNER = re.compile(
    r"\s?\((?:[^()]{0,40}\s)?assigned\sto\s(?P<owner>[^()]{2,80}?)(?=\s(?:despite|by|on|which|since)\b|\)|,)|,?\s(?:which\sis\s)?assigned\sto\s(?P<other>[A-Z][\w.&’' -]{1,60}?)(?=,\s(?:the|which)|[;.)]|\s(?:the|which|on)\b)",
    re.I,
)


_TO = re.compile(
    r"\s(?:issued\s)?to\s(?:[A-Z][\w’'-]+\s(?:[A-Z]\.\s)?)?(?P<name>[A-Z][\w’'-]+)(?:\set\sal\.?|\sand\s[A-Z][\w’'-]+)?(?=[\s,.;)(])(?!\s(?:Inc|Corp|LLC|Ltd|Co|[A-Z][a-z]+\s(?:Inc|Corp|LLC)))"
)
_ISSUED = re.compile(
    r"(?:\s\([^()]{2,60}\))?,?\s(?:which\s|that\s)?(?:was\s)?issued\s(?:on\s)?(?P<day>[A-Z][a-z]{2,8}\s\d{1,2},\s\d{4})"
)


def exhibits(pleading: Pleading, stop: int, suit: Suit | None = None) -> list[Tree]:
    """Each exhibit once, with what the complaint says it is; `suit` has the patents that it may be."""
    found: dict[str, dict[str, Tree]] = {}
    text = pleading.text
    for s in pleading.spoken(stop):
        for m in _EXHIBIT.finditer(text, *s):
            title = _exhibit_title(pleading, s, m)
            if title is None and suit is not None:
                title = attached_patents.title(pleading, suit, s, m.start(), m.end())
            spots = [m.span("number")]
            at = m.end()
            while more := _MORE.match(text, at, s[1]):
                if (
                    more["number"].isalpha() != m["number"].isalpha()
                    or len(more["number"]) > len(m["number"]) + 1
                ):
                    break
                spots.append(more.span("number"))
                at = more.end()
            if len(spots) > 1:
                title = None
            for a, b in spots:
                entry = found.setdefault(text[a:b], {"number": pleading.flow.words(a, b)})
                if title is not None:
                    entry.setdefault("title", title)
    return [e for _, e in sorted(found.items(), key=lambda f: (f[0].isalpha(), len(f[0]), f[0]))]


_IN_PARENTHESIS = re.compile(  # "See Exhibit 3 (claim chart)"
    r"\s\((?P<title>(?:(?:a|the)\s)?(?:[a-z]+\s){0,4}(?:charts?|letter|agreement|brochure|manual|photographs?|screenshots?|declaration|copy|webpage|datasheet|catalog)[^()]{0,60})\)"
)


def _exhibit_title(pleading: Pleading, s: tuple[int, int], m: re.Match[str]) -> Said | None:
    """The subject of "… is attached as Exhibit 1", or what stands before "(Exhibit A)"."""
    text = pleading.text
    before = text[s[0] : m.start()]
    attached = _ATTACHED.search(before[-200:])
    if attached:
        end = m.start() - (min(len(before), 200) - attached.start())
        earlier = [e.end() for e in _EXHIBIT.finditer(text, s[0], end)]
        copy = list(_COPY.finditer(text, earlier[-1] if earlier else s[0], end))
        for before_last, last in zip(
            copy[-2::-1], copy[:0:-1], strict=False
        ):  # "a copy of the letter" is one title
            if re.search(r"[,.;]", text[before_last.end() : last.start()]):
                break
            copy.remove(last)
        start = copy[-1].start() if copy else None
        if start is None:
            lead = re.match(r"(?:\d+\.\s)?(?:The|A|An)\s", text[s[0] : end])
            start = s[0] if lead and end - s[0] < 140 and not earlier else None
        if start is None or end - start <= 4 or _NO_TITLE.fullmatch(text[start:end].strip(" ,")):
            return None
        return pleading.flow.words(start, end)
    told = _IN_PARENTHESIS.match(text, m.end(), s[1])
    if told:
        return pleading.flow.words(*told.span("title"))
    after = re.compile(
        r"\s(?:hereto\s)?(?:is|are)\s(?P<title>(?:a|an|the)\s(?:true|correct|copy|claim|chart|complete)[^.;]{3,200}?)(?=[.;]|\s?$)"
    ).match(text, m.end(), s[1])
    if after and re.match(r"(?:Attached\s(?:hereto\s)?as\s|$)", before[-24:].lstrip() or "", re.I):
        return None if _NO_TITLE.fullmatch(after["title"]) else pleading.flow.words(*after.span("title"))
    lead = re.compile(r"\s(?:hereto\s)?is\s(?P<title>(?:a|an|the)\s[^.;]{3,200}?)(?=\.\s|\.?$|;)").match(
        text, m.end(), s[1]
    )
    if lead and re.search(r"[Aa]ttached\s(?:hereto\s)?(?:as|at)\s\Z", before):
        return None if _NO_TITLE.fullmatch(lead["title"]) else pleading.flow.words(*lead.span("title"))
    return None


def references(pleading: Pleading, suit: Suit, stop: int) -> list[Tree]:
    """Pages on the web and patents not in suit, in order of mention."""
    found: list[tuple[int, Tree]] = []
    text = pleading.text
    seen: set[str] = set()
    for a, b, url in _urls(text, stop):
        mark = url.casefold().rstrip("/")
        if mark not in seen:
            seen.add(mark)
            found.append((a, {"url": pleading.flow.said(url, a, b), **_page(pleading, a)}))
    for w in other_grants(suit):
        if w.start >= stop or w.kind != "grant" or _is_address(text, w.start):
            continue
        owner = _OWNER.match(text, w.end)
        group = "owner" if owner and owner["owner"] else "other"
        said = pleading.flow.words(*owner.span(group)) if owner else None
        to = _TO.match(text, w.end)
        issued = _ISSUED.match(text, to.end() if to else w.end)
        day = dates.parse(issued["day"]) if issued else None
        tree: dict[str, Tree] = {"number": pleading.flow.said(w.number, w.start, w.end), "owner": said}
        if to:
            tree["name"] = pleading.flow.words(*to.span("name"))
        if issued and day:
            tree["issued_on"] = pleading.flow.said(day.edtf, *issued.span("day"))
        found.append((w.start, tree))
    return [tree for _, tree in sorted(found, key=lambda f: f[0])]


def _is_address(text: str, at: int) -> bool:
    """A number inside an address of a page is not a patent."""
    return bool(re.search(r"(?:https?://|www\.)\S{0,200}\Z", text[max(0, at - 210) : at]))


def _urls(text: str, stop: int) -> Iterator[tuple[int, int, str]]:
    """Addresses of pages; one that a page break splits behind a hyphen is joined."""
    for m in _URL.finditer(text, 0, stop):
        url, end = m[0], m.end()
        if "[" in url and "](" in url:
            url = url.split("](")[0]
        rest = (
            _SPLIT_URL.match(text, end, min(stop, end + 400))
            if url.endswith(("-", "/", "_", "=")) and (text[end : end + 1] in {">", "\n", " "})
            else None
        )
        if (
            rest
            and (url.endswith("-") or re.search(r"[-/=._]", rest["rest"]))
            and not rest["rest"].lower().startswith(("http", "see", "and"))
        ):
            yield m.start(), rest.end("rest"), _TAIL.sub("", url + rest["rest"])
            continue
        tail = _TAIL.search(url)
        if tail and url[tail.start()] == ")" and url.count("(") >= url.count(")"):
            tail = None
        clean = url[: tail.start()] if tail else url
        if len(clean) > 10 and "." in clean:
            yield m.start(), m.start() + len(clean), clean


def _page(pleading: Pleading, at: int) -> dict[str, Tree]:
    """The heading and year of an article printed in front of its address, where the complaint reproduces one."""
    text = pleading.text
    p = next((p for p in pleading.paragraphs if p.end <= at < p.stop), None)
    if p is None:
        return {}
    rows = [(a, b) for a, b in pleading.rows if p.end <= a < at and b > a]
    for (a, b), (c, d) in zip(rows, rows[1:], strict=False):
        if (
            re.fullmatch(r"(?:19|20)\d\d", text[a:b])
            and 20 < d - c < 160
            and sum(w[0].isupper() for w in text[c:d].split()) * 3 > len(text[c:d].split()) * 2
        ):
            return {"title": pleading.flow.words(c, d), "issued_on": pleading.flow.words(a, b)}
    return {}
