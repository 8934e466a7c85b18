"""The agencies that are assessed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.names import normalise_name, short_name
from prongsai.records.agencies.fields import SortKeyField

LONGEST_NAME = 300


class Agency(models.Model):
    """A public agency, or a body whose results are published like one (a unit of it, a group with an average).

    `code` stands in addresses and never changes; `official_code` is the one that lists of the state use, if any. The
    columns from `name_key` on are made from the others (`identity.with_keys`).
    """

    code = models.CharField("รหัส", max_length=40, unique=True)
    official_code = models.CharField("รหัสทางการ", max_length=40, null=True, blank=True)
    name = models.CharField("ชื่อหน่วยงาน", max_length=LONGEST_NAME)
    kind = models.CharField("ประเภท", max_length=40)
    province = models.CharField("จังหวัด", max_length=100, blank=True)
    district = models.CharField("อำเภอ", max_length=100, blank=True)
    is_simulated = models.BooleanField("เป็นหน่วยงานจำลอง", default=False)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children", verbose_name="สังกัด"
    )
    name_key = models.CharField(max_length=LONGEST_NAME)
    sort_key = SortKeyField(max_length=3 * LONGEST_NAME)
    search_text = models.TextField()

    class Meta:
        verbose_name = "หน่วยงาน"
        verbose_name_plural = "หน่วยงาน"
        constraints = [
            models.UniqueConstraint(fields=["name_key", "province", "district"], name="agency_known_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="agency_has_a_name"),
            models.UniqueConstraint(
                fields=["official_code"],
                condition=models.Q(official_code__isnull=False),
                name="agency_official_code_once",
            ),
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


class FormerName(models.Model):
    """What an agency was called, and which kind it was, up to a fiscal year (that year included)."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField("ชื่อเดิม", max_length=LONGEST_NAME)
    kind = models.CharField("ประเภทเดิม", max_length=40)
    until_year = models.PositiveSmallIntegerField("ใช้ถึงปีงบประมาณ")
    name_key = models.CharField(max_length=LONGEST_NAME, default="", editable=False)

    class Meta:
        verbose_name = "ชื่อเดิม"
        verbose_name_plural = "ชื่อเดิม"
        constraints = [models.UniqueConstraint(fields=["agency", "until_year"], name="former_name_once_a_year")]
        indexes = [models.Index(fields=["name_key"], name="former_name_found")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_key = normalise_name(self.name)
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return f"{self.name} (ถึงปี {self.until_year})"


class SetupLink(models.Model):
    """A link with which one agency and its first officer may be set up, once. Only a hash of its token is kept."""

    token_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField("ใช้ได้ถึง")
    used_at = models.DateTimeField("ใช้เมื่อ", null=True)

    class Meta:
        verbose_name = "ลิงก์ตั้งต้น"
        verbose_name_plural = "ลิงก์ตั้งต้น"

    def __str__(self) -> str:
        return f"#{self.pk}"


class Unit(models.Model):
    """สำนัก/กอง of an agency, or งาน within one (`parent`). One that is closed keeps its history."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="units")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="sections")
    name = models.CharField("ชื่อ", max_length=200)
    position = models.PositiveSmallIntegerField("ลำดับ", default=0)
    is_open = models.BooleanField("ยังมีอยู่", default=True)

    class Meta:
        verbose_name = "สำนัก/กอง"
        verbose_name_plural = "สำนัก/กอง"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "parent", "name"], name="unit_once", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a person may do in an agency; the titles shown are those of the kind of agency (`core.offices`)."""

    OFFICER = "officer", "เจ้าหน้าที่ผู้รับผิดชอบ"
    UNIT = "unit", "สำนัก/กอง"
    CLERK = "clerk", "ปลัด"
    HEAD = "head", "ผู้บริหารสูงสุด"
    ADMINISTRATOR = "administrator", "ผู้ดูแลระบบ"


class Membership(models.Model):
    """A person's role in an agency; the role `unit` names the unit. Ended ones stay for the journal."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField("บทบาท", max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    since = models.DateTimeField("ตั้งแต่", default=clock.now)
    ended_at = models.DateTimeField("สิ้นสุด", null=True, blank=True)

    class Meta:
        verbose_name = "สมาชิก"
        verbose_name_plural = "สมาชิก"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "agency", "role", "unit"],
                condition=models.Q(ended_at__isnull=True),
                name="membership_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=~models.Q(role="unit") | models.Q(unit__isnull=False), name="membership_of_a_unit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role} {self.agency}"


class OversightRole(models.TextChoices):
    """What a person does for the assessment of many agencies."""

    ADMINISTRATOR = "administrator", "ผู้ดูแลการประเมิน"
    SUPERVISOR = "supervisor", "ผู้กำกับ (จังหวัด กระทรวง)"
    REVIEWER = "reviewer", "ผู้ตรวจ OIT"
    INTERVIEWER = "interviewer", "ผู้สัมภาษณ์ EIT ส่วนที่ 2"


class Mandate(models.Model):
    """A person's role above the agencies. A supervisor's reaches a province or what belongs to a body, or all.

    Reviewers and interviewers reach only the agencies that they are assigned to in a round.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mandates")
    role = models.CharField("บทบาท", max_length=20, choices=OversightRole.choices)
    province = models.CharField("จังหวัด", max_length=100, blank=True)
    body = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="mandates", verbose_name="ต้นสังกัด"
    )
    since = models.DateTimeField("ตั้งแต่", default=clock.now)
    ended_at = models.DateTimeField("สิ้นสุด", null=True, blank=True)

    class Meta:
        verbose_name = "ผู้มีหน้าที่ประเมิน"
        verbose_name_plural = "ผู้มีหน้าที่ประเมิน"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role="supervisor") | models.Q(province="", body__isnull=True),
                name="mandate_only_supervisors_have_a_part",
            )
        ]
        indexes = [models.Index(fields=["user"], condition=models.Q(ended_at__isnull=True), name="mandate_of")]

    def __str__(self) -> str:
        return f"{self.user} {self.role}"


