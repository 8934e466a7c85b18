import pytest

from prongsai.core.measures.before_after import NO_PROOF, BeforeAfter, before_and_after
from prongsai.core.measures.model import Answered, Source
from prongsai.core.scoring.exact import shown
from prongsai.core.text import Text
from tests.core.analysis.build import published


def answered(code: str, indicator: str = "") -> Answered:
    return Answered(Source.FINDING, code, indicator, Text("การใช้ทรัพย์สิน", "Use of property"), "83.07")


def compared(code: str, before: int = 2566, after: int = 2567, indicator: str = "", **later: str) -> BeforeAfter:
    earlier = published(before, **{"4": "83.07", "9": "100", "total": "91.47", "i10": "80.11"})
    (found,) = before_and_after(
        [answered(code, indicator)], earlier, published(after, **({"4": "88.20", "total": "93.00"} | later))
    )
    return found


def test_the_score_stands_beside_that_of_the_year_after() -> None:
    found = compared("4")
    assert found.change is not None
    assert (shown(found.change.before.value), shown(found.change.after.value)) == ("83.07", "88.20")
    assert shown(found.change.difference) == "5.13"
    assert found.why_not is None


def test_advice_without_a_code_is_held_against_its_indicator() -> None:
    assert compared("", indicator="4").change is not None


@pytest.mark.parametrize(
    ("code", "years", "said"),
    [
        ("", (2566, 2567), "no score"),
        ("9", (2566, 2567), "is not known"),
        ("o13", (2566, 2567), "is not known"),
        ("EIT", (2566, 2567), "is not known"),
        ("i10", (2566, 2567), "does not exist"),
        ("o11", (2566, 2567), "does not exist"),
        ("o1", (2561, 2566), "cannot be compared"),
    ],
)
def test_what_cannot_be_compared_says_why(code: str, years: tuple[int, int], said: str) -> None:
    found = compared(code, *years)
    assert found.change is None
    assert found.why_not is not None
    assert said in found.why_not.en


def test_nobody_is_told_that_the_measure_did_it() -> None:
    assert "ไม่ได้พิสูจน์" in NO_PROOF.th
