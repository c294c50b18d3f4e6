"""Organisations that reports often quote: their names, the names they also go by, and what kind of voice they are.

The list says who is meant, never who is right. Being listed adds no weight to what a voice says.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from warmonitor.domain.tolls import OriginKind


class Known(msgspec.Struct, frozen=True):
    """One organisation. `aliases` are matched as whole words, with their capitals."""

    name: str
    kind: OriginKind
    aliases: tuple[str, ...] = ()


KNOWN: tuple[Known, ...] = (
    Known("Syrian Observatory for Human Rights", "monitor", ("SOHR", "Syrian Observatory", "Syrian Observatory for Human Rights Monitoring Center")),
    Known("Syrian Network for Human Rights", "monitor", ("SNHR", "Syrian Network")),
    Known("Violations Documentation Center in Syria", "monitor", ("VDC", "Violations Documentation Center", "Violations Documentation Centre")),
    Known("Syrian Revolution General Commission", "activists", ("SRGC",)),
    Known("Local Coordination Committees", "activists", ("LCC",)),
    Known("Airwars", "monitor"),
    Known("Iraq Body Count", "monitor", ("IBC",)),
    Known("Armed Conflict Location and Event Data", "monitor", ("ACLED", "Armed Conflict Location & Event Data Project")),
    Known("Uppsala Conflict Data Program", "monitor", ("UCDP",)),
    Known("Yemen Data Project", "monitor"),
    Known("Assistance Association for Political Prisoners", "monitor", ("AAPP",)),
    Known("Kivu Security Tracker", "monitor"),
    Known("SITE Intelligence Group", "monitor"),
    Known("Palestinian Centre for Human Rights", "monitor", ("PCHR",)),
    Known("B'Tselem", "monitor", ("B’Tselem", "Btselem")),
    Known("Al-Haq", "ngo"),
    Known("Gun Violence Archive", "monitor"),
    Known("Amnesty International", "ngo", ("Amnesty",)),
    Known("Human Rights Watch", "ngo", ("HRW",)),
    Known("Médecins Sans Frontières", "medical", ("MSF", "Doctors Without Borders", "Medecins Sans Frontieres")),
    Known("International Committee of the Red Cross", "igo", ("ICRC", "Red Cross")),
    Known("Syrian Arab Red Crescent", "medical", ("SARC",)),
    Known("Palestine Red Crescent Society", "medical", ("PRCS", "Palestinian Red Crescent")),
    Known("Syria Civil Defence", "medical", ("White Helmets", "Civil Defence", "Civil Defense", "Syrian Civil Defence", "Syrian Civil Defense")),
    Known("OHCHR", "igo", ("UN Human Rights Office", "U.N. Human Rights Office", "Office of the United Nations High Commissioner for Human Rights", "Office of the High Commissioner for Human Rights")),
    Known("UNICEF", "igo", ("UN children's agency", "UN childrens agency", "UN children’s agency")),
    Known("UNHCR", "igo"),
    Known("OCHA", "igo"),
    Known("UNAMA", "igo"),
    Known("UNRWA", "igo"),
    Known("World Health Organization", "igo", ("WHO",)),
    Known("United Nations", "igo", ("U.N.", "UN")),
    Known("OSCE", "igo"),
    Known("African Union", "igo"),
    Known("AFP", "wire", ("Agence France-Presse", "Agence France Presse")),
    Known("Reuters", "wire"),
    Known("Associated Press", "wire", ("AP",)),
    Known("DPA", "wire", ("Deutsche Presse-Agentur",)),
    Known("EFE", "wire"),
    Known("ACAN-EFE", "wire"),
    Known("UPI", "wire", ("United Press International",)),
    Known("Kyodo", "wire"),
    Known("PTI", "wire", ("Press Trust of India",)),
    Known("Anadolu Agency", "state_media", ("Anadolu", "AA news agency")),
    Known("SANA", "state_media", ("Syrian Arab News Agency", "SANAs", "Syrian state news agency", "Syria's state news agency", "Syria's state-run news agency", "Syrias state-run news agency", "Syria’s state-run news agency")),
    Known("Xinhua", "state_media"),
    Known("TASS", "state_media", ("ITAR-TASS",)),
    Known("RIA Novosti", "state_media", ("RIA",)),
    Known("IRNA", "state_media"),
    Known("Press TV", "state_media"),
    Known("MENA", "state_media", ("Middle East News Agency",)),
    Known("Wafa", "state_media", ("WAFA",)),
    Known("Saba News Agency", "state_media"),
    Known("Ukrinform", "state_media"),
    Known("ISAF", "military", ("International Security Assistance Force",)),
    Known("NATO", "military"),
    Known("Resolute Support", "military"),
    Known("US Central Command", "military", ("CENTCOM", "U.S. Central Command")),
    Known("Israel Defense Forces", "military", ("IDF", "Israeli Defense Forces", "Israeli army", "Israeli military")),
    Known("Russian Defence Ministry", "military", ("Russian Defense Ministry", "Russian Ministry of Defence")),
    Known("Syrian Democratic Forces", "armed_group", ("SDF",)),
    Known("Islamic State", "armed_group", ("ISIS", "ISIL", "Daesh", "Amaq")),
    Known("Taliban", "armed_group"),
    Known("Hamas", "armed_group"),
    Known("Hezbollah", "armed_group", ("Hizbullah",)),
    Known("Al-Shabaab", "armed_group", ("Al Shabaab", "al-Shabab")),
    Known("Jaish al-Islam", "armed_group", ("Jaish al Islam", "Army of Islam")),
    Known("al-Nusra Front", "armed_group", ("Jabhat al-Nusra", "Nusra Front")),
    Known("FMLN", "armed_group", ("Farabundo Marti National Liberation Front",)),
    Known("M-19", "armed_group"),
    Known("ELN", "armed_group", ("National Liberation Army",)),
    Known("FARC", "armed_group"),
)  # fmt: skip


@cache
def by_alias() -> dict[str, Known]:
    """Every name and alias in small letters, and who is meant."""
    return {alias.lower(): known for known in KNOWN for alias in (known.name, *known.aliases)}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted((alias for known in KNOWN for alias in (known.name, *known.aliases)), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in names) + r")(?![\w-])")


def named_in(text: str) -> tuple[Known, ...]:
    """The known organisations that a text names, in the order of the text, each once.

    >>> [known.name for known in named_in("a source told AFP, according to the SOHR")]
    ['AFP', 'Syrian Observatory for Human Rights']
    """
    found = {by_alias()[hit.lower()].name: by_alias()[hit.lower()] for hit in _pattern().findall(text)}
    return tuple(found.values())