class InvitationLink(models.Model):
    """A link that is used once, sent by e-mail or handed over. Only a hash of its token is kept."""

    email = models.EmailField("อีเมล")
    display_name = models.CharField("ชื่อ", max_length=200, blank=True)
    token_sha256 = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField("ใช้ได้ถึง")
    accepted_at = models.DateTimeField("ตอบรับเมื่อ", null=True)

    class Meta:
        abstract = True


class Invitation(InvitationLink):
    """An invitation to join an agency."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField("บทบาท", max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "คำเชิญ"
        verbose_name_plural = "คำเชิญ"

    def __str__(self) -> str:
        return f"{self.email} → {self.agency}"


class TeamInvitation(InvitationLink):
    """An invitation to a role above the agencies; a supervisor's names the part, as in Mandate."""

    role = models.CharField("บทบาท", max_length=20, choices=OversightRole.choices)
    province = models.CharField("จังหวัด", max_length=100, blank=True)
    body = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "คำเชิญผู้มีหน้าที่ประเมิน"
        verbose_name_plural = "คำเชิญผู้มีหน้าที่ประเมิน"

    def __str__(self) -> str:
        return f"{self.email} → {self.role}"


class Post(models.Model):
    """ตำแหน่ง of an agency, as papers print it ("หัวหน้าสำนักปลัด"); `role` ties it to the approval chain."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="posts")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField("ชื่อตำแหน่ง", max_length=300)
    role = models.CharField("บทบาทในการเสนอเรื่อง", max_length=20, choices=Role.choices, blank=True)
    position = models.PositiveSmallIntegerField("ลำดับ", default=0)

    class Meta:
        verbose_name = "ตำแหน่ง"
        verbose_name_plural = "ตำแหน่ง"
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["agency", "title"], name="post_once")]

    def __str__(self) -> str:
        return self.title


class Holding(models.Model):
    """Who holds a post and when; one who acts for the holder names the own post, the word and the order it rests on."""

    class Acting(models.TextChoices):
        NO = "", "ดำรงตำแหน่ง"
        ON_BEHALF = "รักษาราชการแทน", "รักษาราชการแทน"
        IN_PLACE = "รักษาการแทน", "รักษาการแทน"
        IN_POST = "รักษาการในตำแหน่ง", "รักษาการในตำแหน่ง"

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="holdings")
    person_name = models.CharField("ชื่อ", max_length=200)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="holdings"
    )
    since = models.DateField("ตั้งแต่")
    until = models.DateField("ถึง (นับวันนั้นด้วย)", null=True, blank=True)
    acting_as = models.CharField("การรักษาราชการ", max_length=40, choices=Acting.choices, blank=True, default=Acting.NO)
    own_post = models.CharField("ตำแหน่งของตน", max_length=300, blank=True)
    order_number = models.CharField("คำสั่งที่", max_length=80, blank=True)
    ordered_on = models.DateField("ลงวันที่", null=True, blank=True)

    class Meta:
        verbose_name = "ผู้ดำรงตำแหน่ง"
        verbose_name_plural = "ผู้ดำรงตำแหน่ง"
        ordering = ["-since", "-pk"]

    def __str__(self) -> str:
        return f"{self.person_name} {self.post}"
