"""Several writes as one: all of them or none."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import ParamSpec, TypeVar, cast

from django.db import transaction

P = ParamSpec("P")
T = TypeVar("T")


def whole(deed: Callable[P, T]) -> Callable[P, T]:
    """Make a function all or nothing, whatever stops it half-way."""
    return cast(Callable[P, T], transaction.atomic(deed))


def together() -> AbstractContextManager[None]:
    """The same for a stretch of code."""
    return cast(AbstractContextManager[None], transaction.atomic())
