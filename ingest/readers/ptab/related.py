"""Related matters (37 C.F.R. 42.8(b)(2)): suits, other trials, appeals and reexaminations that the paper mentions."""

import re
from itertools import islice

from ingest.readers.sheet import Sheet
from ingest.readers.suits import sides
from law import court_names, dates, dockets
from law.said import Said

Related = dict[str, object]
_SECTION = re.compile(
    r"[COPRcopr](?<!\w[COPRcopr])(?i:(?<=r)ELATED\s{1,3}(?:MATTERS?|PROCEEDINGS?|CASES|LITIGATION)(?:\s{1,3}(?:AND|UNDER)\s[^\n.]{0,80})?|(?:(?<=o)THER|(?<=p)ARALLEL|(?<=c)ONCURRENT)\s{1,3}(?:PROCEEDINGS|LITIGATION)\b)"
)
_NEXT = re.compile(
    r"\n[ \t]*(?:[A-H]|[IVX]{1,5}|\d{1,2})\.[ \t]*\n?[ \t]*[A-Z][A-Za-z']+|\s(?:[A-H]|[IVX]{2,5})\.\s{1,3}(?:The\s|[A-Z][a-z]+\s(?:Party|Parties|of|Claim|Art|Ground|Grounds|and|Counsel))|\bReal\s{1,3}Part(?:y|ies)|\bLead\s{1,3}and\s{1,3}Back|\bThe\s{1,3}'\d{3}\s{1,3}Patent\s{1,3}\("
)
_APPEAL = re.compile(r"\b(?:Fed(?:eral|\.)\s{1,3}Cir(?:cuit|\.))", re.I)
_JOINED = re.compile(
    r"[Cc](?<!\w[Cc])(?i:ases?\s{1,3}(?P<n>(?:IPR|PGR|CBM)20\d\d-\d{5})(?:(?!(?:IPR|PGR|CBM)20|\n[ \t]*\n)(?:[^.]|(?<=Ltd)\.|(?<=Inc)\.|(?<=Corp)\.|(?<=Co)\.|(?<=No)\.)){0,170}?\bha(?:s|ve)\s{1,3}been\s{1,3}(?:joined|consolidated))"
)
_BARE = re.compile(
    r"[CPRUcpru](?<!\w[CPRUcpru])(?i:(?<=p)(?:O|atent\s{1,3}Owner|etitioner)(?:'s)?\s{1,3}(?:in\s{1,3})?(?P<w>District\s{1,3}Court)\b|(?:(?<=r)elated|(?<=p)arallel|(?<=c)o-?pending|(?<=u)nderlying)\s{1,3}(?P<x>district\s{1,3}court)\s{1,3}(?:litigation|action|case|proceeding))"
)
_SUIT = re.compile(r"\d\d\s?-?[cC][vV]-?\s?\d{3,5}")
_TRIAL = re.compile(r"\b(?:IPR|PGR|CBM|DER)\s?20\d\d-\d{5}(?!\d)")
_ANOTHER = re.compile(
    r"\b(?:challeng\w{1,4}|join\w{0,6}|petitions?|petitioned|related|consolidated|co-?pending|terminated|proceedings?|same\s+patent|previous\w{0,2}|earlier|parent|also|concurrently)\b",
    re.I,
)
_CITED = re.compile(
    r"\s{0,3}[,(]?\s{0,3}(?:(?:Paper|Pap\.|Ex\.|Exhibit|Dec\.|slip|at\s\d|No\.\s)|\((?:PTAB|P\.T\.A\.B)|[^.;\n]{0,40}\((?:PTAB|P\.T\.A\.B))",
    re.I,
)


def _sections(flat: str) -> list[tuple[int, int]]:
    """Where related matters are told; a table of contents holds no matters."""
    found: list[tuple[int, int]] = []
    for m in _SECTION.finditer(flat):
        if len(found) == 8 or found and m.start() < found[-1][1]:
            continue
        line = flat[m.start() : m.start() + 120].split("\n")[0]
        if re.search(r"\.{4}|\. \. \.|\s\d{1,2}\s*$", line):
            continue
        end = _NEXT.search(flat, m.end() + 10, m.end() + 5000)
        found.append((m.end(), end.start() if end else min(len(flat), m.end() + 2500)))
    return found


