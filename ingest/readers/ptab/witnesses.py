"""Experts, and the questions and answers of their examination that a paper prints."""

import re
from bisect import bisect_right
from itertools import islice

from ingest.readers.sheet import Sheet
from law.said import Said

Row = dict[str, object]
_MOST = 1000  # questions read from one paper
_TITLED = r"(?:(?:Dr|Mr|Ms|Mrs|Prof|Professor)\.?\s{1,2})"
_GAP = r"(?:[ ]{1,2}\n?|\n)[ ]{0,2}"
_NAME = rf"{_TITLED}?[A-Z][\w'-]{{1,24}}\.?(?:{_GAP}(?!(?:Exhibit|EXHIBIT|Ex|EX|Exh|Curriculum|Declaration|Patent|U\.S|File)\b)(?:[A-Z]\.|[A-Z][\w'-]{{1,24}})){{0,3}}"
_DECLARES = re.compile(
    rf"\b(?:(?:[Ee]xpert\s+)?(?:[Dd]eclarations?|DECLARATIONS?|[Tt]estimony|[Dd]eposition\s+[Tt]ranscript|[Dd]eposition)\s{{1,3}}(?:of|from|by)\s{{1,12}}(?:(?:its|their)\s+expert,?\s+)?)(?P<name>{_NAME}(?:,?\s+Ph\.?\s?D\.?)?)"
)
_DOCTOR = re.compile(
    r"\b(?P<name>(?:Dr|Prof)\.\s{1,2}[A-Z][\w'-]{1,24}(?:\s{1,2}(?:[A-Z]\.\s{1,2})?[A-Z][a-z][\w'-]{1,24}(?=[\s.,;)'])){0,1})"
)
_SIDED = re.compile(
    rf"\b(?P<side>Petitioners?|Patent\s{{1,2}}Owner|PO)'?s?\s{{1,2}}(?:own\s{{1,2}})?(?:[Ee]xpert|[Dd]eclarant|[Ww]itness)(?:\s+witness)?,?\s{{1,2}}(?P<name>{_NAME})"
)
_EXHIBIT = re.compile(r"[^()\n]{0,40}(?:\n\s{0,12})?\(?\bEx(?:hibit)?[.\s-]{1,3}(?P<n>[12])\d{3}")
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
    r"(?:^|\n)[ \t]*(?P<who>(?:PO's|Petitioner's|Patent\s+Owner's)\s+[Ee]xpert|(?:Dr|Mr|Ms)\.\s[A-Z][\w'-]{1,24}(?:\s(?:[A-Z]\.|[A-Z][\w-]{1,24})){0,2})(?:'s\s[^:\n]{0,40})?[^:\n]{0,30}:[ \t]*(?=\n)",
    re.I,
)
_CITE = re.compile(
    r"\bEx(?:hibit)?[.\s-]{1,3}[12]\d{3}(?:\s?\([^()\n]{1,40}\))?(?:,|\sat)\s?(?P<at>\d{1,3}:\d{1,2}(?:-\d{1,3}(?::\d{1,2})?)?)"
)


def _of_side(word: str) -> str:
    return "petitioner" if word.casefold().startswith("petitioner") else "patent_owner"


def read_experts(sheet: Sheet) -> list[Row]:
    """Every expert once, by the fullest name printed; `side` where the paper shows it."""
    found: dict[str, Row] = {}

    def add(name: Said, side: Said | None) -> None:
        words = re.sub(r",?\s+Ph\.?\s?D\.?$", "", str(name.value))
        bare = re.sub(r"^(?:Dr|Mr|Ms|Mrs|Prof|Professor)\.?\s+", "", words)
        if (
            _NOT_A_PERSON.search(bare)
            or bare.upper() == bare
            and len(bare) < 5
            or not re.fullmatch(r"[A-Z][\w'. -]+", bare)
        ):
            return
        last = bare.split()[-1].casefold()
        row = found.setdefault(last, {"name": Said(words, name.start, name.start + len(words)), "side": None})
        if len(bare.split()) > len(re.sub(r"^(?:Dr|Prof)\.\s+", "", str(row["name"].value)).split()):  # type: ignore[attr-defined]
            row["name"] = Said(words, name.start, name.start + len(words))
        row["side"] = row["side"] or side

    for m in _SIDED.finditer(sheet.flat):
        add(sheet.group(m, "name"), sheet.group(m, "side", _of_side(m["side"])))
    for m in _DECLARES.finditer(sheet.flat):
        if " " not in m["name"].strip() and not m["name"].startswith(("Dr", "Prof")):
            continue
        e = _EXHIBIT.match(sheet.flat, m.end(), min(len(sheet.flat), m.end() + 60))
        listed = re.search(
            r"(?P<n>[12])\d{3}[\s.:()-]{1,6}(?:\w+\s){0,2}\Z", sheet.flat[max(0, m.start() - 40) : m.start()]
        )
        side = None
        if re.search("deposition", m[0], re.I):  # the other side takes it
            e = listed = None
        if e:
            side = sheet.group(e, "n", "petitioner" if e["n"] == "1" else "patent_owner")
        elif listed:
            at = max(0, m.start() - 40) + listed.start("n")
            side = Said("petitioner" if listed["n"] == "1" else "patent_owner", at, at + 4)
        elif p := re.search(
            r"\bPetition\s+is\s+supported\s+by\s+\Z", sheet.flat[max(0, m.start() - 40) : m.start()]
        ):
            at = max(0, m.start() - 40) + p.start()
            side = Said("petitioner", at, at + len("Petition"))
        add(sheet.group(m, "name"), side)
    for m in _DOCTOR.finditer(sheet.flat):
        if m["name"].split()[-1].casefold() in found:
            add(sheet.group(m, "name"), None)
    return list(found.values())


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


_INTRODUCED = re.compile(
    rf"(?:{_SIDED.pattern}|(?P<doctor>(?:Dr|Prof)\.\s[A-Z][\w'-]{{1,24}}))[^\n:]{{0,100}}(?:\n[^\n:]{{0,100}}){{0,2}}:\s*\Z"
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
    speakers = [sheet.group(s, "who") for s in _SPEAKER.finditer(sheet.flat)]
    places = [s.start for s in speakers]
    stops = [m.start() for m in marks[1:]] + [len(sheet.flat)]
    rows: list[Row | None] = []
    last, asked = None, -1000
    for m, stop in zip(marks, stops, strict=False):
        i = bisect_right(places, m.start() + 1) - 1
        who = speakers[i] if i >= 0 and m.start() - places[i] < 4000 else None
        who = who or _introduced(sheet, m.start()) or (last if m.start() - asked < 600 else None)
        rows.append(_asked(sheet, m, stop, who, filer))
        last, asked = who, m.end()
    return [r for r in rows if r and len(str(r["question"].value)) > 3]  # type: ignore[attr-defined]
