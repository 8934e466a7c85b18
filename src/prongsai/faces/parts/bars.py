"""A score on its scale, as the template parts/bars.html draws it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import Figure, Missing
from prongsai.core.text import Text

NOT_KNOWN = Text("ไม่มีข้อมูล", "no data")


@dataclass(frozen=True)
class Bar:
    """`shown` and `width` are empty when the score is not known, which is not zero."""

    label: Text
    shown: str = ""
    width: str = ""
    weak: bool = False
    note: Text | None = None
    href: str = ""
    absent: Text = NOT_KNOWN


def bar(label: Text, figure: Figure, threshold: Fraction, note: Text | None = None, href: str = "") -> Bar:
    """The bar of a figure from 0 to 100; weak when it is shown below the threshold."""
    if isinstance(figure, Missing):
        return Bar(label, note=note, href=href)
    figures = shown(figure.value)
    return Bar(label, figures, figures, Fraction(figures) < threshold, note, href)
