"""Records that are damaged or tell too little are refused in a sentence, soon however long they are."""

import pytest

from ingest.readers.read import CannotRead, read

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
