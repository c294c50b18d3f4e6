"""The ways that work fails, and nothing else: every other module may import this one."""

from __future__ import annotations


class WarMonitorError(Exception):
    """Anything that the program itself says no to. The message is for a person to read."""


class ItemFailed(WarMonitorError):
    """This one item cannot be read or settled; it is recorded with its reason and the run goes on."""


class SourceUnavailable(ItemFailed):
    """An address or a feed that cannot be reached, or that must not be asked."""


class RunAborted(WarMonitorError):
    """The run cannot go on: a full disk, an output folder in use, files of a newer version."""


class CallRefused(WarMonitorError):
    """The call itself makes no sense: a missing path, an unknown name. Nothing was done."""
