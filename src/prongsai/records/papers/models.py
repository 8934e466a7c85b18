"""Papers: documents that an agency keeps as editions, signs and publishes."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from prongsai.adapters import clock
from prongsai.records.agencies.models import Agency, Post
from prongsai.records.files.models import StoredFile
from prongsai.records.measures.models import Plan


class Letterhead(models.Model):
    """What stands on an agency's papers beside the text."""

    agency = models.OneToOneField(Agency, on_delete=models.CASCADE, related_name="letterhead")
    garuda = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    emblem = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    office = models.CharField("ส่วนราชการ", max_length=300, blank=True)
    number_prefix = models.CharField("เลขที่หนังสือขึ้นต้น", max_length=80, blank=True)
    address = models.CharField("ที่อยู่", max_length=300, blank=True)
    phone = models.CharField("โทรศัพท์", max_length=80, blank=True)
    website = models.CharField("เว็บไซต์หลัก", max_length=300, blank=True)

    class Meta:
        verbose_name = "หัวเอกสาร"
        verbose_name_plural = "หัวเอกสาร"

    def __str__(self) -> str:
        return str(self.agency)


class PaperState(models.TextChoices):
    DRAFT = "draft", "ร่าง"
    FIXED = "fixed", "ตรึงแล้ว รอเสนอ"
    UNDER_WAY = "under-way", "อยู่ระหว่างเสนอ"
    RETURNED = "returned", "ส่งคืนให้แก้ไข"
    SIGNED = "signed", "ลงนามแล้ว"
    PUBLISHED = "published", "เผยแพร่แล้ว"


class Paper(models.Model):
    """A paper of one kind (`core.reports.paper.PaperKind`), always with its three years.

    `options` say how it is built (arrangement, columns, period), `typed` hold what the officer typed (number, date,
    subject, facts of her own).
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField("ชนิด", max_length=40)
    title = models.CharField("ชื่อเอกสาร", max_length=500)
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    result_year = models.PositiveSmallIntegerField("ผลการประเมินปี", null=True, blank=True)
    plan_year = models.PositiveSmallIntegerField("ปีของแผน", null=True, blank=True)
    oit_year = models.PositiveSmallIntegerField("เป็นหลักฐานของ OIT ปี")
    options = models.JSONField("ตัวเลือก", default=dict, blank=True)
    typed = models.JSONField("ข้อความที่พิมพ์เอง", default=dict, blank=True)
    state = models.CharField("สถานะ", max_length=12, choices=PaperState.choices, default=PaperState.DRAFT)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = "เอกสาร"
        verbose_name_plural = "เอกสาร"
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["agency", "state"], name="papers_by_state")]

    def __str__(self) -> str:
        return self.title


class Overlay(models.Model):
    """A text edited on screen: where it stands, and the hash of the text that it replaced."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="overlays")
    address = models.CharField(max_length=200)
    replaces_sha256 = models.CharField(max_length=64)
    text = models.TextField()
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    edited_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = "ข้อความที่แก้ไข"
        verbose_name_plural = "ข้อความที่แก้ไข"
        constraints = [models.UniqueConstraint(fields=["paper", "address"], name="overlay_once")]

    @property
    def agency(self) -> Agency:
        return self.paper.agency

    def __str__(self) -> str:
        return self.address


class Edition(models.Model):
    """A fixed document. `sha256` is over its blocks, or over the file for one that came back from Word.

    `checks` are the figures of such a file that the document does not have (`core.audit`), `rendering` says how the
    blocks are printed. Only the state of its approvals changes; a trigger refuses any change of the edition itself.
    """

    class Origin(models.TextChoices):
        BLOCKS = "blocks", "จากระบบ"
        FILE = "file", "ไฟล์ที่แก้ใน Word"
        SCAN = "scan", "ไฟล์สแกนที่ลงนามแล้ว"

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField("ฉบับที่")
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.BLOCKS)
    document = models.JSONField(null=True, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    checks = models.JSONField("ตัวเลขที่ตรวจแล้ว", default=list, blank=True)
    rendering = models.JSONField("วิธีพิมพ์", default=dict, blank=True)
    framework_sha256 = models.CharField(max_length=64, blank=True)
    software_version = models.CharField(max_length=40)
    fixed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    fixed_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = "ฉบับ"
        verbose_name_plural = "ฉบับ"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="edition_once")]

    @property
    def agency(self) -> Agency:
        return self.paper.agency

    def __str__(self) -> str:
        return f"{self.paper} ({self.number})"


class Approval(models.Model):
    """One place in the chain of an edition: who gives an opinion or an order, and what was said.

    A trigger refuses a signature over any other hash than the edition's, and every change once it is given.
    """

    class Act(models.TextChoices):
        PROPOSE = "propose", "เสนอ"
        OPINION = "opinion", "ความเห็น"
        ORDER = "order", "คำสั่ง"

    class State(models.TextChoices):
        WAITING = "waiting", "รอ"
        SIGNED = "signed", "ลงนามแล้ว"
        RETURNED = "returned", "ส่งคืน"

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="approvals")
    position = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=10, choices=Act.choices)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    post_title = models.CharField("ตำแหน่ง", max_length=300)
    signer_name = models.CharField("ชื่อผู้ลงนาม", max_length=200, blank=True)
    own_post = models.CharField("ตำแหน่งของผู้ลงนาม", max_length=300, blank=True)
    acting_as = models.CharField(max_length=40, blank=True)
    authority = models.CharField("คำสั่งที่ให้อำนาจ", max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    said = models.TextField("ความเห็นหรือคำสั่ง", blank=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_sha256 = models.CharField(max_length=64, blank=True)
    scan = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "การลงนาม"
        verbose_name_plural = "การลงนาม"
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["edition", "position"], name="approval_place_once")]

    @property
    def agency(self) -> Agency:
        return self.edition.paper.agency

    def __str__(self) -> str:
        return f"{self.post_title} ({self.state})"


class Publication(models.Model):
    """That an edition was published: the pack for the agency's own website, its address there, the copy here.

    `files` are the copies kept under their hash: dictionaries of format, name and sha256 of a public StoredFile.
    """

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="publication")
    published_at = models.DateTimeField(default=clock.now)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    files = models.JSONField("ไฟล์ที่เผยแพร่", default=list, blank=True)
    address = models.URLField("ที่อยู่บนเว็บไซต์หลักของหน่วยงาน", max_length=500, blank=True)
    evidence_for = models.JSONField("หลักฐานของข้อ OIT", default=list, blank=True)
    withdrawn_at = models.DateTimeField("ถอนเมื่อ", null=True, blank=True)

    class Meta:
        verbose_name = "การเผยแพร่"
        verbose_name_plural = "การเผยแพร่"

    @property
    def agency(self) -> Agency:
        return self.edition.paper.agency

    def __str__(self) -> str:
        return str(self.edition)
