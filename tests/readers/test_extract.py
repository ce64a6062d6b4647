"""Bytes of any format become text that can be stored and counted in, or a sentence that says what to do."""

import io
import shutil
import zipfile
from pathlib import Path

import docx
import pytest

from ingest.readers.extract import extract
from ingest.readers.reading import CannotRead

MAIL = (
    b"From: clerk@court.example\r\nTo: counsel@firm.example\r\nSubject: =?utf-8?q?Activity_in_Case_7=3A24-cv-00030?=\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    b"--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nSection \xa7 285 applies.\r\n"
    b'--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="order.pdf"\r\n\r\nxx\r\n--b--\r\n'
)


def pdf(*pages: str) -> bytes:
    """A PDF with one line of Helvetica on each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for page in pages:
        stream = f"BT /F1 12 Tf 72 700 Td ({page}) Tj ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R /Resources {font} >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    body, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{start}".encode()


WORDS = "This page has a layer of text with more than eight words in it"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_plain_text_is_read_in_any_encoding(encoding: str) -> None:
    assert (
        extract("35 U.S.C. § 271 – the “’814 Patent”".encode(encoding)).text
        == "35 U.S.C. § 271 – the “’814 Patent”"
    )


def test_nul_and_lone_surrogates_are_replaced_one_for_one() -> None:
    assert extract(b"a\0b" + b"c" * 20).text == "a\ufffdb" + "c" * 20
    assert extract(b"\xff\xfea\0\x00\xd8b\0" + b"c\0" * 30).text.startswith("a\ufffdb")


def test_line_ends_become_one_kind_and_form_feeds_start_pages() -> None:
    extracted = extract(b"first\r\nline\fsecond\rpage")
    assert extracted.text == "first\nline\nsecond\npage"
    assert extracted.pages == (0, 11)


def test_the_pages_of_a_pdf_are_kept() -> None:
    extracted = extract(pdf(f"{WORDS} one", f"{WORDS} two"))
    assert extracted.text[extracted.pages[1] :].strip() == f"{WORDS} two"
    assert extracted.text[: extracted.pages[1]].strip() == f"{WORDS} one"


def test_a_scan_without_text_says_that_it_needs_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(CannotRead, match="needs OCR"):
        extract(pdf("Case 2:16-cv-00741 Document 165 Filed 06/08/17 Page 1 of 14", ""))


def test_a_scan_is_read_where_tesseract_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in program shows that the page reaches it as a picture and that its words come back."""
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nhead -c 2\necho ' recognised words'\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(program))
    assert extract(pdf("", "")).text.strip().startswith("P5 recognised words")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"  \n\0 ", "empty"),
        (bytes(range(32)) * 40, "no readable text"),
        (b"%PDF-1.7 nothing follows", "damaged"),
        (b"\x89PNG\r\n\x1a\n....", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word format"),
        (b"{\\rtf1 hello}", "rich text"),
        (b"PK\x03\x04 but no more", "damaged archive"),
    ],
)
def test_what_holds_no_text_is_refused_with_what_to_do(data: bytes, sentence: str) -> None:
    with pytest.raises(CannotRead, match=sentence):
        extract(data)


def test_a_locked_pdf_asks_for_a_copy_without_password() -> None:
    plain = pdf(WORDS).decode()
    lock = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + "11" * 32
        + "> /U <"
        + "22" * 32
        + "> >> /ID [<00> <00>]"
    )
    with pytest.raises(CannotRead, match="password"):
        extract(plain.replace("/Root 1 0 R", f"/Root 1 0 R {lock}").encode())


def test_an_archive_and_a_bomb_are_refused() -> None:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        archive.writestr("complaint.txt", "text")
    with pytest.raises(CannotRead, match="Unpack it"):
        extract(box.getvalue())
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in range(3):
            archive.writestr(f"word/document{part or ''}.xml", b"\0" * 80_000_000)
    assert len(bomb.getvalue()) < 1_000_000
    with pytest.raises(CannotRead, match="200 MB"):
        extract(bomb.getvalue())


def test_a_word_file_keeps_its_paragraphs_and_tables_in_order() -> None:
    document = docx.Document()
    document.add_paragraph("Case Timeline")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        [c for r in table.rows for c in r.cells], ["Date", "Event", "2009-04-14", "Issued"], strict=True
    ):
        cell.text = words
    document.add_paragraph("Core dispute", style="List Bullet")
    box = io.BytesIO()
    document.save(box)
    assert extract(box.getvalue()).text == "Case Timeline\nDate\tEvent\n2009-04-14\tIssued\n- Core dispute"


def test_html_reads_as_a_reader_sees_it() -> None:
    page = b"""<!DOCTYPE html><html><head><title>t</title><style>p{}</style></head><body><h1>DCT</h1>
      <p>Plaintiff <b>Acme</b>, Inc.<script>evil()</script></p><ul><li>one</li><li>two</li></ul>
      <table><tr><th>Date</th><th>Event</th></tr><tr><td><p>2009</p></td><td>Issued</td></tr></table></body></html>"""
    text = extract(page).text
    assert "evil" not in text and "p{}" not in text
    assert "Plaintiff Acme, Inc." in text
    assert "- one\n- two" in text
    assert "Date\tEvent\n2009\tIssued" in text


def test_an_e_mail_gives_its_text_and_the_names_of_attachments() -> None:
    text = extract(MAIL).text
    assert "Subject: Activity in Case 7:24-cv-00030" in text
    assert "Section § 285 applies." in text
    assert "Attachment: order.pdf" in text
