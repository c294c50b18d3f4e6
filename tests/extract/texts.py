"""Texts for the reader's tests: varied reports of any length, and inputs that no report would be."""

from __future__ import annotations

SENTENCES = (
    "Rebels killed {n} soldiers in the town of Qasrat on Friday, the army said. ",
    "Three women and a boy were wounded when shells hit Dar Amun, medics said.\n\n",
    "At least {n} people died, including four children, in the village of Mirsal. ",
    "“We buried {n} men,” said Omar Tallis, a farmer. ",
    "The death toll rose to {n}.\n",
    "Police arrested Ivo Marrek, 34, after the shooting.\n\n",
    "No one was hurt. ",
    "Activists posted a video that showed {n} bodies in Old Pell. ",
)
ODD = {
    "quotation marks": "“",
    "straight quotation marks": '"',
    "capitals": "Ab ",
    "digits": "1 ",
    "one long number": "1",
    "thousands": "111,",
    "commas": ",",
    "one giant token": "a",
    "and": "and ",
    "deaths": "died ",
    "one long sentence": "Rebels killed 3 men and wounded 4 women near Qasrat ",
    "names": "Omar Tallis, ",
    "line breaks": "\n",
    "full stops": ". ",
    "brackets": "(",
    "numbers that grow": "one hundred thousand ",
    "ages": "21 year old ",
}


def report(characters: int) -> str:
    """A report of about that length, in which figures, places and speakers change."""
    parts, length, k = [], 0, 0
    while length < characters:
        parts.append(SENTENCES[k % len(SENTENCES)].format(n=k % 97 + 2))
        length += len(parts[-1])
        k += 1
    return "".join(parts)


def odd(kind: str, characters: int) -> str:
    """One word of harm, so that the reader reads at all, and then the same thing over and over."""
    piece = ODD[kind]
    return "killed " + piece * (characters // len(piece))
