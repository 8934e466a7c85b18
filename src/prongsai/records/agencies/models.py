"""The agencies that are assessed."""

from __future__ import annotations

from django.db import models

from prongsai.core.text import Text
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.names import short_name
from prongsai.records.agencies.fields import SortKeyField

LONGEST_NAME = 300


class Agency(models.Model):
    """A public agency, or a body whose results are published like one (a unit of it, a group with an average).

    `code` stands in addresses and never changes; the columns from `name_key` on are made from the others by
    `services.register`.
    """

    code = models.CharField("รหัส", max_length=40, unique=True)
    name = models.CharField("ชื่อหน่วยงาน", max_length=LONGEST_NAME)
    kind = models.CharField("ประเภท", max_length=40)
    province = models.CharField("จังหวัด", max_length=100, blank=True)
    district = models.CharField("อำเภอ", max_length=100, blank=True)
    is_simulated = models.BooleanField("เป็นหน่วยงานจำลอง", default=False)
    name_key = models.CharField(max_length=LONGEST_NAME)
    sort_key = SortKeyField(max_length=3 * LONGEST_NAME)
    search_text = models.TextField()

    class Meta:
        verbose_name = "หน่วยงาน"
        verbose_name_plural = "หน่วยงาน"
        constraints = [
            models.UniqueConstraint(fields=["name_key", "province", "district"], name="agency_known_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="agency_has_a_name"),
        ]
        indexes = [models.Index(fields=["is_simulated", "sort_key", "kind", "province"], name="agency_real_first")]

    def __str__(self) -> str:
        return self.name

    @property
    def short_name(self) -> str:
        """The name as tables have it: อบต.สองพี่น้อง."""
        return short_name(self.name)

    @property
    def kind_label(self) -> Text:
        return AgencyKind(self.kind).label
