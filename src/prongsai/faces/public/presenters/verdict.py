"""One number, its level, and the sentence that says which condition decided it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prongsai.core.analysis.findings import most_to_gain
from prongsai.core.analysis.gap_words import OF_AVERAGE
from prongsai.core.frameworks.model import Framework, Level
from prongsai.core.published.check import Check
from prongsai.core.published.levels import name_of
from prongsai.core.published.row import Scope
from prongsai.core.published.sentences import level as of_level
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import Derived, Exact, Missing
from prongsai.core.scoring.plan import TOTAL
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text
from prongsai.faces.public.presenters.basis import doubt_about

PASSES = Text("ผ่านเกณฑ์ของปีนั้น", "passes that year")
FAILS = Text("ไม่ผ่านเกณฑ์ของปีนั้น", "does not pass that year")
FROM_PARTS = Text(
    "คะแนนรวมนี้คำนวณจากคะแนนย่อย ไม่ใช่คะแนนที่ประกาศ", "This total is worked out from its parts, not announced."
)
WORKED_OUT = Text("ระดับนี้ได้จากการคำนวณ ไม่ใช่ระดับที่ประกาศ", "This level is worked out, not announced.")
NOT_KNOWN = Text("ไม่มีข้อมูลระดับ", "level not known")


@dataclass(frozen=True)
class VerdictView:
    """`total` is empty when it is not known. `wrong` are the contradictions that were found."""

    total: str
    level: Text
    passes: Text | None
    because: Text
    doubt: Text | None
    notes: tuple[Text, ...]
    level_contradicts: bool
    wrong: tuple[Text, ...]
    most: Text | None


def verdict_view(
    card: Scorecard, published_level: str, checks: Mapping[str, Check], scope: Scope = Scope.AGENCY
) -> VerdictView:
    """What was announced stands in front; where nothing was announced, what the rules give; an average has no level."""
    stated = card.stated.get(TOTAL)
    figure = stated or card.total
    total = "" if isinstance(figure, Missing) else shown(figure.value)
    level = _named(published_level, card.framework)
    is_bare_average = scope is Scope.AVERAGE and not published_level
    return VerdictView(
        total=total,
        level=OF_AVERAGE if is_bare_average else _level_name(card, published_level, level, checks),
        passes=None if is_bare_average else _passes(card.framework, level or card.grade.level),
        because=card.grade.because + of_level.OF_AVERAGE if scope is Scope.AVERAGE else card.grade.because,
        doubt=_doubt(card.framework),
        notes=tuple(_notes(card, published_level, scope)),
        level_contradicts=_contradicts(checks, "level"),
        wrong=tuple(_wrong(checks, card.grade.because)),
        most=_most(card),
    )


def _most(card: Scorecard) -> Text | None:
    """Where to begin: what the total would gain most from."""
    found = most_to_gain(card)
    if found is None or not found.gain:
        return None
    points, name = shown(found.gain), found.name
    return Text(
        f"เรื่องที่เพิ่มคะแนนรวมได้มากที่สุดคือ {found.code} {name.th} (เพิ่มได้ถึง {points} คะแนน)",
        f"What would add most to the total: {found.code} {name.en} (up to {points})",
    )


def _named(written: str, framework: Framework) -> Level | None:
    if not written or isinstance(framework.levels, str):
        return None
    code = name_of(written, framework).code
    return next((one for one in framework.levels.ladder if one.code == code), None)


def named_level(written: str, framework: Framework) -> Text:
    """An announced level by its name, as it is written where the year has no such level."""
    level = _named(written, framework)
    return level.name.text if level else Text(written, written)


def _level_name(card: Scorecard, written: str, level: Level | None, checks: Mapping[str, Check]) -> Text:
    """The announced level; beside it what the figures give, when that is another one."""
    announced = level.name.text if level else Text(written, written)
    found = _possible(card)
    if not written:
        return found
    if not _contradicts(checks, "level"):
        return announced
    return Text(f"ประกาศ “{announced.th}” คำนวณได้ “{found.th}”", f"Announced “{announced.en}”, worked out “{found.en}”")


def _contradicts(checks: Mapping[str, Check], name: str) -> bool:
    return name in checks and checks[name].verdict.contradicts


def _wrong(checks: Mapping[str, Check], because: Text) -> Iterator[Text]:
    """What contradicts, without the sentence on the level that already stands beside it."""
    for one in checks.values():
        if one.verdict.contradicts and not one.message.th.endswith(because.th):
            yield one.message


def _possible(card: Scorecard) -> Text:
    possible = card.grade.possible
    if not possible or (isinstance(card.total, Missing) and len(possible) > 1):
        return NOT_KNOWN
    return Text(" หรือ ".join(one.name.th for one in possible), " or ".join(one.name.en for one in possible))


def _passes(framework: Framework, level: Level | None) -> Text | None:
    """Said of letters and grades; the levels of the later years say it by their names."""
    if level is None or isinstance(framework.levels, str) or framework.levels.gates:
        return None
    return PASSES if level.passes else FAILS


def _doubt(framework: Framework) -> Text | None:
    return None if isinstance(framework.levels, str) else doubt_about(framework.levels.basis)


def _notes(card: Scorecard, published_level: str, scope: Scope) -> Iterator[Text]:
    """What was worked out here and not announced; a result that we scored ourselves needs no such word."""
    if isinstance(card.total, Missing | Exact):
        return
    if isinstance(card.total, Derived) and TOTAL not in card.stated:
        yield FROM_PARTS
    if not published_level and card.grade.level is not None and scope is not Scope.AVERAGE:
        yield WORKED_OUT
