"""Rows by thousands of ids or names, as one array: a list costs Django and PostgreSQL a parameter for each.

Not within an OR: there PostgreSQL reads the whole table for an array, where it takes an index for a list.
"""

from collections.abc import Iterable

from django.db.models.expressions import RawSQL


def these(ids: Iterable[int]) -> "RawSQL | list[int]":
    """For `pk__in`. Of none, Django asks nothing."""
    found = list(ids)
    return RawSQL("SELECT unnest(%s::bigint[])", [found]) if found else found


def called(names: Iterable[str]) -> "RawSQL | list[str]":
    """For `key__in`, `scope__in`. Of none, Django asks nothing."""
    found = list(names)
    return RawSQL("SELECT unnest(%s::text[])", [found]) if found else found
