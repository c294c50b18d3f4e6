"""Names to places, offline: compiled once from open data, with ambiguity kept.

>>> from warmonitor.gazetteer import Gazetteer
>>> place = Gazetteer.open().resolve("the Shahba neighbourhood of Aleppo", country="SY")
>>> place.name, place.id, place.precision
('Aleppo', 'geonames:170063', 2)
"""

from warmonitor.gazetteer.found import Found
from warmonitor.gazetteer.gazetteer import Gazetteer
from warmonitor.gazetteer.own import Added, Refused

__all__ = ["Added", "Found", "Gazetteer", "Refused"]
