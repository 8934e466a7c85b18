from datetime import date

import pytest
from django import forms
from django.utils import translation

from prongsai.faces.parts.dates import ThaiDateField


class Form(forms.Form):
    held_on = ThaiDateField()
    until = ThaiDateField(required=False)


@pytest.mark.parametrize("typed", ["31 มีนาคม 2567", "๓๑ มี.ค. ๖๗", "31/3/2567", " 2024-03-31 "])
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    form = Form({"held_on": typed})
    assert form.is_valid()
    assert form.cleaned_data == {"held_on": date(2024, 3, 31), "until": None}


@pytest.mark.parametrize("typed", ["31 กุมภาพันธ์ 2567", "เมื่อวาน", ""])
def test_what_cannot_be_read_stays_and_is_explained(typed: str) -> None:
    form = Form({"held_on": typed})
    assert not form.is_valid()
    with translation.override("th"):
        assert "โปรดพิมพ์" in form.errors["held_on"][0]
        assert f'value="{typed}"' in str(form["held_on"]) or not typed
    with translation.override("en"):
        assert "Type" in form.errors["held_on"][0]


def test_a_day_that_is_known_is_shown_in_words() -> None:
    form = Form(initial={"held_on": date(2024, 3, 31)})
    with translation.override("th"):
        assert 'value="31 มีนาคม 2567"' in str(form["held_on"])
    with translation.override("en"):
        assert 'value="31/3/2567"' in str(form["held_on"])
