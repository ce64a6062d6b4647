"""The front page of a United States patent as scanned or typed: its INID-coded fields and the list of references cited.

Codes in parentheses or brackets are those of WIPO Standard ST.9. Two columns may be flattened into one, into table cells
or into pipes; fields are therefore found by their code and label, never by their place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from ingest.readers.sentences import sentences
from law import dates, patents, term_words
from law.said import Said

_CELL = r"[\t\n|]"
_HEAD = re.compile(
    r"(?:[(\[]1[29][)\]]\s{0,4})?United\s{1,3}States\s{1,3}Patent(?!\s{1,3}(?:and|Nos?\b|Application))", re.I
)
_NUMBER = re.compile(
    r"[(\[]1[01][)\]]\s{0,6}(?:Patent\s{1,3}(?:No\.?|Number)\s{0,2}:?)\s{0,8}(?P<v>US\s?[\dREDP][\d,]{5,12}(?:\s?[A-Z]\d?)?|(?:RE|D|PP)?[\d,]{6,12})",
    re.I,
)
_DATE = r"(?P<v>\*?[A-Z][a-z]{2,8}\.?\s{0,2}\d{1,2}\s?,\s{0,2}\d{4})"
_ISSUED = re.compile(r"[(\[]45[)\]]\s{0,6}(?P<t>Date\s{1,3}of\s{1,3}Patent\s{0,3}:?\s{0,8}" + _DATE + ")")
_TITLE = re.compile(
    r"[(\[]54[)\]]\s{0,6}(?P<v>[A-Z(][^\t|]{3,400}?)\s{0,4}(?=[(\[](?:7[1-6]|2[1-2]|\*)[)\]]|[\t|]|\n\s{0,4}\n)"
)
_INVENTORS = re.compile(
    r"[(\[]7[256][)\]]\s{0,6}Inventors?\s{0,3}:\s{0,8}(?P<v>[^\t|]{3,1200}?)(?=[(\[](?:73|71|21|22|\*)[)\]]|[\t|]|\n\s{0,4}\n|\Z)"
)
_ASSIGNEE = re.compile(
    r"[(\[]73[)\]]\s{0,6}Assignees?\s{0,3}:\s{0,8}(?P<v>[^\t|\n]{2,160}(?:\n[^\t|\n(\[]{2,120})?)"
)
_TERM = re.compile(r"(?:154\s?\(b\)\s{1,3})?by\s{1,4}(?P<v>[\d,]{1,6})\s{1,3}days", re.I)
_NOTICE = re.compile(
    r"[(\[]\s?\*\s?[)\]]\s{0,6}Notice\s{0,3}:|(?<=\n)\s{0,4}\(\s{1,4}\)\s{0,6}Notice\s{0,3}:|\bNotice:\s{1,8}Subject\s{1,4}to\s{1,4}any\s{1,4}disclaimer",
    re.I,
)
_APPLICATION = re.compile(
    r"[(\[]21[)\]]\s{0,6}Appl\.?\s{0,3}No\.?\s{0,3}:?\s{0,8}(?P<v>\d{2}\s?/\s?\d{3},?\d{3})", re.I
)
_FILED = re.compile(r"[(\[]22[)\]]\s{0,6}(?P<t>(?:PCT\s{1,3})?Filed\s{0,3}:?\s{0,8}" + _DATE + ")")
_PRIOR = re.compile(
    r"(?P<t>Prior\s{1,3}Publication\s{1,3}Data\s{1,8}(?P<v>US\s?20\d\d\s?/\s?\d{6,7}(?:\s{0,2}[A-Z]\d)?)\s{1,8}(?P<d>[A-Z][a-z]{2,8}\.?\s{0,2}\d{1,2}\s?,\s{0,2}\d{4}))"
)
_PROVISIONAL = re.compile(
    r"(?P<t>Provisional\s{1,4}application\s{1,4}No\.?\s{0,4}6[0-3]\s?/\s?\d{3},?\d{3}\s?,?\s{1,4}filed\s{1,4}on\s{1,4}(?P<v>[A-Z][a-z]{2,8}\.?\s{0,2}\d{1,2}\s?,\s{0,2}\d{4}))",
    re.I,
)
_PUBLICATION_HEAD = re.compile(r"OTHER\s{1,3}PUBLICATIONS|\*?\s{0,3}\bcited\s{1,3}by\s{1,3}examiner", re.I)
_CITED = re.compile(
    r"(?<!WO )(?<!WO  )(?<![\w/,.])(?P<n>(?:RE|D|H|PP)?\d{1,2},\d{3},\d{3}|(?:RE|D)\s?\d{2,3},\d{3}|(?:19|20)\d\d/\d{6,7})\s{1,4}(?:(?:A|B|C|S|E|P|H)\d?\s{1,3})?(?:[*+]\s{0,4})?"
    r"(?P<m>\d{1,2})\s?/\s?(?P<y>(?:19|20)\d\d)(?:[ ]{1,6}(?P<name>[A-Za-z][A-Za-z'’.\- ]{1,40}?)(?=[ ]{1,6}[\d.]|[ ]{0,8}[\t\n|]|[ ]{0,8}\Z))?"
)
_FOREIGN = re.compile(
    r"(?<![A-Z])(?P<c>WO|EP|JP|DE|GB|FR|KR|CN|CA|AU|TW)\s{1,3}(?:(?P=c)[\s-]{0,3})?(?P<n>\d{2,4}\s?[/-]\s?\d{5,7}|\d\s\d{3}\s\d{3}|\d{5,12})\s{1,3}(?:[A-C]\d?\s{1,3})?(?:\*\s{0,3})?(?P<m>\d{1,2})\s?/\s?(?P<y>(?:19|20)\d\d)"
)
_PAPER = re.compile(
    r"(?:(?P<name>[A-Z][A-Za-z'’.\- ]{1,40}?(?:,?\s{1,2}et\.?\s{1,2}al\.?)?),\s{1,3})?[\"“](?P<title>[^\"“”\n]{6,300}?),?[\"”]\s{0,3}(?P<rest>[^\n]{0,400})"
)
_URL = re.compile(r"https?://[^\s)>\]]{3,300}")
_YEAR = re.compile(r"(?<![\d/])(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the front page with the words that label it."""

    on: Said
    words: Said
    kind: str


