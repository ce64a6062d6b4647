"""The references of the paper: the art of the grounds with number, date and exhibit, and what front pages cite."""

import re

from ingest.readers.front_page import FrontPage
from ingest.readers.ptab.art_tables import Row, art_rows
from ingest.readers.ptab.exhibits import CITE
from ingest.readers.ptab.ground import Ground
from ingest.readers.ptab.stated import stated
from ingest.readers.sheet import Sheet, word_begins
from law import dates, patents
from law.said import Said

Reference = dict[str, object]
_DATED = re.compile(
    r"\b(?:issued|published|dated|granted|filed|pub(?:lication)?\s+date:?)\b[^.;()]{0,30}?\s(?P<on>[A-Z][a-z]{2,8}\.?\s{1,3}\d{1,2}\s?,\s{1,3}\d{4}|\d{1,2}/\d{1,2}/\d{4})",
    re.I,
)
_EXHIBIT = re.compile(rf"{CITE}(?P<n>[123]\d{{3}})(?!\d)")
_BEHIND = re.compile(rf"[ ,(\[]{{1,3}}{_EXHIBIT.pattern}")
_CITED_APPLICATION = re.compile(
    r"\b(?:U\.?S\.?\s{1,3})?(?:patent\s{1,3})?application\s{1,3}(?:Ser(?:ial)?\.?\s{1,3})?No\.?\s{1,3}(?P<n>\d\d/\d{3},?\d{3})\s{0,3}\(\"(?P<title>[^\"]{8,200}?),?\"\)",
    re.I,
)


def _core(name: str) -> str:
    """The word by which prose knows a reference: `Smith` of `Smith et al.`."""
    return re.sub(r"\s+et\s+al\.?$", "", name).strip()


def _definition(sheet: Sheet, name: str) -> "re.Match[str] | None":
    """Where the reference's short name is defined: in quotation marks inside a parenthesis."""
    return re.compile(rf"\([^()\"]{{0,60}}\"(?:the\s+)?{re.escape(name)},?\.?\"[^()]{{0,60}}\)").search(
        sheet.flat
    )


def _listed(
    sheet: Sheet, name: str, exhibits: list[dict[str, Said | None]]
) -> tuple[Said | None, Said | None]:
    """The exhibit whose title names the reference: (number, title)."""
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.I)
    for row in exhibits:
        title = row["title"]
        if (
            row["number"]
            and title
            and word.search(str(title.value))
            and not re.match(
                r"(?:Declaration|Deposition|Decl|Expert|Curriculum|File\s+History|Transcript|Excerpt)",
                str(title.value),
                re.I,
            )
        ):
            return row["number"], title
    return None, None


def _number(sheet: Sheet, start: int, end: int, skip: set[str]) -> Said | None:
    found = [
        w
        for w in patents.find(sheet.flat, max(0, start), end)
        if w.kind != "application" and w.number not in skip
    ]
    return Said(found[-1].number, found[-1].start, found[-1].end) if found else None


_ISSUED_AFTER = re.compile(
    r"\)?,?\s{1,3}(?:which\s|was\s|is\s){0,2}(?:a\s[^.;]{0,40}\s)?(?:issued|published|granted)\s(?:on\s)?(?P<on>[A-Z][a-z]{2,8}\.?\s{1,3}\d{1,2}\s?,\s{1,3}\d{4})"
)


def _issued_after(sheet: Sheet, at: int) -> Said | None:
    m = _ISSUED_AFTER.match(sheet.flat, at)
    written = m and dates.parse(m["on"])
    return sheet.group(m, "on", written.edtf) if m and written else None


def _issued_in_a_sentence(sheet: Sheet, core: str) -> Said | None:
    """The day that a sentence about the reference gives: `Smith (Ex. 1004) issued on May 5, 2009`."""
    m = re.compile(
        rf"{word_begins(core)}\s{{0,3}}(?:\([^()]{{0,40}}\))?,?\s{{1,3}}(?:which\s{{1,3}})?(?:(?:was|is|and)\s{{1,3}}){{0,2}}(?:(?:first|publicly|a\s{{1,3}}U\.S\.\s{{1,3}}patent\s{{1,3}}that)\s{{1,3}})?(?:issued|published|granted)\s{{1,3}}(?:on|in)?\s{{0,3}}(?P<on>[A-Z][a-z]{{2,8}}\.?\s{{1,3}}\d{{1,2}}\s?,\s{{1,3}}\d{{4}})"
    ).search(sheet.flat)
    written = m and dates.parse(m["on"])
    return sheet.group(m, "on", written.edtf) if m and written else None


def _of_a_ground(
    sheet: Sheet,
    name: Said,
    challenged: set[str],
    exhibits: list[dict[str, Said | None]],
    tabled: list[Row],
) -> Reference:
    """A reference of a ground with what the paper says of it: where its name is defined, listed, told, dated."""
    core = _core(str(name.value))
    own = next(patents.find(str(name.value)), None)
    row: Reference = {"name": name, "number": name.as_(own.number) if own else None}
    word = re.compile(rf"(?<!\w){re.escape(core)}(?!\w)", re.I)
    for facts in (
        next((r.facts for r in tabled if word.search(r.words)), {}),
        _defined(sheet, core, challenged),
        _from_list(sheet, core, challenged, exhibits),
        stated(sheet, core, challenged),
        {"issued_on": _issued_in_a_sentence(sheet, core)},
    ):
        for key, said in facts.items():
            row[key] = row.get(key) or said
    return row


