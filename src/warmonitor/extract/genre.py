"""What kind of event a report is about, by the words that it keeps using."""

from __future__ import annotations

import re

OPENING = 6000  # characters in which a report shows it
WAR = re.compile(
    r"\b(?:army|rebels?|militants?|insurgents?|air ?strikes?|regime|troops|soldiers|guerrillas?|civil war|taliban|isis"
    r"|islamic state|militia|warplanes?"
    r"|military operation|coalition|artillery|shelling|hamas|front lines?|armed forces)\b",
    re.IGNORECASE,
)
CRIME = re.compile(
    r"\b(?:police|sheriff|deputies|detectives?|coroner|homicide|suspects?|county|911|gunshot wounds?|medical examiner"
    r"|officers? responded)\b",
    re.IGNORECASE,
)
PROTEST = re.compile(r"\b(?:protest\w*|demonstrat\w*|rall(?:y|ies)|coup|strikers?|crackdown)\b", re.IGNORECASE)


def genre(text: str) -> str:
    """ "crime" where police tell of a shooting at home, "war" where armies and rebels stand in the text, "protest", else "".

    >>> genre("The sheriff said deputies found the suspect."), genre("The army shelled the rebels.")
    ('crime', 'war')
    """
    opening = text[:OPENING]
    war, crime = len(WAR.findall(opening)), len(CRIME.findall(opening))
    if crime >= 2 and crime > 2 * war:
        return "crime"
    if len(PROTEST.findall(opening)) >= 3 and war < 6:
        return "protest"
    return "war" if war >= 2 else ""
