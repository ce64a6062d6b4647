"""Several parties in one caption line, told apart; one party written two ways, brought together."""

import re

from ingest.readers.sheet import Sheet
from law.names import SUFFIX
from law.said import Said

_END = re.compile(rf"(?:\b{SUFFIX.pattern})\)?\s*\Z", re.I)
_JOIN = re.compile(r"\s*;\s*(?:and\s+|&\s+)?|\s*,\s*(?:and|&)\s+|\s+(?:and|&)\s+|\s*,\s*", re.I)
_FORM_AHEAD = re.compile(rf"(?:{SUFFIX.pattern}|d/b/a|f/k/a|a/k/a|formerly|n/k/a)(?:\W|\Z)", re.I)
_TAIL = re.compile(
    r"[\s,]*\((?:formerly|f/k/a|n/k/a|Inventors?|Patents?|Applications?)\b[^)]{0,120}\)?\s*\Z|"
    r"[\s,]*(?:by\s+and\s+through|Petitioner\s+Application|Respondent\s+Application|on\s+behalf\s+of|Junior\s+Party|Senior\s+Party)\b.{0,160}\Z",
    re.I | re.S,
)
_FORMER = re.compile(
    r"[\s,(]*\b(?P<how>formerly(?:\s+known\s+as)?|f/?k/?a\.?|fka)\s*:?\s*(?P<name>[^()\n]{3,80}?)\s*\)?\s*\Z",
    re.I,
)
_ALSO = re.compile(
    r"[\s,(]*\b(?P<how>d/?b/?a\.?|a/?k/?a\.?|doing\s+business\s+as|also\s+known\s+as)\s+(?P<name>[^()\n]{2,80}?)\s*\)?\s*\Z",
    re.I,
)
_ROLE = re.compile(
    r"\b(?:petitioners?|patent\s+owners?|respondents?|patentees?|real\s+part|the\s+board|collectively|parties|movants?|defendants?|plaintiffs?)\b",
    re.I,
)
_TOGETHER = re.compile(r"\((?P<inside>(?:hereinafter\s+)?collectively,?[^()]{2,160})\)", re.I)
_CUTS = ("petitioners ", "petitioner ", "patent owner", ") ", "the petition")
_QUOTED = re.compile(r"[\"'](?P<form>[A-Za-z][^\"'\n]{0,58}?(?:'s?[^\"'\n]{0,20})?)[,.]?[\"']")


def without_tail(sheet: Sheet, start: int, end: int) -> tuple[int, int]:
    """A caption's party lines without what is printed between the name and its role."""
    while m := _TAIL.search(sheet.flat[start:end]):
        if m.start() == 0:
            break
        if re.search(r"formerly|f/k/a|n/k/a", m[0], re.I):
            break
        end = start + m.start()
    return start, end


def _people(left: str, right: str) -> bool:
    """Whether `left and right` are two bodies without a corporate form: each has two words or more."""
    return len(left.split()) >= 2 and len(right.split()) >= 2


def split_names(sheet: Sheet, start: int, end: int) -> list[Said]:
    """The names in `A, INC., B LLC and C CORP.`: parted after a corporate form, a semicolon, or between two full names."""
    text, cuts, begin = sheet.flat[start:end], [], 0
    for m in _JOIN.finditer(text):
        left, right = text[begin : m.start()].strip(" ,\n"), text[m.end() :].strip(" ,\n")
        if not left or not right or _FORM_AHEAD.match(right):
            continue
        semicolon, word = ";" in m[0], re.search(r"and|&", m[0], re.I)
        after_form = bool(_END.search(left.rstrip(" .0123456789") + ".") or _END.search(left))
        rest = re.split(r"\s+and\s+|;", right, maxsplit=1, flags=re.I)[0]
        apart = (
            word
            and "&" not in m[0]
            and _people(left, rest)
            and not re.search(r"\b(?:of|for)\s*\Z", left, re.I)
        )
        if semicolon or after_form or apart and not _END.search(rest):
            cuts.append((begin, m.start()))
            begin = m.end()
    cuts.append((begin, len(text)))
    return [s for a, b in cuts if (s := _name(sheet, start + a, start + b))]


def _name(sheet: Sheet, start: int, end: int) -> Said | None:
    raw = sheet.flat[start:end]
    lead = len(raw) - len(raw.lstrip(" \n,;.-:)"))
    raw = raw.rstrip(" \n,;-:(")
    raw = re.sub(r"(?<=[A-Za-z.])\s{0,2}\d{1,2}\Z", "", raw)  # the number of a footnote
    raw = re.sub(r"\.{2,}\Z", ".", raw)
    if len(raw) - lead < 2 or not re.search(r"[A-Za-z]", raw):
        return None
    return sheet.said(start + lead, start + len(raw))


