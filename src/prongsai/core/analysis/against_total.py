"""ระดับสวนทางกับคะแนนรวม: why a level fell although the total rose, or rose although it fell."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prongsai.core.frameworks.model import Level, Levels
from prongsai.core.scoring.because import names_of
from prongsai.core.scoring.exact import rounded, shown
from prongsai.core.scoring.gates import Gate, is_known
from prongsai.core.scoring.plan import TOTAL
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text, listed, thai_joined


def level_against_total(before: Scorecard, after: Scorecard) -> Text | None:
    """The sentence on two years whose levels follow the same rules; None where level and total went the same way.

    Both levels must be certain and both totals known. A level that is better or worse in spite of the total can only
    come from the scores that it puts a condition on: they are named, with what they were and are (0 to 100).
    """
    ladder = _same_ladder(before, after)
    was, now = before.grade.level, after.grade.level
    totals = [_total(one) for one in (before, after)]
    if ladder is None or was is None or now is None or totals[0] is None or totals[1] is None:
        return None
    gained = totals[1] - totals[0]
    places = [[one.code for one in ladder.ladder].index(level.code) for level in (was, now)]
    if gained * (places[1] - places[0]) <= 0:  # the best level comes first: both are positive where they part
        return None
    return _said(before, after, (totals[0], totals[1]))


def _same_ladder(before: Scorecard, after: Scorecard) -> Levels | None:
    one, other = before.framework.levels, after.framework.levels
    if isinstance(one, str) or isinstance(other, str) or one.gates != other.gates:
        return None
    return other if _thresholds(one) == _thresholds(other) else None


def _thresholds(levels: Levels) -> list[tuple[str, Fraction, Fraction | None]]:
    return [(one.code, one.minimum, one.every_gate_at_least) for one in levels.ladder]


def _total(card: Scorecard) -> Fraction | None:
    """The total as shown; what was announced goes before what is worked out."""
    figure = card.stated.get(TOTAL) or card.total
    return rounded(figure.value) if is_known(figure) else None


def _said(before: Scorecard, after: Scorecard, totals: tuple[Fraction, Fraction]) -> Text | None:
    was, now, fell = before.grade.level, after.grade.level, totals[1] > totals[0]
    decisive = was if fell else now
    if was is None or now is None or decisive is None or decisive.every_gate_at_least is None:
        return None
    reasons = list(_crossed(before, after, decisive.every_gate_at_least))
    if not reasons:
        return None
    total, level = _total_moved(totals), _level_moved(before, after, (was, now), fell=fell)
    whys = listed(reasons)
    thai, english = thai_joined("เพราะ", whys.th), f"because of {whys.en}"
    return Text(f"{total.th} แต่{level.th} {thai}", f"{total.en}, but {level.en}, {english}.")


def _total_moved(totals: tuple[Fraction, Fraction]) -> Text:
    rose = totals[1] > totals[0]
    old, new = map(shown, totals)
    return Text(
        f"คะแนนรวม{'เพิ่ม' if rose else 'ลด'}จาก {old} เป็น {new}",
        f"The total {'rose' if rose else 'fell'} from {old} to {new}",
    )


def _level_moved(before: Scorecard, after: Scorecard, levels: tuple[Level, Level], *, fell: bool) -> Text:
    (old, new), years = [names_of([one]) for one in levels], [one.framework.fiscal_year for one in (before, after)]
    return Text(
        f"ระดับ{'ลด' if fell else 'เพิ่ม'}จาก {old.th} ปี {years[0]} เป็น {new.th} ปี {years[1]}",
        f"the level {'fell' if fell else 'rose'} from {old.en} in FY {years[0]} to {new.en} in FY {years[1]}",
    )


def _crossed(before: Scorecard, after: Scorecard, threshold: Fraction) -> Iterator[Text]:
    """The scores on different sides of the threshold in the two years."""
    earlier = {one.code: one for one in before.grade.gates}
    for gate in after.grade.gates:
        old = earlier.get(gate.code)
        if old and {old.is_at_least(threshold), gate.is_at_least(threshold)} == {True, False}:
            yield _moved(old, gate, threshold)


def _moved(old: Gate, new: Gate, threshold: Fraction) -> Text:
    below, limit = new.is_at_least(threshold) is False, shown(threshold)
    thai = (
        f"{'ลด' if below else 'เพิ่ม'}จาก {shown(old.value)} เป็น {shown(new.value)} {'ไม่ถึง' if below else 'ถึง'} {limit}"
    )
    where = "below" if below else "not below"
    return Text(
        f"{new.name.th} {thai}",
        f"{new.name.en}, which went from {shown(old.value)} to {shown(new.value)}, {where} {limit}",
    )
