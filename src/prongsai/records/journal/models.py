"""Who did what, when: one chain of entries for each agency, never changed."""

from __future__ import annotations

from django.db import models

SITE = "site"  # the chain of what concerns no agency


class Entry(models.Model):
    """One act. `facts` hold no personal data; the hash covers everything here and the entry before it.

    `chain` is an agency's code or "site"; `verb` names the act ("measures.step.reported"), whose words its app gives.
    """

    chain = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    at = models.DateTimeField("เมื่อ")
    verb = models.CharField(max_length=80)
    object_type = models.CharField(max_length=40, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    facts = models.JSONField(default=dict)
    actor = models.CharField(max_length=40, blank=True, help_text="A number without a name: u12; empty for the system.")
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = "รายการบันทึก"
        verbose_name_plural = "บันทึกการทำงาน"
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="journal_one_chain")]
        indexes = [
            models.Index(fields=["object_type", "object_id", "chain"], name="journal_of_thing"),
            models.Index(fields=["chain", "verb", "number"], name="journal_by_act"),
            models.Index(fields=["chain", "actor", "number"], name="journal_by_person"),
            models.Index(fields=["chain", "at"], name="journal_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.chain} #{self.number} {self.verb}"


class Person(models.Model):
    """The names in an entry, apart from it so that they can be erased without breaking the chain."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="person")
    actor_name = models.CharField("ผู้ทำ", max_length=200, blank=True)
    names = models.JSONField("ชื่ออื่นในรายการ", default=dict)

    def __str__(self) -> str:
        return self.actor_name
