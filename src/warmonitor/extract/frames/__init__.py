"""The frames in which English tells of harm: who was killed, who killed whom, the deaths of whom, how many lay dead.

Each frame is a small function from a place in a sentence to the people whom the harm befell there. What the words mean for
dates, places, speakers and the rest is other modules' business.
"""

from warmonitor.extract.frames.find import find
from warmonitor.extract.frames.finding import Found
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.people import interval

__all__ = ["Found", "Line", "find", "interval"]
