"""Words that are towns somewhere and hardly ever mean one: they count as places only inside the report's own country."""

from __future__ import annotations

from warmonitor.gazetteer.names import key

# Each is the name of a place in the table. Chosen by what stands with a capital in reports and is no place there.
_WORDS = """
a al of the in on at and or an as is it to by for from he she we they this that these those his her their our its who what when
where why how yes no not but if so one two three four five six seven eight nine ten more most many some all any both few
nice reading police march may august june july april monday tuesday wednesday thursday friday saturday sunday
january february september october november december spring summer autumn winter today army union church school mission
center centre central north south east west northern southern eastern western independence liberty hope peace freedom justice
university college hospital station airport base bridge park hill hills lake river valley bay beach island forest
mobile normal best young early long short white black brown green gray grey red blue gold silver rose grace faith joy
victory union general major colonel captain sergeant president minister king queen prince duke earl pope
most mine roads road street avenue bank house home media video photo news press report times post star
killed dead war battle battles attack bomb gun man men woman women boy girl child children son mother father brother sister
human front force sun mon tue wed thu fri sat jan feb mar apr jun jul aug sep sept oct nov dec date day eve key still since god
none due mr mrs ms dr much over under air save toll time agency english research council congress page see patrol inc christmas
road key old new human rights central towns castle
enterprise commerce industry eden orange lemon apple opportunity reform relief accident
"""
# Given and family names that fill reports' lines; the towns so called must be written with more than the name.
_PEOPLE = """
mohammed muhammad mohamed ahmed ahmad ali hassan hussein husayn omar umar osama khalid khaled ibrahim mustafa mahmoud yusuf
youssef abdullah abdallah abu said saeed salem salim saleh karim hamza bilal jamal kamal nasser tariq faisal rami sami samir
walid zaid john james david michael robert william thomas george charles henry joseph daniel peter paul mark luke simon andrew kevin brian
smith johnson jackson wilson davis miller anderson taylor thompson martin clark lewis walker allen scott nelson baker carter
mitchell campbell roberts evans parker collins morris murphy cook rogers morgan cooper howard ward watson brooks kelly sanders
price bennett wood barnes ross henderson coleman jenkins perry powell long hughes butler foster russell griffin hayes
bashar hafez khalil ismail hamid hamed adam salah rahman hani hatem lama arif saad ashraf ramadan amin aziz farid habib hadi haidar idris
issa majid malik marwan munir nabil nasir rashid riad sabah sadiq tahir talal yahya yasin younis zaki
jose juan carlos luis jorge pedro miguel manuel francisco maria ana elena garcia martinez rodriguez lopez gonzalez perez
hernandez ramirez torres flores rivera gomez diaz cruz morales reyes gutierrez ortiz ramos chavez mendoza castro
putin assad trump obama biden bush clinton netanyahu arafat zelensky erdogan maduro
"""
EVERYDAY = frozenset(key(word) for word in _WORDS.split())
PEOPLE = frozenset(key(word) for word in _PEOPLE.split())


def everyday(name: str) -> bool:
    """Whether the name alone says too little to be taken for a place.

    >>> everyday("Nice"), everyday("Nice, France")
    (True, False)
    """
    found = key(name)
    return found in EVERYDAY or found in PEOPLE or len(found) < 2
