"""Patent grants as the Office publishes them (us-patent-grant XML, v4.x): face page, citations, claims with their tree.

The text that spans count in is written out here from the XML: one line for each fact, then the claims.
"""

import re
from collections.abc import Iterator
from typing import Any

from ingest.readers.reading import CannotRead, Reading, Tree
from ingest.readers.uspto import values
from ingest.readers.uspto.written import Written, day_of, parsed, words_of
from law import patents, term_words
from law.said import Said

SEVERAL = (
    "The file holds {n} patents, one after the other. Split it at each <?xml line and send them one by one."
)
RELATIONS = {"divisional_reissue": "continuing_reissue"}  # others as the tag says
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


def read_grant(data: bytes, name: str = "") -> Reading:
    if (several := data.count(b"<us-patent-grant ")) > 1:
        raise CannotRead(SEVERAL.format(n=several))
    root = parsed(data, "the patent")
    if root.tag != "us-patent-grant" or root.find("us-bibliographic-data-grant") is None:
        raise CannotRead(NOT_A_GRANT)
    text = Written()
    mark = text.put("United States Patent", value="patent")
    face = _face(root.find("us-bibliographic-data-grant"), text)
    references = list(_citations(root, text, face["number"]))
    claims = list(_claims(root, text, face["number"]))
    assert mark is not None
    tree = {
        "kind": mark,
        "form": mark.as_("grant_xml"),
        "as_of": face["issued_on"],
        "patents": [face],
        "claims": claims,
        "references": references,
    }
    return Reading.of(tree, text.text)


def _face(bib: Any, text: Written) -> dict[str, Tree]:
    raw = words_of(bib, "publication-reference/document-id/doc-number").strip()
    issued, filed = (
        day_of(bib, f"{part}/document-id/date") for part in ("publication-reference", "application-reference")
    )
    days = words_of(bib, "us-term-of-grant/us-term-extension").strip()
    term = bib.find("us-term-of-grant")
    return {
        "number": values.grant(text.put(re.sub(r"^(D|RE|PP|H|T)?0+", r"\1", raw), "Patent")),
        "kind_code": text.put(words_of(bib, "publication-reference/document-id/kind"), "Kind"),
        "title": text.put(words_of(bib, "invention-title"), "Title"),
        "issued_on": text.put(issued or "", "Date of patent"),
        "application_number": text.put(_shown(words_of(bib, "application-reference/document-id/doc-number")), "Application"),
        "filed_on": text.put(filed or "", "Filed"),
        "term_adjustment_days": text.put(days, "Term adjustment, days", int(days)) if days.isdigit() else None,
        **(_disclaimers(term, issued or "", text) if term is not None else {}),
        "inventors": [s for p in _inventors(bib) if (s := text.put(_person(p), "Inventor"))],
        "assignee": next((s for p in bib.iterfind("assignees/assignee") if (s := text.put(_body(p), "Assignee"))), None),
        "publications": [s for p in bib.iterfind("us-related-documents/related-publication/document-id") if (s := text.put(_publication(p), "Published as"))],
        "parents": [*_parents(bib, text), *_international(bib, text)],
    }  # fmt: skip


def _shown(serial: str) -> str:
    """An application's number in its normal form where it is one."""
    return patents.application(serial) or serial.strip()


def _inventors(bib: Any) -> list[Any]:
    """Where inventors stand: since 2013 under their own name, before as applicants (v4.0 to v4.2)."""
    return (
        bib.findall("us-parties/inventors/inventor/addressbook")
        or bib.findall("parties/inventors/inventor/addressbook")
        or [
            a.find("addressbook")
            for part in ("parties/applicants/applicant", "us-parties/us-applicants/us-applicant")
            for a in bib.iterfind(part)
            if "inventor" in str(a.get("app-type")) and a.find("addressbook") is not None
        ]
    )


def _body(assignee: Any) -> str:
    """An assignee's name: an organisation's, or a person's."""
    book = assignee.find("addressbook")
    book = assignee if book is None else book
    return words_of(book, "orgname") or _person(book)


