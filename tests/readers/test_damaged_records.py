"""Records that are damaged or tell too little are refused in a sentence, soon however long they are."""

from pathlib import Path

import pytest

from ingest.readers.read import CannotRead, read

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
RECORDS = sorted(
    p
    for kind in ("docket_sheet", "notice")
    for p in (SAMPLES / kind).iterdir()
    if not p.name.endswith(".expected.json")
)

HISTORY = """<html><head><title>CM/ECF LIVE - U.S. District Court:txed-History/Documents Query</title></head><body>
<a href="https://ecf.txed.uscourts.gov/cgi-bin/HistDocQry.pl?1">History</a>
<div id="cmecfMainContent"><center><b><font size="+1">2:09-cv-00123 Quillon LLC v. Corvid Inc.</font></b>{judge}<br>
<b>Date filed:</b> 04/01/2009<br></center><p>{damage}</p>
<table border="1"><tr><th>Doc. No.</th><th>Dates</th><th>Description</th></tr></table></div></body></html>"""


def test_a_long_damaged_history_is_answered():
    """A pattern that starts anew at every letter takes minutes for so many words, of which none is what it ends with."""
    damage = "Ada Poe, presid ing, " * 20_000
    page = HISTORY.format(judge="", damage=damage)
    try:
        found = read(page.encode(), "history.html").document
    except CannotRead as error:
        assert str(error).endswith(".")
    else:
        assert "judges" not in found


def test_the_judge_of_a_history_is_still_found():
    page = HISTORY.format(judge="<br>Ada Poe, presiding", damage="")
    assert "Ada Poe" in str(read(page.encode(), "history.html").document)


def test_numbers_that_a_look_up_proposes_are_refused():
    found = b'<request number="12123"><case number="3:12-cv-123" id="4" title="Quillon v. Corvid"/></request>'
    with pytest.raises(CannotRead, match="lists numbers that may be meant"):
        read(found, "possible.xml")


@pytest.mark.parametrize("record", RECORDS, ids=lambda p: p.name)
def test_a_record_that_breaks_off_anywhere_is_not_half_read(record: Path):
    data = record.read_bytes()
    whole = read(data, record.name).document
    for percent in range(4, 100, 4):
        try:
            found = read(data[: len(data) * percent // 100], record.name).document
        except CannotRead as error:
            assert str(error).rstrip().endswith((".", ")")), percent
        else:
            assert found["kind"] == "unknown" or found == whole, percent


def test_a_query_left_open_inside_a_table_breaks_off():
    page = (
        "<html><title>CM/ECF - txed-Case Summary for 2-24-cv-123</title><table><tr><td><b>2:24-cv-00123-APX</b> Quillon v. "
        "Corvid<br>Ada Poe, presiding<br><b>Date filed:</b> 02/01/2024<br>"
    )
    with pytest.raises(CannotRead, match="breaks off before its end"):
        read(page.encode(), "query.html")


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("notice/feed_txed.xml", b"[Order]", b"[Order] &#x110000;"),
        ("notice/feed_txed.xml", b"01:30:02 GMT", b"01:30:02 E;T"),
        ("docket_sheet/ptab_decisions_download.json", b'"2600"', b"007"),
    ],
)
def test_a_value_that_cannot_be_is_no_reason_to_fail(name: str, good: bytes, bad: bytes):
    data = (SAMPLES / name).read_bytes()
    assert good in data
    try:
        found = read(data.replace(good, bad), name).document
    except CannotRead as error:
        assert str(error)
    else:
        assert found["kind"] in ("notice", "docket_sheet")
