"""Signature blocks of several bars and layouts."""

import pytest

from ingest.readers import signature
from ingest.readers.flow import lines

BLOCKS = {
    "names before their firm": (
        "/s/ Ann Bee\nAnn Bee (CA SBN 123456)\nabee@firm.example\nCarl Dee (CA SBN 234567)\nBEE & DEE LLP\n"
        "1 Main Street\nLos Angeles, CA 90025\nAttorneys for Defendant Roe, Inc.\n",
        "CA",
        [
            ("Ann Bee", "BEE & DEE LLP", "defendant", ["CA 123456"]),
            ("Carl Dee", "BEE & DEE LLP", "defendant", ["CA 234567"]),
        ],
    ),
    "firm before its names": (
        "BEE, DEE & FOX LLP\n\n/s/ Ann Bee\nAnn Bee (#4001)\nCarl Dee (#4002)\n"
        "1201 North Market Street\nAttorneys for Plaintiff\n",
        "DE",
        [
            ("Ann Bee", "BEE, DEE & FOX LLP", "plaintiff", ["DE 4001"]),
            ("Carl Dee", "BEE, DEE & FOX LLP", "plaintiff", ["DE 4002"]),
        ],
    ),
    "two columns": (
        "OF COUNSEL:                         BEE & DEE LLP\n"
        "                                    /s/ Ann Bee\n"
        "Greta Hall                          Ann Bee (#4001)\n"
        "HALL LAW PLLC                       Carl Dee (#4002)\n"
        "9 Oak Street                        1201 North Market Street\n"
        "Austin, Texas 78701                 Wilmington, DE 19801\n"
        "                                    Attorneys for Plaintiff\n",
        "DE",
        [
            ("Greta Hall", "HALL LAW PLLC", "plaintiff", []),
            ("Ann Bee", "BEE & DEE LLP", "plaintiff", ["DE 4001"]),
            ("Carl Dee", "BEE & DEE LLP", "plaintiff", ["DE 4002"]),
        ],
    ),
    "a party's name over three lines": (
        "/s/ Ann Bee\nCarl Dee (#4002)\nAnn Bee (#4001)\nBEE & DEE LLP\n\nAttorneys for Plaintiffs Roe Pharma AB,\n"
        "Roe Chemicals LP and Northern\nResearch Limited\n\nOF COUNSEL:\n\nGreta Hall\nHALL LAW PLLC\n",
        "DE",
        [
            ("Ann Bee", "BEE & DEE LLP", "plaintiff", ["DE 4001"]),
            ("Carl Dee", "BEE & DEE LLP", "plaintiff", ["DE 4002"]),
            ("Greta Hall", "HALL LAW PLLC", "plaintiff", []),
        ],
    ),
    "a block that lost its line ends": (
        "Dated: March 14, 2013 BEE & DEE LLP By: /s/ Ann P. Bee Ann P. Bee (SBN 190233) abee@beedee.example 1 Main Street, "
        "Oakland, California 94601 Attorneys for Plaintiff Roe, Inc.\n",
        "CA",
        [("Ann P. Bee", "BEE & DEE LLP", "plaintiff", ["CA 190233"])],
    ),
    "a bar number on a line of its own": (
        "/s/ Ann Bee\nAnn Bee (pro hac vice)\nTexas State Bar No. 24001234\nabee@firm.example\n"
        "BEE LAW FIRM\nCounsel for Plaintiff\n",
        "TX",
        [("Ann Bee", "BEE LAW FIRM", "plaintiff", ["TX 24001234"])],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_names_its_lawyers(name: str) -> None:
    text, home, expected = BLOCKS[name]
    people, _ = signature.read(lines(text), 0, len(text), home=home)
    read = [
        (
            p.name.value,
            p.firm.value if p.firm else None,
            p.role.value if p.role else None,
            [b.value for b in p.bar],
        )
        for p in people
    ]
    assert read == expected


def test_before_a_caption_a_bare_name_counts_under_a_firm_that_says_for_whom() -> None:
    text = "Ann M.H. Bee\nBEE & DEE, LLP\n1 Main Street\nNewark, New Jersey 07102\n\nCounsel for Plaintiff Roe, Inc.\n"
    people, _ = signature.read(lines(text), 0, len(text), home="NJ", certain=True)
    assert [p.name.value for p in people] == ["Ann M.H. Bee"]
    nobody, _ = signature.read(lines("Ann Bee\n1 Main Street\n"), 0, 25, home="NJ", certain=True)
    assert not nobody


def test_a_patent_office_registration_is_kept_apart() -> None:
    text = "/s/ Ann Bee\nAnn Bee (Reg. No. 48,277)\nBEE LLP\nCounsel for Petitioner\n"
    people, firms = signature.read(lines(text), 0, len(text))
    assert (
        people[0].registration is not None and people[0].registration.value == "48277" and not people[0].bar
    )
    assert [(f.value, r.value if r else None) for f, r in firms] == [("BEE LLP", "petitioner")]
