"""Versions of the rules of a year and of official wordings, kept as the bytes that they were read from."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models

from prongsai.adapters import clock


class Origin(models.TextChoices):
    """Where a version comes from."""

    PACKAGE = "package", "มากับโปรแกรม"
    IMPORT = "import", "นำเข้า"


class FrameworkVersion(models.Model):
    """กรอบการประเมิน of a fiscal year as somebody began to rely on it. Never changed; a correction is a new one.

    `reason` is why a year that had rules already was given others.
    """

    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ")
    sha256 = models.CharField(max_length=64, unique=True)
    content = models.BinaryField("เนื้อหา")
    origin = models.CharField("ที่มา", max_length=10, choices=Origin.choices)
    reason = models.TextField("เหตุผล", blank=True, default="")
    stored_at = models.DateTimeField("บันทึกเมื่อ", default=clock.now)
    stored_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = "กรอบการประเมิน"
        verbose_name_plural = "กรอบการประเมิน"

    def __str__(self) -> str:
        return f"{self.fiscal_year} ({self.sha256[:12]})"

    @property
    def stored_on(self) -> date:
        return self.stored_at.astimezone(clock.BANGKOK).date()


class WordingVersion(models.Model):
    """Official wording of a fiscal year in which people were asked, or which was imported. Never changed."""

    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ")
    sha256 = models.CharField(max_length=64, unique=True)
    content = models.BinaryField("เนื้อหา")
    stored_at = models.DateTimeField("บันทึกเมื่อ", default=clock.now)

    class Meta:
        verbose_name = "ถ้อยคำทางการ"
        verbose_name_plural = "ถ้อยคำทางการ"

    def __str__(self) -> str:
        return f"{self.fiscal_year} ({self.sha256[:12]})"
