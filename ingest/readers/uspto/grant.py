"""Patent grants as the Office publishes them (us-patent-grant XML, v4.x): face page, citations, claims with their tree.

The text that spans count in is written out here from the XML: one line for each fact, then the claims.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ingest.readers.extract.extracted import fit
from ingest.readers.reading import CannotRead, Reading, Tree
from law import patents, term_words
from law.said import Said

DAMAGED = "The XML breaks off or is damaged ({error}). Download the patent again."
SEVERAL = (
    "The file holds {n} patents, one after the other. Split it at each <?xml line and send them one by one."
)
NOT_A_GRANT = "The XML is no patent grant of the Office's current layout (us-patent-grant 4.x)."
_CATEGORIES = (  # by the noun of the preamble, before what it is for or has
    ("method", r"\b(?:method|process)\b"),
    ("medium", r"\b(?:medium|media|storage\s+devices?|program\s+product)\b"),
    ("composition", r"\b(?:composition|compound|formulation)\b"),
    ("system", r"\bsystem\b"),
    ("apparatus", r"\b(?:apparatus|device|machine|assembly|circuit)\b"),
)  # fmt: skip
CATEGORIES = tuple((name, re.compile(pattern, re.I)) for name, pattern in _CATEGORIES)
_PREAMBLE = re.compile(
    r"[,:;]|\b(?:compris\w+|having|for|of|in|to|that|which|wherein|including|consisting)\b", re.I
)
_NUMBERED = re.compile(r"^\s*\d+\s?\.\s*")


class _Text:
    """The text written so far; every line put in gives a value with its place."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0
        self.last = ""

    def put(self, words: str, label: str = "", value: Any = None) -> Said | None:
        words = fit(" ".join(words.split()))
        if not words:
            return None
        line = f"{label}: {words}\n" if label else f"{words}\n"
        start = self.at + len(line) - 1 - len(words)
        self.parts.append(line)
        self.last = words
        self.at += len(line)
        return Said(words if value is None else value, start, start + len(words))


def read_grant(data: bytes, name: str = "") -> Reading:
    if (several := data.count(b"<us-patent-grant ")) > 1:
        raise CannotRead(SEVERAL.format(n=several))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise CannotRead(DAMAGED.format(error=f"line {error.lineno}")) from error
    if root.tag != "us-patent-grant" or root.find("us-bibliographic-data-grant") is None:
        raise CannotRead(NOT_A_GRANT)
    text = _Text()
    mark = text.put("United States Patent", value="patent")
    face = _face(root.find("us-bibliographic-data-grant"), text)
    references = list(_citations(root, text, face["number"]))
    claims = list(_claims(root, text, face["number"]))
    assert mark is not None
    tree = {
        "kind": mark,
        "form": mark.as_("grant_xml"),
        "patents": [face],
        "claims": claims,
        "references": references,
    }
    return Reading.of(tree, "".join(text.parts))


def _words(node: Any, path: str) -> str:
    found = node.find(path)
    return "".join(found.itertext()) if found is not None else ""


def _date(node: Any, path: str) -> str | None:
    digits = _words(node, path)
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if re.fullmatch(r"\d{8}", digits) else None


def _face(bib: Any, text: _Text) -> dict[str, Tree]:
    raw = _words(bib, "publication-reference/document-id/doc-number").lstrip("0")
    number = re.sub(r"^(D|RE|PP|H)0+", r"\1", raw)
    serial = _words(bib, "application-reference/document-id/doc-number")
    shown = f"{serial[:2]}/{serial[2:]}" if len(serial) == 8 else serial
    issued, filed = (
        _date(bib, f"{part}/document-id/date") for part in ("publication-reference", "application-reference")
    )
    days = _words(bib, "us-term-of-grant/us-term-extension")
    term = bib.find("us-term-of-grant")
    return {
        "number": text.put(number, "Patent", patents.normal(number) or number),
        "kind_code": text.put(_words(bib, "publication-reference/document-id/kind"), "Kind"),
        "title": text.put(_words(bib, "invention-title"), "Title"),
        "issued_on": text.put(issued or "", "Date of patent"),
        "application_number": text.put(shown, "Application"),
        "filed_on": text.put(filed or "", "Filed"),
        "term_adjustment_days": text.put(days, "Term adjustment, days", int(days)) if days.isdigit() else None,
        **(_disclaimers(term, issued or "", text) if term is not None else {}),
        "inventors": [s for p in bib.iterfind("us-parties/inventors/inventor/addressbook") if (s := text.put(_person(p), "Inventor"))],
        "assignee": next((s for p in bib.iterfind("assignees/assignee") if (s := text.put(_words(p, "addressbook/orgname") or _words(p, "orgname"), "Assignee"))), None),
        "publications": [s for p in bib.iterfind("us-related-documents/related-publication/document-id") if (s := text.put(_publication(p), "Published as"))],
        "parents": list(_parents(bib, text)),
    }  # fmt: skip


