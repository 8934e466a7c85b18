"""Rounds of the assessment: their calendar, who takes part, and who reviews or interviews."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode, State, days_left, in_short, state_on
from prongsai.core.text import Text
from prongsai.records.agencies.models import Agency, Invitation
from prongsai.records.frameworks.models import FrameworkVersion, WordingVersion
from prongsai.records.notices.models import Mailed


class RoundKind(models.TextChoices):
    """What a round counts for. An agency follows ELSEWHERE what runs in another system (ITAS)."""

    OFFICIAL = "official", "รอบการประเมินจริง"
    ELSEWHERE = "elsewhere", "รอบการประเมินจริงในระบบอื่น"
    REHEARSAL = "rehearsal", "ซ้อมประเมิน"

    @property
    def text(self) -> Text:
        return _KINDS[self]


_KINDS = {
    RoundKind.OFFICIAL: Text("รอบการประเมินจริง", "Official round"),
    RoundKind.ELSEWHERE: Text("รอบการประเมินจริงในระบบ ITAS", "Official round in ITAS"),
    RoundKind.REHEARSAL: Text("ซ้อมประเมิน", "Rehearsal"),
}


class Round(models.Model):
    """รอบการประเมิน. An official one has many agencies; what an agency follows or rehearses is its own (`agency`).

    `fiscal_year` is the year in which it runs; its rules are those of `framework`, which for an official round is of
    that very year, unless it is simulated. `grace_hours` is how long after the last day of collecting a sheet that
    waited in a device for a network is still taken.
    """

    kind = models.CharField("ลักษณะ", max_length=10, choices=RoundKind.choices)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="own_rounds")
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ")
    number = models.PositiveSmallIntegerField("ครั้งที่", default=1)
    framework = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="rounds")
    wording = models.ForeignKey(WordingVersion, null=True, on_delete=models.PROTECT, related_name="rounds")
    worded_at = models.DateTimeField("ผูกถ้อยคำเมื่อ", null=True)
    grace_hours = models.PositiveSmallIntegerField("เวลาผ่อนผันของชุดที่ค้างในเครื่อง (ชั่วโมง)", default=24)
    is_simulated = models.BooleanField("เป็นข้อมูลจำลอง", default=False)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    closed_at = models.DateTimeField("ปิดรับคำตอบเมื่อ", null=True)
    seen_at = models.DateTimeField("มีผู้เห็นคะแนนครั้งแรกเมื่อ", null=True)
    announced_at = models.DateTimeField("ประกาศผลเมื่อ", null=True)

    class Meta:
        verbose_name = "รอบการประเมิน"
        verbose_name_plural = "รอบการประเมิน"
        ordering = ["-fiscal_year", "kind", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "agency", "fiscal_year", "number"], name="round_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(kind="official", agency__isnull=True) | (~Q(kind="official") & Q(agency__isnull=False)),
                name="round_of_one_agency_or_official",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.fiscal_year}/{self.number}"

    @property
    def name(self) -> Text:
        """What pages call it: "รอบการประเมินจริง ปี 2568", "ซ้อมประเมิน ปี 2568 ครั้งที่ 2"."""
        label = RoundKind(self.kind).text
        number = self.kind == RoundKind.REHEARSAL
        return Text(
            f"{label.th} ปี {self.fiscal_year}" + (f" ครั้งที่ {self.number}" if number else ""),
            f"{label.en} FY {self.fiscal_year}" + (f" no. {self.number}" if number else ""),
        )

    @property
    def counts_officially(self) -> bool:
        return self.kind == RoundKind.OFFICIAL

    @property
    def is_asked_here(self) -> bool:
        """Whether people answer in this installation; of a round elsewhere only counts and links are kept."""
        return self.kind != RoundKind.ELSEWHERE


class Phase(models.Model):
    """A phase of a round. Its last day still counts."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="phases")
    code = models.CharField("ช่วง", max_length=10, choices=[(one.value, one.label.th) for one in PhaseCode])
    starts_on = models.DateField("วันแรก")
    ends_on = models.DateField("วันสุดท้าย")
    is_stated = models.BooleanField("ตามกรอบการประเมิน", default=False)

    class Meta:
        verbose_name = "ช่วงของรอบ"
        verbose_name_plural = "ช่วงของรอบ"
        ordering = ["starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "code"], name="phase_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="phase_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.round} {self.code}"

    @property
    def label(self) -> Text:
        return PhaseCode(self.code).label

    @property
    def outside(self) -> Text | None:
        """What is said of a phase that is not done in this system, though the rest of its round is."""
        return PhaseCode(self.code).outside if self.round.is_asked_here else None

    @property
    def in_short(self) -> str:
        """Its days as a form carries them along, so that it is known what was shown."""
        return in_short(self.starts_on, self.ends_on)

    def state_on(self, day: date) -> State:
        return state_on(self.starts_on, self.ends_on, day)

    def days_left(self, day: date) -> int:
        return days_left(self.ends_on, day)


class Extension(models.Model):
    """A phase was given other days, and why."""

    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="extensions")
    old_ends_on = models.DateField("เดิมถึง")
    new_ends_on = models.DateField("ขยายถึง")
    reason = models.TextField("เหตุผล")
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = "การขยายเวลา"
        verbose_name_plural = "การขยายเวลา"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.phase} → {self.new_ends_on}"


