"""Derived rows made what they should be: new ones go in, changed ones change, the rest is left alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

BATCH = 500


def put_rows(model: type[Any], there: Mapping[Any, Any], wanted: Mapping[Any, Any]) -> None:
    """`there` and `wanted` hold rows by whatever tells them apart; a row that stays keeps its primary key."""
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
    model.objects.bulk_update(differing, columns, batch_size=BATCH)
