"""What sites and trials print around a filing goes, character for character; what they state of the filing stays."""

import pytest

from ingest.readers.front.furniture import blanked

PAPER = "UNITED STATES DISTRICT COURT\nDISTRICT OF MAINE\nROE LLC v. DOE CO.\n"


@pytest.mark.parametrize(
    ("above", "stays"),
    [
        ("throbber\n", []),
        ("You are on page 1of 27\n\n", []),
        ("Você está na página 1de 8\n\n", []),
        ("Sie sind auf Seite 1von 32\n\n", []),
        ("<<\n\n", []),
        ("Roe v. Doe\n\nSize: px\nStart display at page:\n\nDownload \"Roe v. Doe\"\n\nTranscription\n\n", []),
        ("roe v. doe\n\nUpload: someone\n\n217 views\n\nTRANSCRIPT\n\n", []),
        ("Free COMPLAINT - District of Maine\n\nFile Size: 3 kB\n\nPreview COMPLAINT - District of Maine\n", []),
        ("In the District Court\nTotal Page:16\nFile Type:pdf, Size:1020Kb\n", []),
        ("From Casetext: Smarter Legal Research\n\nRoe LLC v. Doe Co.\n\n", []),
        (
            "Roe LLC v. Doe Co.\n\nFiling 61\n\nCOMPLAINT filed by Roe LLC. (Filed on 5/17/2011)\n\nDownload PDF\n",
            ["Filing 61", "(Filed on 5/17/2011)"],
        ),
        ("Roe LLC v. Doe Co., No. 2:2010cv00441 - Document 92 (D. Me. 2011)\n\n", ["No. 2:2010cv00441 - Document 92"]),
        (
            "Roe LLC v. Doe Co.\n\nFiling 7\n\nORDER. Signed by Judge Ann M. Low on 7/2/2016. (x)\n\nDownload PDF\n",
            ["Filing 7", "Signed by Judge Ann M. Low on 7/2/2016"],
        ),
    ],
)  # fmt: skip
def test_the_header_of_a_site_goes_and_its_facts_stay(above: str, stays: list[str]) -> None:
    bare = blanked(above + PAPER)
    assert len(bare) == len(above + PAPER)
    assert bare.endswith(PAPER)
    rest = bare[: len(above)]
    for fact in stays:
        assert fact in rest
        rest = rest.replace(fact, "")
    assert not rest.strip(" \n.,")


@pytest.mark.parametrize(
    "label",
    [
        "Roe Ex. 2006\nDoe v. Roe\nIPR2020-00440",
        "PETITIONERS\nExhibit 1023, Page 1",
        "ROE Ex. 2006 Page 1 of 14\nDoe/Poe v. Roe\nIPR2020-01212",
        "DOE 1011",
        "IPR of US Pat. No. 7,974,339\n\nDoe Inc.\nDOE 1011",
        "Ex. DOE 1019\nPage 1",
    ],
)
def test_the_label_of_an_exhibit_goes(label: str) -> None:
    before, after = "The end of a page.\n\n", "\n\nThe next page begins."
    bare = blanked(before + label + after)
    assert bare.split() == (before + after).split()


@pytest.mark.parametrize(
    "text",
    [
        PAPER,
        "See Roe v. Doe, 415 F.3d 1303.\nExhibit 12 shows it.\nJones v. Smith\n",
        "A summary of this case\n\nFiling 61 of 80\n",
        "Filed in IPR2020-00440, Exhibit 1023 is a copy of the book.",
        "",
    ],
)
def test_the_words_of_a_filing_stay(text: str) -> None:
    assert blanked(text) == text


def test_a_page_head_of_a_viewer_goes() -> None:
    text = "one\n  • 8/4/2019 Roe v. Doe\n\n    2/24\ntwo"
    assert blanked(text).split() == ["one", "two"]
