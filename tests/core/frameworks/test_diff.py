"""What changed between two years is said by rule and by item, and nothing else."""

from prongsai.core.frameworks.diff import Change, item_changes, rule_changes
from prongsai.core.frameworks.loader import load


def rules(before: int, after: int) -> dict[str, tuple[str, str]]:
    return {one.subject.en: (one.before.en, one.after.en) for one in rule_changes(load(before), load(after))}


def items(before: int, after: int) -> list[Change]:
    return item_changes(load(before), load(after))


def test_the_rules_that_changed_in_2566() -> None:
    changed = rules(2565, 2566)
    assert changed["Parts of EIT"] == ("-", "EIT1, EIT2")
    assert changed["Gates"] == ("-", "IIT, EIT1, EIT2, OIT")
    assert changed["Items of IIT"] == ("30", "unknown")
    assert changed["Sub-indicator 9.3"] == ("Budget management", "Procurement")
    assert changed["Levels"][0].startswith("AA 95")
    assert "Weight of IIT" not in changed


def test_what_is_not_known_of_2569_is_said_to_be_unknown() -> None:
    changed = rules(2568, 2569)
    assert changed["Weight of OIT"] == ("40", "unknown")
    assert changed["Levels"][1] == "unknown"


def test_a_year_does_not_differ_from_itself() -> None:
    assert rules(2564, 2564) == {}
    assert items(2564, 2564) == []


def test_an_item_that_ended_and_its_successor_of_the_same_code_are_two_changes() -> None:
    ended, new = items(2564, 2565)
    assert (ended.before.en, ended.after.en) == ("o34 The head's pledge of integrity", "-")
    assert (new.before.en, new.after.en) == ("-", "o34 No-gift policy")


def test_merged_items_each_say_where_they_went() -> None:
    went = {one.subject.en: one.after.en for one in items(2565, 2566) if one.before.en != "-"}
    assert went["o10"] == "o11 Yearly work and spending plan"
    assert went["o18"] == "o11 Yearly work and spending plan"


def test_backwards_a_merged_item_comes_apart() -> None:
    went = {one.subject.en: one.after.en for one in items(2566, 2565)}
    assert went["o11"] == "o10 Yearly work plan, o18 Yearly spending plan"
