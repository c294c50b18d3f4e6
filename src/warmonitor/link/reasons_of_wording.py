"""Why two reports may tell of one incident, by their words as a whole: the reasons that look beyond the claims.

They weigh most between what the two reports are mainly about. What a report mentions beside shares little of its words.
"""

from __future__ import annotations

from warmonitor.link.reasons import Two
from warmonitor.link.wording import likeness

# Cosines of rare words. Among reports of shootings, two at 0.3 are of one event nine times in ten, two at 0.1 once in eight.
VERY, MUCH, RATHER, SOME, FEW, HARDLY = 0.4, 0.3, 0.2, 0.15, 0.1, 0.05
LIKE = 0.4
SAME_NEWS_DAYS = 10


def very_like_words(two: Two) -> str:
    """The reports share most of their rare words, as versions of one story do."""
    return _share(two, VERY, 2.0, "most of their rare words")


def like_words(two: Two) -> str:
    """The reports share many rare words, as reports of one event do."""
    return _share(two, MUCH, VERY, "many rare words")


def rather_like_words(two: Two) -> str:
    """The reports share a number of rare words."""
    return _share(two, RATHER, MUCH, "a number of rare words")


def some_like_words(two: Two) -> str:
    """The reports share some rare words."""
    return _share(two, SOME, RATHER, "some rare words")


def few_like_words(two: Two) -> str:
    """The reports share a few rare words."""
    return _share(two, FEW, SOME, "few rare words")


def unlike_words(two: Two) -> str:
    """The reports share hardly any rare words."""
    return _share(two, 0.0, HARDLY, "hardly any rare words")


def like_words_aside(two: Two) -> str:
    """The reports share many rare words, but at least one of them tells this beside something else."""
    return _aside(two, MUCH, 2.0, "many rare words")


def rather_like_words_aside(two: Two) -> str:
    """The reports share a number of rare words, but at least one of them tells this beside something else."""
    return _aside(two, RATHER, MUCH, "a number of rare words")


def few_like_words_aside(two: Two) -> str:
    """The reports share a few rare words, and at least one of them tells this beside something else."""
    return _aside(two, FEW, RATHER, "few rare words")


def unlike_words_aside(two: Two) -> str:
    """The reports share hardly any rare words, and at least one of them tells this beside something else."""
    return _aside(two, 0.0, HARDLY, "hardly any rare words")


def like_headlines(two: Two) -> str:
    """The titles share many of their telling words."""
    return _headed(two, LIKE, 2.0)


def rather_like_headlines(two: Two) -> str:
    """The titles share some of their telling words."""
    return _headed(two, RATHER, LIKE)


def unlike_headlines(two: Two) -> str:
    """The titles share hardly any telling word."""
    return _headed(two, 0.0, HARDLY)


def one_same_age(two: Two) -> str:
    """Both reports tell of someone of the same age."""
    return _aged(two, 1, 1)


def same_ages(two: Two) -> str:
    """Both reports tell of people of the same two ages or more."""
    return _aged(two, 2, 100)


def other_ages(two: Two) -> str:
    """Both reports tell of people's ages, and share none."""
    told = two.main and two.left.ages and two.right.ages
    return "they tell of people of other ages" if told and not two.left.ages & two.right.ages else ""


def one_rare_name(two: Two) -> str:
    """Both reports name one person, street or house that few others name."""
    return _named(two, 1, 1)


def two_rare_names(two: Two) -> str:
    """Both reports name two people, streets or houses that few others name."""
    return _named(two, 2, 2)


def three_rare_names(two: Two) -> str:
    """Both reports name three people, streets or houses that few others name."""
    return _named(two, 3, 3)


def many_rare_names(two: Two) -> str:
    """Both reports name four or more people, streets or houses that few others name."""
    return _named(two, 4, 10_000)


def one_rare_word(two: Two) -> str:
    """The reports share one word with a capital that few others have."""
    return _proper(two, 1, 1)


def two_rare_words(two: Two) -> str:
    """The reports share two words with a capital that few others have."""
    return _proper(two, 2, 2)


def some_rare_words(two: Two) -> str:
    """The reports share three or four words with a capital that few others have."""
    return _proper(two, 3, 4)


def many_rare_words(two: Two) -> str:
    """The reports share five words or more with a capital that few others have."""
    return _proper(two, 5, 10_000)


def names_of_the_week(two: Two) -> str:
    """Published within ten days, both name the same two or three people or places that are not in all the news."""
    return _current(two, 2, 3)


def many_names_of_the_week(two: Two) -> str:
    """Published within ten days, both name the same four or five people or places that are not in all the news."""
    return _current(two, 4, 5)


def most_names_of_the_week(two: Two) -> str:
    """Published within ten days, both name the same six or more people or places that are not in all the news."""
    return _current(two, 6, 10_000)


def rare_names_aside(two: Two) -> str:
    """Both reports name three or more that few others name, but at least one of them tells this beside something else."""
    return f"both name {two.people} that few others name" if two.people >= 3 and not two.main else ""


def _share(two: Two, least: float, below: float, what: str) -> str:
    return f"the reports share {what} ({two.wording:.2f})" if two.main and least <= two.wording < below else ""


def _aside(two: Two, least: float, below: float, what: str) -> str:
    return f"the reports share {what} ({two.wording:.2f})" if not two.main and least <= two.wording < below else ""


def _named(two: Two, least: int, most: int) -> str:
    return f"both name {two.people} that few others name" if two.main and least <= two.people <= most else ""


def _proper(two: Two, least: int, most: int) -> str:
    return f"they share {two.proper} capitalised words that few others have" if two.main and least <= two.proper <= most else ""


def _current(two: Two, least: int, most: int) -> str:
    then = two.main and 0 <= two.published <= SAME_NEWS_DAYS
    return f"in the same days both name {two.current} people or places" if then and least <= two.current <= most else ""


def _headed(two: Two, least: float, below: float) -> str:
    alike = likeness(two.left.headline, two.right.headline) if two.main else -1.0
    return f"the titles' words agree to {alike:.2f}" if least <= alike < below else ""


def _aged(two: Two, least: int, most: int) -> str:
    shared = two.left.ages & two.right.ages if two.main else frozenset()
    return f"both tell of people aged {', '.join(sorted(shared))}" if least <= len(shared) <= most else ""
