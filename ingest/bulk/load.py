"""Loading tables of a data set, in pieces that are whole or not at all, resumable.

The first pass writes every row's facts into the ledger; then the ledger's indexes are built, which were set aside for it.
The second pass settles each touched scope as always: cases, their dockets with the entries, and the timelines come to be
there, once and whole, each with its change in the feed; then the other indexes are built that were set aside.
"""

import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from cases.ledger.scopes import DOCKET
from cases.models import Blob, Delivery, Fact, Filing
from ingest.bulk.aside import FACTS, held, put_back, set_aside, worth
from ingest.bulk.bad_rows import Bad, BadRows
from ingest.bulk.lines import write_lines
from ingest.bulk.memory import by_portions
from ingest.bulk.rows import Read, header, reading, rows
from ingest.bulk.staging import Piece, Told
from ingest.bulk.stretch import stretches
from ingest.bulk.tables import Table, table_of
from ingest.models import BulkLoad
from ingest.readers.read import VERSION
from timelines.services import alone, settle_alone
from web.errors import Refused

AT_ONCE = 20_000  # rows of a piece: about a second of work, and what a kill can cost
FACTS_AT_ONCE, SCOPES_AT_ONCE = 20_000, 2000  # settled in one transaction: what is held in memory
BYTES_OF_A_ROW = 200  # about; only to guess how many rows a file has
OTHERS, CASES = (
    "people and patents",
    "cases",
)  # parts of settling: a case takes many times as long as the others
# Told: the pass, the name of the file, the index or the part, and how many rows or scopes are done.
Tell = Callable[[str, str, int], object]


@dataclass
class Report:
    """What came of one table."""

    rows: int = 0
    facts: int = 0
    bad: int = 0
    listed: Path | None = None  # the file that lists the bad rows
    known: bool = False  # the same file was loaded before: nothing was changed


@dataclass
class Work:
    """One table on its way."""

    path: Path
    table: Table
    state: BulkLoad
    report: Report = field(default_factory=Report)


def is_bulk(path: Path) -> bool:
    """Whether a file is a table of the data set, be it one that lacks columns."""
    return {"case_number", "district_id"} <= set(header(path))


def begin(path: Path, *, by: User | None) -> Work:
    """Take in one table: its bytes are kept, nothing is read yet. The same bytes go on where they were stopped. Raises
    Refused for a table that is not of the data set or lacks columns."""
    table = _table(path)
    state = _kept(path, by)
    report = Report(rows=state.rows_done, bad=state.bad, known=state.settled_at is not None)
    return Work(path, table, state, report)


def load(works: Sequence[Work], *, tell: Tell = lambda step, name, done: None) -> list[Report]:
    """Load these tables, or go on where they were stopped; returns the report of each. Raises Refused, with nothing written
    twice, where somebody else has gone on with one of them meanwhile."""
    left = [w for w in works if not w.report.known]
    with by_portions() as tidy, held() as turn:

        def told(step: str, name: str, done: int) -> None:
            tidy()
            tell(step, name, done)

        def built(name: str) -> None:
            told("indexes", name, 1)

        try:
            _rows(left, turn, told)
            if turn:
                put_back(FACTS, tell=built)
            if left:
                settle_again(tell=told)
        finally:
            if turn:
                put_back(tell=built)
    return [w.report for w in works]


def _rows(left: Sequence[Work], turn: bool, tell: Tell) -> None:
    """The first pass. Once it is through, what these tables say waits for settling: whoever is killed from then on is
    followed by the beat."""
    expected = sum(w.path.stat().st_size for w in left if not w.state.rows_done) // BYTES_OF_A_ROW
    if turn and not (worth(expected) and set_aside()):
        put_back()
    for work in left:
        _first_pass(work, tell)
    BulkLoad.objects.filter(pk__in=[w.state.pk for w in left]).update(again_since=timezone.now())


def settle_again(portions: int | None = None, *, tell: Tell = lambda step, name, done: None) -> bool:
    """Settle what waits for it: what tables say whose rows have come in, or that were withdrawn or brought back; at most so
    many portions, each in a transaction of its own. Returns whether something is left. Whoever is stopped here is followed
    by one who goes on."""
    waiting = BulkLoad.objects.exclude(again_since=None)
    for withdrawn in (False, True):
        of_kind = waiting.filter(filing__status=Filing.Status.WITHDRAWN)
        loads = list(of_kind if withdrawn else waiting.exclude(pk__in=of_kind))
        same = Q(pk__in=[])
        for one in loads:  # one that is withdrawn meanwhile begins anew
            same |= Q(pk=one.pk, again_since=one.again_since)
        for scopes in _unsettled(loads, waiting.filter(same), cases_first=withdrawn):
            if portions == 0:
                return True
            settle_alone(scopes)
            portions = None if portions is None else portions - 1
            tell("settled", _part(scopes[0]), len(scopes))
        waiting.filter(same).update(again_since=None, settled_at=Coalesce("settled_at", timezone.now()))
    return waiting.exists()


def left_to_settle() -> dict[str, int]:
    """How many scopes wait that loads speak of, in each part. Looks at every fact of theirs: seconds, for millions."""
    waiting = BulkLoad.objects.exclude(again_since=None).exclude(filing__status=Filing.Status.WITHDRAWN)
    loads = list(waiting)
    of_dockets, (later, after) = Q(scope__startswith=f"{DOCKET}:"), _begun(loads, cases_first=False)
    told = Fact.objects.filter(filing__in=[one.filing_id for one in loads])
    cases = told.filter(of_dockets, scope__gt=after) if later else told.filter(of_dockets)
    others = told.none() if later else told.filter(~of_dockets, scope__gt=after)
    return {part: of.values("scope").distinct().count() for part, of in ((OTHERS, others), (CASES, cases))}