@dataclass
class FrontPage:
    """What one front page says of its patent; `cited` are its references."""

    number: Said
    start: int
    end: int
    title: Said | None = None
    inventors: list[Said] = field(default_factory=list)
    assignee: Said | None = None
    term_adjustment_days: Said | None = None
    term: dict[str, Said] = field(
        default_factory=dict
    )  # what its notice says besides, by the key of the reading
    application_number: Said | None = None
    publications: list[Said] = field(default_factory=list)
    issued: Dated | None = None
    filed: Dated | None = None
    published: Dated | None = None
    provisional: Dated | None = None
    cited: list[dict[str, Said]] = field(default_factory=list)

    @property
    def dated(self) -> list[Dated]:
        return [d for d in (self.provisional, self.filed, self.published, self.issued) if d]


def _words(text: str, start: int, end: int) -> str:
    return " ".join(re.sub(r"\*|^[ \t]?`", "", text[start:end], flags=re.M).split())


def _said(text: str, m: "re.Match[str]", name: str = "v", value: object = None) -> Said:
    start, end = m.span(name)
    raw = text[start:end]
    start, end = start + len(raw) - len(raw.lstrip()), end - (len(raw) - len(raw.rstrip()))
    return Said(_words(text, start, end) if value is None else value, start, max(start, end))


def _dated(text: str, m: "re.Match[str] | None", kind: str, name: str = "v") -> Dated | None:
    on = m and dates.parse(m[name].replace("*", ""))
    if not m or not on:
        return None
    return Dated(_said(text, m, name, on.edtf), _said(text, m, "t"), kind)


_PERSON = re.compile(
    r"(?P<name>[A-Z][^,;\n(]{2,60}?(?:\n[ ]{0,20}[A-Z][^,;\n(]{1,40}?)?(?:,\s{1,3}(?:Jr|Sr|III?|IV)\.?)?)\s{0,4},\s{1,6}[^;]{2,80}?(?:\([A-Z]{2}\)|;|\Z)"
)


def _assignee(text: str, m: "re.Match[str]") -> Said:
    """The assignee's name without its city and state or country."""
    place = r",\s+(?=[A-Z][a-zA-Z .]+,\s*[A-Z]{2}\b|[A-Z][a-zA-Z .-]+\s\([A-Z]{2}\))"
    start = m.start("v")
    end = start + len(re.split(place, m["v"], maxsplit=1)[0].rstrip(" ,;"))
    return Said(_words(text, start, end), start, end)


def _inventors(text: str, flat: str, m: "re.Match[str] | None") -> list[Said]:
    if not m:
        return []
    found = []
    for part in re.finditer(r"[^;]+", m["v"]):
        p = _PERSON.match(
            flat,
            m.start("v") + part.start() + len(part[0]) - len(part[0].lstrip()),
            m.start("v") + part.end(),
        )
        if p and " " in p["name"].strip():
            found.append(_said(text, p, "name"))
    return found


def _month(m: "re.Match[str]") -> dict[str, Said]:
    if not 1 <= int(m["m"]) <= 12:
        return {}
    return {"issued_on": Said(f"{m['y']}-{int(m['m']):02}", m.start("m"), m.end("y"))}


_CODE = re.compile(r"[(\[](?:[1-9]\d)[)\]]\s")
_GAP = 4_000  # characters between two references of one list: beyond it another list or prose has begun


