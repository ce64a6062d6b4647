"""Experts, and the questions and answers of their examination that a paper prints."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import chain, islice

from ingest.readers.ptab.exhibits import CITE
from ingest.readers.ptab.names import body_spelling
from ingest.readers.sheet import Sheet
from law.said import Said

Row = dict[str, object]
Named = tuple[Said, Said | None]  # a person and the side
_MOST = 1000  # questions read from one paper
_TITLED = r"(?:(?:Dr|Mr|Ms|Mrs|Prof|Professor)\.?\s{1,2})"
_GAP = r"(?:[ ]{1,2}\n?|\n)[ ]{0,2}"
_NAME = rf"{_TITLED}?[A-Z][\w'-]{{1,24}}\.?(?:{_GAP}(?!(?:Exhibit|EXHIBIT|(?:Ex|EX)[\s.-]?\d{{4}}|[A-Z]{{2,14}}-\d{{4}}|Ex|EX|Exh|Curriculum|Declaration|Patent|U\.S|File)\b)(?:[A-Z]\.|[A-Z][\w'-]{{1,24}})){{0,3}}"
_DECLARES = re.compile(
    rf"\b(?:(?:[Ee]xpert\s+)?(?:[Dd]eclarations?|DECLARATIONS?|[Cc]ross-?\s?[Ee]xamination|[Tt]estimony|[Dd]eposition\s+[Tt]ranscript|[Dd]eposition)\s{{1,3}}(?:of|from|by)\s{{1,12}}(?:(?:its|their)\s+expert,?\s+)?)(?P<name>{_NAME}(?:,?\s+Ph\.?\s?D\.?)?)"
)
_DOCTOR = re.compile(
    r"(?P<name>(?:Dr|Prof)(?<!\wDr)(?<!\wProf)\.\s{1,2}[A-Z][\w'-]{1,24}(?:\s{1,2}(?:[A-Z]\.\s{1,2})?[A-Z][a-z][\w'-]{1,24}(?=[\s.,;)'])){0,1})"
)
_SIDED = re.compile(
    rf"(?P<side>P(?<!\wP)(?:etitioners?|atent\s{{1,2}}Owner|O))'?s?\s{{1,2}}(?:own\s{{1,2}})?(?:[Ee]xpert|[Dd]eclarant|[Ww]itness)(?:\s+witness)?,?\s{{1,2}}(?P<name>{_NAME})"
)
_EXHIBIT = re.compile(rf"[^()\n]{{0,40}}(?:\n\s{{0,12}})?\(?{CITE}(?P<n>[12])\d{{3}}")
_OWN_EXHIBIT = re.compile(rf"{CITE}(?:No\.\s?)?(?P<n>[12])\d{{3}}(?!\d)")
_DECLARANT = re.compile(
    r"(?:DECLARATION|AFFIDAVIT)\s+OF\s+(?P<name>(?:(?:DR|PROF|MR|MS|MRS)\.?\s+)?(?P<bare>)[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){1,4}?)"
    r"(?=,|\s+(?:IN|ON|REGARDING|UNDER|PURSUANT|FOR|AS|CONCERNING|RE|RELATING|IV|III?)\b|\s*\Z)",
    re.I,
)
_WITNESS = r"(?:own\s{1,2})?(?:technical\s{1,2})?(?:expert|declarant|witness)(?:\s{1,2}witness)?"
_PARTYS = re.compile(
    rf"(?P<party>[A-Z](?<!\w[A-Z])[\w&-]{{1,24}})'s?\s{{1,2}}{_WITNESS},?\s{{1,2}}(?P<name>{_NAME})"
)
_PARTYS_AFTER = re.compile(
    rf"(?P<name>(?:Dr|Prof|Mr|Ms|Mrs)(?<!\w[DM][rs])(?<!\wProf)(?<!\wMrs)\.\s{{1,2}}[A-Z][\w'-]{{1,24}}(?:\s{{1,2}}(?:[a-z]{{2,3}}\s{{1,2}})?[A-Z][\w'.-]{{0,24}}){{0,3}}),\s{{1,2}}(?P<party>[A-Z][\w&-]{{1,24}})'s?\s{{1,2}}{_WITNESS}\b"
)
_POSSESSED = re.compile(
    rf"(?P<name>(?:Dr|Prof)(?<!\wDr)(?<!\wProf)\.\s{{1,2}}[A-Z][\w'-]{{1,24}}?)'s?\s{{1,3}}(?:(?:[Rr]eply|[Ss]upplemental|[Ss]econd|[Ff]irst|[Oo]riginal|[Ee]xpert|[Rr]ebuttal|[Oo]pening)\s{{1,3}}){{0,2}}[Dd]eclaration[\s,(]{{1,3}}{CITE}(?P<n>[12])\d{{3}}"
)
_NOT_A_PERSON = re.compile(
    r"\b(?:Patent|Petition|Support|Response|Owner|Board|Exhibit|Inc|Corp|LLC|Service|Opposition|Reply|United|State|The|A|An|Mr|Figure|No|Institution|Expert|Interference)\b"
)
_QUESTION = re.compile(
    r"(?:^|\n)[ \t]*(?:-[ \t]*)?(?:\d{1,2}[ \t]+)?(?:BY\s+M[RS]S?\.[^\n]{0,30}\n\s*)?Q\.?[ \t:]{1,4}(?=\S)"
)
_ANSWER = re.compile(
    r"\n[ \t]*(?:-[ \t]*)?(?:\d{1,2}[ \t]+)?(?:A\.|A[ \t:]{1,3}(?=[A-Z])|THE\s+WITNESS:-?)[ \t]*(?=\S)"
)
_BREAK = re.compile(
    r"\n[ \t]*\n[ \t]*(?!(?:-[ \t]*)?(?:A\.|A[ \t]|THE\s+WITNESS))|\n[ \t]*(?:-[ \t]*)?Q\.?[ \t:]|\n[ \t]*(?=\(?(?:Ex|EX)[.\s-])"
)
_SPEAKER = re.compile(
    rf"(?:^|\n)[ \t]*(?P<who>(?:PO's|Petitioner's|Patent\s+Owner's)\s+[Ee]xpert|(?:Dr|Mr|Ms)\.\s[A-Z][\w'-]{{1,24}}(?:\s(?:[A-Z]\.|[A-Z][\w-]{{1,24}})){{0,2}})(?:'s\s[^:\n]{{0,40}})?(?:[ ]\((?P<cite>{CITE}[12]\d{{3}}(?:,|\sat)\s?\d[\d:, -]{{2,30}})\)|[^:\n]{{0,30}}):[ \t]*(?=\n)",
    re.I,
)
_CITE = re.compile(
    rf"(?P<at>{CITE}[12]\d{{3}}(?:\s?\([^()\n]{{1,40}}\))?(?:,|\sat)\s?\d{{1,3}}:\d{{1,2}}(?:-\d{{1,3}}(?::\d{{1,2}})?)?)"
)


def _of_number(first: str) -> str:
    """Whose exhibit it is, by its number's first digit (37 C.F.R. 42.63(c))."""
    return "petitioner" if first == "1" else "patent_owner"


