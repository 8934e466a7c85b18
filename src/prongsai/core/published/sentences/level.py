"""The published level held against the one that the figures decide."""

from __future__ import annotations

from prongsai.core.frameworks.model import Framework
from prongsai.core.published.levels import LevelName, Named
from prongsai.core.published.sentences.shared import flagged
from prongsai.core.text import Text

OF_AVERAGE = Text(
    "(ระดับใช้ตัดสินรายหน่วยงาน สำหรับค่าเฉลี่ยเป็นเพียงการเทียบช่วงคะแนน)",
    "(Levels are for single agencies; an average only falls into a range.)",
)


def doubted(sentence: Text, framework: Framework) -> Text:
    """The sentence on a level, marked where the year's thresholds are not verified."""
    levels = framework.levels
    return sentence if isinstance(levels, str) else flagged(sentence, levels.basis)


def not_published(because: Text) -> Text:
    """No published level; what the rules give is said."""
    return Text("ไม่มีระดับที่ประกาศให้เทียบ", "No published level to compare with.") + because


def foreign(written: str, framework: Framework, name: Named) -> Text:
    """The level name is not of this year's system."""
    own = "" if isinstance(framework.levels, str) else ", ".join(one.name.th for one in framework.levels.ladder)
    year, years = framework.fiscal_year, ", ".join(map(str, name.years))
    if name.verdict is LevelName.OTHER_YEAR:
        return Text(
            f"“{written}” เป็นระดับของปี {years} ส่วนปี {year} ใช้ {own}",
            f"“{written}” is a level of FY {years}; FY {year} uses {own}.",
        )
    return Text(f"ไม่มีระดับ “{written}” ปี {year} ใช้ {own}", f"There is no level “{written}”; FY {year} uses {own}.")


def wrong(written: str, because: Text) -> Text:
    """The published level is not what the rules give."""
    return (
        Text(f"ระดับที่ประกาศ “{written}” ไม่ตรงกับคะแนน:", f"The published level “{written}” does not fit the scores.")
        + because
    )
