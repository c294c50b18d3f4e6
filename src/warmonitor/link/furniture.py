"""What a site prints around its reports: a login wall in place of the text, titles of its films, notices of its rights.

Two reports that share it are of one site, and not of one event.
"""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]?")
_FILM = re.compile(r"\s{0,9}\d{1,2}:\d\d (?![ap]\.?m\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)['‘“]?[A-Z]")
_WORD = re.compile(r"[a-z]+")
# Words of a site's talk with its readers; two of them in a sentence, and it is none of the report's.
_SITE = frozenset(
    """account browser captcha characters click comment comments cookies copyright email emails enable facebook inbox
    javascript link log login mailing newsletter newsletters notification notifications password privacy profile purchase
    redistributed register registered registration rewritten rights reserved sign signing signup sitemap spam subscribe
    subscriber subscribers subscription terms twitter username verification website your""".split()
)
ENOUGH = 2
SHORT = 200  # letters that one sentence of a site has at most


def bare(text: str) -> str:
    """The text without what the site says of itself.

    >>> bare("Two men were shot. Please check your email and click on the link.")
    'Two men were shot.'
    """
    return "".join(part for part in _SENTENCE.findall(text) if not _of_the_site(part)).strip()


def _of_the_site(sentence: str) -> bool:
    if len(sentence) > SHORT:
        return False
    return _FILM.match(sentence) is not None or len(_SITE.intersection(_WORD.findall(sentence.lower()))) >= ENOUGH