def _defined(sheet: Sheet, core: str, challenged: set[str]) -> dict[str, Said | None]:
    """What stands before the parenthesis that defines the reference's short name, and in it."""
    d = _definition(sheet, core)
    if d is None:
        return {}
    before = max(
        d.start() - 200,
        sheet.flat.rfind("\n\n", 0, d.start()),
        sheet.flat.rfind(";", 0, d.start()),
        sheet.flat.rfind('")', 0, d.start()),
    )
    if (cut := sheet.flat.rfind('"', 0, d.start())) > before and sheet.flat[cut + 1 : cut + 2] in ").,":
        before = cut
    on = _DATED.search(sheet.flat, max(0, before), min(len(sheet.flat), d.end() + 2))
    written = dates.parse(on["on"]) if on else None
    e = _EXHIBIT.search(sheet.flat, d.start(), d.end()) or _BEHIND.match(sheet.flat, d.end())
    return {
        "number": _number(sheet, before, d.start(), challenged),
        "issued_on": (sheet.group(on, "on", written.edtf) if written else None)
        if on
        else _issued_after(sheet, d.end()),
        "exhibit": sheet.group(e, "n") if e else None,
    }


def _from_list(
    sheet: Sheet, core: str, challenged: set[str], exhibits: list[dict[str, Said | None]]
) -> dict[str, Said | None]:
    """What the list of exhibits says: the number of the exhibit and, in its title, of the patent; of a paper its title and
    year (`R. Roe, Winches in Practice, 41 J. Sys. 88 (2005)`)."""
    exhibit, title = _listed(sheet, core, exhibits)
    facts: dict[str, Said | None] = {"exhibit": exhibit}
    if title is None or exhibit is None:
        return facts
    facts["number"] = _number(sheet, title.start, title.end, challenged)
    paper = None if facts["number"] else _PAPER.match(sheet.flat, title.start, title.end)
    if paper:
        facts["title"] = sheet.group(paper, "quoted" if paper["quoted"] else "plain")
        facts["issued_on"] = sheet.group(paper, "year") if paper["year"] else None
    return facts


_PAPER = re.compile(
    r"(?:[A-Z][\w.'-]*(?:\s(?:[A-Z][\w.'-]*|de|van|von|and|&|et\sal\.?)){0,8}),\s{1,12}(?:\"(?P<quoted>[^\"]{4,200}?),?\"|(?P<plain>[A-Z][^,(\"]{6,160}?)(?=,|\s{1,12}\())[^\"]{0,120}?(?:\((?:[^()\d]{0,30}\s)?(?P<year>(?:19|20)\d\d)\)|(?=\())"
)


def _with_page(row: Reference, page: FrontPage) -> Reference:
    number = Said(page.number.value, page.number.start, page.number.end)
    return row | {
        "number": row.get("number") or number,
        "title": page.title,
        "issued_on": page.issued and page.issued.on,
        "owner": page.assignee,
        "inventors": page.inventors,
        "term_adjustment_days": page.term_adjustment_days,
    }


def _page_of(name: str, pages: list[FrontPage]) -> FrontPage | None:
    """The front page of the patent that a short name means: that of its first-named inventor."""
    last = _core(name).split()[-1].casefold()
    return next(
        (p for p in pages if p.inventors and str(p.inventors[0].value).split()[-1].casefold() == last), None
    )


def read_references(
    sheet: Sheet,
    grounds: list[Ground],
    pages: list[FrontPage],
    challenged: set[str],
    exhibits: list[dict[str, Said | None]],
) -> list[Reference]:
    """Every reference once: the grounds' art first, then what is cited on the face of each patent shown."""
    rows: list[Reference] = []
    seen: set[str] = set()
    tabled = art_rows(sheet)
    for name in (r for g in grounds for r in g.references):
        core = _core(str(name.value)).casefold()
        if core in seen:
            continue
        seen.add(core)
        row = _of_a_ground(sheet, name, challenged, exhibits, tabled)
        page = _page_of(str(name.value), [p for p in pages if p.number.value not in challenged])
        rows.append(_with_page(row, page) if page else row)
    known = {n.value for r in rows if isinstance(n := r.get("number"), Said)}
    for m in _CITED_APPLICATION.finditer(sheet.flat):
        rows.append(
            {
                "number": sheet.group(m, "n", m["n"].replace(",", "")),
                "title": sheet.group(m, "title"),
                "cited_by": _citing(sheet, m.start(), rows),
            }
        )
    for page in pages:
        if page.number.value not in challenged and page.number.value not in known:
            rows.append(_with_page({}, page))
        rows += [dict(c) for c in page.cited]
    return rows


def _citing(sheet: Sheet, at: int, rows: list[Reference]) -> Said | None:
    """The reference whose text a quotation is from: that of the exhibit named last before it, when its number is known."""
    near = [m for m in _EXHIBIT.finditer(sheet.flat, max(0, at - 3000), at)]
    for m in reversed(near):
        if re.match(r"(?:\s?\([^()\n]{1,40}\))?\s?:", sheet.flat[m.end() : m.end() + 50]):
            for row in rows:
                exhibit, number = row.get("exhibit"), row.get("number")
                if isinstance(exhibit, Said) and isinstance(number, Said) and exhibit.value == m["n"]:
                    return Said(number.value, m.start(), m.end())
            return None
    return None
