"""What a policy reads in the words of a figure (R01, R23)."""

from __future__ import annotations

from warmonitor.domain.claims import Claim
from warmonitor.domain.counts import Count
from warmonitor.domain.tolls import Policy

# ACLED's fixed table: what the contract's reading of a vague word becomes there (low, high -> low).
ACLED_VAGUE: dict[tuple[int, int | None], int] = {
    (20, 99): 10,  # tens of
    (24, 99): 12,  # dozens
    (36, 108): 36,  # several dozen
    (40, 99): 20,  # scores: not in the codebook; ours, the least that the word can mean
    (200, 999): 100,  # hundreds
    (2000, None): 1000,  # thousands
    (20000, 99999): 10000,
    (200000, 999999): 100000,
    (2000000, None): 1000000,
}
MANY = 4  # "many", "numerous": the least number that is more than the three of "several"
PLURAL_UNDER_ACLED = 3  # "3 or 10 by context": the lower, since records take the lowest until corroborated


def read(claim: Claim, policy: Policy) -> Count:
    """The interval of a claim under a policy; only `acled` differs from the claim's own.

    >>> from warmonitor.domain.tolls import ACLED
    >>> read(Claim(id="c1", quote="dozens died", harm="killed", low=24, high=99, modality="vague"), ACLED)
    Count(low=12, high=99)
    """
    if policy.name != "acled":
        return claim.count
    return Count(low=_acled_low(claim), high=claim.high)


def _acled_low(claim: Claim) -> int:
    if claim.modality == "more_than":
        return max(0, claim.low - 1)
    if claim.modality == "about":
        return rounded(claim)
    if claim.modality == "vague":
        return ACLED_VAGUE.get((claim.low, claim.high), claim.low)
    if claim.modality == "plural_only" and claim.low == 2 and claim.high is None:
        return PLURAL_UNDER_ACLED
    return claim.low


def point(claim: Claim, policy: Policy) -> int | None:
    """The single number that best stands for the words; None where they only set a ceiling ("up to N").

    >>> from warmonitor.domain.tolls import UCDP
    >>> point(Claim(id="c1", quote="some 32 died", harm="killed", low=28, high=36, modality="about"), UCDP)
    32
    """
    if claim.modality == "up_to":
        return None
    if claim.modality == "about":
        return rounded(claim)
    low = read(claim, policy).low
    return MANY if claim.modality == "vague" and claim.high is None and low == MANY - 1 and policy.best == "ladder" else low


def rounded(claim: Claim) -> int:
    """The N of "about N", found again from its reading of nine tenths to eleven tenths."""
    if claim.high is None:
        return claim.low
    fits = (n for n in range(claim.low, claim.high + 1) if (9 * n // 10, (11 * n + 9) // 10) == (claim.low, claim.high))
    return next(fits, (claim.low + claim.high) // 2)


def words(claim: Claim, policy: Policy) -> str:
    """How a reading that is not plain is told in the trace; "" for a plain number."""
    if claim.modality in ("exact", "at_least", "range", "none"):
        return ""
    count = read(claim, policy)
    return f"“{claim.quote}” ({claim.modality.replace('_', ' ')}) is read as {count} under {policy.name}."
