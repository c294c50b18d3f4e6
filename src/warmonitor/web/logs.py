"""What the server's log says of an error: where it happened and what kind it was, never its words, which can be a report's."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType


class WithoutWords(logging.Formatter):
    """Writes an exception as its kind and the lines of code that led there."""

    def formatException(self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]) -> str:  # noqa: N802
        _, error, _ = ei
        return "\n".join(_told(error)) if error else ""


def _told(error: BaseException) -> list[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [*_told(before), "which led to"] if before else []
    lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    return [*lines, f"{type(error).__module__}.{type(error).__qualname__}"]
