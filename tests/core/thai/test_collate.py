from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.util import collate

from prongsai.core.thai.collate import sort_key
from prongsai.core.thai.known_agencies import KNOWN
from prongsai.core.thai.provinces import PROVINCES

NAMES = [province.th for province in PROVINCES] + [name for name in KNOWN if "." not in name]
# pythainlp puts a longer name before the one that it begins with, when that one carries a mark.
COMPARABLE = [name for name in NAMES if not any(other != name and other.startswith(name) for other in NAMES)]
thai_words = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E4C), max_size=12)


def in_order(names: Iterable[str]) -> list[str]:
    return sorted(names, key=sort_key)


def test_leading_vowels_count_after_their_consonant() -> None:
    assert in_order(["ไก่", "เกิด", "กาล", "เป็ด", "หมู", "วัว", "วันที่"]) == [
        "กาล",
        "เกิด",
        "ไก่",
        "เป็ด",
        "วันที่",
        "วัว",
        "หมู",
    ]


def test_tone_marks_decide_only_between_equal_words() -> None:
    assert in_order(["ป๋า", "ป้าย", "ป่า", "ปา", "ป้า", "ปาน"]) == ["ปา", "ป่า", "ป้า", "ป๋า", "ปาน", "ป้าย"]
    assert in_order(["ข้าว", "ขาวสาร", "ขาว", "ข่าว"]) == ["ขาว", "ข่าว", "ข้าว", "ขาวสาร"]


def test_provinces_and_agencies_stand_as_in_pythainlp() -> None:
    assert len(COMPARABLE) > 150
    assert in_order(COMPARABLE) == in_order(reversed(COMPARABLE)) == collate(COMPARABLE)


def test_a_shorter_name_stands_before_the_longer_one() -> None:
    assert in_order(["เทศบาลตำบลท่าช้าง", "เทศบาลตำบลท่า", "เทศบาลตำบล"]) == [
        "เทศบาลตำบล",
        "เทศบาลตำบลท่า",
        "เทศบาลตำบลท่าช้าง",
    ]


@pytest.mark.parametrize("digits", ["0123456789", "๐๑๒๓๔๕๖๗๘๙"])
def test_numbers_stand_by_their_value(digits: str) -> None:
    names = [f"หมู่ที่ {number}".translate(str.maketrans("0123456789", digits)) for number in (1, 2, 9, 10, 11, 100)]
    assert in_order(reversed(names)) == names


def test_upper_and_lower_case_and_invisible_characters_do_not_count() -> None:
    assert sort_key("ITA  Office") == sort_key("ita office") == sort_key("\u200bita office ")


@given(st.text())
def test_a_key_can_be_stored_anywhere(text: str) -> None:
    stored = sort_key(text.replace("\x00", "").encode("utf-8", "ignore").decode())
    assert stored == stored.encode().decode()


@given(st.lists(st.text(max_size=8), max_size=5))
def test_comparing_bytes_is_comparing_keys(texts: list[str]) -> None:
    keys = [sort_key(text.encode("utf-8", "ignore").decode()) for text in texts]
    assert sorted(keys) == sorted(keys, key=str.encode)


@given(thai_words, thai_words)
def test_order_of_two_words_is_kept_when_the_same_ending_follows(one: str, other: str) -> None:
    """Holds for complete syllables: the ending begins with a consonant of its own."""
    if sort_key(one).split("\t")[0] < sort_key(other).split("\t")[0] and len(one) == len(other):
        assert sort_key(one + " ก") < sort_key(other + " ก")


def test_no_two_provinces_share_a_key() -> None:
    assert all(sort_key(one.th) != sort_key(other.th) for one, other in combinations(PROVINCES, 2))
