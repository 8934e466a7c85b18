"""Answers. A sheet is its answers and nothing else: no date, no key, no person, no unit (docs/threat-model.md)."""

from __future__ import annotations

from typing import Any

from django.db import models

from prongsai.records.rounds.models import Enrolment

LONGEST_WORDS = 1000
LONGEST_SHEET = 120


def _of_survey(name: str) -> models.ForeignKey[Any, Any]:
    """The survey of a row that is written by the million.

    The database does not look the survey up for each of them: whoever writes holds its locked row already.
    """
    return models.ForeignKey("Survey", on_delete=models.CASCADE, related_name=name, db_constraint=False)


class Mode(models.TextChoices):
    """How answers came. Counted for each day beside the sheets, never written on one."""

    SELF = "self", "ตอบเองทางลิงก์"
    OFFLINE = "offline", "ตอบเองขณะไม่มีสัญญาณ"
    INTERVIEW = "interview", "สัมภาษณ์"
    PAPER = "paper", "กระดาษหรือไฟล์"


class Survey(models.Model):
    """One instrument, or part of one (IIT, EIT, EIT1, EIT2), of an agency in a round.

    `code` stands in the short link. `waiting` is how many sheets came since the last mix, `received` how
    many there are; neither has an index, so that counting a sheet changes nothing but this row. `closed_at` shuts the
    door: the same row is locked by every sheet that comes, so that none slips in after the count.
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="surveys")
    instrument = models.CharField("แบบวัด", max_length=8)
    code = models.CharField("รหัสลิงก์", max_length=16, unique=True)
    waiting = models.PositiveIntegerField(default=0)
    received = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField("ปิดเมื่อ", null=True)

    class Meta:
        verbose_name = "แบบวัดของหน่วยงาน"
        verbose_name_plural = "แบบวัดของหน่วยงาน"
        constraints = [models.UniqueConstraint(fields=["enrolment", "instrument"], name="survey_once")]

    def __str__(self) -> str:
        return self.code


class ServicePoint(models.Model):
    """A counter with a link and QR of its own; it tells how many came by it, never what they answered.

    One that is hidden has left the list; what hangs on a wall still leads to the form and is still counted.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="points")
    name = models.CharField("จุดบริการ", max_length=120)
    code = models.CharField("รหัสลิงก์", max_length=16, unique=True)
    hidden_at = models.DateTimeField("ซ่อนเมื่อ", null=True)

    class Meta:
        verbose_name = "จุดบริการ"
        verbose_name_plural = "จุดบริการ"
        constraints = [models.UniqueConstraint(fields=["survey", "name"], name="service_point_once")]

    def __str__(self) -> str:
        return self.name


class Sheet(models.Model):
    """ชุดคำตอบ. The number is random and is drawn anew whenever the survey is mixed."""

    id = models.BigIntegerField(primary_key=True)
    survey = _of_survey("sheets")
    answers = models.CharField(max_length=LONGEST_SHEET)

    class Meta:
        verbose_name = "ชุดคำตอบ"
        verbose_name_plural = "ชุดคำตอบ"

    def __str__(self) -> str:
        return "ชุดคำตอบ"


class Key(models.Model):
    """That a sheet with this key came already, as an HMAC; it leads to no sheet."""

    id = models.UUIDField(primary_key=True)
    survey = _of_survey("keys")

    class Meta:
        verbose_name = "กุญแจของชุดคำตอบ"
        verbose_name_plural = "กุญแจของชุดคำตอบ"

    def __str__(self) -> str:
        return "กุญแจ"


class Suggestion(models.Model):
    """What somebody suggested in own words, apart from the answers; the number is random."""

    id = models.BigIntegerField(primary_key=True)
    survey = _of_survey("suggestions")
    words = models.TextField()

    class Meta:
        verbose_name = "ข้อเสนอแนะ"
        verbose_name_plural = "ข้อเสนอแนะ"

    def __str__(self) -> str:
        return "ข้อเสนอแนะ"


class DayCount(models.Model):
    """How many sheets came on a day in one mode by one service point (0: by the link of the survey itself)."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="day_counts")
    day = models.DateField("วันที่")
    mode = models.CharField("วิธีตอบ", max_length=10, choices=Mode.choices)
    point = models.PositiveBigIntegerField("จุดบริการ", default=0)
    sheets = models.PositiveIntegerField("จำนวน", default=0)

    class Meta:
        verbose_name = "จำนวนผู้ตอบรายวัน"
        verbose_name_plural = "จำนวนผู้ตอบรายวัน"
        constraints = [
            models.UniqueConstraint(fields=["survey", "day", "mode", "point"], name="day_count_once"),
        ]

    def __str__(self) -> str:
        return f"{self.survey} {self.day}"


class Closing(models.Model):
    """What was counted when a survey closed: its tally, the hash of it, and the quality of the answers."""

    survey = models.OneToOneField(Survey, on_delete=models.CASCADE, related_name="closing")
    closed_at = models.DateTimeField("ปิดเมื่อ")
    sheets = models.PositiveIntegerField("จำนวนชุด")
    tally = models.JSONField("จำนวนผู้เลือกแต่ละคำตอบ", default=dict)
    tally_sha256 = models.CharField(max_length=64)
    quality = models.JSONField("คุณภาพของคำตอบ", default=dict)

    class Meta:
        verbose_name = "ผลการปิดรับคำตอบ"
        verbose_name_plural = "ผลการปิดรับคำตอบ"

    def __str__(self) -> str:
        return f"{self.survey} {self.sheets}"