def _near(
    flat: str, pattern: "re.Pattern[str]", start: int, stop: int, gap: int
) -> Iterator["re.Match[str]"]:
    last = start
    for m in pattern.finditer(flat, start, stop):
        if m.start() - last > gap:
            return
        last = m.end()
        yield m


def _cited(text: str, flat: str, start: int, stop: int, by: Said) -> list[dict[str, Said]]:
    """The references cited on one front page, in print order: patents, foreign documents, other publications."""
    rows: list[dict[str, Said]] = []
    for m in _near(flat, _CITED, start, stop, _GAP):
        digits = re.sub(r"[,\s]", "", m["n"])
        row = {"number": _said(text, m, "n", f"US{digits.replace('/', '')}" if "/" in digits else digits)}
        if m["name"] and m["name"].strip():
            row["name"] = _said(text, m, "name")
        rows.append(row | _month(m) | {"cited_by": by})
    for m in _near(flat, _FOREIGN, start, stop, _GAP):
        row = {"number": Said(m["c"] + re.sub(r"\D", "", m["n"]), m.start("c"), m.end("n"))}
        rows.append(row | _month(m) | {"cited_by": by})
    if rows and (head := _PUBLICATION_HEAD.search(flat, start, stop)):
        rows += _papers(text, flat, head.end(), stop, by)
    return rows


def _papers(text: str, flat: str, start: int, stop: int, by: Said) -> Iterator[dict[str, Said]]:
    """Other publications: author, title in quotation marks, year, address."""
    for m in _near(flat, _PAPER, start, stop, 260):
        row: dict[str, Said] = {"title": _said(text, m, "title")}
        if m["name"]:
            row["name"] = _said(text, m, "name")
        url = _URL.search(flat, m.start("rest"), m.end("rest"))
        years = list(_YEAR.finditer(flat, m.start("rest"), url.start() if url else m.end("rest")))
        if years:
            row["issued_on"] = Said(years[-1][0], years[-1].start(), years[-1].end())
        if url:
            row["url"] = Said(url[0].rstrip(".,"), url.start(), url.end())
        if not years and not url:
            return
        yield row | {"cited_by": by}


def _page(text: str, flat: str, number: Said, start: int, stop: int) -> FrontPage:
    page = FrontPage(number, start, number.end)

    def find(pattern: "re.Pattern[str]") -> "re.Match[str] | None":
        return pattern.search(flat, start, stop)

    if m := find(_TITLE):
        page.title = _said(text, m)
    page.inventors = _inventors(text, flat, find(_INVENTORS))
    if m := find(_ASSIGNEE):
        page.assignee = _assignee(text, m)
    if n := find(_NOTICE):
        if m := _TERM.search(flat, n.end(), min(stop, n.end() + 250)):
            page.term_adjustment_days = _said(text, m, "v", int(m["v"].replace(",", "")))
        page.term = _noticed(flat, n.start(), min(stop, n.end() + 600))
    if m := find(_APPLICATION):
        page.application_number = _said(text, m, "v", re.sub(r"[,\s]", "", m["v"]))
    page.issued = _dated(text, find(_ISSUED), "patent_issued")
    page.filed = _dated(text, find(_FILED), "application_filed")
    page.provisional = _dated(text, find(_PROVISIONAL), "priority")
    if m := find(_PRIOR):
        page.publications = [_said(text, m, "v", w.number) for w in patents.find(m["v"])][:1]
        page.published = _dated(text, m, "published", "d")
    page.cited = _cited(text, flat, start, stop, number)
    places = [s for row in page.cited for k, s in row.items() if k != "cited_by"]
    page.end = max([number.end, *(s.end for s in places), *(d.words.end for d in page.dated)])
    return page


def _noticed(flat: str, start: int, stop: int) -> dict[str, Said]:
    """What the notice on the face says of a disclaimer, up to the next field."""
    code = _CODE.search(flat, start + 8, stop)
    notice = flat[start : code.start() if code else stop].replace("\n", " ")
    found: dict[str, Said] = {}
    for a, b in sentences(notice, 0, len(notice)):
        for stated in term_words.find(flat, start + a, start + b):
            if stated.key != "term_adjustment_days":
                found.setdefault(stated.key, Said(stated.value, stated.start, stated.end))
    return found


def front_pages(text: str, plain: str | None = None) -> list[FrontPage]:
    """Every patent's front page in a text. `plain` is the text with emphasis blanked, of the same length."""
    flat = text if plain is None else plain
    heads = []
    for m in islice(_NUMBER.finditer(flat), 60):
        number = patents.normal(m["v"])
        if not number:
            continue
        before = [h.start() for h in _HEAD.finditer(flat, max(0, m.start() - 400), m.start())]
        heads.append((before[-1] if before else m.start(), _said(text, m, "v", number)))
    stops = [start for start, _ in heads[1:]] + [len(flat)]
    return [
        _page(text, flat, n, start, min(stop, start + 30_000))
        for (start, n), stop in zip(heads, stops, strict=False)
    ]
