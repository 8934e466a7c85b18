"""Two people at one plan: nobody overwrites another unseen, and nothing of a plan that is summed up changes."""

from __future__ import annotations

from typing import TypeVar

from django.db import models

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.journal.models import Entry
from prongsai.records.measures.models import Measure, Plan, PlanState, Risk

Versioned = TypeVar("Versioned", Plan, Measure, Risk)
_SUMMED_UP = Text(
    "แผนนี้สรุปผลแล้ว จึงแก้ไขไม่ได้ หากต้องแก้ไข โปรดเปิดแผนอีกครั้งก่อน",
    "This plan is summed up and cannot be changed. Open it again first.",
)
_GONE = Text("ผู้อื่นนำรายการนี้ออกไปแล้ว", "Somebody else has taken this away meanwhile.")


class EditedMeanwhile(InputError):
    """Somebody else has saved it since it was opened. Nothing is saved; `version` is the one that is stored now."""

    def __init__(self, text: Text, version: int) -> None:
        super().__init__(text)
        self.version = version


def locked(thing: Versioned, version: int | None) -> Versioned:
    """The row as it is stored, held until the transaction ends, with its version counted up.

    Raises EditedMeanwhile when `version`, the one that the person saw, is not the stored one (None asks nothing), and
    InputError when the row is gone.
    """
    kind = type(thing)
    row = kind.objects.select_for_update().filter(pk=thing.pk).first()
    if row is None:
        raise InputError(_GONE)
    if version is not None and row.version != version:
        raise EditedMeanwhile(_edited_by(row), row.version)
    row.version += 1
    return row


def require_open(plan: Plan) -> None:
    """Raises InputError for a plan that is summed up."""
    if plan.state == PlanState.CLOSED:
        raise InputError(_SUMMED_UP)


def _edited_by(row: models.Model) -> Text:
    last = Entry.objects.filter(object_type=row._meta.label_lower, object_id=str(row.pk)).order_by("-number").first()
    person = getattr(last, "person", None)
    who = person.actor_name if person and person.actor_name else ""
    return Text(
        f"ขณะที่ท่านกำลังแก้ไข {who or 'ผู้อื่น'}ได้บันทึกรายการนี้ไปแล้ว สิ่งที่ท่านพิมพ์ยังอยู่ในแบบนี้ "
        "โปรดเทียบกับที่บันทึกไว้ แล้วกดบันทึกอีกครั้งหากต้องการใช้ของท่าน",
        f"{who or 'Somebody else'} saved this while you were editing. What you typed is still in the form. "
        "Compare it with what is stored, and save again if yours is to stand.",
    )
