"""Claims as the paper prints them: elements with their labels made alike, category, dependent or not."""

import re
from collections.abc import Iterator

from ingest.readers.sheet import Sheet
from law import claims
from law.claim_kinds import kind_of
from law.said import Said

Claim = dict[str, object]

_LABEL = re.compile(  # `[1a]`, `1[a]:`, `1.a`, `1a.`, at the head of a line or of a table's row
    r"(?:^|(?<=\n))[ \t|]*(?:(?:Claim|Element|Limitation)[ \t])?(?:\[(?P<n1>\d{1,3})[.\s(-]?(?P<a1>[a-z]{1,2}|\d{1,2}|pre(?:amble)?|P)\)?\]"
    r"|(?P<n2>\d{1,3})\s?[\[(](?P<a2>[a-z]{1,2}|pre(?:amble)?|P)[\])]|(?P<n3>\d{1,3})(?P<a3>[a-z])[.)]|(?P<n4>\d{1,3})\.(?P<a4>[a-z]|pre)(?=[\s):.]))[.:)]?[ \t|]+(?=\S)"
)
_OVER = re.compile(
    r"\n[ \t]*\n|\n(?=[ \t]*(?:Claim\s|Ex|POR|Petition\b))|[ \t]*\||(?<=[^\s])\t|\.[ \t]*\n(?=[ \t]*[A-Z])"
)
_PRINTED = re.compile(
    r"(?<![\w.,§:-])(?P<n>\d{1,3})\s?\.[ \t]{0,4}\n?[ \t]{0,8}(?=(?:\[[^\]\n]{1,8}\]\s?)?(?:An?|The|In\s+an?|One\s+or\s+more|At\s+least\s+one)\s+(?:[a-z(]|[A-Z][a-z]))"
)
_DEPENDS = re.compile(
    r"\b(?:of|in|to|by|with|under)\s+(?:any\s+(?:one\s+)?of\s+)?claims?\s+\d{1,3}\b|\bas\s+claimed\s+in\s+claim\s+\d",
    re.I,
)
_IS_CLAIM = re.compile(
    r"\b(?:comprising|comprises|comprise|consisting|including|wherein|having|which\s+comprises|the\s+improvement|characterized)\b|of\s+claim\s+\d",
    re.I,
)
_END = re.compile(r"\.(?:\"|')?(?=\s*\n|\s+(?:Ex\.|Id\.|\(|See\b|[A-Z\d'\"]|'\d)|\s*\Z)")
_KIND = r"(?P<cat>method|process|system|apparatus|device|medium|composition)"
_CALLED = re.compile(
    rf"(?P<kind>[DIdi](?<!\w[DIdi])(?i:(?<=i)ndependent|(?<=d)ependent))(?i:\s{{1,3}}(?:{_KIND}\s{{1,3}})?claims?\s{{1,3}}(?P<list>{claims.LIST}))"
)
_ARE = re.compile(
    r"\b(?:is|are)\s{1,3}(?:the\s{1,3}only\s{1,3}|an?\s{1,3}|also\s{1,3}|each\s{1,3}|both\s{1,3}|all\s{1,3})?(?P<kind>independent|dependent)\b"
    rf"(?:\s{{1,3}}{_KIND}\s{{1,3}}claims?\b)?",
    re.I,
)
_DEPEND = re.compile(
    r"(?P<kind>[Dd](?<!\w[Dd])(?i:epends?))(?i:\s{1,3}(?:directly\s{1,3}|indirectly\s{1,3}|ultimately\s{1,3}|or\s{1,3}|each\s{1,3}){0,3}(?:from|on|upon)\s{1,3}(?:any\s{1,3}(?:one\s{1,3})?of\s{1,3})?(?:independent\s{1,3})?claims?\b)"
)
_BEFORE = re.compile(rf"\bclaims?\s{{1,3}}(?P<list>{claims.LIST})\s{{1,3}}\Z", re.I)


def _labelled(sheet: Sheet) -> dict[int, Claim]:
    """Claims whose elements carry labels (`1[a].`, `[1b]`), the first printing of each element."""
    found: dict[int, dict[str, Said]] = {}
    texts: dict[int, list[dict[str, Said]]] = {}
    marks = list(_LABEL.finditer(sheet.flat))
    for i, m in enumerate(marks):
        which = next(g for g in "1234" if m[f"n{g}"])
        number, letter = int(m[f"n{which}"]), m[f"a{which}"].lower()
        label = f"{number}.{letter}" if letter.isdigit() else f"{number}{letter}"
        known = found.setdefault(number, {})
        order = texts.setdefault(number, [])
        if label in known or number > 300:
            continue
        if not known and letter not in {"a", "pre", "preamble", "p", "0", "1"}:
            continue
        stop = marks[i + 1].start() if i + 1 < len(marks) else len(sheet.flat)
        blank = _OVER.search(sheet.flat, m.end(), stop)
        text = _unquoted(sheet, m.end(), blank.start() if blank else stop)
        if not 2 < len(str(text.value)) < 3000:
            continue
        place = Said(label, m.start(f"n{which}"), m.end(f"a{which}"))
        if not known and letter == "a" and (above := _preamble(sheet, number, m.start())):
            order.append({"text": above})
        known[label] = place
        order.append({"label": place, "text": text})
    firsts = {n: next(iter(known.values())) for n, known in found.items() if known}
    return {
        n: _claim(sheet, Said(n, firsts[n].start, firsts[n].start + len(str(n))), e)
        for n, e in texts.items()
        if len(e) > 1
    }