def _of_side(word: str) -> str:
    return "petitioner" if word.casefold().startswith("petitioner") else "patent_owner"


def read_experts(
    sheet: Sheet, title: Said | None, first_page: int, sides: Mapping[str, str] | None = None
) -> list[Row]:
    """Every expert once, by the fullest name printed; `side` where the paper shows it. `sides` gives the role of each
    party by the first word of its name."""
    found: dict[str, Row] = {}
    for name, side in chain(
        _declarant(sheet, title, first_page),
        _sided(sheet),
        _of_party(sheet, sides or {}),
        _possessed(sheet),
        _relied_on(sheet),
        _speaking(sheet),
        _declaring(sheet),
    ):
        _add(found, name, side)
    for m in _DOCTOR.finditer(sheet.flat):
        if m["name"].split()[-1].casefold() in found:
            _add(found, sheet.group(m, "name"), None)
    return list(found.values())


def _add(found: dict[str, Row], name: Said, side: Said | None) -> None:
    """Notes a person under the last name; a fuller name replaces a shorter one."""
    words = re.sub(r",?\s+Ph\.?\s?D\.?$", "", str(name.value))
    bare = re.sub(r"^(?:Dr|Mr|Ms|Mrs|Prof|Professor)\.?\s+", "", words)
    if (
        _NOT_A_PERSON.search(bare)
        or bare.upper() == bare
        and len(bare) < 5
        or not re.fullmatch(r"[A-Z][\w'. -]+", bare)
    ):
        return
    said = Said(words, name.start, name.start + len(words))
    row = found.setdefault(bare.split()[-1].casefold(), {"name": said, "side": None})
    if len(bare.split()) > len(re.sub(r"^(?:Dr|Prof)\.\s+", "", str(row["name"].value)).split()):  # type: ignore[attr-defined]
        row["name"] = said
    row["side"] = row["side"] or side


def _declarant(sheet: Sheet, title: Said | None, first_page: int) -> Iterator[Named]:
    """Who speaks in a paper that is a declaration, and for which side its exhibit number says."""
    m = title and _DECLARANT.match(sheet.flat, title.start, title.end)
    if m:
        stamp = _OWN_EXHIBIT.search(sheet.flat, 0, first_page)
        whole, bare = sheet.group(m, "name"), sheet.said(m.start("bare"), m.end("name"))
        name = next((n for w in (whole, bare) if (n := body_spelling(sheet, w, m.end())) is not w), whole)
        yield name, sheet.group(stamp, "n", _of_number(stamp["n"])) if stamp else None


