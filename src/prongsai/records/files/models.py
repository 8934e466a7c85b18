"""Files that people hand in or the system makes, kept under their SHA-256 in the data folder."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from prongsai.adapters import clock
from prongsai.records.agencies.models import Agency


class StoredFile(models.Model):
    """One file of an agency. The bytes lie under their SHA-256 and are written before this row."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="files", verbose_name="หน่วยงาน")
    sha256 = models.CharField(max_length=64)
    name = models.CharField("ชื่อไฟล์", max_length=200)
    content_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField("ขนาด (ไบต์)")
    is_public = models.BooleanField("เผยแพร่แล้ว", default=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField("เพิ่มเมื่อ", default=clock.now)

    class Meta:
        verbose_name = "ไฟล์"
        verbose_name_plural = "ไฟล์"
        constraints = [models.UniqueConstraint(fields=["agency", "sha256", "name"], name="file_kept_once")]

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown as a picture."""
        return self.content_type.startswith("image/")

    def __str__(self) -> str:
        return self.name