def _disclaimers(term: Any, issued: str, text: _Text) -> dict[str, Tree]:
    """What is disclaimed of the term: the Office's sentence, and the day beyond which. A day before the grant is that of the
    disclaimer itself."""
    words, day = _words(term, "disclaimer/text"), _date(term, "disclaimer/date")
    said = text.put(words, "Disclaimer", True)
    found: dict[str, Tree] = {"terminal_disclaimer": said}
    if said:
        for stated in term_words.find(whole := text.last):
            if stated.key in ("disclaimed_to", "disclaimed_over"):
                at = said.end - len(whole)
                found[stated.key] = Said(stated.value, at + stated.start, at + stated.end)
    if day and day > issued and (on := text.put(day, "Disclaimed beyond")):
        found["disclaimed_to"] = on
        found["terminal_disclaimer"] = said or on.as_(True)
    return found


def _person(book: Any) -> str:
    return f"{_words(book, 'first-name')} {_words(book, 'last-name')}".strip()


def _publication(document: Any) -> str:
    return f"US{_words(document, 'doc-number')}"


def _parents(bib: Any, text: _Text) -> Iterator[Tree]:
    """The applications the grant claims the benefit of (35 U.S.C. 119(e), 120, 121)."""
    for node in bib.iterfind("us-related-documents/*"):
        relation = str(node.tag).replace("us-", "").replace("-application", "").replace("-", "_")
        for path in ("relation/parent-doc/document-id", "document-id"):
            document = node.find(path)
            if document is not None and relation != "related_publication":
                number, day = _words(document, "doc-number"), _date(document, "date")
                yield {
                    "relation": text.put(relation, "Parent"), "application_number": text.put(number, "of"),
                    "filed_on": text.put(day or "", "filed"),
                }  # fmt: skip
                break


def _citations(root: Any, text: _Text, number: Said | None) -> Iterator[Tree]:
    for node in root.iterfind("us-bibliographic-data-grant/us-references-cited/us-citation"):
        document = node.find("patcit/document-id")
        by = _words(node, "category")
        if document is not None:
            country, digits = _words(document, "country"), _words(document, "doc-number")
            day = _words(document, "date")
            printed = (
                f"{country}{digits}"
                if country != "US" or re.match(r"(?:19|20)\d\d\W?\d{7}", digits)
                else digits
            )
            yield {
                "number": text.put(printed.replace("/", ""), "Cites", patents.normal(digits) if country == "US" and len(digits) < 9 else None),
                "issued_on": text.put(f"{day[:4]}-{day[4:6]}", "of") if re.fullmatch(r"\d{6}00", day) else text.put(_date(document, "date") or "", "of"),
                "inventors": [s] if (s := text.put(_words(document, "name"), "by")) else [],
                "cited_by": text.put(by.replace("cited by ", ""), "cited by"),
            }  # fmt: skip
        elif words := _words(node, "nplcit/othercit"):
            yield {
                "title": text.put(words, "Cites"),
                "cited_by": text.put(by.replace("cited by ", ""), "cited by"),
            }


def _claims(root: Any, text: _Text, number: Said | None) -> Iterator[Tree]:
    for node in root.iterfind("claims/claim"):
        digits = str(node.get("num", "")).lstrip("0")
        body = node.find("claim-text")
        if not digits.isdigit() or body is None or number is None:
            continue
        parents = list(
            dict.fromkeys(
                int(m[1])
                for ref in node.iter("claim-ref")
                if (m := re.search(r"(\d+)$", ref.get("idref", "")))
            )
        )
        said = text.put(digits, "Claim", int(digits))
        elements = [e for i, words in enumerate(_elements(body)) if (e := _element(digits, i, words, text))]
        first = str(elements[0]["text"].value) if elements else ""
        category = next((c for c, p in CATEGORIES if p.search(_PREAMBLE.split(first, maxsplit=1)[0])), None)
        assert said is not None
        yield {
            "patent": number, "number": said, "independent": said.as_(not parents),
            "depends_on": [said.as_(p) for p in parents], "elements": elements,
            "category": elements[0]["text"].as_(category) if category and not parents else None,
        }  # fmt: skip


def _elements(body: Any) -> Iterator[str]:
    """The preamble, then each element. Text after a claim-ref or a formula is in its tail, so it is kept."""
    lead = body.text or ""
    for child in body:
        if child.tag == "claim-text":
            yield lead
            lead = "".join(child.itertext()) + (child.tail or "")
        else:
            lead += "".join(child.itertext()) + (child.tail or "")
    yield lead


def _element(claim: str, place: int, words: str, text: _Text) -> dict[str, Any] | None:
    label = (
        f"{claim}{chr(ord('a') + place - 1)}"
        if 0 < place <= 26
        else f"{claim}pre"
        if place == 0
        else f"{claim}.{place}"
    )
    said = text.put(_NUMBERED.sub("", words) if place == 0 else words)
    return {"label": said.as_(label), "text": said} if said else None
