"""Patent grants of 2001 to 2004 (the Office's XML v2.5, PATDOC): fields by the codes of WIPO ST.32, words in PDAT."""

import re
from collections.abc import Iterator
from typing import Any

from ingest.readers.reading import CannotRead, Reading, Tree
from ingest.readers.uspto import values
from ingest.readers.uspto.written import Written, parsed, words_of
from law import patents
from law.said import Said

NOT_A_GRANT = (
    "The XML is no patent grant of 2001 to 2004 (PATDOC): it has no number. Download the patent again."
)
_PARENTS = (  # others are not told apart: their term is left open
    ("B620", "division"), ("B630/B631", "continuation"), ("B630/B632", "continuation_in_part"),
    ("B630/B633", "continuing_reissue"), ("B640", "reissue"), ("B660", "substitution"),
)  # fmt: skip


def read_older_grant(data: bytes, name: str = "") -> Reading:
    """Face page and claims with their dependence."""
    root, text = parsed(_without_entities(data), "the patent"), Written()
    bib = root.find("SDOBI")
    if root.tag != "PATDOC" or bib is None or not _pdat(bib, "B100/B110"):
        raise CannotRead(NOT_A_GRANT)
    mark = text.put("United States Patent", value="patent")
    face = _face(bib, text)
    claims = list(_claims(root, text, face["number"]))
    assert mark is not None
    tree = {
        "kind": mark,
        "form": mark.as_("grant_xml"),
        "as_of": face["issued_on"],
        "patents": [face],
        "claims": claims,
    }
    return Reading.of(tree, text.text)


def _without_entities(data: bytes) -> bytes:
    """The file names its signs by a list that is not with it: what is no entity of XML itself is left out."""
    return re.sub(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,6}|#x[0-9A-Fa-f]{1,5});)[\w.-]{1,20};", b" ", data)


def _pdat(node: Any, path: str) -> str:
    return " ".join(words_of(node, path).split())


def _day(node: Any, path: str) -> str:
    """The day that stands under DATE as 20020409; in a file without days of month as 20020400, which is no day."""
    found = values.day(Said(_pdat(node, f"{path}/DATE"), 0, 0))
    return str(found.value) if found else ""


def _face(bib: Any, text: Written) -> dict[str, Tree]:
    serial = _pdat(bib, "B200/B210/DNUM")
    days = re.match(r"\d{1,5}", _pdat(bib, "B400/B472/B474US"))
    disclaimed = (
        text.put("Terminal disclaimer", value=True) if bib.find("B400/B472/B473US") is not None else None
    )
    adjusted = text.put(days[0], "Term adjustment, days", int(days[0])) if days else None
    return {
        "number": values.grant(text.put(_pdat(bib, "B100/B110/DNUM"), "Patent")),
        "kind_code": text.put(_pdat(bib, "B100/B130"), "Kind"),
        "title": text.put(_pdat(bib, "B500/B540"), "Title"),
        "issued_on": text.put(_day(bib, "B100/B140"), "Date of patent"),
        "application_number": text.put(patents.application(serial) or serial, "Application"),
        "filed_on": text.put(_day(bib, "B200/B220"), "Filed"),
        "term_adjustment_days": adjusted,
        "terminal_disclaimer": disclaimed,
        "inventors": [s for p in bib.iterfind("B700/B720/B721/PARTY-US") if (s := text.put(_name(p), "Inventor"))],
        "assignee": next((s for p in bib.iterfind("B700/B730/B731/PARTY-US") if (s := text.put(_name(p), "Assignee"))), None),
        "publications": [s for n in bib.iterfind("B600/B650") if (s := values.publication(text.put(_pdat(n, ".//DNUM"), "Published as")))],
        "parents": list(_parents(bib, text)),
    }  # fmt: skip


def _name(party: Any) -> str:
    return _pdat(party, "NAM/ONM") or f"{_pdat(party, 'NAM/FNM')} {_pdat(party, 'NAM/SNM')}".strip()


def _parents(bib: Any, text: Written) -> Iterator[Tree]:
    for path, relation in _PARENTS:
        for node in bib.iterfind(f"B600/{path}//PARENT-US"):
            number, granted = _pdat(node, "PDOC/DOC/DNUM"), _pdat(node, "PPUB/DOC/DNUM")
            yield {
                "relation": text.put(relation, "Parent"),
                "application_number": text.put(patents.application(number) or number, "of"),
                "filed_on": text.put(_day(node, "PDOC/DOC"), "filed"),
                "patent": values.grant(text.put(granted, "patent")),
            }
    for node in bib.iterfind("B600/B680US"):
        number = _pdat(node, "DOC/DNUM")
        yield {
            "relation": text.put("provisional", "Parent"),
            "application_number": text.put(patents.application(number) or number, "of"),
            "filed_on": text.put(_day(node, "DOC"), "filed"),
        }


def _claims(root: Any, text: Written, number: Said | None) -> Iterator[Tree]:
    for node in root.iterfind("SDOCL/CL/CLM") if number else ():
        digits = re.search(r"(\d+)$", str(node.get("ID", "")))
        refs = (re.search(r"(\d+)$", str(r.get("ID", ""))) for r in node.iter("CLREF"))
        said = text.put(str(int(digits[1])), "Claim", int(digits[1])) if digits else None
        if said is None:
            continue
        parents = list(dict.fromkeys(int(m[1]) for m in refs if m))
        paragraphs = [" ".join("".join(p.itertext()).split()) for p in node.iterfind("PARA")]
        whole = re.sub(r"^\s*\d+\s?\.\s*", "", " ".join(filter(None, paragraphs)))
        words = text.put(whole)
        yield {
            "patent": number, "number": said, "independent": said.as_(not parents),
            "depends_on": [said.as_(p) for p in parents],
            "elements": [{"label": words.as_(f"{said.value}pre"), "text": words}] if words else [],
        }  # fmt: skip