def _relation(number: dockets.Number) -> str:
    if number.forum == "ptab":
        return "parallel_ptab"
    if number.forum == "district":
        return "parallel_district_court"
    return "other"


def _court(sheet: Sheet, start: int, end: int) -> Said | None:
    """The court in the parenthesis after a number, or named just before the case."""
    w = court_names.find_court(sheet.flat, start, end)
    return Said(w.court, w.start, w.end) if w else None


def _names(sheet: Sheet, low: int, at: int) -> tuple[Said | None, Said | None]:
    """Plaintiff and defendant of the case whose number begins at `at`."""
    found = sides(sheet.flat, low, at)
    return (sheet.said(*found[0]), sheet.said(*found[1])) if found else (None, None)


def _filed(sheet: Sheet, start: int, end: int) -> Said | None:
    m = re.compile(r"\bfiled\s(?:on\s)?", re.I).search(sheet.flat, start, end)
    on = m and next(dates.find(sheet.flat, m.end(), min(end, m.end() + 24)), None)
    return (
        sheet.said(on.start, on.end, on.edtf)
        if on and m and on.start - m.end() < 3 and dates.is_day(on.edtf)
        else None
    )


_SUED = re.compile(
    r"\b(?:sued|filed|brought|commenced)\b(?:[^.;]|(?<=Inc)\.|(?<=Co)\.|(?<=Corp)\.|(?<=Ltd)\.){0,160}?\bon\s",
    re.I,
)


def _sued(sheet: Sheet, names: object) -> Said | None:
    """The day of suit that stands before the case's name: `sued Roe on May 12, 2014, in Doe v. Roe, No. …`."""
    if not isinstance(names, Said):
        return None
    low = max(0, names.start - 260)
    on = next(reversed(list(dates.find(sheet.flat, low, names.start))), None)
    if on is None or not dates.is_day(on.edtf):
        return None
    between = sheet.flat[on.end : names.start]
    sued = [m for m in _SUED.finditer(sheet.flat, low, on.start) if m.end() == on.start]
    near = re.fullmatch(r"[\s,]{1,4}(?:in|as|captioned|styled|titled)\s{1,3}", between)
    return sheet.said(on.start, on.end, on.edtf) if near and sued else None


_FORUMS = {"ptab": "ptab", "itc": "itc", "cafc": "cafc"}


def _matters(sheet: Sheet, start: int, end: int, own: set[str]) -> list[Related]:
    text = sheet.flat[start:end]
    found: list[Related] = []
    numbers = dockets.find(text)
    for i, n in enumerate(numbers):
        if n.text in own:
            continue
        here, after = start + n.start, start + n.stop
        stop = start + numbers[i + 1].start if i + 1 < len(numbers) else end
        row: Related = {
            "relation": Said(_relation(n), here, after),
            "docket_number": Said(n.text, here, after),
        }
        if n.forum == "district":
            row["plaintiff"], row["defendant"] = _names(sheet, start + (numbers[i - 1].end if i else 0), here)
            row["court"] = _court(sheet, after, min(stop, after + 90)) or _court(
                sheet, max(start, here - 160), here
            )
            row["filed_on"] = _filed(sheet, after, min(stop, after + 110)) or _sued(sheet, row["plaintiff"])
        elif court := _FORUMS.get(n.forum):
            row["court"] = Said(court, here, after)
        found.append(row)
    for m in re.finditer(
        r"\b(?:Nos?\.\s{1,3})(?P<n>(?:20)?\d\d-\d{4})(?!\d)(?=[^.;]{0,40}Fed(?:eral|\.)\s{1,2}Cir)", text
    ):
        year, serial = m["n"].split("-")
        value = f"{year if len(year) == 4 else '20' + year}-{serial}"
        place = Said(value, start + m.start("n"), start + m.end("n"))
        found.append({"relation": place.as_("appeal_of"), "docket_number": place, "court": place.as_("cafc")})
    return found


