"""กลุ่มเล็ก: what may be shown without telling what a few people answered, or how a few agencies did.

Nothing at question level about fewer than five is shown, neither directly nor by subtraction: a hidden score could be
worked out from the others and the score above them, so all questions of its indicator are hidden with it. One other
would not do: scores are fractions with few denominators, and up to half of such pairs fit one value alone. Indicators
and above are always shown: they are the result that is announced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from prongsai.core.few import LEAST
from prongsai.core.frameworks.model import Framework, Item, known_items
from prongsai.core.scoring.figures import Missing
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.scoring.tally import Tally
from prongsai.core.text import Text

TOO_FEW = Missing(
    Text(
        f"ไม่แสดง เพราะมีผู้ตอบน้อยกว่า {LEAST} คน หรือเพราะอาจใช้คำนวณย้อนหาคำตอบของคนจำนวนน้อยได้",
        f"not shown: fewer than {LEAST} answered, or it would give away what so few answered",
    )
)
Answers = Mapping[str, int]


def is_large_enough(number: int) -> bool:
    """Whether a group of so many people or agencies may be shown at all."""
    return number >= LEAST


def may_stand_beside(part: int, whole: int) -> bool:
    """Whether a group may be shown beside a larger one that holds it: the rest must be nobody, or large enough."""
    return is_large_enough(part) and (part == whole or is_large_enough(whole - part))


def without_small_groups(card: Scorecard, tallies: Iterable[Tally]) -> Scorecard:
    """A counted result as anybody may see it: without the scores of rows and questions that too few answered.

    An instrument or part whose counts were left out by `without_few_sheets` says so.
    """
    known = tuple(tallies)
    hidden = [code for code in hidden_codes(card.framework, known) if code in card.figures]
    hidden += [one.instrument for one in known if one.sheets and not one.counts]
    return replace(card, figures={**card.figures, **dict.fromkeys(hidden, TOO_FEW)}) if hidden else card


def without_few_sheets(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    """Tallies of which one of fewer than five sheets keeps no more than its number: it gives no score to anything."""
    return tuple(one if is_large_enough(one.sheets) else one._replace(counts={}) for one in tallies)


def hidden_codes(framework: Framework, tallies: Iterable[Tally]) -> frozenset[str]:
    """The codes of rows and questions that counted answers, of instruments or their parts, do not let show.

    A row that nobody answered has no score and hides nothing.
    """
    answers = _answers(tallies)
    return frozenset(code for one in framework.indicators for code in _hidden_below(known_items(one), answers))


def public_tallies(framework: Framework, tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    """The counts that may be published: no row that fewer than five answered, and none that all answered alike.

    Nor any whose score is hidden beside such a row: with their counts it followed from what is shown above them.
    Where a row is left out, its scores cannot be recomputed from public data.
    """
    known = tuple(tallies)
    hidden = hidden_codes(framework, known)
    return tuple(
        one._replace(
            counts={row: counts for row, counts in one.counts.items() if row not in hidden and _is_public(counts)}
        )
        for one in known
        if is_large_enough(one.sheets)
    )


def _is_public(counts: Sequence[int]) -> bool:
    return is_large_enough(sum(counts)) and max(counts) < sum(counts)


def _answers(tallies: Iterable[Tally]) -> Answers:
    """How many answered each row; where an instrument is counted in parts, the fewest of any part that has some."""
    answers: dict[str, int] = {}
    for tally in tallies:
        for row, counts in tally.counts.items():
            if number := sum(counts):
                answers[row] = min(answers.get(row, number), number)
    return answers


def _hidden_below(items: Sequence[Item], answers: Answers) -> Iterator[str]:
    """The codes of all questions of an indicator, whose own score is shown, where few answered a row of one."""
    answered = {item: [row.code for row in item.rows if row.code in answers] for item in items}
    if all(is_large_enough(answers[code]) for codes in answered.values() for code in codes):
        return
    for item, codes in answered.items():
        if codes:
            yield from (item.code, *codes)
