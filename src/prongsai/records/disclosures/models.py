"""What agencies disclose for OIT items in a round, and how it was judged."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from prongsai.adapters import clock
from prongsai.records.rounds.models import Enrolment


class Disclosure(models.Model):
    """ข้อมูลที่เปิดเผย for one OIT item: where it can be seen, and whether the agency holds it to be complete."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="disclosures")
    item = models.CharField("ข้อ", max_length=8)
    address = models.URLField("ลิงก์", max_length=1000, blank=True)
    explanation = models.TextField("คำอธิบาย", blank=True)
    is_ready = models.BooleanField("พร้อมส่ง", default=False)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = "ข้อมูลที่เปิดเผย"
        verbose_name_plural = "ข้อมูลที่เปิดเผย"
        constraints = [models.UniqueConstraint(fields=["enrolment", "item"], name="disclosed_once")]

    def __str__(self) -> str:
        return f"{self.enrolment} {self.item}"


class Review(models.Model):
    """การตรวจ of one item: 0 or 100 points, by whom, and why. The newest counts; those before it stay."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="reviews")
    item = models.CharField("ข้อ", max_length=8)
    points = models.PositiveSmallIntegerField("คะแนน")
    note = models.TextField("เหตุผล", blank=True)
    judged_at = models.DateTimeField(default=clock.now)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = "การตรวจ"
        verbose_name_plural = "การตรวจ"
        constraints = [models.CheckConstraint(condition=Q(points__in=[0, 100]), name="review_0_or_100")]
        indexes = [models.Index(fields=["enrolment", "item", "-id"], name="review_newest")]

    def __str__(self) -> str:
        return f"{self.enrolment} {self.item} {self.points}"
