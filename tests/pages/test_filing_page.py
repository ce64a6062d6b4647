"""One filing: its words marked beside what was read, the file as a download, words for what went wrong."""

import pytest
from django.test import Client

from cases.models import Filing, FilingText, Value
from ingest import pipeline
from ingest.inbox import receive
from ingest.readers.reading import CannotRead
from tests.record.papers import complaint, take_in

pytestmark = pytest.mark.django_db


def test_it_works(reader: Client, suits: list[Filing]) -> None:
    page = reader.get(f"/filings/{suits[0].pk}/").content.decode()

    assert "First amended complaint" in page
    start = FilingText.objects.get(filing=suits[0]).text.index("7:24-cv-00030")
    end = start + len("7:24-cv-00030")
    assert f'href="#r{start}-{end}" id="w{start}-{end}"' in page, "the words lead to what was read"
    assert f'id="r{start}-{end}"' in page and f'href="#w{start}-{end}"' in page, "and back"


def test_what_was_read_leads_to_where_it_is_settled_and_can_be_corrected(
    editor: Client, reader: Client, suits: list[Filing]
) -> None:
    """A correction is a ruling on the value, made where all its sources stand side by side."""
    value = Value.objects.get(scope="docket:txwd/7:24-cv-00030", subject="", slot="posture")
    page = editor.get(f"/filings/{suits[0].pk}/").content.decode()

    assert f'href="/values/{value.pk}/">correct<span class="sr">: posture, infringement</span>' in page
    assert f'href="/values/{value.pk}/">sources<' in reader.get(f"/filings/{suits[0].pk}/").content.decode()
    corrected = {"value": "dj_invalidity", "reason": "The count says so.", "next": f"/filings/{suits[0].pk}/"}
    assert editor.post(f"/values/{value.pk}/enter/", corrected)["Location"] == f"/filings/{suits[0].pk}/"
    assert Value.objects.get(pk=value.pk).state == Value.State.RULED


def test_a_stranger_gets_404(reader: Client) -> None:
    assert reader.get("/filings/999999/").status_code == 404
    assert reader.get("/filings/999999/file/").status_code == 404


def test_a_link_to_a_quote_opens_the_page_at_its_words(reader: Client, suits: list[Filing]) -> None:
    page = reader.get(f"/filings/{suits[0].pk}/", {"see": "/docket_number"}).content.decode()

    before, after = page.split('<span id="quote" class="here"></span>')
    assert after.lstrip().startswith("<a") and "7:24-cv-00030</a>" in after[:200]


def test_a_list_is_quoted_by_its_first_words(reader: Client, suits: list[Filing]) -> None:
    page = reader.get(f"/filings/{suits[0].pk}/", {"see": "/parties/1"}).content.decode()

    assert 'class="here"' in page


def test_a_quote_that_is_gone_is_told_and_the_text_still_shown(reader: Client, suits: list[Filing]) -> None:
    page = reader.get(f"/filings/{suits[0].pk}/", {"see": "/counts/99/patent"}).content.decode()

    assert "read again since" in page and "7:24-cv-00030" in page


def test_a_long_text_is_shown_in_parts_and_a_quote_opens_its_part(
    reader: Client, suits: list[Filing]
) -> None:
    content = FilingText.objects.get(filing=suits[0])
    content.text = "line of words\n" * 6000 + "THE END"
    content.reading = {"title": "THE END", "spans": {"/title": [84000, 84007]}}
    content.save()

    first = reader.get(f"/filings/{suits[0].pk}/").content.decode()
    asked = reader.get(f"/filings/{suits[0].pk}/", {"see": "/title"}).content.decode()

    assert "THE END" not in first and len(first) < 60_000
    assert ">THE END</a>" in asked and "line of words" in asked


@pytest.mark.parametrize("number", ["0", "-3", "99999", "x", "²", ""])
def test_any_part_number_gives_a_part(reader: Client, suits: list[Filing], number: str) -> None:
    assert reader.get(f"/filings/{suits[0].pk}/", {"page": number}).status_code == 200


def test_hostile_text_is_shown_as_text(reader: Client, db: None) -> None:
    filing = take_in(complaint(title="<img src=x onerror=alert(1)> COMPLAINT"))[0]

    page = reader.get(f"/filings/{filing.pk}/").content.decode()

    assert "<img" not in page and "&lt;img src=x" in page


def test_a_doubt_stands_beside_its_value(reader: Client, suits: list[Filing]) -> None:
    content = FilingText.objects.get(filing=suits[0])
    content.reading["doubts"] = [{"pointer": "/docket_number", "why": "another number stands in the footer"}]
    content.save()

    page = reader.get(f"/filings/{suits[0].pk}/").content.decode()

    assert page.count("another number stands in the footer") == 2  # beside the value, and in the list of all


def test_the_file_is_a_download_and_never_a_page(reader: Client, db: None) -> None:
    filing, _ = receive(b"<html><script>alert(1)</script></html>", name="evil.html", via="page", by=None)

    answer = reader.get(f"/filings/{filing.pk}/file/")

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff" and "sandbox" in answer["Content-Security-Policy"]
    assert b"".join(answer.streaming_content) == b"<html><script>alert(1)</script></html>"


def test_what_was_not_understood_is_said_in_words(
    reader: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(data: bytes, name: str = "") -> None:
        raise CannotRead("This PDF is a scan without text.")

    monkeypatch.setattr(pipeline, "read", cannot)
    filing, _ = receive(b"%PDF scan", name="scan.pdf", via="page", by=None)
    pipeline.process(filing.pk)

    assert "a scan without text" in reader.get(f"/filings/{filing.pk}/").content.decode()
    assert "a scan without text" in reader.get("/filings/").content.decode()
    assert "a scan without text" in reader.get("/review/").content.decode()
