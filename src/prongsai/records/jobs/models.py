"""Slow work that is done by a worker, remembered so that a killed worker loses nothing."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from prongsai.core.text import Text


class State(models.TextChoices):
    WAITING = "waiting", "รอทำ"
    RUNNING = "running", "กำลังทำ"
    DONE = "done", "เสร็จแล้ว"
    FAILED = "failed", "ไม่สำเร็จ"


class Job(models.Model):
    kind = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    message_th = models.TextField(blank=True)
    message_en = models.TextField(blank=True)
    cursor = models.JSONField(null=True)
    attempt = models.PositiveIntegerField(default=0, help_text="How often a worker took it; also who may still write.")
    setbacks = models.PositiveIntegerField(default=0, help_text="Losses and errors since the cursor last moved.")
    not_before = models.DateTimeField(default=timezone.now)
    heartbeat = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "not_before"], name="jobs_to_do")]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk} ({self.get_state_display()})"

    @property
    def message(self) -> Text:
        """How far it is, or why it failed."""
        return Text(self.message_th, self.message_en)


class Daily(models.Model):
    """Until which day a daily job was asked for."""

    kind = models.CharField(max_length=60, unique=True)
    last_day = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.last_day}"
