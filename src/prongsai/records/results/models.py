"""Results of the assessment, kept as editions that are never changed."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import Q

from prongsai.core.published.row import Scope
from prongsai.records.agencies.models import Agency
from prongsai.records.rounds.models import Enrolment

FULL = 10_000  # one hundred points, in hundredths
COLUMNS = ("total", "iit", "eit", "oit")


class Origin(StrEnum):
    """Where the figures of a result come from."""

    PUBLISHED = "published"
    SCORED = "scored"


def _within_bounds(column: str) -> models.CheckConstraint:
    within = Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__range": (0, FULL)})
    return models.CheckConstraint(condition=within, name=f"result_{column}_0_to_100")


class Result(models.Model):
    """One edition of one agency's result of one fiscal year.

    Only `is_published`, `published_at` and `is_newest` ever change; a trigger refuses any other change. The columns
    from `total` on are for the table of results and are worked out from the others by `services`. `enrolment` is the
    agency's part in the round that was run here and gave this result, whose rules (`framework_sha256`) it keeps.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="results", verbose_name="หน่วยงาน")
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ")
    edition = models.PositiveSmallIntegerField("ฉบับที่")
    scope = models.CharField("ขอบเขต", max_length=10)
    origin = models.CharField("ที่มาของคะแนน", max_length=10)
    is_simulated = models.BooleanField("เป็นข้อมูลจำลอง", default=False)
    entered_by_agency = models.BooleanField("กรอกโดยหน่วยงาน", default=False)
    enrolment = models.ForeignKey(Enrolment, null=True, on_delete=models.PROTECT, related_name="results")

    figures = models.JSONField("คะแนนตามที่ประกาศ", default=dict)
    tallies = models.JSONField("จำนวนผู้เลือกแต่ละคำตอบ", default=dict)
    disclosures = models.JSONField("ผลการตรวจ OIT", default=dict)
    received = models.JSONField("ข้อเสนอแนะที่ได้รับ", default=dict)
    published_level = models.CharField("ระดับตามที่ประกาศ", max_length=60, blank=True)
    source_title = models.TextField("แหล่งข้อมูล", blank=True)
    source_url = models.TextField("ที่อยู่ของแหล่งข้อมูล", blank=True)
    note = models.TextField("หมายเหตุ", blank=True)
    content_sha256 = models.CharField(max_length=64)
    framework_sha256 = models.CharField("กรอบการประเมินที่ใช้ (SHA-256)", max_length=64, blank=True)
    software_version = models.CharField("รุ่นของโปรแกรม", max_length=40)
    recorded_at = models.DateTimeField("บันทึกเมื่อ")

    total = models.PositiveSmallIntegerField("คะแนนรวม (ส่วนร้อย)", null=True)
    iit = models.PositiveSmallIntegerField("IIT (ส่วนร้อย)", null=True)
    eit = models.PositiveSmallIntegerField("EIT (ส่วนร้อย)", null=True)
    oit = models.PositiveSmallIntegerField("OIT (ส่วนร้อย)", null=True)
    level_code = models.CharField("ระดับ", max_length=40, null=True)
    possible_levels = models.JSONField("ระดับที่เป็นไปได้", default=list)
    checks = models.JSONField("ผลการตรวจสอบความสอดคล้อง", default=dict)

    is_published = models.BooleanField("ประกาศแล้ว", default=False)
    published_at = models.DateTimeField("ประกาศเมื่อ", null=True)
    is_newest = models.BooleanField("เป็นผลปีล่าสุดที่ประกาศ", default=False)

    CHANGEABLE: ClassVar[tuple[str, ...]] = ("is_published", "published_at", "is_newest")

    class Meta:
        verbose_name = "ผลการประเมิน"
        verbose_name_plural = "ผลการประเมิน"
        constraints = [
            models.UniqueConstraint(fields=["agency", "fiscal_year", "edition"], name="result_edition_once"),
            models.UniqueConstraint(
                fields=["agency", "fiscal_year"], condition=Q(is_published=True), name="result_one_published"
            ),
            models.UniqueConstraint(fields=["agency"], condition=Q(is_newest=True), name="result_one_newest"),
            models.CheckConstraint(
                condition=Q(is_newest=False) | Q(is_published=True), name="result_newest_is_published"
            ),
            models.CheckConstraint(condition=Q(fiscal_year__range=(2540, 2700)), name="result_year_is_buddhist"),
            models.CheckConstraint(condition=Q(edition__gte=1), name="result_editions_from_one"),
            models.CheckConstraint(condition=Q(scope__in=[one.value for one in Scope]), name="result_known_scope"),
            models.CheckConstraint(condition=Q(origin__in=[one.value for one in Origin]), name="result_known_origin"),
            *(_within_bounds(column) for column in COLUMNS),
        ]
        indexes = [
            models.Index(
                fields=["fiscal_year", "level_code", "scope"], condition=Q(is_published=True), name="result_by_year"
            ),
            models.Index(fields=["level_code", "scope"], condition=Q(is_newest=True), name="result_by_level"),
            models.Index(fields=["fiscal_year", "total"], condition=Q(is_published=True), name="result_year_by_total"),
            models.Index(fields=["total"], condition=Q(is_newest=True), name="result_newest_by_total"),
            models.Index(fields=["published_at"], name="result_by_publication"),
        ]

    @property
    def said_by(self) -> str:
        """Where the figures come from, in one word: an Origin, or "agency" for what the agency typed itself."""
        return "agency" if self.entered_by_agency else self.origin

    def __str__(self) -> str:
        return f"{self.agency} {self.fiscal_year} ({self.edition})"
