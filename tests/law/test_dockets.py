"""Docket numbers of every written form, and what only looks like one."""

import pytest

from law.dockets import canonical, find, identity, parse

FORMS = """
7:23-cv-00051-DC-RCG        | txwd | 7:23-cv-00051 | DC RCG
6:21-CV-00733 ADA           | txwd | 6:21-cv-00733 | ADA
WA:21-CV-00411-ADA          | txwd | 6:21-cv-00411 | ADA
W-14-CA-00123-RP            | txwd | 6:14-cv-00123 | RP
SA-05-CA-0456-XR            | txwd | 5:05-cv-00456 | XR
A-09-CV-773-SS              | txwd | 1:09-cv-00773 | SS
2:14-CV-811-JRG-RSP         | txed | 2:14-cv-00811 | JRG RSP
Civil Docket No. 2:13-cv-77-JRG-RSP | txed | 2:13-cv-00077 | JRG RSP
2-07-CV-216 (TJW)           | txed | 2:07-cv-00216 | TJW
6:06-CV-222 [LED]           | txed | 6:06-cv-00222 | LED
9:06-CV-155(RHC)            | txed | 9:06-cv-00155 | RHC
3:10-CV-0276-K              | txnd | 3:10-cv-00276 | K
H-05-CV-1234                | txsd | 4:05-cv-01234 |
1:08-cv-00289-UNA           | ded  | 1:08-cv-00289 |
C.A. No. 21-842-GBW         | ded  | 21-cv-00842 | GBW
C.A. 22-317 (MN)            | ded  | 22-cv-00317 | MN
07-361-JJF                  | ded  | 07-cv-00361 | JJF
CIV.A. 98-214-KAJ           | ded  | 98-cv-00214 | KAJ
Civil Action No. 12-1729-RGA-CJB | ded | 12-cv-01729 | RGA CJB
No. 14 C 7733               | ilnd | 14-cv-07733 |
1:19 cv 3206                | ilnd | 1:19-cv-03206 |
1:09cv815 (LMB/TRJ)         | vaed | 1:09-cv-00815 | LMB TRJ
3:11CV620                   | vaed | 3:11-cv-00620 |
17cv6543 (DLC)              | nysd | 17-cv-06543 | DLC
05 Civ. 1234 (DLC)          | nysd | 05-cv-01234 | DLC
12-CV-1234 (ARR)(JO)        | nyed | 12-cv-01234 | ARR JO
C08-02756 HRL               | cand | 08-cv-02756 | HRL
C 03 5787 (SBA)             | cand | 03-cv-05787 | SBA
C-05-1234-JW                | cand | 05-cv-01234 | JW
14-cv-05008 NC              | cand | 14-cv-05008 | NC
3:18-cv-07653               | cand | 3:18-cv-07653 |
LA CV16-03145 JAK (PLAx)    | cacd | 2:16-cv-03145 | JAK PLA
SACV 12-00329 AG (MLGx)     | cacd | 8:12-cv-00329 | AG MLG
CV 08-03657 DMG (PLAx)      | cacd | 08-cv-03657 | DMG PLA
8:14-cv-00341-JVS-DFMx      | cacd | 8:14-cv-00341 | JVS DFM
2:21-cv-01257 WBS JDP       | caed | 2:21-cv-01257 | WBS JDP
CIV S-05-1234 WBS           | caed | 05-cv-01234 | WBS
10cv1234 JLS (BLM)          | casd | 10-cv-01234 | JLS BLM
3:05CV494                   | ncwd | 3:05-cv-00494 |
22-CV-2247-JAR-ADM ZOOM     | ksd  | 22-cv-02247 | JAR ADM
C18-0321JLR                 | wawd | 18-cv-00321 | JLR
CV-16-01152-PHX-DGC         | azd  | 2:16-cv-01152 | DGC
03-D-2041(PAC)              | cod  | 03-cv-02041 | D PAC
10-cv-01234-REB-KMT         | cod  | 10-cv-01234 | REB KMT
Civil Action No. RDB-10-1234 | mdd | 10-cv-01234 | RDB
Civil Action No. 08-1234 (JAP)(TJB) | njd | 08-cv-01234 | JAP TJB
Civil Action No. 10-1234    | paed | 10-cv-01234 |
Civil Action No. 09-10123-RGS | mad | 09-cv-10123 | RGS
Civil No. 07-1234 (JRT/FLN) | mnd  | 07-cv-01234 | JRT FLN
Case No. 09-60285-CIV-ZLOCH/ROSENBAUM | flsd | 09-cv-60285 | ZLOCH ROSENBAUM
8:10-cv-1234-T-33TBM        | flmd | 8:10-cv-01234 | TBM
No. 3:09-0123               | tnmd |  |
Case No. 3:09-0123          | tnmd | 3:09-cv-00123 |
08-cv-00105-bbc             | wiwd | 08-cv-00105 | bbc
CIV-08-1234-C               | okwd | 08-cv-01234 | C
04-0123-CV-W-GAF            | mowd | 04-cv-00123 | GAF
No. 13-584C                 | uscfc | 13-cv-00584 |
1:24-md-03108               |      | 1:24-md-03108 |
MDL No. 2967                | jpml | MDL 2967 |
NYS/1:22-cv-10283           | jpml | NYS/1:22-cv-10283 |
24-7                        | ca4  | 2024-7 |
Federal Circuit, 14-01030   | cafc | 2014-1030 |
22-1455-MA                  | cafc | 2022-1455 |
2021–190                    | cafc | 2021-190 |
IPR2021- 00303              | ptab | IPR2021-00303 |
IPR 2021-00648              | ptab | IPR2021-00648 |
IPR2013-00010 (MT)          | ptab | IPR2013-00010 |
DER2014-00001               | ptab | DER2014-00001 |
Control No. 90/012,345      | uspto | 90/012345 |
Inv. No. 337-TA-1234        | itc  | 337-TA-1234 |
DN 3869                     | itc  | DN-3869 |
6:21-CV-00733 JURY TRIAL    | txwd | 6:21-cv-00733 |
No. 6:21-cv-00915 (W.D. Tex.) | | 6:21-cv-00915 |
Case No. 6:20-cv-00636 LEAD CASE | txwd | 6:20-cv-00636 |
""".strip().splitlines()

