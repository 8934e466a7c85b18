"""Small words and figures of the analysis, in the language it is written in."""

from __future__ import annotations

from fractions import Fraction

from prongsai.core.frameworks.model import Framework
from prongsai.core.reports.saying import NO_BREAK, Saying
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import Derived, Figure, Missing
from prongsai.core.text import Language, Text

WIDEST_ROUNDING = Fraction(2, 100)
NOT_PUBLISHED = Text("ไม่มีข้อมูล", "not given")
INDICATOR, INDEX = (
    Text("ตัวชี้วัดที่ {code} {name}", "Indicator {code} {name}"),
    Text("ดัชนีที่ {code} {name}", "Index {code} {name}"),
)
RANGE = Text("{low} ถึง {high}", "{low} to {high}")


class Voice(Saying):
    """Says sentences in one language, and figures by the rules of a year."""

    def __init__(self, language: Language, framework: Framework) -> None:
        super().__init__(language)
        self.framework = framework

    def score(self, figure: Figure) -> str:
        """The figure with two decimals; both ends where published figures leave more open than rounding does."""
        if isinstance(figure, Missing):
            return self.say(NOT_PUBLISHED)
        if isinstance(figure, Derived) and figure.interval.high - figure.interval.low > WIDEST_ROUNDING:
            low, high = figure.interval.shown
            return self.say(RANGE, low=low, high=high)
        return shown(figure.value)

    def indicator(self, code: str, name: Text) -> str:
        """The full name of an indicator, or of an index of FY 2561."""
        return self.say(INDEX if self.framework.indices else INDICATOR, code=code, name=self.name(name))

    def numbered(self, code: str, name: Text) -> str:
        """A code and its name, which stay on one line together."""
        return f"{code}{NO_BREAK}{self.name(name)}"

    @property
    def threshold(self) -> str:
        """The year's threshold between strength and weakness, as shown."""
        return shown(self.framework.weak_below)


def decimals(value: Fraction, places: int) -> str:
    """The value with so many decimals, half up, trailing zeros kept: a figure inside a calculation."""
    scaled = (2 * value.numerator * 10**places + value.denominator) // (2 * value.denominator)
    whole, part = divmod(scaled, 10**places)
    return f"{whole}.{part:0{places}d}"
