"""จะทันหรือไม่: whether what is done keeps up with the days that have passed.

A rule of this product, not of the assessment: it sorts those who need help first and judges nobody.
"""

from __future__ import annotations


def lag(done: int, needed: int, days_passed: int, days: int) -> int:
    """By how many per cent of the whole the work lies behind an even pace; 0 when it keeps up or is complete.

    `done` of `needed` things, when `days_passed` of `days` days are over. Above 0 means: at the pace so far the end
    comes too late. Rounded up, so that who is behind at all never shows 0. Raises ValueError for no days at all.
    """
    if days <= 0:
        raise ValueError("a phase has at least one day")
    passed = min(max(days_passed, 0), days)
    if done >= needed or needed <= 0:
        return 0
    behind = passed * needed - done * days
    return max(0, -(-100 * behind // (days * needed)))
