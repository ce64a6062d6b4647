"""Bring a set of rows to what it should be, touching only what differs: unchanged rows cause no write and no change."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from django.db.models import Model, QuerySet

from cases.projection.copied import insert


def bring_to(
    rows: QuerySet[Any],
    keys: Sequence[str],
    wanted: Iterable[Model],
    *,
    notice: Callable[[Any, Any], None] = lambda have, want: None,
) -> dict[tuple[Any, ...], Any]:
    """Make `rows` hold exactly the `wanted` instances, matched by the fields `keys`; ids of rows that stay are kept.

    Where two wanted rows share their keys, the first counts. Returns the rows that now stand, by their keys. `notice` is
    called with what stood (or None) and what now does, for each row that is new or changed.
    """
    model = rows.model
    columns = [f for f in model._meta.concrete_fields if not f.primary_key]
    fields = [f.attname for f in columns if not getattr(f, "auto_now", False)]
    place_of = attrgetter(*keys) if len(keys) > 1 else lambda row: (getattr(row, keys[0]),)
    standing = {place_of(r): r for r in rows}
    new: list[Model] = []
    changed: list[Model] = []
    found: dict[tuple[Any, ...], Any] = {}
    for want in wanted:
        place = place_of(want)
        if place in found:
            continue
        have = standing.pop(place, None)
        found[place] = want
        if have is None:
            notice(None, want)
            new.append(want)
        elif any(getattr(have, f) != getattr(want, f) for f in fields):
            notice(have, want)
            _take_place(want, have)
            changed.append(want)
        else:
            found[place] = have
    if standing:
        model._default_manager.filter(pk__in=[r.pk for r in standing.values()]).delete()
    if new:
        insert(new)
    if changed:
        _write_over(changed, [f.name for f in columns])
    return found


def _write_over(rows: Sequence[Model], columns: Sequence[str]) -> None:
    """One INSERT … ON CONFLICT (id) DO UPDATE: ten times faster than bulk_update."""
    type(rows[0])._default_manager.bulk_create(
        rows, batch_size=1000, update_conflicts=True, unique_fields=["pk"], update_fields=columns
    )


def _take_place(want: Model, have: Model) -> None:
    """Let a row stand where another stood: with its id, and the fields that tell when it was last written."""
    want.pk = have.pk
    for f in want._meta.concrete_fields:
        if getattr(f, "auto_now", False):
            f.pre_save(want, False)
