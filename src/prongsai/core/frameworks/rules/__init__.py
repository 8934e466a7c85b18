"""What must hold in a framework file beyond its form. Each rule reads the whole file and says all it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from prongsai.core.frameworks.problems import Fault
from prongsai.core.frameworks.rules import answers, codes, dates, levels, weights, wording
from prongsai.core.frameworks.rules.part import Part

RULES: tuple[Callable[[Part], Iterator[Fault]], ...] = (
    dates.fiscal_year_is_buddhist,
    codes.sources_declared,
    codes.hash_is_not_written,
    codes.codes_once,
    codes.numbered_without_gaps,
    codes.improvement_exists,
    codes.sampled_instruments_exist,
    answers.scales_declared,
    answers.directions_fit,
    answers.options_fit_one_character,
    answers.options_ascend,
    answers.belongs_to_kind,
    answers.items_in_one_place,
    weights.weights_make_a_whole,
    weights.parts_have_a_rule,
    weights.only_parts_are_weighted,
    levels.levels_descend,
    levels.levels_reach_zero,
    levels.passing_comes_first,
    levels.gates_exist,
    levels.conditions_have_gates,
    dates.calendar_is_gregorian,
    dates.phases_end_after_they_start,
    dates.phases_belong_to_the_year,
    dates.persons_are_counted,
    wording.wordings_are_usable,
)


def rule_faults(long: dict[str, Any], name: str) -> list[Fault]:
    """Everything that breaks a rule, for a file in its long form; `name` is the name of the file."""
    root = Part((), long)
    return [fault for rule in RULES for fault in rule(root)] + list(dates.year_agrees_with_file(root, name))