def _trials_in_passing(sheet: Sheet, own: set[str]) -> list[Related]:
    """Other trials that sentences of the paper tell of; a decision cited as precedent is none of them."""
    found: list[Related] = []
    for m in islice(_TRIAL.finditer(sheet.flat), 400):
        number = dockets.parse(m[0])
        if number is None or number.text in own or _CITED.match(sheet.flat, m.end()):
            continue
        low = max(0, m.start() - 260)
        before = sheet.flat[low : m.start()]
        stop = re.compile(r"[.;]\s{1,3}(?=[A-Z(])|\n[ \t]*\n").search(sheet.flat, m.end(), m.end() + 200)
        sentence = (
            re.split(r"(?<!No)(?<!\bv)(?<!Inc)(?<!U\.S)\.\s{1,3}(?=[A-Z])|\n[ \t]*\n", before)[-1]
            + sheet.flat[m.end() : stop.start() if stop else m.end() + 160]
        )
        if (
            "...." in before.rsplit("\n", 1)[-1]
            or re.search(
                r"\bv\.\s[^.;]{2,90}\Z|\b(?:[Ss]ee,?\s(?:also|e\.g)|Cf\.|Accord|e\.g\.)[,\s]",
                before[-110:] + " ",
            )
            or not _ANOTHER.search(sentence)
        ):
            continue
        found.append(
            {
                "relation": sheet.group(m, 0, "parallel_ptab"),
                "docket_number": sheet.group(m, 0, number.text),
                "court": sheet.group(m, 0, "ptab"),
            }
        )
    return found


def _suits_in_passing(sheet: Sheet, own: set[str], parties: list[str]) -> list[Related]:
    """Suits between, or of, the parties of this trial that sentences of the paper name."""
    words = {w for p in parties for w in re.findall(r"[a-z][a-z0-9-]{3,}", p.casefold())[:1]} - {
        "inter",
        "united",
        "american",
        "national",
        "general",
        "international",
    }
    found: list[Related] = []
    for m in islice(_SUIT.finditer(sheet.flat), 200):
        end = min(len(sheet.flat), m.end() + 30)
        n = next(iter(dockets.find(sheet.flat[max(0, m.start() - 12) : end])), None)
        if n is None or n.forum != "district" or n.text in own:
            continue
        here = max(0, m.start() - 12) + n.start
        row: Related = {
            "relation": Said("parallel_district_court", here, here + n.stop - n.start),
            "docket_number": Said(n.text, here, here + n.stop - n.start),
        }
        row["plaintiff"], row["defendant"] = _names(sheet, max(0, here - 260), here)
        sides = " ".join(
            str(s.value).casefold() for s in (row["plaintiff"], row["defendant"]) if isinstance(s, Said)
        )
        if not any(w in sides for w in words):
            continue
        row["court"] = _court(sheet, here + n.stop - n.start, min(len(sheet.flat), here + 110))
        row["filed_on"] = _filed(sheet, here, min(len(sheet.flat), here + 130)) or _sued(
            sheet, row["plaintiff"]
        )
        found.append(row)
    return found


def read_related(sheet: Sheet, own: set[str], parties: list[str]) -> list[Related]:
    """Every other proceeding once; where none has a name or number, its relation alone."""
    rows: dict[str, Related] = {}
    for start, end in _sections(sheet.flat):
        for row in _matters(sheet, start, end, own):
            rows.setdefault(str(row["docket_number"].value), row)  # type: ignore[attr-defined]
    for m in _JOINED.finditer(sheet.flat):
        if m["n"] not in own:
            rows.setdefault(
                m["n"], {"relation": sheet.group(m, "n", "member"), "docket_number": sheet.group(m, "n")}
            )
    for row in [*_suits_in_passing(sheet, own, parties), *_trials_in_passing(sheet, own)]:
        rows.setdefault(str(row["docket_number"].value), row)  # type: ignore[attr-defined]
    if not rows and (b := _BARE.search(sheet.flat)):
        return [{"relation": sheet.group(b, "w" if b["w"] else "x", "parallel_district_court")}]
    return list(rows.values())
