"""Derived rows made what they should be: new ones go in, changed ones change, the rest is left alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

BATCH = 500


def plain(value: Any) -> Any:
    """A value as JSON gives it back: lists for tuples, strings for days."""
    return msgspec.json.decode(msgspec.json.encode(value))


def put_rows(model: type[Any], there: Mapping[Any, Any], wanted: Mapping[Any, Any]) -> None:
    """`there` and `wanted` hold rows by whatever tells them apart; a row that stays keeps its primary key.

    What JSON fields hold is to be given as JSON gives it back (`plain`): a tuple is never what was stored, and every row would be written.
    """
    columns = [one.attname for one in model._meta.concrete_fields if not one.primary_key]
    gone = [row.pk for key, row in there.items() if key not in wanted]
    for start in range(0, len(gone), BATCH):
        model.objects.filter(pk__in=gone[start : start + BATCH]).delete()
    fresh, differing = [], []
    for key, row in wanted.items():
        old = there.get(key)
        if old is None:
            fresh.append(row)
        elif any(getattr(old, name) != getattr(row, name) for name in columns):
            row.pk = old.pk
            differing.append(row)
    model.objects.bulk_create(fresh, batch_size=BATCH)
    # As an insert that gives way: the long CASE of bulk_update takes many times as long.
    model.objects.bulk_create(differing, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=columns)
