"""Pages of a PDF as pictures beside their words: one at a time, bounded, only for who may see the filing."""

import io

import pytest
from django.test import Client
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from cases.models import Filing, FilingText
from ingest.inbox import receive
from ingest.readers.extract.pdf import TALL, WIDE, from_pdf

pytestmark = pytest.mark.django_db
WORDS = (
    "The first page of a short answer to the amended complaint",
    "The second page says 7:24-cv-00030 and no more",
)


def pdf(width: float = 612, height: float = 792) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(width, height))
    for words in WORDS:
        canvas.drawString(72, height - 72, words)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def filed(data: bytes) -> Filing:
    filing, _ = receive(data, name="answer.pdf", via="page", by=None)
    extracted = from_pdf(data)
    start = extracted.text.index("7:24-cv-00030")
    reading = {"docket_number": "7:24-cv-00030", "spans": {"/docket_number": [start, start + 13]}}
    FilingText.objects.create(
        filing=filing, text=extracted.text, pages=list(extracted.pages), reading=reading
    )
    Filing.objects.filter(pk=filing.pk).update(status="done", kind="answer", title="ANSWER")
    return filing


def test_it_works(reader: Client) -> None:
    filing = filed(pdf())

    answer = reader.get(f"/filings/{filing.pk}/pages/2.png")

    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert answer["Cache-Control"] == "private, max-age=3600"
    assert Image.open(io.BytesIO(answer.content)).size[0] == WIDE


def test_a_stranger_gets_404(reader: Client, client: Client) -> None:
    filing = filed(pdf())

    for address in (
        f"/filings/{filing.pk}/pages/3.png",
        f"/filings/{filing.pk}/pages/0.png",
        "/filings/999999/pages/1.png",
    ):
        assert reader.get(address).status_code == 404, address
    assert client.get(f"/filings/{filing.pk}/pages/1.png").status_code == 302


def test_what_is_no_pdf_or_purged_has_no_pictures(reader: Client, suits: list[Filing]) -> None:
    assert reader.get(f"/filings/{suits[0].pk}/pages/1.png").status_code == 404
    filing = filed(pdf())
    Filing.objects.filter(pk=filing.pk).update(status="purged")
    assert reader.get(f"/filings/{filing.pk}/pages/1.png").status_code == 404


def test_a_picture_that_is_known_is_not_sent_again(reader: Client) -> None:
    address = f"/filings/{filed(pdf()).pk}/pages/1.png"

    again = reader.get(address, headers={"if-none-match": reader.get(address)["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_a_huge_page_is_drawn_small(reader: Client) -> None:
    answer = reader.get(f"/filings/{filed(pdf(600, 14000)).pk}/pages/1.png")

    width, height = Image.open(io.BytesIO(answer.content)).size
    assert width <= WIDE and height <= TALL + 1


def test_a_page_stands_beside_its_words_with_the_quotes_marked(reader: Client) -> None:
    filing = filed(pdf())

    first = reader.get(f"/filings/{filing.pk}/", {"view": "pages"}).content.decode()
    asked = reader.get(f"/filings/{filing.pk}/", {"view": "pages", "see": "/docket_number"}).content.decode()

    assert f'src="/filings/{filing.pk}/pages/1.png"' in first and WORDS[0] in first and WORDS[1] not in first
    assert 'href="?view=pages&amp;page=2">Next page' in first
    assert f'src="/filings/{filing.pk}/pages/2.png"' in asked
    assert "7:24-cv-00030</a>" in asked.partition('id="quote"')[2][:300]


def test_a_filing_without_pages_is_shown_as_words(reader: Client, suits: list[Filing]) -> None:
    seen = reader.get(f"/filings/{suits[0].pk}/", {"view": "pages"}).content.decode()

    assert "<img" not in seen and "Pages as filed" not in seen
