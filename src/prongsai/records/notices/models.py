"""What people are reminded of, on the page and by e-mail."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.records.agencies.models import Agency


class Notice(models.Model):
    """A reminder to one person. `key` names its cause, so that the same one is never made twice."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="notices")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    key = models.CharField(max_length=120)
    text_th = models.TextField()
    text_en = models.TextField()
    path = models.CharField("ที่อยู่ของหน้าที่เกี่ยวข้อง", max_length=300, blank=True)
    due_on = models.DateField("กำหนด", null=True)
    made_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "การแจ้งเตือน"
        verbose_name_plural = "การแจ้งเตือน"
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="notice_once")]
        indexes = [models.Index(fields=["user", "read_at"], name="notices_unread")]

    def __str__(self) -> str:
        return self.key

    @property
    def text(self) -> Text:
        return Text(self.text_th, self.text_en)
