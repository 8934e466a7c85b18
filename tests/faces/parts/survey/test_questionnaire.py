"""What is asked follows the rules of the year, row by row, whoever shows it."""

from __future__ import annotations

import pytest

from prongsai.core.frameworks.loader import load
from prongsai.core.frameworks.model import Framework
from prongsai.core.scoring.tally import layout
from prongsai.core.surveys.respondents import respondents_of
from prongsai.faces.parts.survey.form import FormView
from prongsai.faces.parts.survey.questionnaire import OWN_WORDS, questionnaire
from prongsai.faces.parts.survey.reading import fill, sheet_of
from prongsai.records.rounds.selectors import instrument_of, survey_codes

KEY = {"key": "k" * 32}
YEARS = [2563, 2564, 2565, 2567, 2568]


@pytest.mark.parametrize("year", YEARS)
def test_rows_stand_in_the_order_of_a_sheet(year: int) -> None:
    for code in survey_codes(load(year)):
        rows = layout(load(year), instrument_of(load(year), code).code)
        asked = questionnaire(load(year), code).rows
        assert [(row.code, len(row.options)) for row in asked] == [(row, len(options)) for row, options in rows]
        assert len({row.name for row in asked}) == len({row.number for row in asked}) == len(rows)


def test_what_is_chosen_is_what_the_sheet_says() -> None:
    asked = questionnaire(load(2564), "IIT")
    chosen = {row.name: str(1 + place % len(row.options)) for place, row in enumerate(asked.rows)}
    assert sheet_of(load(2564), asked, fill(asked, KEY | chosen)) == "".join(chosen.values())


def test_a_part_of_eit_has_its_own_name_and_the_same_questions() -> None:
    one, other = questionnaire(load(2568), "EIT1"), questionnaire(load(2568), "EIT2")
    assert one.name != other.name
    assert one.sections == other.sections
    assert one.own_words == OWN_WORDS


def test_questions_are_counted_and_numbered_through() -> None:
    asked = questionnaire(load(2564), "IIT")
    assert (asked.questions, len(asked.rows), asked.minutes) == (30, 51, 9)
    assert [one.number for section in asked.sections for one in section.questions] == list(range(1, 31))
    assert [row.number for row in asked.rows][:4] == ["1.1", "1.2", "2", "3.1"]


def test_a_year_without_such_a_survey_is_refused() -> None:
    with pytest.raises(KeyError):
        questionnaire(load(2564), "EIT2")


def renamed(framework: Framework, code: str) -> Framework:
    """A framework whose first row has another code, as an imported file might."""
    iit = framework.instrument("IIT")
    item = iit.indicators[0].items[0]
    assert not isinstance(item, str)
    item = item.model_copy(update={"rows": (item.rows[0].model_copy(update={"code": code}),)})
    first = iit.indicators[0].model_copy(update={"items": (item, *iit.indicators[0].items[1:])})
    iit = iit.model_copy(update={"indicators": (first, *iit.indicators[1:])})
    return framework.model_copy(update={"instruments": (iit, *framework.instruments[1:]), "sha256": "another"})


def test_a_strange_code_breaks_out_of_no_attribute() -> None:
    asked = questionnaire(renamed(load(2568), 'i "><b x=1'), "IIT")
    assert asked.rows[0].name == "i____b_x_1"
    assert fill(asked, KEY | {"i____b_x_1": "2"}).answers == {'i "><b x=1': 2}


def test_a_fresh_form_has_no_problems() -> None:
    asked = questionnaire(load(2568), "EIT1")
    form = FormView(asked, respondents_of("EIT1", 2568))
    assert (form.problems, form.can_be_sent_so, form.nothing) == ((), False, None)


def test_a_refused_form_names_what_is_missing_in_order() -> None:
    asked = questionnaire(load(2568), "EIT1")
    form = FormView(
        asked, respondents_of("EIT1", 2568), fill(asked, KEY | {"e2": "1", "words": "ก" * 1001}), is_refused=True
    )
    assert [one.place for one in form.problems] == ["fits", "e1", *(f"e{n}" for n in range(3, 10)), "words"]
    assert not form.can_be_sent_so
