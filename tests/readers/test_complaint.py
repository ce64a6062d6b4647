"""What complaints must survive: numbered quotations, lost numbers, columns of numbers, hostile text."""

import pytest

from ingest.readers import complaint, paragraphs
from ingest.readers.detect import Kind
from ingest.readers.flow import lines
from ingest.readers.reading import Reading
from law.said import Said

COMPLAINT = Kind("complaint", Said("complaint", 0, 1))
HEAD = (
    "UNITED STATES DISTRICT COURT\nDISTRICT OF DELAWARE\n\nACME, INC.,\nPlaintiff,\nv.\n"
    "ROE LLC,\nDefendant.\n\nCOMPLAINT\n\n"
)


def numbers(text: str) -> list[int]:
    return [p.number for p in paragraphs.read(lines(text)).paragraphs]


def test_numbered_quotations_open_no_paragraph() -> None:
    text = (
        "1. One.\n\n2. It says:\n\n2. Open it.\n\n4.1.1 Isolation\n\n3. Close it.\n\n3. Three.\n\n4. Four.\n"
    )
    read = paragraphs.read(lines(text)).paragraphs
    assert [p.number for p in read] == [1, 2, 3, 4]
    assert read[-1].number == 4 and len(read) == 4


def test_a_number_that_a_scan_lost_costs_one_paragraph_only() -> None:
    assert numbers("1. One.\n\n2. Two.\n\nThree.\n\n4. Four.\n\n5. Five.\n") == [1, 2, 4, 5]


def test_paragraphs_that_run_together_are_told_apart() -> None:
    assert numbers(
        "1. Acme is in Tyler, Texas 75702.2. Roe is in Reno. 3. This Court has jurisdiction.\n4. So.\n"
    ) == [1, 2, 3, 4]


def test_a_reference_to_claim_2_opens_no_paragraph() -> None:
    assert numbers("1. Roe infringes claim 2. Roe knows it.\n2. Acme owns No. 3. It paid.\n3. So.\n") == [
        1,
        2,
        3,
    ]


def test_numbers_printed_before_their_words_find_them() -> None:
    text = (
        "`1.\n`\n`2.\n`\n`NATURE OF ACTION\n`\n`This is an action.\n`\n`PARTIES\n`\n"
        "`Acme is a company.\n`\n`3.\n`\n`Roe is another.\n`\n`So.\n"
    )
    pleading = paragraphs.read(lines(text))
    assert [pleading.text[p.start : p.end].split(".")[0] for p in pleading.paragraphs] == [
        "This is an action",
        "Acme is a company",
        "Roe is another",
    ]


def test_page_furniture_does_not_cut_a_sentence() -> None:
    text = (
        "1. One.\n\n2. Acme sells lamps in\n\n- 2 -\n\n"
        "Case 1:20-cv-00001 Document 1 Filed 01/02/20 Page 2 of 9\n\nReno and Elko.\n\n3. Three.\n"
    )
    pleading = paragraphs.read(lines(text))
    p = pleading.paragraphs[1]
    assert pleading.text[p.start : p.end] == "Acme sells lamps in Reno and Elko."


def test_spans_lead_back_through_page_furniture() -> None:
    text = (
        HEAD
        + "1. Acme, Inc. is a Delaware corporation.\n\n2. Roe LLC is a Texas limited\n\n"
        + "- 2 -\n\nliability company.\n\n3. So.\n"
    )
    reading = Reading.of(complaint.read(text, COMPLAINT), text)
    assert reading.words("/parties/1/organized_in") == "Texas"


