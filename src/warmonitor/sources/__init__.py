"""Where documents come from: files, folders, web pages, feeds, archives, messengers."""

from warmonitor.sources.settings import Intake
from warmonitor.sources.taking_in import take_in

__all__ = ["Intake", "take_in"]
