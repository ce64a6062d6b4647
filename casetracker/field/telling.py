"""The rows that tell of a generated docket: facts of its entries, the entries, their documents, events, disputes
and judges."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from cases.projection.acts import act
from casetracker.field.copying import Json, Row
from casetracker.field.docket import Line, event, is_step
from casetracker.field.rows import Rows
from casetracker.field.shape import attorney
from casetracker.field.words import COURTS
from timelines.natural_keys import lane

DISPUTED_SLOT = "begun_on"
JUDGES = 9  # of one court


class Told(Rows):
    """As `Rows`; an entry's fact has the entry's id, and the facts of disputes and judges come after those."""

    def each_line(self) -> Iterator[tuple[int, int, Line]]:
        """Id, suit and line of every entry of the field."""
        pk = 0
        for n in range(1, len(self.suits) + 1):
            for line in self.lines(n):
                pk += 1
                yield pk, n, line

    def facts(self) -> Iterator[Row]:
        pk = 0
        for pk, n, line in self.each_line():
            value = {"number": line.number, "filed_on": line.on.isoformat(), "text": line.text} | (
                {"sealed": True} if line.sealed else {}
            )
            yield self._fact(
                pk, n, f"entry:{line.number}", "entry", value, f"/entries/{line.number - 1}/text", line.text
            )
        for n, day, other in self._disputes():
            for said in (day, other):
                pk += 1
                yield self._fact(pk, n, "", DISPUTED_SLOT, said, "/case_filed_on", said)
        for n, s in enumerate(self.suits, 1):
            if s.court != "ptab":
                pk += 1
                name = attorney(list(COURTS).index(s.court) * JUDGES + n % JUDGES)
                yield self._fact(pk, n, "", "judge", name, "/judges/0", name)

    def values(self) -> Iterator[Row]:
        fact = sum(s.entries for s in self.suits) + 1
        for pk, (n, day, _) in enumerate(self._disputes(), 1):
            yield (
                pk,
                self._scope(n),
                "",
                DISPUTED_SLOT,
                Json(day),
                "open",
                "sources of one rank differ",
                fact,
                1,
                1,
            )
            fact += 2

    def _disputes(self) -> Iterator[tuple[int, str, str]]:
        for n, s in enumerate(self.suits, 1):
            if s.disputed:
                yield n, s.filed.isoformat(), s.filed.replace(day=s.filed.day % 28 + 1).isoformat()

    def _scope(self, n: int) -> str:
        return f"docket:{self.keys[n - 1]}"

    def _fact(self, pk: int, n: int, subject: str, slot: str, value: Any, pointer: str, quote: str) -> Row:
        print_of = sha256(f"{self.keys[n - 1]}/{subject}/{slot}/{value}".encode()).hexdigest()
        return (
            pk,
            n,
            self._scope(n),
            subject,
            slot,
            Json(value),
            pointer,
            0,
            len(quote),
            quote,
            "stated",
            print_of,
        )

    def entries(self) -> Iterator[Row]:
        for pk, n, line in self.each_line():
            m, on = line.means, line.on.isoformat()
            due = [{"what": d.what, "on": d.on} for d in m.due]
            yield (
                pk, n, f"n{line.number}", line.number, on, "", line.text, "", f"{on}/{line.number:07}/0", "", line.sealed,
                m.kind, m.motion, m.disposition, [a for a in m.answers if a != line.number], Json(due), list(m.patents), pk,
                act(m.kind, self.suits[n - 1].court, on, line.text),
            )  # fmt: skip

    def documents(self) -> Iterator[Row]:
        count = 0
        for pk, _, line in self.each_line():
            if line.number % 10 == 1:
                count += 1
                yield count, pk, 0, "Main Document", line.number % 40 + 1, "", line.sealed

    def events(self) -> Iterator[Row]:
        """One for each step on a docket that stands for itself or was joined to another: it is the case's there."""
        count, begun = 0, set()
        for pk, n, line in self.each_line():
            if not is_step(line):
                continue
            case, (kind, title) = self.into.get(n, n), event(line)
            key = f"entry/{self.keys[n - 1]}/n{line.number}"
            if kind in ("complaint_filed", "petition_filed") and case not in begun:
                begun.add(case)
                key = kind
            count += 1
            place = lane({"kind": kind}, self.suits[case - 1].court == "ptab")
            yield (
                count,
                self._scope(case),
                key,
                case,
                kind,
                place,
                title,
                line.on,
                line.on,
                line.on,
                "",
                "stated",
                "",
                pk,
                1,
                False,
            )