HOSTILE = {
    "parentheses": "(" * 10_000,
    "one line": "word " * 200_000,
    "digits": "1" * 1_000_000,
    "numbers alone": "1.\n" * 330_000,
    "definitions": "Acme (“A” " * 100_000,
    "company names": "Acme, Inc. " * 90_000,
    "capitals": "COUNT I\n" * 125_000,
    "claims": "claims 1, 2, 3, " * 60_000,
    "patents": "".join(
        f"{i}. U.S. Patent No. 7,{i // 1000 % 1000:03d},{i % 1000:03d} infringes\n" for i in range(20_000)
    ),
    "lawyers": "1. x\n2. y\n3. z\n/s/ Ann Bee\n" + "Ann Bee (SBN 12345)\n" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_of_anything_is_read(name: str) -> None:
    text = HEAD + HOSTILE[name]
    reading = Reading.of(complaint.read(text, COMPLAINT), text)
    assert reading.document["kind"] == "complaint"
    assert all(0 <= start <= end <= len(text) for start, end in reading.spans.values())


@pytest.mark.parametrize("text", ["\n", "1.", "COUNT I", "WHEREFORE,", "\f\f", "(“”)", "/s/", HEAD])
def test_scraps_are_read_without_an_error(text: str) -> None:
    Reading.of(complaint.read(text, COMPLAINT), text)


def test_a_count_too_short_to_be_sure_of_begins_under_a_heading() -> None:
    assert numbers("COMPLAINT\n\nTHE PARTIES\n\n1. Acme is a company.\n") == [1]
    assert numbers("It says:\n\n1. Open the lid.\n") == []


def test_a_number_at_the_end_of_a_line_opens_the_next() -> None:
    text = "PARTIES\n1.\n\nAcme is in Tyler, TX 75201. 2.\n\nRoe is in Reno, NV. 3.\n\nThis Court has jurisdiction.\n"
    assert numbers(text) == [1, 2, 3]


def test_headings_of_a_pleading_on_one_line_are_no_part_of_its_paragraphs() -> None:
    text = (
        "COMPLAINT Plaintiff Acme, Inc. alleges: THE PARTIES 1. Acme has its seat in Naples, Florida 2. Roe has its "
        "seat in Reno. JURISDICTION AND VENUE 3. This Court has jurisdiction over claim 4. The claim is federal. "
        "BACKGROUND FACTS "
        "4. Roe sells lamps. COUNT I Infringement of the '814 Patent 5. Roe infringes. "
        "PRAYER FOR RELIEF WHEREFORE, Acme prays."
    )
    pleading = paragraphs.read(lines(text))
    assert [pleading.text[p.start : p.end].strip() for p in pleading.paragraphs] == [
        "Acme has its seat in Naples, Florida",
        "Roe has its seat in Reno.",
        "This Court has jurisdiction over claim 4. The claim is federal.",
        "Roe sells lamps.",
        "Roe infringes.",
    ]


def read_complaint(body: str) -> Reading:
    text = HEAD + body
    return Reading.of(complaint.read(text, COMPLAINT), text)


def patents_of(body: str) -> list[str]:
    return [p["number"] for p in read_complaint(body).document.get("patents", [])]


@pytest.mark.parametrize(
    ("sentence", "sued_on"),
    [
        ("Roe infringes U.S. Patent No. 9,111,222.", ["9111222"]),
        (
            "Roe sold 1,250,000 infringing units and 209,118 users infringe U.S. Patent No. 9,111,222.",
            ["9111222"],
        ),
        (
            "Roe filed ANDA Nos. 209,118 and 209,220 before the expiration of U.S. Patent No. 9,111,222.",
            ["9111222"],
        ),
        (
            "Roe infringes U.S. Patent No. 9,111,222, a continuation of U.S. Patent No. 8,111,222.",
            ["9111222"],
        ),
        (
            "A copy of U.S. Patent No. 9,111,222, which Roe infringes, is incorporated by reference.",
            ["9111222"],
        ),
        (
            "Acme seeks a declaration of noninfringement of U.S. Design Patent No. 618,677 and of copyright.",
            ["D618677"],
        ),
    ],
)
def test_which_numbers_are_sued_on(sentence: str, sued_on: list[str]) -> None:
    assert patents_of(f"PARTIES\n\n1. Acme is a company.\n\n2. {sentence}\n\n3. So.\n") == sued_on


def test_a_list_of_patents_shares_its_verb_however_long() -> None:
    named = ", ".join(
        f"9,111,{n} (“the ’{n} Patent”) (attached as Exhibit {n - 200})" for n in range(201, 213)
    )
    assert (
        len(
            patents_of(
                f"PARTIES\n\n1. This is an action for patent infringement involving U.S. Patent Nos. {named}.\n"
            )
        )
        == 12
    )


def test_a_short_form_of_four_digits_is_its_own() -> None:
    found = read_complaint(
        "PARTIES\n\n1. Roe infringes U.S. Patent Nos. 9,278,901 (“the ’901 Patent”) and 9,604,901 (“the ’4901 Patent”).\n\n"
        "2. Claim 3 of the ’4901 Patent is infringed.\n"
    ).document["patents"]
    assert [(p["short"], p.get("claims")) for p in found] == [("'901", None), ("'4901", "3")]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Acme, Inc. (“Acme” or “Plaintiff”) sues Roe LLC (“Roe”).",
            {"ACME, INC.": ["Acme"], "ROE LLC": ["Roe"]},
        ),
        (
            "Acme, Inc. and Roe LLC are collectively referred to herein as “Trade.”",
            {"ACME, INC.": ["Trade"], "ROE LLC": ["Trade"]},
        ),
        (
            "Acme, Inc. (“A USA,” and together with Roe LLC, “A”) sues.",
            {"ACME, INC.": ["A USA", "A"], "ROE LLC": ["A"]},
        ),
    ],
)
def test_a_defined_name_is_of_those_it_is_defined_for(sentence: str, names: dict[str, list[str]]) -> None:
    parties = read_complaint(f"PARTIES\n\n1. {sentence}\n\n2. So.\n\n3. So.\n").document["parties"]
    read = {
        p["name"].upper(): [a for a in p.get("aka", []) if a.upper() != p["name"].upper()] for p in parties
    }
    assert read == names


