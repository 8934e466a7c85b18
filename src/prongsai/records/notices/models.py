"""What people are reminded of, on the page and by e-mail."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.records.agencies.models import Agency


class LetterState(models.TextChoices):
    """How far an e-mail is. `UNSURE` ones may have arrived and are never sent again."""

    WAITING = "waiting", "รอส่ง"
    SENDING = "sending", "กำลังส่ง"
    SENT = "sent", "ส่งแล้ว"
    REFUSED = "refused", "ส่งไม่ได้"
    UNSURE = "unsure", "ไม่ทราบว่าถึงหรือไม่"


class Mailed(models.Model):
    """An e-mail that waits until a worker sends it (`post.Post`)."""

    state = models.CharField(max_length=10, choices=LetterState.choices, default=LetterState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=clock.now)
    taken_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    reason_th = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def reason(self) -> Text:
        """Why it was not sent, or not yet."""
        return Text(self.reason_th, self.reason_en)


class Letter(Mailed):
    """One e-mail to one person about one or several notices; its words are made from them when it is sent."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="letters")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letters")

    class Meta:
        verbose_name = "อีเมล"
        verbose_name_plural = "อีเมล"
        indexes = [models.Index(fields=["state", "not_before"], name="letters_to_send")]

    def __str__(self) -> str:
        return f"{self.user} ({self.state})"


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
    letter = models.ForeignKey(Letter, null=True, on_delete=models.SET_NULL, related_name="notices")

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
