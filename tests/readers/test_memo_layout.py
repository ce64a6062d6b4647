"""Case memos in the layouts of other houses, set back to lines that the memo reader knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers import memo_layout
from ingest.readers.detect import detect
from ingest.readers.read import read

WIKI = """\
= Alder Co. v. Birch, Inc. =
== 1 Background ==
; Petitioner : Alder Co.
== 2 Grounds ==
{| class="wikitable"
! Ground !! Claims
|-
| 1 || 1-5
|}
"""
COLUMN = """\
1. Snapshot

1.1 Core dispute
    Whether the kettles of Birch, Inc. that are sold with a glass lid infringe
    the lid patent.
1.2 Venue and jurisdiction
    Birch sells in Delaware.
1.3 Technical context
    Lids for kettles.
"""


@given(st.text(alphabet="=;!#|{}' \n.:1aA-\"T(", max_size=300))
def test_every_character_keeps_its_place(text: str) -> None:
    text = WIKI + text  # so that the rules for wiki pages are at work
    out = memo_layout.plain(text)
    assert len(out) == len(text)
    assert all(a == b or not b.isalnum() or not a.isalnum() for a, b in zip(text, out, strict=True))


def test_a_wiki_page_becomes_numbered_headings_labels_and_rows() -> None:
    lines = [line.strip() for line in memo_layout.plain(WIKI).splitlines()]
    assert "1. Background" in lines
    assert "Petitioner:  Alder Co." in lines
    assert "| Ground |  Claims" in lines
    assert "| 1 |  1-5" in lines


def test_lines_broken_at_a_column_are_joined_behind_the_label_above_them() -> None:
    lines = [" ".join(line.split()) for line in memo_layout.plain(COLUMN).splitlines()]
    assert (
        "Core dispute: Whether the kettles of Birch, Inc. that are sold with a glass lid infringe the lid patent."
        in lines
    )
    assert "Technical context: Lids for kettles." in lines


def test_paragraphs_on_lines_of_their_own_stay_as_they_are() -> None:
    text = "I. Overview\n" + "A long paragraph of a memo. " * 8 + "\nand a line after it\n"
    assert memo_layout.plain(text) == text


_SECTIONS = "{0}. Procedural Snapshot\n{1}. The Patent and Its Technology\n{2}. Accused Articles\n{3}. Terms to Construe\n"
_LABELS = "Core dispute: x\nTechnical context: x\nWhy it matters: x\n"


@pytest.mark.parametrize("numerals", ["1234", ("I", "II", "III", "IV")])
def test_a_memo_is_known_by_the_themes_of_its_numbered_headings(numerals: str) -> None:
    kind = detect(_SECTIONS.format(*numerals) + _LABELS)
    assert kind is not None
    assert kind.name == "memo"


def test_numbered_headings_alone_make_no_memo() -> None:
    assert detect(_SECTIONS.format(*"1234") + "We write about the license that you offered.\n") is None


PETITION = """\
I. Overview
Petitioner: Alder Co.
Patent Owner: Birch, Inc.
Case Identification: IPR2020-00031, PTAB, 02/04/2020 (Institution Decision)
Challenged Patent: U.S. Patent No. 8,111,222, "Lid" (the '222 Patent)
Core Dispute: Old lids.
Technical Context: Lids.
II. The Challenged Patent
Claim 4 (independent) reads:
[4.1] a rim; and
[4.2] a glass.
III. References
Rowan – U.S. Patent No. 5,111,333, issued May 7, 1996 (Ex. 1004): a pan.
IV. Grounds
| Ground | Claims | Basis | References |
| 2 | 4, 6-7 | § 103 | Rowan, Elm |
V. Claim Terms
"rim"
Why it matters: Rowan has none.
Petitioner: plain meaning (Pet. 9)
Board: "an edge" (Paper 8, 4)
VI. Experts
Dr. Ida Voss for Petitioner (Ex. 1003)
"""


def test_a_memo_on_a_petition_tells_its_grounds_in_a_table_and_its_terms_in_labelled_lines() -> None:
    document = read(PETITION.encode(), "memo.txt").document
    assert document["grounds"] == [
        {
            "number": 2,
            "claims": "4, 6-7",
            "basis": "103",
            "references": ["Rowan", "Elm"],
            "stage": "instituted",
        }
    ]
    assert document["references"] == [
        {"name": "Rowan", "number": "5111333", "issued_on": "1996-05-07", "exhibit": "1004"}
    ]
    assert [e["text"] for e in document["claims"][0]["elements"]] == ["a rim; and", "a glass."]
    assert document["experts"] == [{"name": "Dr. Ida Voss", "side": "petitioner"}]
    (term,) = document["terms"]
    assert (term["term"], term["construction"], term["importance"]) == ("rim", "an edge", "Rowan has none.")
    assert [(p["party"], p["text"], p["cite"]) for p in term["positions"]] == [
        ("Alder Co.", "plain meaning", "Pet. 9")
    ]


FLAT = (
    "DCT 1:16-cv-01234 Alder Co. v. Bir, Inc. I. Case Overview and Parties Plaintiff: Alder Co. (Ohio) Defendant: Bir,\n"
    "Inc. (Iowa) Case Identification: 1:16-cv-01234, N.D. Ill., 10/03/2016 Core Dispute: Whether fans infringe. Technical\n"
    "Context: Fans. II. Technology and Patents-in-Suit Key Claims: The complaint asserts claim 5. V. Key Claim Terms for\n"
    'Construction Term: "rim" Context and Importance: The rim may be of cast-\nings. VII. Key Questions Rim: A lid?'
)


def test_a_memo_on_one_line_is_read_with_every_value_at_its_place() -> None:
    reading = read(FLAT.encode(), "memo.txt")
    assert [p["name"] for p in reading.document["parties"]] == ["Alder Co.", "Bir, Inc."]
    assert reading.document["filed_on"] == "2016-10-03"
    assert reading.document["questions"] == [{"label": "Rim", "text": "A lid?"}]
    assert reading.document["terms"][0]["importance"] == "The rim may be of castings."
    assert reading.words("/terms/0/importance") == "The rim may be of cast-\nings."
    assert reading.words("/questions/0/text") == "A lid?"
