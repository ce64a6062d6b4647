"""The events of a drawing as SVG. Here and not in a template: there are hundreds of them on a page, and a template takes
five times as long. Whatever a filing says is escaped."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from timelines.drawing.happening import Happening
from timelines.drawing.tall import Row, Tall
from timelines.drawing.wide import DOT, Band, Mark


def wide_marks(band: Band, site: str = "") -> SafeString:
    """The marks of one lane; `site` stands before their addresses where the drawing leaves the page."""
    hatched = f'fill="url(#alleged-{band.number})" '
    return mark_safe("\n".join(_wide_mark(mark, hatched, site) for mark in band.marks))


def tall_rows(drawing: Tall) -> SafeString:
    """The rows of the drawing for a telephone."""
    return mark_safe("\n".join(_tall_row(row, drawing.text_x) for row in drawing.rows))


def _wide_mark(mark: Mark, hatched: str, site: str) -> str:
    of = mark.of
    fill = hatched if of.alleged else ""
    if mark.width:
        shape = f'<rect class="shape" {fill}x="{mark.x}" y="{mark.bar_y}" width="{mark.width}" height="10" rx="5"/>'
        if mark.open_left:
            shape += f'<path class="arrow" d="M{mark.x} {mark.y} l7 -5 m-7 5 l7 5"/>'
        if mark.open_right:
            shape += f'<path class="arrow" d="M{mark.right} {mark.y} l-7 -5 m7 5 l-7 5"/>'
    else:
        shape = f'<circle class="shape" {fill}cx="{mark.x}" cy="{mark.y}" r="{DOT}"/>'
    if mark.label:
        place = f'x="{mark.label_x}" y="{mark.y}" dy="4" text-anchor="{mark.anchor}"'
        shape += f'<text class="event" {place}>{escape(mark.label)}</text>'
    return f'<a href="{escape(site + of.href)}" class="mark{_state(of)}"><title>{escape(of.told)}</title>{shape}</a>'


def _tall_row(row: Row, text_x: int) -> str:
    of = row.of
    title = f"<title>{escape(of.told)}</title>" if of.alleged or of.disputed else ""
    fill = f'fill="url(#tall-alleged-{of.lane})" ' if of.alleged else ""
    if row.height:
        shape = f'<rect class="shape" {fill}x="{row.bar_x}" y="{row.bar_y}" width="10" height="{row.height}" rx="5"/>'
    else:
        shape = f'<circle class="shape" {fill}cx="{row.x}" cy="{row.y}" r="{DOT}"/>'
    words = f'<text class="when" x="{text_x}" y="{row.text_y}">{escape(row.when)}</text>'
    words += "".join(
        f'<text class="event" x="{text_x}" y="{y}">{escape(line)}</text>' for y, line in row.lines
    )
    return f'<a href="{escape(of.href)}" class="mark lane-{of.lane}{_state(of)}">{title}{shape}{words}</a>'


def _state(of: Happening) -> str:
    return " is-alleged" * of.alleged + " is-disputed" * of.disputed