def test_prayer_and_counsel_are_read_behind_three_hundred_thousand_characters_of_charts() -> None:
    body = (
        "1. Roe infringes U.S. Patent No. 9,111,222.\n\n2. So.\n\n3. So.\n\n" + "a row of a chart\n" * 20_000
    )
    body += (
        "\nPRAYER FOR RELIEF\n\nA. A permanent injunction; and\n\nB. Damages.\n\nRespectfully submitted,\n\n"
    )
    read = read_complaint(
        body + "/s/ Ann Bee\nAnn Bee (#4001)\nBEE & DEE LLP\nAttorneys for Plaintiff\n"
    ).document
    assert [r["kind"] for r in read["relief"]] == ["permanent_injunction", "damages"]
    assert [c["name"] for c in read["counsel"]] == ["Ann Bee"]


def test_quotation_marks_that_a_conversion_misread_still_define_names() -> None:
    body = "Acme, Inc. (―Acme‖) alleges against Roe LLC (―Roe‖):\n\nPARTIES\n\n1. Acme is a company.\n\n2. So.\n\n3. So.\n"
    parties = read_complaint(body).document["parties"]
    assert [p["aka"] for p in parties] == [["Acme"], ["Roe"]]


def test_a_group_after_a_list_leaves_out_those_with_names_of_their_own() -> None:
    text = HEAD.replace("ROE LLC,", "ROE LLC, BEE CORP. and CEE CORP.,")
    text += "Acme, Inc. sues Roe LLC (“Roe”), Bee Corp. and Cee Corp. (collectively, the “Bees”).\n\n"
    text += "PARTIES\n\n1. So.\n\n2. So.\n\n3. So.\n"
    parties = Reading.of(complaint.read(text, COMPLAINT), text).document["parties"]
    assert [p.get("aka") for p in parties[1:]] == [["Roe"], ["Bees"], ["Bees"]]


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("Roe was aware of the '816 patent when it copied the valve.", 1),
        ("Roe was aware of the patent laws.", 0),
    ],
)
def test_knowledge_told_without_a_day_is_the_sentence_that_tells_it(sentence: str, basis: int) -> None:
    text = (
        f"{HEAD}1. Acme, Inc. is a Delaware corporation.\n\n2. Roe LLC (“Roe”) is a Delaware company.\n\n"
        "3. Acme owns U.S. Patent No. 7,519,816 (the “'816 patent”).\n\n"
        f"COUNT I\n\n4. Roe infringes claim 1 of the '816 patent.\n\n5. {sentence}\n"
    )
    told = Reading.of(complaint.read(text, COMPLAINT), text).document.get("knowledge", [])
    assert [k["basis"] for k in told] == [sentence.rstrip(".")][:basis]
