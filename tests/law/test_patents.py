"""Patent, publication and application numbers, as papers write them."""

import pytest

from law import patents

WRITTEN = [
    ("U.S. Patent No. 7,519,814 B2", "7519814", "grant"),
    ("US7519814B2", "7519814", "grant"),
    ("U.S. Patent No. RE40,521", "RE40521", "grant"),
    ("U.S. Patent No. D645,062", "D645062", "grant"),
    ("US 2005/0060722 A1", "US20050060722", "publication"),
    ("2006/017806 A1", "US2006017806", "publication"),
    ("WO 2006/081727 A1", "WO2006081727", "foreign"),
    ("Appl. No. 11/694,483", "11/694483", "application"),
    ("10,765,432 B2", "10765432", "grant"),
    ("U.S. Reissue Patent No. 39,593 E", "RE39593", "grant"),
    ("United States Design Patent No. 618,677", "D618677", "grant"),
    ("U.S. Patent No. 8, 301, 774", "8301774", "grant"),
    ("6, 210,705 (the '705 patent)", "6210705", "grant"),
]


@pytest.mark.parametrize(("text", "number", "kind"), WRITTEN)
def test_a_written_number_has_one_normal_form(text: str, number: str, kind: str) -> None:
    assert [(w.number, w.kind) for w in patents.find(text)] == [(number, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Reg. No. 56160",
        "$7,519,814",
        "page 123456",
        "90/012,345",
        "Littleton, CO 80120",
        "claims 1, 210, 705",
    ],
)
def test_another_number_is_no_patent(text: str) -> None:
    assert [w.number for w in patents.find(text) if w.kind == "grant"] == []


@pytest.mark.parametrize(
    ("number", "short"), [("7519814", "'814"), ("RE40521", "'521"), ("10000000", "'000")]
)
def test_the_short_form_is_the_last_three_digits(number: str, short: str) -> None:
    assert patents.short(number) == short


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12345678", "12/345678"),
        ("12/345,678", "12/345678"),
        ("Appl. No. 12/345,678", "12/345678"),
        ("8/123,456", "08/123456"),
        ("US15000001", "15/000001"),
        ("PCT/US04/30056", "PCT/US2004/030056"),
        ("PCTUS2004030056", "PCT/US2004/030056"),
        ("PCT/NO98/00107", "PCT/NO1998/000107"),
        ("9123456", None),
        ("2005/0060722", None),
        ("EP1234567", None),
    ],
)
def test_an_application_has_one_normal_form(written: str, number: str | None) -> None:
    assert patents.application(written) == number
