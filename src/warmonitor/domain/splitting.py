"""Whole people shared out over days or places: nobody is halved, and nobody is lost."""

from __future__ import annotations

# Exporters and reconciling both split by this rule (R27), and neither may import the other: so it lives here.


def split_evenly(total: int, parts: int) -> tuple[int, ...]:
    """`total` in `parts` whole numbers as equal as can be, the remainder first.

    Raises:
        ValueError: If there is no part to hold anyone, or fewer than nobody to share out.

    References: UCDP GED Codebook 23.1, p. 19; ACLED Codebook, summarised fatalities.

    >>> split_evenly(52, 3)
    (18, 17, 17)
    """
    if parts < 1 or total < 0:
        raise ValueError(f"cannot split total={total} into parts={parts}")
    each, rest = divmod(total, parts)
    return tuple(each + 1 if part < rest else each for part in range(parts))