class Enrolment(models.Model):
    """An agency in a round, with the headcounts that the least numbers of answers follow from.

    What was enrolled at once has the same `enrolled_at`, so that it can be taken out at once.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="enrolments")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="enrolments")
    staff = models.PositiveIntegerField("จำนวนบุคลากร", null=True, blank=True)
    served = models.PositiveIntegerField("จำนวนผู้รับบริการหรือผู้มาติดต่อ", null=True, blank=True)
    counted_at = models.DateTimeField("ระบุจำนวนเมื่อ", null=True)
    enrolled_at = models.DateTimeField("เพิ่มเข้ารอบเมื่อ", null=True)

    class Meta:
        verbose_name = "หน่วยงานในรอบ"
        verbose_name_plural = "หน่วยงานในรอบ"
        constraints = [models.UniqueConstraint(fields=["round", "agency"], name="enrolled_once")]

    def __str__(self) -> str:
        return f"{self.agency} {self.round}"


class Recount(models.Model):
    """A headcount of an official round was changed after registration was over, and why."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="recounts")
    old_staff = models.PositiveIntegerField("จำนวนบุคลากรเดิม", null=True)
    old_served = models.PositiveIntegerField("จำนวนผู้รับบริการเดิม", null=True)
    staff = models.PositiveIntegerField("จำนวนบุคลากรใหม่", null=True)
    served = models.PositiveIntegerField("จำนวนผู้รับบริการใหม่", null=True)
    reason = models.TextField("เหตุผล")
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = "การแก้จำนวนคน"
        verbose_name_plural = "การแก้จำนวนคน"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.enrolment} {self.old_staff}/{self.old_served} → {self.staff}/{self.served}"


class SeenElsewhere(models.Model):
    """What an officer saw and entered of a survey that runs in another system: its link, and how many answered.

    `minimum` is the least number of answers that the other system names, with where it says so.
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="elsewhere")
    instrument = models.CharField("แบบวัด", max_length=8)
    link = models.URLField("ลิงก์ตอบแบบวัด", max_length=500, blank=True)
    sheets = models.PositiveIntegerField("จำนวนผู้ตอบที่เห็น", null=True, blank=True)
    seen_on = models.DateField("เห็นเมื่อวันที่", null=True, blank=True)
    minimum = models.PositiveIntegerField("ขั้นต่ำที่ระบุ", null=True, blank=True)
    minimum_source = models.CharField("ที่มาของขั้นต่ำ", max_length=200, blank=True, default="")

    class Meta:
        verbose_name = "แบบวัดในระบบอื่น"
        verbose_name_plural = "แบบวัดในระบบอื่น"
        constraints = [models.UniqueConstraint(fields=["enrolment", "instrument"], name="seen_elsewhere_once")]

    def __str__(self) -> str:
        return f"{self.enrolment} {self.instrument}"


class Task(models.TextChoices):
    """What a person of the assessment team does for an agency in a round."""

    REVIEW = "review", "ตรวจ OIT"
    INTERVIEW = "interview", "สัมภาษณ์ EIT ส่วนที่ 2"


class Assignment(models.Model):
    """A person of the assessment team is to review an agency's disclosures, or to interview for it."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="assignments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    task = models.CharField("งาน", max_length=10, choices=Task.choices)
    since = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "การมอบหมาย"
        verbose_name_plural = "การมอบหมาย"
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "user", "task"], condition=Q(ended_at__isnull=True), name="assigned_once"
            )
        ]
        indexes = [models.Index(fields=["user", "task"], condition=Q(ended_at__isnull=True), name="assigned_to")]

    def __str__(self) -> str:
        return f"{self.user} {self.task} {self.enrolment}"


class Cause(models.TextChoices):
    """Why an e-mail goes out."""

    INVITED = "invited", "คำเชิญเจ้าหน้าที่"
    ASSIGNED = "assigned", "มอบหมายงาน"
    OPENED = "opened", "ช่วงเปิดแล้ว"
    DUE = "due", "ใกล้สิ้นสุดช่วง"
    EXTENDED = "extended", "ขยายเวลา"


class Outgoing(Mailed):
    """An e-mail to an officer who is invited, or to somebody of the team. Its words are made when it is sent.

    `key` names the cause, so that the same one never goes out twice. `by_hand`: the link was handed over by a person.
    """

    key = models.CharField(max_length=120, unique=True)
    cause = models.CharField(max_length=10, choices=Cause.choices)
    invitation = models.OneToOneField(Invitation, null=True, on_delete=models.CASCADE, related_name="outgoing")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    round = models.ForeignKey(Round, null=True, on_delete=models.CASCADE, related_name="+")
    task = models.CharField(max_length=10, choices=Task.choices, blank=True)
    by_hand = models.BooleanField(default=False)

    class Meta:
        verbose_name = "อีเมลของรอบ"
        verbose_name_plural = "อีเมลของรอบ"
        constraints = [
            models.CheckConstraint(
                condition=Q(invitation__isnull=False, user__isnull=True)
                | Q(invitation__isnull=True, user__isnull=False, round__isnull=False),
                name="outgoing_of_an_invitation_or_to_the_team",
            )
        ]
        indexes = [models.Index(fields=["state", "not_before"], name="outgoing_to_send")]

    def __str__(self) -> str:
        return self.key
