"""Words for speaking and for those who speak."""

from __future__ import annotations

from warmonitor.extract.words import table

SAYING = table(
    "speak spoke spoken said says say saying told tells reported reports report announced announces"
    " confirmed confirms stated states claimed claims added adds",
    "acknowledged admitted alleged alleges argued asserted declared estimated estimates explained indicated informed insisted maintained",
    "noted notes revealed reveals tweeted wrote testified stressed documented recorded counted specified disclosed"
    " recounted believe believes",
    "detailed mention mentions saying suggested accused identified put gave warned denied quoted citing quoting cited"
    " described adding posted mentioned saw believed",
)


# Of these only a speaker that is plainly one counts: "gave a toll", "saw", "put the toll".
WEAK = table(
    "put gave saw identified posted accused believe believes believed described report reports counted suggested documented recorded claims"
)


SPEAKER_NOUNS = table(
    "police officials official authorities spokesman spokeswoman spokesperson source sources monitor monitors group activists activist",
    "witness witnesses eyewitness eyewitnesses residents resident relatives family agency ministry minister observatory"
    " media army military",
    "rebels government officer officers sheriff deputies doctors doctor medics hospital organization organisation network report reports",
    "correspondent journalist reporter photographer statement office department watchdog ngo committee commission un u.n. president chief",
    "commander general colonel lieutenant captain head director survivors villagers locals lawyers lawyer prosecutors prosecutor coroner",
    "center centre newspaper television radio tv station channel mission embassy council union association forces force command coalition",
    "guerrillas soldiers militants opposition neighbors neighbours friend friends brother sister mother father wife husband son daughter",
    "investigators investigator detectives detective sgt lt capt mayor governor secretary diplomat diplomats post user"
    " paper outlet outlets",
    "documents reporters examiner paramedics firefighters volunteers rescuers campaigners observers analysts staff workers parents",
)


PRONOUNS = table("he she they it")


SHOWING = table(
    "shows show showed showing depicts depicted depicting appears appeared captured captures reveals confirming verifying purports"
)


OPENERS = frozenset('“"«')


CLOSERS = frozenset('”"»')


REMARKS = table("also later earlier meanwhile however previously then now had has have who")


INDEFINITE = table("nobody no none")