_FAMILIES = (
    ("inc", "incorporated"),
    ("corp", "corporation"),
    ("co", "company"),
    ("ltd", "limited"),
    ("llc",),
    ("lp",),
    ("llp",),
    ("gmbh",),
    ("ag",),
    ("sa",),
    ("nv",),
    ("bv",),
    ("plc",),
)


def _form(name: str) -> int | None:
    last = re.sub(r"[^a-z]", "", (name.split() or [""])[-1].casefold())
    return next((i for i, words in enumerate(_FAMILIES) if last in words), None)


def _same_form(one: str, other: str) -> bool:
    """Whether two full names may be one company: an `Inc.` and an `Ltd.` of the same words are two."""
    a, b = _form(one), _form(other)
    return a is None or b is None or a == b


def former_and_other(sheet: Sheet, name: Said) -> tuple[Said, list[Said], list[Said]]:
    """A name parted from its former names and its other names: (name, former, other)."""
    former: list[Said] = []
    other: list[Said] = []
    end = name.end
    while True:
        raw = sheet.flat[name.start : end]
        m = _FORMER.search(raw) or _ALSO.search(raw)
        if not m or m.start() < 2:
            break
        found = sheet.said(name.start + m.start("name"), name.start + m.end("name"))
        (former if m.re is _FORMER else other).append(found)
        end = name.start + m.start()
    return (sheet.said(name.start, end) if end != name.end else name), former, other


def body_spelling(sheet: Sheet, name: Said, after: int) -> Said:
    """An all-capital name as the body first spells it, where the body has it with only the case changed."""
    value = str(name.value)
    if value != value.upper() or len(value) > 120:
        return name
    words = r"\s{1,9}".join(map(re.escape, sheet.flat[name.start : name.end].split()))
    begin = value[0] if value[0].isascii() and words.startswith(value[0]) and value[0].isalpha() else ""
    pattern = (  # a letter in front is found many times faster than a place
        re.compile(rf"[{begin}{begin.lower()}](?<!\w.)(?i:{words[1:]})(?!\w)")
        if begin
        else re.compile(rf"(?<!\w){words}(?!\w)", re.I)
    )
    for m in pattern.finditer(sheet.flat, after):
        words = sheet.words(m.start(), m.end())
        if words != words.upper():
            return sheet.said(m.start(), m.end())
    return name


def collective_forms(sheet: Sheet, name: Said) -> list[Said]:
    """The group names that take a party in: `A Corp. and B, Inc. (collectively, "AB")`."""
    found: list[Said] = []
    own = " ".join(str(name.value).casefold().split()).rstrip(".")
    for m in _TOGETHER.finditer(sheet.flat, 0, 60_000):
        before = " ".join(sheet.flat[max(0, m.start() - 400) : m.start()].casefold().split())
        before = before[max(0, *(before.rfind(w) for w in _CUTS)) :]
        if own in before:
            for q in _QUOTED.finditer(m["inside"]):
                if not _ROLE.search(q["form"]):
                    found.append(
                        sheet.said(m.start("inside") + q.start("form"), m.start("inside") + q.end("form"))
                    )
    return found


def defined_forms(sheet: Sheet, name: Said, after: int) -> tuple[list[Said], set[str]]:
    """The short forms that parentheses after a name define (`("Ford")`), and the role words they hold."""
    core = re.sub(rf"[\s,]*(?:{SUFFIX.pattern}\s*)+\Z", "", str(name.value), flags=re.I).strip(" ,")
    if len(core) < 2:
        return [], set()
    words = r"\s{1,9}".join(re.escape(w) for w in core.translate(str.maketrans("’‘“”", "''\"\"")).split())
    pattern = re.compile(
        rf"(?<!\w)(?P<full>{words}(?:,?\s{{1,9}}(?:{SUFFIX.pattern})){{0,4}})[\s,]{{0,4}}\((?P<inside>[^()]{{2,160}})\)",
        re.I,
    )
    m = pattern.search(sheet.flat, after, after + 60_000) or pattern.search(sheet.flat, 0, after)
    if not m:
        return [], set()
    forms, roles = [], set()
    full = sheet.words(m.start("full"), m.end("full"))
    if full.casefold().rstrip(".") != str(name.value).casefold().rstrip("."):
        if not _same_form(full, str(name.value)):
            return [], set()
        forms.append(sheet.group(m, "full"))
    for q in _QUOTED.finditer(m["inside"]):
        if _ROLE.search(q["form"]):
            roles.add(q["form"].casefold())
        elif q["form"].casefold() != full.casefold():
            forms.append(sheet.said(m.start("inside") + q.start("form"), m.start("inside") + q.end("form")))
    return forms, roles
