"""Doing what the records may refuse, and saying why."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.http import QueryDict

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.workspace.follow.forms.base import WorkForm
from prongsai.faces.workspace.follow.telling import told
from prongsai.faces.workspace.page import WorkRequest
from prongsai.records.measures.guarding import EditedMeanwhile

Made = TypeVar("Made")


def tried(request: WorkRequest, act: Callable[[], Made], form: WorkForm | None = None) -> Made | None:
    """What the act gives; where it is refused None, with the reason in the form or at the top of the next page."""
    try:
        return act()
    except InputError as error:
        if form is None:
            told(request, error.text)
        else:
            form.complain({"": error.text})
    return None


def sent(request: WorkRequest) -> QueryDict | None:
    """What was sent; None when the page is only opened. A form in which nothing was ticked was sent all the same."""
    return request.POST if request.method == "POST" else None


def again(request: WorkRequest, meanwhile: EditedMeanwhile) -> QueryDict:
    """What was typed, now over what somebody else has stored."""
    data = request.POST.copy()
    data["version"] = str(meanwhile.version)
    return data


def counted(sentence: Text, number: int) -> Text:
    """A sentence with the number of things in it."""
    return Text(sentence.th.format(count=number), sentence.en.format(count=number))
