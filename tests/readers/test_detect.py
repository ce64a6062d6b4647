"""A paper says what kind it is by its form or by the first keyword of its title."""

import pytest

from ingest.readers.detect import detect

CAPTION = (
    "IN THE UNITED STATES DISTRICT COURT\nFOR THE DISTRICT OF DELAWARE\n\nALDER LLC,\nPlaintiff,\n"
    "v.\nBIRCH INC.,\nDefendant.\n\n"
    "C.A. No. 22-941-GBW\nJURY TRIAL DEMANDED\n\n"
)
TITLES = [
    ("complaint", "COMPLAINT FOR PATENT INFRINGEMENT"),
    ("complaint", "Second Amended Complaint"),
    ("complaint", "COMPLAINT FOR DECLARATORY JUDGMENT OF NON-INFRINGEMENT"),
    ("complaint", "DECLARATORY JUDGMENT COMPLAINT"),
    ("complaint", "THIRD-PARTY COMPLAINT"),
    ("answer", "BIRCH INC.'S ANSWER, AFFIRMATIVE DEFENSES AND COUNTERCLAIMS TO PLAINTIFF'S COMPLAINT"),
    ("answer", "ALDER'S REPLY TO DEFENDANT'S COUNTERCLAIMS"),
    ("motion", "NOTICE OF MOTION AND MOTION TO TRANSFER VENUE"),
    ("motion", "DEFENDANT'S MOTION FOR SUMMARY JUDGMENT"),
    ("motion", "MOTION FOR LEAVE TO FILE FIRST AMENDED COMPLAINT"),
    ("order", "MEMORANDUM OPINION AND ORDER"),
    ("order", "CLAIM CONSTRUCTION ORDER"),
    ("order", "ORDER GRANTING MOTION TO DISMISS COMPLAINT"),
    ("order", "FINAL JUDGMENT"),
    ("order", "O R D E R"),
    ("order", "M E M O R A N D U M   O P I N I O N"),
    ("order", "REPORT AND RECOMMENDATION"),
    ("brief", "OPENING BRIEF IN SUPPORT OF MOTION TO STAY"),
    ("brief", "ANSWERING BRIEF IN OPPOSITION TO DEFENDANT'S MOTION"),
    ("brief", "MEMORANDUM IN SUPPORT OF ITS MOTION TO DISMISS"),
    ("notice", "NOTICE OF APPEAL"),
]


@pytest.mark.parametrize(("kind", "title"), TITLES)
def test_the_title_decides(kind: str, title: str) -> None:
    text = f"{CAPTION}{title}\n\nPlaintiff Alder LLC states as follows."
    found = detect(text)
    assert found is not None and found.name == kind
    assert text[found.words.start : found.words.end] in title


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            "memo",
            "DCT\n1:22-cv-00941\nA v. B\nI. Executive Summary and Procedural Information\n- Core Dispute: x",
        ),
        ("memo", "## I. Executive Summary and Procedural Information\n\n- **Case Identification:** x"),
        ("ptab_memo", "PTAB\nIPR2020-01582\n1. Case Identification\n- Case #: IPR2020-01582"),
        ("ptab_memo", "1. Case Identification\n- Case #: IPR2020-01582\n2. Patent Overview\n- Title: x"),
        (
            "memo",
            "Alder v. Birch\n1. CASE SUMMARY\nCore dispute. Boilers are said to infringe.\n2. ASSERTED PATENTS\n"
            "Problem: heat is lost.\n3. ACCUSED PRODUCTS\nThe B-9 boiler.\n4. OPEN QUESTIONS\n"
            "Points of contention: none.\nWillfulness: not pleaded.",
        ),
        (
            "ptab_memo",
            "Alder Inc. v. Birch LLC, IPR2021-00001\nCASE OVERVIEW\nPetitioner's Counsel: Elm LLP\nPATENT OVERVIEW\n"
            "Brief description: a boiler.\nGROUNDS\nPrior art relied on: Oak.\nChallenged claims: 1-3\nRELIEF REQUESTED",
        ),
        (
            "ptab_paper",
            "UNITED STATES PATENT AND TRADEMARK OFFICE\nBEFORE THE PATENT TRIAL AND APPEAL BOARD\n"
            "PETITION FOR INTER PARTES REVIEW",
        ),
        (
            "ptab_paper",
            "Paper 12\nBEFORE THE PATENT TRIAL AND APPEAL BOARD\nA v. B\nDECISION\nGranting Institution",
        ),
        (
            "docket_sheet",
            "U.S. District Court\nCIVIL DOCKET FOR CASE #: 1:09-cv-00189-GMS\nDate Filed: 03/19/2009",
        ),
        (
            "notice",
            "U.S. District Court\nNotice of Electronic Filing\nThe following transaction was entered by Smith\n"
            "Case Name: A v. B",
        ),
        (
            "patent",
            "(12) United States Patent\n(10) Patent No.: US 7,519,814 B2\n"
            "(45) Date of Patent: Apr. 14, 2009\n(54) SYSTEM",
        ),
        (
            "complaint",
            CAPTION + "Plaintiff Alder LLC hereby alleges for its complaint against Birch Inc. as follows:",
        ),
        ("order", CAPTION + "The motion having been heard, IT IS HEREBY ORDERED that it is denied."),
        (
            "order",
            "Case 2:16-cv-00741-RWS Document 165 Filed 06/08/17 Page 1 of 14 PageID #: 2355\n"
            "UNITED STATES DISTRICT COURT\n§ CLAIM CONSTRUCTION\n§ MEMORANDUM AND ORDER",
        ),
        (
            "answer",
            "1 UNITED STATES DISTRICT COURT\n2 A, ) Case No. C 03 5787 (SBA)\n"
            "4 Plaintiff, ) ANSWER TO COMPLAINT\n6 AND RELATED COUNTERCLAIMS",
        ),
    ],
)
def test_the_form_decides_where_there_is_one(kind: str, text: str) -> None:
    found = detect(text)
    assert found is not None and found.name == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Minutes of the garden club.",
        "Alder & Co.\n\nMay 3, 2024\n\nDear Ms. Birch:\n\n"
        "We hereby allege that your client infringes. A complaint in the United States District Court follows.",
        CAPTION + "AND RELATED COUNTERCLAIMS",
        "Executive Summary\n\nSales rose.\n\nTechnology\n\nWe bought boilers.\n\nConclusion\n\nA good year.",
        "Dear Ms. Birch:\n\nSummary\nPlaintiff's counsel: Elm LLP\nAccused products\nThe B-9 boiler.\n"
        "Core dispute: heat.\nClaim terms\nBroader: any heat.\nOpen questions\nMay we talk?",
    ],
)
def test_a_text_that_is_no_filing_has_no_kind(text: str) -> None:
    assert detect(text) is None
