from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.thai.numerals import to_arabic, to_thai


def test_digits_change_and_nothing_else() -> None:
    assert to_thai("ปี 2567 ได้ 91.47") == "ปี ๒๕๖๗ ได้ ๙๑.๔๗"
    assert to_arabic("ปี ๒๕๖๗ ได้ ๙๑.๔๗ (IIT 5)") == "ปี 2567 ได้ 91.47 (IIT 5)"


@given(st.text())
def test_both_ways_give_the_same_text(text: str) -> None:
    assert to_arabic(to_thai(text)) == to_arabic(text)
    assert to_thai(to_arabic(text)) == to_thai(text)