def _unquoted(sheet: Sheet, start: int, end: int) -> Said:
    """The words of an element without the quotation marks around them."""
    said = sheet.said(start, end)
    words = sheet.flat[said.start : said.end]
    if len(words) > 2 and words[0] == words[-1] == '"' and words.count('"') == 2:
        return sheet.said(said.start + 1, said.end - 1)
    return said


def _preamble(sheet: Sheet, number: int, at: int) -> Said | None:
    """The words right above a claim's first labelled element, where they are its preamble: `1. A robot comprising:`."""
    m = re.compile(
        rf"(?:\n[ \t]*|(?<![\w.]){number}\s?\.[ \t]+)(?P<words>(?:An?|One\s+or\s+more)\s(?:[^;:.\n]|\n(?![ \t]*\n)){{5,300}}:)\s*\Z"
    ).search(sheet.flat, max(0, at - 400), at)
    return sheet.group(m, "words") if m else None


def _claim(sheet: Sheet, number: Said, elements: list[dict[str, Said]]) -> Claim:
    preamble = elements[0]["text"]
    whole = " ".join(str(e["text"].value) for e in elements)
    kind = kind_of(str(preamble.value))
    depends = _DEPENDS.search(whole[:200])
    return {
        "number": number,
        "independent": preamble.as_(not depends),
        "category": preamble.as_(kind) if kind and not depends else None,
        "elements": elements,
    }


_LETTER = re.compile(r"(?:\(?(?P<l>[a-z])\)|\[(?P<b>[a-z]|pre|p)\]):?\s{1,8}(?=\S)", re.I)


def _lettered(sheet: Sheet, number: int, elements: list[dict[str, Said]]) -> list[dict[str, Said]]:
    """Elements that open with letters, `(a) …`, with those letters as their labels."""
    marks = [_LETTER.match(sheet.flat, e["text"].start, e["text"].end) for e in elements]
    if sum(bool(m) for m in marks) < 2:
        return elements
    return [
        {
            "label": sheet.group(m, m.lastgroup or 0, f"{number}{m[m.lastgroup or 0].lower()}"),
            "text": sheet.said(m.end(), e["text"].end),
        }
        if m
        else e
        for m, e in zip(marks, elements, strict=True)
    ]


def _unlabelled(sheet: Sheet, skip: set[int]) -> dict[int, Claim]:
    """Claims printed in full behind their number, parted at the colon of the preamble and at semicolons."""
    found: dict[int, Claim] = {}
    for m, end in _in_full(sheet):
        number = int(m["n"])
        if number not in found and number not in skip:
            elements = _elements(sheet, m.end(), end)
            found[number] = _claim(sheet, sheet.group(m, "n", number), _lettered(sheet, number, elements))
    return found


def _in_full(sheet: Sheet) -> Iterator[tuple[re.Match[str], int]]:
    """Every printing of a claim behind its number, with the end of its words."""
    for m in _PRINTED.finditer(sheet.flat):
        end = _END.search(sheet.flat, m.end(), m.end() + 5000) if int(m["n"]) <= 300 else None
        if (
            not end
            or not _IS_CLAIM.search(sheet.flat, m.end(), min(end.start(), m.end() + 400))
            or end.start() - m.end() < 40
        ):
            continue
        if not re.search(r"\.{3}|\bEx\.\s\d|\bClaim \d+:", sheet.flat[m.end() : end.start()]):
            yield m, end.start() + 1


def printings(sheet: Sheet) -> Iterator[tuple[int, int, int]]:
    """(claim, start, end) of every printing of a claim in full, the one that was read among them."""
    for m, end in _in_full(sheet):
        yield int(m["n"]), m.end(), end


def _elements(sheet: Sheet, start: int, end: int) -> list[dict[str, Said]]:
    colon = re.compile(r":(?=\s)").search(sheet.flat, start, end)
    cuts = [start] + ([colon.end()] if colon else [])
    cuts += [m.end() for m in re.compile(r";(?:\s{1,3}(?:and|or)\b)?").finditer(sheet.flat, cuts[-1], end)]
    parts = [(a, b) for a, b in zip(cuts, [*cuts[1:], end], strict=True) if sheet.flat[a:b].strip(" \n;.")]
    return [{"text": sheet.said(a, b)} for a, b in parts]


_NAMED_KIND = {"process": "method", "device": "apparatus"}


def _called(sheet: Sheet) -> dict[int, Claim]:
    """Claims that the paper calls independent or dependent."""
    found: dict[int, Claim] = {}
    said = [(m, m) for m in _CALLED.finditer(sheet.flat)]
    for m in [*_ARE.finditer(sheet.flat), *_DEPEND.finditer(sheet.flat)]:
        if before := _BEFORE.search(sheet.flat, max(0, m.start() - 160), m.start()):
            said.append((before, m))
    for listed, m in said:
        try:
            numbers = claims.numbers(listed["list"])
        except ValueError:
            continue
        for n in numbers:
            row: Claim = {
                "number": sheet.group(listed, "list", n),
                "independent": sheet.group(m, "kind", m["kind"].lower() == "independent"),
            }
            if word := m.groupdict().get("cat"):
                row["category"] = sheet.group(m, "cat", _NAMED_KIND.get(word.lower(), word.lower()))
            found.setdefault(n, row)
    return found


def read_claims(sheet: Sheet, patent: Said | None) -> list[Claim]:
    """The claims printed or called (in)dependent, those with text first."""
    printed = _labelled(sheet)
    printed |= _unlabelled(sheet, set(printed))
    named = {n: c for n, c in _called(sheet).items() if n not in printed}
    rows = [printed[n] for n in sorted(printed)] + [named[n] for n in sorted(named)]
    return [{"patent": patent, **row} for row in rows] if patent else []
