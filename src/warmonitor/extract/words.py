"""Small closed classes of English that the grammar leans on: what ends a noun phrase, who can speak, what joins clauses."""

from __future__ import annotations


def table(*lines: str) -> frozenset[str]:
    """A set of words from lines of words."""
    return frozenset(" ".join(lines).split())


DETERMINERS = table("a an the this that these those his her their its our my your both all every each another any whose")
POSSESSIVES = table("his her their its our my your whose")
PREPOSITIONS = table(
    "of in on at by with from to into near for against between among amongst after before during since under over through",
    "around outside inside across along alongside behind beside beyond towards toward via within without upon off about",
    "above below despite following including amid as than per like until till",
)
BE = table("was were is are be been being am got get gets getting 's 're")
HAVE = table("has have had having")
MODALS = table("could would may might can should must will shall 'll 'd cannot")
PRONOUNS = table("he she they it them him her himself herself themselves who whom which that i we you us me himself one")
ADVERBS = table(
    "also then later reportedly allegedly apparently subsequently already still just only even finally instead immediately",
    "initially previously recently currently either both fatally critically seriously severely badly lightly slightly mortally",
    "brutally deliberately accidentally mistakenly now again once since ever never not probably possibly likely eventually",
    "mostly mainly largely together so far all each themselves tragically sadly instantly yesterday today tonight directly",
    "often usually extrajudicially summarily arbitrarily confirmed simultaneously separately first further moderately",
)
NO_ADVERBS = table(
    "family italy july ally assembly supply reply bully elderly friendly deadly daily weekly monthly rally sally ly lily holy"
)


def is_adverb(word: str) -> bool:
    """A word of the table, or one made like "slowly"; not "family".

    >>> is_adverb("slowly"), is_adverb("also"), is_adverb("family")
    (True, True, False)
    """
    return word in ADVERBS or (word.endswith("ly") and word not in NO_ADVERBS)


JOINERS = table("and or & plus nor")
CLAUSE = table(
    "after when while as because but where whereas although though if unless before until since so which that whether how why what",
    "said says",
)
WEEKDAYS = {day: n for n, day in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}

SPEECH = table(
    "said says say saying told tells reported reports report reporting announced announces confirmed confirms confirm stated states",
    "claimed claims claim added adds according acknowledged admitted alleged alleges argued asserted believed declared denied denies",
    "described disclosed estimated estimates explained indicated informed insisted maintained mentioned noted notes revealed reveals",
    "suggested suggests tweeted warned wrote testified stressed pointed cited posted published documented accused blamed",
    "recorded counted specified identified commented quoted observed learned monitored verified recounted put gave gives",
)
# Words that never stand inside a noun phrase that names people.
STOPS = (
    PREPOSITIONS
    | DETERMINERS
    | BE
    | HAVE
    | MODALS
    | PRONOUNS
    | JOINERS
    | CLAUSE
    | SPEECH
    | frozenset(WEEKDAYS)
    | table(
        "killed killing kills kill died dies dying dead injured injuring injures wounded wounding shot shooting stabbed stabbing left",
        "leaving leaves took taken take takes made make makes fled flee flees fleeing attacked attacking opened began begun",
        "arrested detained captured kidnapped abducted missing executed murdered found reported were there here then not no yes",
        "who did does do done went goes going came comes coming put carried hit struck targeted launched fired set including",
        "saw seen see received lost losing suffered sustained claimed claiming led leading caused causing brought rose reached",
        "today yesterday tonight tomorrow morning afternoon evening night noon midnight week month year ago last next earlier",
        "apart already still only just even also however meanwhile separately during plus more less least most other others",
        "hurt slain held beaten burnt hung",
        "critically seriously fatally gravely badly severely lightly mortally slightly escaped survived remain remained"
        " remains live lived living belonged belonging used using tried trying wanted saying",
    )
)

UNREAL = table(
    "could would may might should if unless threatened threatens threatening threat threats plot plots plotting plotted plan plans",
    "planned planning fear fears feared attempted attempt attempting trying tried aim aimed order ordered want wanted wants",
    "ensure ensured prevent avoid wish wished intended intends seeking refuse refused rumors rumours vowed vow hoped hope",
)