NOT = """
5:18-~gr-00001 | azd
2:16-cv-007_1-RWS | txed
2:1-cv-00741 | txed
6:20-cv-00000 | txwd
2:16-cv-007[4]1 | txed
No. 20-1140 | txed
22-941-GBW | txed
March 22-24 | ded
U.S. Patent No. 7,519,814 | ded
35 U.S.C. 271 | ilnd
claims 12-17 | ded
ages 20-45 (RR) | cand
$12-345 | ded
""".strip().splitlines()


@pytest.mark.parametrize("row", FORMS)
def test_a_written_number_has_its_normal_form_and_initials(row: str) -> None:
    raw, court, expected, initials = (part.strip() for part in row.split("|"))
    found = parse(raw, court=court)
    assert (found.text if found else "", " ".join(found.initials) if found else "") == (expected, initials)


@pytest.mark.parametrize("row", NOT)
def test_what_is_damaged_or_no_number_is_not_completed(row: str) -> None:
    raw, court = (part.strip() for part in row.split("|"))
    assert find(raw, court=court) == []


def test_two_numbers_in_one_string_are_both_found() -> None:
    assert [n.text for n in find("No. 10 C 7587 & 11 C 8148", court="ilnd")] == ["10-cv-07587", "11-cv-08148"]


def test_the_span_holds_the_number_and_its_initials() -> None:
    text = "Civil Action No. 2:14-CV-911-JRG-RSP (Lead)"
    (n,) = find(text)
    assert (text[n.start : n.stop], text[n.start : n.end]) == ("2:14-CV-911", "2:14-CV-911-JRG-RSP")


def test_a_court_of_one_office_completes_the_office_only_on_request() -> None:
    n = parse("C.A. No. 22-941-GBW", court="ded")
    assert n is not None and (n.text, canonical("ded", n)) == ("22-cv-00941", "1:22-cv-00941")


def test_a_reassigned_docket_of_northern_california_stays_the_same() -> None:
    first, second = parse("3:24-cv-04740"), parse("5:24-cv-04740")
    assert first and second and identity("cand", first) == identity("cand", second)
    assert identity("txwd", first) != identity("txwd", second)
