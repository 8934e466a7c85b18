"""One bad file a rule: bad/*.yaml differ from good.yaml by one fault each and begin with what must be said of it."""

from pathlib import Path

import pytest

from prongsai.core.frameworks.loader import read
from prongsai.core.frameworks.problems import FrameworkInvalid, Problem

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.yaml"))


def problems_of(data: bytes, name: str = "a.yaml") -> tuple[Problem, ...]:
    with pytest.raises(FrameworkInvalid) as caught:
        read(data, name)
    return caught.value.problems


def expected_in(file: Path) -> list[str]:
    return [line.removeprefix("# ") for line in file.read_text().splitlines()[:3]]


def said(problem: Problem) -> list[str]:
    place = f"line {problem.line}, {problem.field or '-'}"
    return [place, f"th: {problem.text.th}", f"en: {problem.text.en}"]


def test_the_good_file_is_good() -> None:
    assert read((HERE / "good.yaml").read_bytes(), "2570.yaml").fiscal_year == 2570


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_a_bad_file_says_where_what_and_how_to_mend_it(file: Path) -> None:
    assert [said(one) for one in problems_of(file.read_bytes())] == [expected_in(file)]


def test_the_name_of_the_file_must_agree_with_the_year_inside() -> None:
    (problem,) = problems_of((HERE / "good.yaml").read_bytes(), "years/2571.yaml")
    assert (problem.file, problem.line, problem.field) == ("years/2571.yaml", 2, "fiscal_year")
    assert problem.what.en == "The file says 2570, its name says 2571."


def test_all_problems_are_said_at_once_in_the_order_of_the_file() -> None:
    good = (HERE / "good.yaml").read_text()
    bad = (
        good.replace("points: 67", "points: 670")
        .replace("kind: survey", "kind: suvey")
        .replace("report: o3", "report: o9")
    )
    problems = problems_of(bad.encode())
    assert [one.field for one in problems] == [
        "scales.L4.options[3].points",
        "instruments[EIT].kind",
        "improvement.report",
    ]
    assert [one.line for one in problems] == sorted(one.line for one in problems)


def test_a_file_that_is_not_utf8_is_named_with_the_line() -> None:
    (problem,) = problems_of("fiscal_year: 2570\ntitle: กรอบ\n".encode("cp874"))
    assert (problem.line, problem.what.en) == (2, "The file is not saved as UTF-8.")


def test_a_huge_file_is_refused_unread() -> None:
    (problem,) = problems_of(b"a: " + b"x" * 1_000_001)
    assert "more than a framework can have" in problem.what.en


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00",
        b"[" * 100_000,
        b"- " * 100_000,
        b"a: !!python/object/apply:os.system [id]",
        b"a: &a [*a]",
        b"? [1, 2]\n: 3",
        b"1: 2",
        b"fiscal_year: {deep: [1, 2]}\nlevels: [1]\ninstruments: {a: b}\nscales: 7\nsources: []\ncalendar: x",
        b"instruments: [7, {indicators: [{items: [{rows: [3], scale: []}]}]}]",
    ],
)
def test_whatever_a_file_holds_the_answer_is_problems_and_no_exception_of_another_kind(data: bytes) -> None:
    problems = problems_of(data)
    assert all(one.line >= 1 and one.what.th and one.what.en and one.remedy.th and one.remedy.en for one in problems)