def _disclaimers(term: Any, issued: str, text: Written) -> dict[str, Tree]:
    """What is disclaimed of the term: the Office's sentence, and the day beyond which. A day before the grant is that of the
    disclaimer itself."""
    words, day = words_of(term, "disclaimer/text"), day_of(term, "disclaimer/date")
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
    return f"{words_of(book, 'first-name')} {words_of(book, 'last-name')}".strip()


def _publication(document: Any) -> str:
    return f"US{words_of(document, 'doc-number')}"


def _parents(bib: Any, text: Written) -> Iterator[Tree]:
    """The applications the grant claims the benefit of (35 U.S.C. 119(e), 120, 121)."""
    for node in bib.iterfind("us-related-documents/*"):
        relation = str(node.tag).replace("us-", "").replace("-application", "").replace("-", "_")
        for path in ("relation/parent-doc/document-id", "document-id"):
            document = node.find(path)
            if document is not None and relation != "related_publication":
                number, day = words_of(document, "doc-number"), day_of(document, "date")
                granted = words_of(node, "relation/parent-doc/parent-grant-document/document-id/doc-number")
                yield {
                    "relation": text.put(RELATIONS.get(relation, relation), "Parent"), "application_number": text.put(_shown(number), "of"),
                    "filed_on": text.put(day or "", "filed"), "patent": values.grant(text.put(granted, "patent")),
                }  # fmt: skip
                break


def _international(bib: Any, text: Written) -> Iterator[Tree]:
    """The international application whose national stage this is: its day is the filing day here (35 U.S.C. 363)."""
    document = bib.find("pct-or-regional-filing-data/document-id")
    number = words_of(document, "doc-number") if document is not None else ""
    if number.strip().upper().startswith("PCT"):
        yield {
            "relation": text.put("national_stage", "Parent"), "application_number": text.put(_shown(number), "of"),
            "filed_on": text.put(day_of(document, "date") or "", "filed"),
        }  # fmt: skip


def _citations(root: Any, text: Written, number: Said | None) -> Iterator[Tree]:
    bib = root.find("us-bibliographic-data-grant")
    for node in [
        *bib.iterfind("us-references-cited/us-citation"),
        *bib.iterfind("references-cited/citation"),
    ]:
        document = node.find("patcit/document-id")
        by = words_of(node, "category")
        if document is not None:
            country, digits = words_of(document, "country"), words_of(document, "doc-number")
            day = words_of(document, "date")
            printed = (
                f"{country}{digits}"
                if country != "US" or re.match(r"(?:19|20)\d\d\W?\d{7}", digits)
                else digits
            )
            yield {
                "number": text.put(printed.replace("/", ""), "Cites", patents.normal(digits) if country == "US" and len(digits) < 9 else None),
                "issued_on": text.put(f"{day[:4]}-{day[4:6]}", "of") if re.fullmatch(r"\d{6}00", day) else text.put(day_of(document, "date") or "", "of"),
                "inventors": [s] if (s := text.put(words_of(document, "name"), "by")) else [],
                "cited_by": text.put(by.replace("cited by ", ""), "cited by"),
            }  # fmt: skip
        elif words := words_of(node, "nplcit/othercit"):
            yield {
                "title": text.put(words, "Cites"),
                "cited_by": text.put(by.replace("cited by ", ""), "cited by"),
            }


def _claims(root: Any, text: Written, number: Said | None) -> Iterator[Tree]:
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


def _element(claim: str, place: int, words: str, text: Written) -> dict[str, Any] | None:
    label = (
        f"{claim}{chr(ord('a') + place - 1)}"
        if 0 < place <= 26
        else f"{claim}pre"
        if place == 0
        else f"{claim}.{place}"
    )
    said = text.put(_NUMBERED.sub("", words) if place == 0 else words)
    return {"label": said.as_(label), "text": said} if said else None