def _part(scope: str) -> str:
    return CASES if scope.startswith(f"{DOCKET}:") else OTHERS


def _table(path: Path) -> Table:
    try:
        table = table_of(header(path))
    except ValueError as error:
        raise Refused(
            f"“{path.name}”: {error} Download the table again as the Office publishes it."
        ) from error
    if table is None:
        raise Refused(
            f"“{path.name}” is no table of the data set that we know: its columns are of another release."
        )
    return table


def _kept(path: Path, by: User | None) -> BulkLoad:
    """The filing of these bytes and how far its load came; the bytes are kept before anything is read from them."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        blob = Blob(sha256=sha256, size=path.stat().st_size)
        if not default_storage.exists(blob.path):
            file.seek(0)
            default_storage.save(blob.path, File(file))
    with transaction.atomic():
        blob, _ = Blob.objects.get_or_create(sha256=sha256, defaults={"size": blob.size})
        Blob.objects.select_for_update().get(pk=sha256)
        filing = blob.filings.order_by("pk").first()
        if filing is None:
            filing = Filing.objects.create(
                blob=blob, name=path.name[:255], status=Filing.Status.DONE, kind="bulk", title=path.name[:255],
                finished_at=timezone.now(), reader_version=VERSION,
            )  # fmt: skip
        elif filing.status != Filing.Status.DONE:
            raise Refused(
                f"“{path.name}” was {filing.get_status_display()}; bring it back before loading it again."
            )
        Delivery.objects.create(filing=filing, by=by, via=Delivery.Via.COMMAND, name=path.name[:255])
        return BulkLoad.objects.select_related("filing").get_or_create(filing=filing)[0]


def _first_pass(work: Work, tell: Tell) -> None:
    bad = BadRows(work.path.stem, work.state.rows_done)
    for piece in _pieces(work):
        _write(work, piece, bad)
        tell("rows", work.path.name, work.report.rows)
    work.report.listed = bad.path if work.report.bad else None


def _pieces(work: Work) -> Iterator[Callable[[], Told]]:
    """The pieces of a table that are left, each as what writes it."""
    filing, after = work.state.filing, work.state.rows_done
    columns = [c.strip() for c in header(work.path)]
    if work.table.says is None:
        for stretch in stretches(work.path, after, AT_ONCE):
            yield partial(write_lines, stretch, columns, filing.pk, filing.blob_id)
        return
    found, read = rows(work.path, after), reading(work.table.cells, work.table.says, columns)
    for first in found:
        several = itertools.chain([first], itertools.islice(found, AT_ONCE - 1))
        yield partial(_said, several, read, Piece(filing.pk, filing.blob_id))


def _said(several: Iterable[tuple[int, list[str]] | Bad], read: Read, piece: Piece) -> Told:
    bad = []
    for one in several:
        why = one if isinstance(one, Bad) else read(piece, *one)
        if why:
            bad.append(why)
    piece.write()
    return Told(one.row if isinstance(one, Bad) else one[0], piece.facts, bad)


@transaction.atomic
def _write(work: Work, piece: Callable[[], Told], bad: BadRows) -> None:
    alone()
    if BulkLoad.objects.values_list("rows_done", flat=True).get(pk=work.state.pk) != work.state.rows_done:
        raise Refused(f"“{work.path.name}” is being loaded by another command, which goes on with it.")
    told = piece()
    bad.add(told.bad)
    work.state.rows_done = told.last
    work.state.bad += len(told.bad)
    work.state.save(update_fields=["rows_done", "bad"])
    work.report.rows, work.report.bad = work.state.rows_done, work.state.bad
    work.report.facts += told.facts


def _unsettled(
    loads: Sequence[BulkLoad], rows: QuerySet[BulkLoad], *, cases_first: bool
) -> Iterator[list[str]]:
    """Every scope these loads speak of, a bounded number of facts at a time, from where an earlier load was stopped: whom
    and what cases point at before the cases, but after them where it goes. How far it came is written into `rows`."""
    told = Fact.objects.filter(filing__in=[one.filing_id for one in loads])
    of_dockets = Q(scope__startswith=f"{DOCKET}:")
    parts = [told.filter(~of_dockets), told.filter(of_dockets)]
    later, after = _begun(loads, cases_first=cases_first)
    for part in (parts[::-1] if cases_first else parts)[later:]:
        while scopes := _next(part, after):
            yield scopes
            after = scopes[-1]
            rows.update(settled_to=after)
        after = ""


def _begun(loads: Sequence[BulkLoad], *, cases_first: bool) -> tuple[bool, str]:
    """Where settling stands: whether in the second of its two parts, and after which scope of that."""

    def turn(scope: str) -> tuple[bool, str]:
        return bool(scope) and scope.startswith(f"{DOCKET}:") is not cases_first, scope

    return turn(min((one.settled_to for one in loads), default="", key=turn))


def _next(told: QuerySet[Fact], after: str) -> list[str]:
    """The next scopes, so many that their facts fit into memory."""
    counted = told.filter(scope__gt=after).values_list("scope").annotate(n=Count("pk")).order_by("scope")
    scopes: list[str] = []
    facts = 0
    for scope, n in counted[:SCOPES_AT_ONCE]:
        facts += n
        if scopes and facts > FACTS_AT_ONCE:
            break
        scopes.append(scope)
    return scopes