def _sided(sheet: Sheet) -> Iterator[Named]:
    """`Petitioner's expert, Dr. Roe`."""
    for m in _SIDED.finditer(sheet.flat):
        yield sheet.group(m, "name"), sheet.group(m, "side", _of_side(m["side"]))


def _of_party(sheet: Sheet, sides: Mapping[str, str]) -> Iterator[Named]:
    """`Roe's witness, Dr. Poe`, `Dr. Poe, Roe's expert`: by a party's name."""
    for pattern in (_PARTYS, _PARTYS_AFTER):
        for m in pattern.finditer(sheet.flat):
            if side := sides.get(m["party"].casefold()):
                yield sheet.group(m, "name"), sheet.group(m, "party", side)


def _possessed(sheet: Sheet) -> Iterator[Named]:
    """`Dr. Roe's Reply Declaration (Ex. 1016)`."""
    for m in _POSSESSED.finditer(sheet.flat):
        yield sheet.group(m, "name"), sheet.group(m, "n", _of_number(m["n"]))


_RELIES = re.compile(
    rf"rel(?<!\wrel)(?:ies|y|ied)\s+(?:\w+\s+)?on\s+(?:the\s+(?:testimony|opinions?)\s+of\s+)?(?P<name>(?=Dr|Prof|Mr|Ms){_NAME})\s{{0,2}}\({CITE}(?P<n>[12])\d{{3}}"
)


def _relied_on(sheet: Sheet) -> Iterator[Named]:
    """`Petitioner relies on Dr. Jane Roe (Ex. 1003)`."""
    for m in _RELIES.finditer(sheet.flat):
        yield sheet.group(m, "name"), sheet.group(m, "n", _of_number(m["n"]))


_WHOSE = re.compile(
    r"\b(?P<side>Petitioner|Patent\s{1,2}Owner|PO)'?s?\s{1,2}(?:own\s{1,2})?(?:expert|declarant|witness)\b",
    re.I,
)


def _speaking(sheet: Sheet) -> Iterator[Named]:
    """`Dr. Jane Roe (Ex. 2012, 30:14-21):` over printed testimony; whose expert, by the line above."""
    for m in _SPEAKER.finditer(sheet.flat):
        if m["who"].startswith(("Dr.", "Prof.")) and m["cite"] and " " in m["who"][4:].strip():
            above = list(_WHOSE.finditer(sheet.flat, max(0, m.start() - 160), m.start("who")))
            yield (
                sheet.group(m, "who"),
                sheet.group(above[-1], "side", _of_side(above[-1]["side"])) if above else None,
            )


def _declaring(sheet: Sheet) -> Iterator[Named]:
    """`Declaration of Jane Roe (Ex. 1003)`, in a sentence or in a list of exhibits."""
    for m in _DECLARES.finditer(sheet.flat):
        if " " in m["name"].strip() or m["name"].startswith(("Dr", "Prof")):
            yield sheet.group(m, "name"), _side_of_declaration(sheet, m)


def _side_of_declaration(sheet: Sheet, m: "re.Match[str]") -> Said | None:
    if re.search("deposition|examination", m[0], re.I):  # the other side takes it
        return None
    low = max(0, m.start() - 60)
    before = sheet.flat[low : m.start()]
    if e := _EXHIBIT.match(sheet.flat, m.end(), min(len(sheet.flat), m.end() + 60)):
        return sheet.group(e, "n", _of_number(e["n"]))
    if listed := re.search(r"(?P<n>[12])\d{3}[\s.:()-]{1,40}(?:\w+\s){0,2}\Z", before):
        at = low + listed.start("n")
        return Said(_of_number(listed["n"]), at, at + 4)
    if p := re.search(r"\bPetition\s+is\s+supported\s+by\s+\Z", before):
        return Said("petitioner", low + p.start(), low + p.start() + len("Petition"))
    return None


def _asked(sheet: Sheet, m: "re.Match[str]", stop: int, who: Said | None, filer: str | None) -> Row | None:
    flat = sheet.flat
    a = _ANSWER.search(flat, m.end(), min(stop, m.end() + 3000))
    if not a:
        return None
    over = _BREAK.search(flat, a.end(), min(stop, a.end() + 3000))
    end = over.start() if over else min(stop, a.end() + 3000)
    cite = _CITE.search(flat, max(a.end(), end - 1), min(len(flat), end + 120))
    start = re.compile(r"Q").search(flat, m.start(), m.end())
    return {
        "witness": who,
        "question": sheet.said(m.end(), a.start()),
        "answer": sheet.said(a.end(), end),
        "cite": sheet.group(cite, "at")
        if cite and not re.search(r"\n[ \t]*Q", flat[end : cite.start()])
        else None,
        "asserted_by": Said(filer, start.start() if start else m.start(), m.end()) if filer else None,
    }


