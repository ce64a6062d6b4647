"""The wide drawing as a PNG picture, in the light theme's colours and an embedded typeface: no program of the machine."""

from functools import cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from timelines.drawing.wide import DOT, Band, Mark, Wide

SCALE = 2  # dots of the picture for each unit of the drawing
FINE = 2  # drawn so many times larger, then made smaller: smooth edges
HEAD, MARGIN = 40, 16  # units: above the drawing for the title; around it
PAPER, GROUND, INK, SOFT = "#ffffff", "#f3f1eb", "#1d1f23", "#5b5f66"
LINE, LINE_STRONG, BAD = "#e2ded4", "#c8c2b4", "#a32020"
LANES = {
    "court": "#2f5d9b", "board": "#1c7a6b", "patents": "#9a5b13", "business": "#75568f", "parallel": "#5d6470",
}  # fmt: skip
TITLE = 90  # characters


def draw_picture(drawing: Wide, title: str) -> bytes:
    """PNG bytes, about 2,300 dots wide."""
    canvas = _Canvas(drawing.width + 2 * MARGIN, drawing.height + HEAD + MARGIN)
    canvas.text((0, -16), title if len(title) <= TITLE else f"{title[: TITLE - 1]}…", INK, 17, "Semibold")
    for i, band in enumerate(drawing.bands):
        if i % 2:
            canvas.box((0, band.y, drawing.width, band.y + band.height), GROUND)
    for column in drawing.columns:
        canvas.line((column.x, 26), (column.x, drawing.height), LINE_STRONG if column.label else LINE, 1)
        if column.label:
            canvas.text((column.x, 14), column.label, SOFT, 11)
    for band in drawing.bands:
        canvas.text((8, band.label_y - 4), band.name, LANES[band.lane], 12, "Bold")
        for mark in band.marks:
            _draw_mark(canvas, band, mark)
    return canvas.png()


def _draw_mark(canvas: "_Canvas", band: Band, mark: Mark) -> None:
    colour = LANES[band.lane]
    left, right = (mark.x, mark.right) if mark.width else (mark.x - DOT, mark.x + DOT)
    outline = BAD if mark.of.disputed else colour
    canvas.pill((left, mark.y - DOT, right, mark.y + DOT), colour, outline, hatched=mark.of.alleged)
    for is_open, x, way in ((mark.open_left, left, 1), (mark.open_right, right, -1)):
        if is_open:
            canvas.line((x, mark.y), (x + way * 7, mark.y - 5), colour, 1.5)
            canvas.line((x, mark.y), (x + way * 7, mark.y + 5), colour, 1.5)
    if mark.label:
        slant = "It" if mark.of.alleged else "Regular"
        canvas.text((mark.label_x, mark.y), mark.label, INK, 12.5, slant, ends=mark.anchor == "end")


class _Canvas:
    """Drawing in the units of the timeline."""

    def __init__(self, width: float, height: float) -> None:
        self.zoom = SCALE * FINE
        self.image = Image.new("RGB", (round(width * self.zoom), round(height * self.zoom)), PAPER)
        self.pen = ImageDraw.Draw(self.image)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return (x + MARGIN) * self.zoom, (y + HEAD) * self.zoom

    def box(self, edges: tuple[float, float, float, float], fill: str) -> None:
        self.pen.rectangle((*self._at(*edges[:2]), *self._at(*edges[2:])), fill=fill)

    def line(self, start: tuple[float, float], end: tuple[float, float], fill: str, width: float) -> None:
        self.pen.line((*self._at(*start), *self._at(*end)), fill=fill, width=round(width * self.zoom))

    def pill(
        self, edges: tuple[float, float, float, float], fill: str, outline: str, *, hatched: bool
    ) -> None:
        """A dot or a bar with round ends; hatched by lines that its shape cuts off."""
        corners = (*self._at(*edges[:2]), *self._at(*edges[2:]))
        radius, line = DOT * self.zoom, round(1.2 * self.zoom)
        if not hatched:
            self.pen.rounded_rectangle(corners, radius, fill=fill, outline=outline, width=line)
            return
        size = (round(corners[2] - corners[0]) + 1, round(corners[3] - corners[1]) + 1)
        stripes, shape = Image.new("RGB", size, PAPER), Image.new("L", size, 0)
        pen = ImageDraw.Draw(stripes)
        for x in range(-size[1], size[0], 5 * self.zoom):
            pen.line((x, size[1], x + size[1], 0), fill=fill, width=2 * self.zoom)
        ImageDraw.Draw(shape).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), radius, fill=255)
        self.image.paste(stripes, (round(corners[0]), round(corners[1])), shape)
        self.pen.rounded_rectangle(corners, radius, outline=outline, width=line)

    def text(
        self,
        at: tuple[float, float],
        words: str,
        fill: str,
        size: float,
        face: str = "Regular",
        *,
        ends: bool = False,
    ) -> None:
        """Words on one line, in the middle of their height; they begin, or with `ends` end, at x."""
        plain = "".join(c if c.isprintable() else " " for c in words)
        self.pen.text(
            self._at(*at), plain, fill=fill, font=_face(face, size * self.zoom), anchor="rm" if ends else "lm"
        )

    def png(self) -> bytes:
        small = self.image.resize(
            (self.image.width // FINE, self.image.height // FINE), Image.Resampling.LANCZOS
        )
        out = BytesIO()
        small.save(out, "PNG", optimize=True)
        return out.getvalue()


@cache
def _face(name: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(
        str(files("font_source_serif_pro") / "files" / f"SourceSerifPro-{name}.ttf"), size
    )
