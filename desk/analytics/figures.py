"""The figures of the page: each a drawing, the same numbers as a table that lead to their rows, and what is left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.text import capfirst

from accounts.models import User
from cases.counted_filters import STAGES, UNKNOWN, UNTIMED
from cases.models import Case
from cases.models.case import CaseQuerySet
from cases.outcomes import WORDS
from cases.tally import Tally
from desk.analytics import definitions
from desk.analytics.counting import Times, by_outcome, by_stage, by_year, times
from desk.analytics.drawing import Bars, Boxes, Columns, bars, boxes, columns


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the address of the rows it counts; a quartile counts none."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why rows are not in a figure, and how many: one number, or one for each row of the figure by its name."""

    reason: str
    numbers: tuple[tuple[str, Number], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    key: str
    title: str
    definition: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Number, ...]], ...]
    left_out: tuple[LeftOut, ...]
    drawing: Bars | Boxes | Columns | None
    empty: str

    @property
    def folds(self) -> bool:
        """Whether the drawing says all that the table says: then the table is one click away."""
        return len(self.head) == 2

    @property
    def labelled(self) -> list[tuple[str, list[tuple[str, Number]]]]:
        """Its rows, each number with its column's name."""
        return [(name, list(zip(self.head[1:], numbers, strict=True))) for name, numbers in self.rows]


class Figures:
    """Counts the cases that an address asks for, beyond what `tally` tells; `given` are its filters, kept in every link."""

    def __init__(self, cases: CaseQuerySet, tally: Tally, user: User, given: Mapping[str, str]) -> None:
        self.cases, self.tally, self.user, self.given = cases, tally, user, given

    def at_once(self) -> list[Figure]:
        """All but the times, which take as long as the others together."""
        return [self.years(), self.courts(), self.postures(), self.grounds(), self.outcomes()]

    def address(self, path: str = "/cases/", **more: object) -> str:
        asked = {**self.given, **more}
        return f"{path}?{urlencode(asked)}" if asked else path

    def years(self) -> Figure:
        counts, unknown = by_year(self.cases)
        led = {year: self.address(filed_in=year) for year in counts}
        rows = tuple((str(y), (Number(f"{n:,}", led[y]),)) for y, n in reversed(counts.items()))
        apart = self.address(filing_year_known="false")
        left = [_left("the year of filing is not known, or only bounded", unknown, apart)] if unknown else []
        return Figure(
            "years", "Cases by year of filing", definitions.YEARS, ("Year", "Cases"), rows, tuple(left),
            columns(counts, led), "No case has a known year of filing yet.",
        )  # fmt: skip

    def courts(self) -> Figure:
        only = self.given.get("court", "").lower()
        counts = [row for row in self.tally.courts if only in ("", row[0])]
        named = [(short, n, self.address(court=court)) for court, short, n in counts]
        return self._bars("courts", "Cases by court", definitions.COURTS, "Court", named, ())

    def postures(self) -> Figure:
        names = dict(Case.Posture.choices)
        counts = self.tally.postures
        named = [(str(names.get(p, p)), n, self.address(posture=p)) for p, n in counts if p]
        apart = self.address(posture=UNKNOWN)
        left = [_left("no filing states the posture", n, apart) for p, n in counts if not p]
        return self._bars("postures", "Cases by posture", definitions.POSTURES, "Posture", named, left)

    def _bars(
        self,
        key: str,
        title: str,
        definition: str,
        what: str,
        named: list[tuple[str, int, str]],
        left: Iterable[LeftOut],
    ) -> Figure:
        rows = tuple((name, (Number(f"{n:,}", address),)) for name, n, address in named)
        empty = f"No case has a {what.lower()} yet."
        return Figure(key, title, definition, (what, "Cases"), rows, tuple(left), bars(named), empty)

    def times(self) -> Figure:
        found = [(definitions.MILESTONES[t.kind], t) for t in times(self.cases, self.user)]
        rows = tuple((name, self._times(t)) for name, t in found if t.n)
        left = tuple(left for why in UNTIMED if (left := self._untimed(why, found)).numbers)
        head = ("Milestone", "n", "Shortest", "Lower quartile", "Median", "Upper quartile", "Longest")
        return Figure(
            "times", "Days from filing to a milestone", definitions.TIMES, head, rows, left, boxes(found),
            "Of no case are both the day of filing and the day of a milestone known yet.",
        )  # fmt: skip

    def _untimed(self, why: str, found: list[tuple[str, Times]]) -> LeftOut:
        """Cases that have an event, but for this reason no time that can be told, by milestone."""
        counted = [(name, t.kind, t.untimed[why]) for name, t in found if t.untimed[why]]
        numbers = (
            (name, Number(f"{n:,}", self.address(no_time_to=f"{kind}/{why}"))) for name, kind, n in counted
        )
        return LeftOut(UNTIMED[why], tuple(numbers))

    def _times(self, found: Times) -> tuple[Number, ...]:
        """Fewer than ten have no quartiles worth the name: their shortest and longest are cases, and are told."""
        counted = Number(f"{found.n:,}", self.address(time_to=found.kind))
        told = [f"{days:,.0f}" for days in found.quartiles]
        if found.dots:
            told[1:4] = ["–"] * 3
        return (counted, *(Number(days) for days in told))

    def grounds(self) -> Figure:
        stages = by_stage(self.cases, self.user)
        names = dict(STAGES)
        rows, drawn = [], []
        left: list[LeftOut] = []
        for stage in ("petition", "instituted", "final"):
            if one := stages.get(stage):
                listed = self.address("/analytics/grounds/", ground_stage=stage)
                numbers = (
                    Number(f"{one.trials:,}", self.address(ground_stage=stage)),
                    Number(f"{one.grounds:,}", listed),
                    Number(f"{one.claims:,}", f"{listed}&by=claim"),
                )
                rows.append((names[stage].capitalize(), numbers))
                drawn.append((f"Claims {names[stage]}", one.claims, f"{listed}&by=claim"))
        if one := stages.get(""):
            unsaid = self.address("/analytics/grounds/", ground_stage=UNKNOWN)
            left.append(_left("no filing states the stage of the ground", one.grounds, unsaid))
        head = ("Stage", "Trials", "Grounds", "Claims")
        return Figure(
            "grounds", "Grounds before the Board", definitions.GROUNDS, head, tuple(rows), tuple(left), bars(drawn),
            "No ground of unpatentability has been read yet: petitions and decisions of the Board bring them.",
        )  # fmt: skip

    def outcomes(self) -> Figure:
        counts = by_outcome(self.cases, self.user)
        named = [
            (capfirst(WORDS.get(o, o)), n, self.address("/analytics/outcomes/", outcome=o)) for o, n in counts
        ]
        rows = tuple((name, (Number(f"{n:,}", address),)) for name, n, address in named)
        return Figure(
            "outcomes", "What the Board decided, claim by claim", definitions.OUTCOMES, ("Outcome", "Claims"), rows, (),
            bars(named), "No final written decision of the Board has been read yet.",
        )  # fmt: skip


def _left(reason: str, n: int, address: str) -> LeftOut:
    return LeftOut(reason, (("", Number(f"{n:,}", address)),))
