"""The art that a ground combines: `Khandekar in view of Le and Sidebottom` names three references."""

import re

from ingest.readers.sheet import Sheet
from law.said import Said

_PARENTHESIS = re.compile(r"\((?:[^()]|\([^()]{0,40}\)){0,200}\)|\[[^\]]{0,60}\]")
_JOIN = re.compile(
    r"\s*(?:,|;|/|\+|&|\band/or\b|\b(?:alone\s+or\s+)?(?:further\s+)?in\s+(?:view|light|combination|further\s+view)\s+(?:of|with)\b|\bin\s+combination\s+with\b|"
    r"\bcombined\s+with\b|\bas\s+evidenced\s+by\b|\bwith\b|\band\b|\bor\b|\bover\b|\balone\b|\bthe\s+combination\s+of\b|\bfurther\b|\bview\s+of\b|\boptionally\b)\s*",
    re.I,
)
_NOT_ART = re.compile(
    r"(?:the\s+)?(?:general\s+)?(?:(?:knowledge|skill|understanding|common\s+sense|ordinary|level|person|POSITA?|POSA|PHOSITA|background|claims?|prior\s+art|references?|ground|same|it|et\s+al|"
    r"lack|written|abstract|subject\s+matter|utility|petition|patent\s+owner|teachings?|disclosures?|express|inherent|each|all|any|either|both|one|which|that|what|this|these|none|overall|at\s+least|"
    r"a\s+combination|papers?|see|id)\b|enable(?:ment|d)|indefinite|non-?statutory|ineligib|obvious|anticipat)",
    re.I,
)
_HEADING = re.compile(r"^(?:the\s+(?:combination\s+of|teachings\s+of|disclosure\s+of)\s+|the\s+)", re.I)
_KIND = re.compile(r"\b(?:U\.?\s?S\.?\s+)?(?:Patent|Pat\.|Publication|Pub\.|Application|Appl\.)\b", re.I)


_DESIGNATION = re.compile(
    r"(?:\bU\.?\s?S\.?\s{1,12}|\bUnited\s{1,12}States\s{1,12}|\bJapanese\s{1,12}|\bEuropean\s{1,12}|\bInt(?:ernational|'l)\s{1,12}|\bPCT\s{1,12}|\bUnexamined\s{1,12}|\bGerman\s{1,12})?(?:Patent|Pat\.|Published|Pub\.)\s{0,12}"
    r"(?:Application\s{0,12}|App(?:l|\.|\s)\.?\s{0,12}|Appln\.\s{0,12})?(?:Publication\s{0,12}|Pub\.\s{0,12})?(?:Nos?\.?\s{0,12})?(?:US\s?|WO\s?|EP\s?|JP\s?)?[\dHRED][\d,/-]{4,14}\d(?:\s?[A-E]\d?)?(?:\s{1,12}(?:issued\s{1,12})?(?:to|by)\s{1,12})?,?"
)
_CALLED = re.compile(
    r"\(\s*(?:hereinafter\s+|the\s+|referred\s+to\s+as\s+)*\"(?P<name>[A-Z'][^\"\n]{1,40}?)[,.]?\""
)

_APART = re.compile(r"\b(?:and|with|over|view\s+of|light\s+of)\s+(?=[A-Z])|;\s+")


def _without_designations(text: str) -> str:
    """The words without `U.S. Patent No. 5,913,040 to`; where no name follows, the name its parenthesis defines stands free."""
    out = text
    for m in _DESIGNATION.finditer(text):
        out = out[: m.start()] + " " * (m.end() - m.start()) + out[m.end() :]
        called = _CALLED.search(text, m.end(), m.end() + 90)
        if called and not text[m.end() : called.start()].strip(" ,\n"):
            name = called["name"]
            out = (
                out[: called.start()]
                + " " * (called.start("name") - called.start())
                + name
                + out[called.end("name") :]
            )
            close = re.search(r"[\",.]+[^()]{0,60}\)", out[called.end("name") :])
            if close and close.start() == 0:
                a = called.end("name")
                out = out[:a] + " " * close.end() + out[a + close.end() :]
    return out


def _as_called(text: str) -> str:
    """The words where a citation in full (`Title, Version 3.2, Pub-1234 ("Name")`) is only the name that it defines."""
    out, last = text, 0
    for called in _CALLED.finditer(text):
        begin = max((m.end() for m in _APART.finditer(text, last, called.start())), default=last)
        words = text[begin : called.start()]
        close = text.find(")", called.end())
        last = close + 1 if close >= 0 else called.end()
        if close < 0 or not (re.search(r"\d{3}", words) or len(words.split()) > 6):
            continue
        name = called["name"].rstrip(",. ")
        at = called.start("name")
        out = out[:begin] + " " * (at - begin) + name + " " * (last - at - len(name)) + out[last:]
    return out


def names_of_art(sheet: Sheet, start: int, end: int) -> list[Said]:
    """The references named in `[start, end)`, in order, each once; footnote numbers and parentheses are left out."""
    text = _PARENTHESIS.sub(
        lambda m: ("," if "\n" not in m[0] else " ") + " " * (len(m[0]) - 1),
        _as_called(_without_designations(sheet.flat[start:end].replace("|", " "))),
    )
    found: list[Said] = []
    at = 0
    for m in [*_JOIN.finditer(text), None]:
        a, b = at, m.start() if m else len(text)
        at = m.end() if m else b
        name = _one(sheet, text, start, a, b)
        if name and str(name.value).casefold() not in {str(f.value).casefold() for f in found}:
            found.append(name)
    return found


def _one(sheet: Sheet, text: str, shift: int, a: int, b: int) -> Said | None:
    part = text[a:b]
    if article := _HEADING.match(part.lstrip()):
        a += len(part) - len(part.lstrip()) + article.end()
        part = text[a:b]
    part = re.sub(r"\s+(?:prior\s+art\s+)?references?\s*\Z", "", part.rstrip(" .\n\t:*\"'"))
    part = re.sub(r"(?<=[a-z])\s{0,2}\d{1,2}\Z", "", part)  # the number of a footnote
    part = re.sub(r"['’]s?\Z", "", part)
    lead = len(part) - len(part.lstrip(" \n\t\"'.:*"))
    words = " ".join(part[lead:].split())
    if (
        not 2 <= len(words) <= 70
        or len(words.split()) > 7
        or _NOT_ART.match(words)
        or not re.match(r"[A-Z0-9\u00c0-\u024f']", words)
    ):
        return None
    if not re.search(r"[A-Za-z]", words) or _KIND.search(words) and not re.search(r"\d{3}", words):
        return None
    if re.search(
        r"\b(?:is|are|was|were|would|have|has|discloses?|teaches|renders?|patentable|unpatentable)\b", words
    ):
        return None
    return sheet.said(shift + a + lead, shift + a + len(part))
