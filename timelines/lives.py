"""Cases as a timeline: each from its filing to its closing, for the pages of parties, firms, lawyers and judges."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.models import Case
from law.dates import bounds, shown
from timelines.drawing import Happening, Wide, draw_tall, draw_wide
from timelines.drawing.tall import Tall

MOST = 60  # cases drawn, the latest


@dataclass(frozen=True, slots=True)
class Lives:
    """The drawing of two cases or more. `left` have no known day of filing, or are too many."""

    wide: Wide | None
    tall: Tall | None
    left: int


def lives_of(cases: Iterable[Case]) -> Lives:
    """From cases with their dockets loaded; a case is drawn once."""
    each = list({case.pk: case for case in cases}.values())
    told = [one for case in each if (one := _life(case))]
    drawn = sorted(told, key=lambda h: h.begin)[-MOST:]
    if len(drawn) < 2:
        return Lives(None, None, len(each))
    return Lives(draw_wide(drawn), draw_tall(drawn), len(each) - len(drawn))


def _life(case: Case) -> Happening | None:
    """A bar from the first day to the closing; a dot where it is not closed; nothing where the first day is not told."""
    if case.filed_earliest is None or case.mentioned_only:
        return None
    closed = _day(case.terminated_on)
    ended = closed if closed and closed > case.filed_earliest else None
    until = f", closed {shown(case.terminated_on)}" if case.terminated_on else ""
    dockets = case.dockets.all()
    return Happening(
        lane="board" if any(docket.court_id == "ptab" for docket in dockets) else "court",
        earliest=case.filed_earliest,
        latest=ended or case.filed_earliest,
        label=str(case),
        title=f"{case}, {dockets[0].number if dockets else case.key}",
        when=f"filed {shown(case.filed_on)}{until}",
        href=case.get_absolute_url(),
    )


def _day(edtf: str) -> date | None:
    """The last day that a date can mean; None where it is open or not given."""
    return bounds(edtf)[1] if edtf else None
