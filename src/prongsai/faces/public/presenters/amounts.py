"""Numbers as the pages write them."""

from __future__ import annotations

from fractions import Fraction

from prongsai.core.scoring.exact import shown

_DECIMALS = 3


def exactly(value: Fraction) -> str:
    """A number with as many decimals as it has, up to three; "…" tells that more follow: 87.438, 84.113…, 100."""
    scale = 10**_DECIMALS
    whole, rest = divmod(value.numerator * scale, value.denominator)
    digits = f"{whole // scale}.{whole % scale:0{_DECIMALS}d}".rstrip("0").rstrip(".")
    return f"{digits}…" if rest else digits


def weight(share: Fraction) -> str:
    """A share of one hundred as the factor of a sum: 30 → 0.30."""
    return shown(share / 100)
