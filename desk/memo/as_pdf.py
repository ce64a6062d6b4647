"""A memo as PDF, in an embedded typeface. Needs no font and no program of the machine."""

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib import colors
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as Grid

from desk.memo.document import Block, Heading, Line, Memo, Source, Table, Words
from desk.memo.preface import dated, preface

FACE = "SourceSerif"
STYLES = {"": "Regular", "-Bold": "Bold", "-Italic": "It", "-BoldItalic": "BoldIt"}
SOFT, RULE, LINK = colors.HexColor("#5b5f66"), colors.HexColor("#c8c2b4"), "#1f4f8f"
MARGIN = inch
WIDTH = LETTER[0] - 2 * MARGIN


@cache
def _styles() -> dict[str, ParagraphStyle]:
    """The typeface is registered when the first memo is written, once in a process."""
    for name, file in STYLES.items():
        path = files("font_source_serif_pro") / "files" / f"SourceSerifPro-{file}.ttf"
        pdfmetrics.registerFont(TTFont(FACE + name, str(path)))
    pdfmetrics.registerFontFamily(FACE, FACE, f"{FACE}-Bold", f"{FACE}-Italic", f"{FACE}-BoldItalic")
    text = ParagraphStyle("text", fontName=FACE, fontSize=10, leading=13.5, spaceAfter=4)
    return {
        "text": text,
        "title": ParagraphStyle("title", text, fontName=f"{FACE}-Bold", fontSize=18, leading=22, spaceAfter=6),
        "section": ParagraphStyle(
            "section", text, fontName=f"{FACE}-Bold", fontSize=13, leading=16, spaceBefore=16, spaceAfter=5
        ),
        "heading": ParagraphStyle(
            "heading", text, fontName=f"{FACE}-Bold", fontSize=10.5, leading=14, spaceBefore=8, spaceAfter=3
        ),
        "inset": ParagraphStyle("inset", text, leftIndent=16),
        "cell": ParagraphStyle("cell", text, fontSize=8.5, leading=11, spaceAfter=0),
        "head": ParagraphStyle("head", text, fontName=f"{FACE}-Bold", fontSize=8, leading=10, spaceAfter=0, textColor=SOFT),
        "source": ParagraphStyle("source", text, fontSize=8.5, leading=11.5, leftIndent=26, firstLineIndent=-26),
    }  # fmt: skip


def as_pdf(memo: Memo, site: str) -> bytes:
    """The file's bytes. `site` is the address that the sources' links begin with, without a slash at its end."""
    styles = _styles()
    story: list[Flowable] = [Paragraph(escape(memo.caption), styles["title"])]
    story += [Paragraph(escape(line), styles["text"]) for line in preface(memo)]
    for section in memo.sections:
        story += _titled(f"{section.number}. {section.title}", "section")
        for block in section.blocks:
            story += _block(block)
    story += _titled("Sources", "section")
    story += [Paragraph(_source(s, site), styles["source"]) for s in memo.sources]
    file = BytesIO()
    page = _Pages(
        file, pagesize=LETTER, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN,
        title=f"Case memo: {memo.caption}", author="Casetracker", subject=memo.number, lang="en-US",
    )  # fmt: skip
    foot = f"{memo.number} · as of {memo.as_of}"
    page.build(story, canvasmaker=lambda *args, **kwargs: _Numbered(foot, *args, **kwargs))
    return file.getvalue()


def _block(block: Block) -> list[Flowable]:
    styles = _styles()
    if isinstance(block, Heading):
        return _titled(block.text, "heading")
    if isinstance(block, Line):
        return [Paragraph(_line(block), styles["inset" if block.tone in ("quote", "conflict") else "text"])]
    return _table(block)


def _titled(text: str, style: str) -> list[Flowable]:
    """A title that does not stand alone at the foot of a page."""
    return [CondPageBreak(inch), Paragraph(escape(text), _styles()[style])]


def _line(line: Line) -> str:
    label = f"<b>{escape(line.label)}:</b> " if line.label else ""
    said = line.joint.join(_words(one) for one in line.words)
    return label + (f"<i>{said}</i>" if line.tone in ("unknown", "note") else said)


def _words(said: Words) -> str:
    cites = "".join(f'<a href="#source{n}">[{n}]</a>' for n in said.cites)
    return f"{escape(said.text)} <font size=7.5 color={LINK}>{cites}</font>" if cites else escape(said.text)


def _table(table: Table) -> list[Flowable]:
    """Its first row is repeated on every page; a row higher than a page is broken."""
    styles, whole = _styles(), sum(table.widths)
    rows = [[Paragraph(escape(name), styles["head"]) for name in table.head]]
    rows += [[Paragraph(_words(cell), styles["cell"]) for cell in row] for row in table.rows]
    look = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, SOFT), ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 7), ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]  # fmt: skip
    widths = [WIDTH * share / whole for share in table.widths]
    return [Grid(rows, colWidths=widths, style=look, repeatRows=1, splitInRow=1), Spacer(0, 8)]


def _source(source: Source, site: str) -> str:
    link = f"<a href={quoteattr(site + source.address)} color={LINK}>{escape(source.title)}</a>"
    return f'<a name="source{source.number}"/>[{source.number}] {link}{escape(dated(source))}'


class _Pages(SimpleDocTemplate):  # type: ignore[misc]
    """Writes each section into the outline that readers of the file show."""

    def afterFlowable(self, flowable: Flowable) -> None:
        if getattr(flowable, "style", None) is _styles()["section"]:
            title = flowable.getPlainText()
            self.canv.bookmarkPage(title)
            self.canv.addOutlineEntry(title, title)


class _Numbered(Canvas):  # type: ignore[misc]
    """Holds pages back until their number is known: "page 2 of 9"."""

    def __init__(self, foot: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._foot = foot
        self._held: list[dict[str, Any]] = []

    def showPage(self) -> None:
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for held in self._held:
            self.__dict__.update(held)
            self.setFont(FACE, 8)
            self.setFillColor(SOFT)
            self.drawString(MARGIN, MARGIN * 0.6, self._foot)
            self.drawRightString(
                LETTER[0] - MARGIN, MARGIN * 0.6, f"page {self._pageNumber} of {len(self._held)}"
            )
            super().showPage()
        super().save()
