"""A memo as a Word document."""

from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.text.paragraph import Paragraph

from desk.memo.document import Heading, Line, Memo, Source, Table, Words, cut
from desk.memo.preface import dated, preface

PROPERTY = 250  # characters; python-docx takes 255
PAGE = 6.5  # inches between the margins of a letter page
SOFT = RGBColor(0x5B, 0x5F, 0x66)
INDENT = {"quote": 0.25, "conflict": 0.25}


def as_docx(memo: Memo, site: str) -> bytes:
    """The file's bytes. `site` is the address that the sources' links begin with, without a slash at its end."""
    document = _blank(memo)
    document.add_heading(memo.caption, 0)
    for line in preface(memo):
        document.add_paragraph(line)
    for section in memo.sections:
        document.add_heading(f"{section.number}. {section.title}", 1)
        for block in section.blocks:
            if isinstance(block, Heading):
                document.add_heading(block.text, 2)
            elif isinstance(block, Table):
                _table(document, block)
            else:
                _line(document, block)
    document.add_heading("Sources", 1)
    for source in memo.sources:
        _source(document, source, site)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _blank(memo: Memo) -> DocumentType:
    """A letter page in a book face, with the case and the page's number at its foot."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Inches(8.5), Inches(11)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Inches(1)
    for name, size in (("Normal", 10.5), ("Title", 20), ("Heading 1", 14), ("Heading 2", 11.5)):
        style = document.styles[name]
        style.font.name, style.font.size = "Georgia", Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Georgia")
        if name != "Normal":
            style.font.color.rgb = RGBColor(0x1D, 0x1F, 0x23)
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    properties = document.core_properties
    properties.title, properties.author = cut(f"Case memo: {memo.caption}", PROPERTY), "Casetracker"
    properties.comments = ""
    foot = page.footer.paragraphs[0]
    _soft(foot, f"{memo.number} · as of {memo.as_of} · page ")
    _field(foot, "PAGE")
    return document


def _line(document: DocumentType, line: Line) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent = Inches(INDENT.get(line.tone, 0))
    if line.label:
        paragraph.add_run(f"{line.label}: ").bold = True
    _words(paragraph, line.words, line.joint, italic=line.tone in ("unknown", "note"))


def _words(paragraph: Paragraph, said: tuple[Words, ...], joint: str = "", *, italic: bool = False) -> None:
    for i, one in enumerate(said):
        paragraph.add_run(f"{joint if i else ''}{one.text}").italic = italic
        if one.cites:
            _soft(paragraph, f"{' ' if one.text else ''}{''.join(f'[{n}]' for n in one.cites)}")


def _soft(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8.5), SOFT


def _table(document: DocumentType, table: Table) -> None:
    """Its first row is repeated on every page."""
    made = document.add_table(rows=1, cols=len(table.head))
    made.style, made.alignment, made.autofit = "Table Grid", WD_TABLE_ALIGNMENT.LEFT, False
    head = made.rows[0]
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    rows = [(head, tuple(Words(name) for name in table.head)), *((made.add_row(), row) for row in table.rows)]
    whole = sum(table.widths)
    for row, cells in rows:
        for cell, said, width in zip(row.cells, cells, table.widths, strict=True):
            cell.width = Inches(PAGE * width / whole)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            _words(paragraph, (said,))
            for run in paragraph.runs:
                run.font.size, run.bold = Pt(9), row is head
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _source(document: DocumentType, source: Source, site: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = (
        Inches(0.4),
        Inches(-0.4),
    )
    paragraph.add_run(f"[{source.number}] ")
    _link(paragraph, source.title, site + source.address)
    paragraph.add_run(dated(source))


def _link(paragraph: Paragraph, text: str, address: str) -> None:
    """python-docx reads links but writes none: ISO/IEC 29500-1, 17.16.22."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.font.color.rgb, run.underline = RGBColor(0x1F, 0x4F, 0x8F), True
    link.append(run._r)
    paragraph._p.append(link)  # type: ignore[arg-type]


def _field(paragraph: Paragraph, code: str) -> None:
    """A field that Word fills in: ISO/IEC 29500-1, 17.16.19."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)  # type: ignore[arg-type]
