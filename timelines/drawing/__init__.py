"""A timeline as geometry: plain numbers for the templates to write as SVG. No Django, no database."""

from timelines.drawing.happening import Happening
from timelines.drawing.picture import draw_picture
from timelines.drawing.tall import Tall, draw_tall
from timelines.drawing.wide import Wide, draw_wide

__all__ = ["Happening", "Tall", "Wide", "draw_picture", "draw_tall", "draw_wide"]