_MOST_SHARING = 12  # questions in a row that one cite behind the last is printed for


def _share_cite(sheet: Sheet, rows: list[Row | None]) -> None:
    """Gives the cite behind the last answer to the questions right before it, between which nothing else stands."""
    later = rows[-1]
    for row in reversed(rows[-_MOST_SHARING:-1]):
        if row is None or later is None or row["cite"]:
            return
        between = sheet.flat[row["answer"].end : later["question"].start]  # type: ignore[attr-defined]
        if len(between) > 40 or between.strip(" \t\n-.:Q"):
            return
        row["cite"], later = later["cite"], row


_INTRODUCED = re.compile(
    rf"(?:{_SIDED.pattern}|(?P<doctor>(?:Dr|Prof|Mr|Ms|Mrs)\.\s[A-Z][\w'-]{{1,24}}(?:\s(?:[A-Z]\.\s)?[A-Z][a-z][\w'-]{{1,24}})?))[^\n:]{{0,100}}(?:\n[^\n:]{{0,100}}){{0,2}}:\s*\Z"
)


def _introduced(sheet: Sheet, at: int) -> Said | None:
    """The witness named by the words that lead to a question: `Petitioner's expert, Jane Roe, conceded this:`."""
    low = max(sheet.flat.rfind("\n\n", 0, max(0, at - 4)) + 2, at - 300, 0)
    low = sheet.flat.rfind("\n\n", 0, max(0, len(sheet.flat[:at].rstrip()) - 1)) + 2 if low >= at else low
    m = _INTRODUCED.search(sheet.flat, max(low, at - 400), at)
    return sheet.group(m, "name" if m["name"] else "doctor") if m else None


def read_testimony(sheet: Sheet, filer: str | None) -> list[Row]:
    """Questions and answers as printed, in order."""
    marks = list(islice(_QUESTION.finditer(sheet.flat), _MOST))
    led = list(_SPEAKER.finditer(sheet.flat))
    speakers = [sheet.group(s, "who") for s in led]
    places = [s.start for s in speakers]
    stops = [m.start() for m in marks[1:]] + [len(sheet.flat)]
    rows: list[Row | None] = []
    last, asked = None, -1000
    for m, stop in zip(marks, stops, strict=False):
        i = bisect_right(places, m.start() + 1) - 1
        who = speakers[i] if i >= 0 and m.start() - places[i] < 4000 else None
        who = who or _introduced(sheet, m.start()) or (last if m.start() - asked < 600 else None)
        row = _asked(sheet, m, stop, who, filer)
        if row and row["cite"] is None and i >= 0 and who is speakers[i] and led[i]["cite"]:
            row["cite"] = sheet.group(led[i], "cite")
        rows.append(row)
        last, asked = who, m.end()
        if row and row["cite"]:
            _share_cite(sheet, rows)
    return [r for r in rows if r and len(str(r["question"].value)) > 3]  # type: ignore[attr-defined]


def side_by_exhibit(experts: list[Row], exhibits: list[dict[str, Said | None]]) -> None:
    """The side of an expert of whom the paper does not say it: that of the exhibit that is his or her declaration."""
    for row in experts:
        last = str(row["name"].value).split()[-1]  # type: ignore[attr-defined]
        for exhibit in exhibits if row["side"] is None else []:
            number, title = exhibit["number"], exhibit["title"]
            if (
                number
                and title
                and re.match(
                    rf"(?:\w+\s){{0,2}}Declaration\b.{{0,60}}\b{re.escape(last)}\b", str(title.value)
                )
            ):
                row["side"] = number.as_(_of_number(str(number.value)[0]))
                break


def name_witnesses(testimony: list[Row], experts: list[Row]) -> None:
    """A witness called by title and last name (`Dr. Roe`) is the one expert of that name, in full."""
    full: dict[str, list[str]] = {}
    for row in experts:
        name = str(row["name"].value)  # type: ignore[attr-defined]
        full.setdefault(name.split()[-1], []).append(name)
    for row in testimony:
        who = row["witness"]
        called = (
            re.fullmatch(rf"{_TITLED}(?P<last>[A-Z][\w'-]+)", str(who.value))
            if isinstance(who, Said)
            else None
        )
        names = full.get(called["last"], []) if called else []
        if isinstance(who, Said) and len(names) == 1:
            row["witness"] = Said(names[0], who.start, who.end)
