"""Trainings, with how many were to come and how many came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.files.models import StoredFile
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.measures.models import Plan, Training

ADDED = verb("measures.training.added", "บันทึกการอบรม “{training}”", "Recorded the training “{training}”")
CHANGED = verb("measures.training.changed", "แก้ไขการอบรม “{training}”", "Changed the training “{training}”")
REMOVED = verb("measures.training.removed", "ลบการอบรม “{training}”", "Removed the training “{training}”")
_NO_TITLE = Text("โปรดพิมพ์หลักสูตรหรือเรื่องที่อบรม", "Type what the training was about.")
_TO_COME = Text("วันที่อบรมยังมาไม่ถึง โปรดบันทึกหลังการอบรม", "This day is still to come. Record the training after it.")


@dataclass(frozen=True, slots=True)
class TrainingDraft:
    """A training as somebody describes it; `expected` and `attended` are people, None where nobody counted."""

    title: str
    held_on: date
    plan: Plan | None = None
    expected: int | None = None
    attended: int | None = None
    note: str = ""
    files: tuple[StoredFile, ...] = ()


def add_training(agency: Agency, draft: TrainingDraft, by: User) -> Training:
    """A new training. Raises InputError for one without a subject, or one that is still to come."""
    return _kept(Training(agency=agency), draft, by, ADDED)


def change_training(training: Training, draft: TrainingDraft, by: User) -> Training:
    """Other details of the same training. Raises InputError as `add_training` does."""
    return _kept(training, draft, by, CHANGED)


def remove_training(training: Training, by: User) -> None:
    """Take away a training that was recorded by mistake."""
    with transaction.atomic():
        write(training.agency.code, REMOVED, actor=by, about=training, names={"training": training.title})
        training.delete()


def _kept(training: Training, draft: TrainingDraft, by: User, act: str) -> Training:
    if not draft.title.strip():
        raise InputError(_NO_TITLE)
    if draft.held_on > clock.today():
        raise InputError(_TO_COME)
    with transaction.atomic():
        training.title, training.held_on, training.plan = draft.title.strip(), draft.held_on, draft.plan
        training.expected, training.attended, training.note = draft.expected, draft.attended, draft.note
        training.save()
        training.files.set(draft.files)
        facts = {"expected": training.expected, "attended": training.attended}
        write(training.agency.code, act, actor=by, about=training, facts=facts, names={"training": training.title})
    return training
