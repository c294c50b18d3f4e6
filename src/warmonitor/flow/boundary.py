"""Where an unforeseen failure is caught: it costs one item, never the run."""

from __future__ import annotations

import errno
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from warmonitor.domain.documents import Lost
from warmonitor.errors import ItemFailed, RunAborted

T = TypeVar("T")

# With these the next item would fail as well, and a result with holes would look like a result.
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)


def attempt(item: str, deed: Callable[[], T]) -> T | Lost:
    """What the deed returns, or the item lost with a reason.

    Raises:
        RunAborted: If going on makes no sense: the disk is full, memory is used up.

    >>> attempt("report 7", lambda: 52), attempt("report 8", lambda: int("many")).item
    (52, 'report 8')
    """
    try:
        return deed()
    except RunAborted:
        raise
    except ItemFailed as failure:
        return Lost(item=item, reason=str(failure))
    except MemoryError as failure:
        raise RunAborted(f"memory ran out at {item}; nothing was written") from failure
    except Exception as failure:  # the per-item boundary; taking in has its own, because it yields as it reads
        if isinstance(failure, OSError) and failure.errno in FULL:
            raise RunAborted(full(failure)) from failure
        return Lost(item=item, reason=_where(failure))


def all_or_none(step: str, deed: Callable[[], T]) -> T:
    """What the deed returns, for a step over all items at once: there is no one item to lose, so a failure ends the run.

    Raises:
        RunAborted: With the failure's type and line, and none of its words.
    """
    done = attempt(step, deed)
    if isinstance(done, Lost):
        raise RunAborted(f"{step}: {done.reason}; nothing was written")
    return done


def full(failure: OSError) -> str:
    return f"could not write: {failure.strerror or failure}; nothing was replaced"


def _where(failure: Exception) -> str:
    """Type and line of a failure, without its message: that may hold words of a report, and reasons are shown and logged."""
    frames = traceback.extract_tb(failure.__traceback__)
    name, line = (frames[-1].filename, frames[-1].lineno) if frames else ("an unknown place", 0)
    place = f"{type(failure).__name__} in {'/'.join(Path(name).parts[-2:])}, line {line}"
    return f"the program failed on it ({place}); please report this"
