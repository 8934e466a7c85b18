"""Plans: what agencies do about their findings, how, who, by when, and how it went."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from prongsai.adapters import clock
from prongsai.core.measures.model import PlanKind, Source, Status
from prongsai.records.agencies.models import Agency, Unit
from prongsai.records.files.models import StoredFile
from prongsai.records.results.models import Result


class PlanState(models.TextChoices):
    DRAFT = "draft", "ร่าง"
    ADOPTED = "adopted", "ใช้แล้ว"
    CLOSED = "closed", "สรุปแล้ว"


class Plan(models.Model):
    """An agency's plan for a fiscal year, or for several (`until_year`), on the result of `result_year`.

    `result` is the edition that it answers. `version` counts changes, so that nobody overwrites another unseen.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="plans")
    kind = models.CharField("แผน", max_length=20, choices=[(one.value, one.value) for one in PlanKind])
    title = models.CharField("ชื่อแผน", max_length=300, blank=True)
    plan_year = models.PositiveSmallIntegerField("ปีงบประมาณของแผน")
    until_year = models.PositiveSmallIntegerField("ถึงปีงบประมาณ")
    result_year = models.PositiveSmallIntegerField("ผลการประเมินปี", null=True, blank=True)
    oit_year = models.PositiveSmallIntegerField("เป็นหลักฐานของ OIT ปี")
    result = models.ForeignKey(Result, null=True, blank=True, on_delete=models.PROTECT, related_name="plans")
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="followed_by")
    state = models.CharField("สถานะ", max_length=10, choices=PlanState.choices, default=PlanState.DRAFT)
    adopted_on = models.DateField("ใช้ตั้งแต่", null=True, blank=True)
    closed_on = models.DateField("สรุปเมื่อ", null=True, blank=True)
    rhythms = models.JSONField("รอบรายงานของแผน", default=list, blank=True)
    is_public = models.BooleanField("แสดงต่อสาธารณะ", default=False)
    made_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "แผน"
        verbose_name_plural = "แผน"
        constraints = [
            models.UniqueConstraint(fields=["agency", "kind", "plan_year"], name="plan_once_a_year"),
            models.CheckConstraint(
                condition=models.Q(until_year__gte=models.F("plan_year")), name="plan_years_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.kind} {self.plan_year}"


class Recommendation(models.Model):
    """Advice that an agency received with a result, or wrote down itself: a thing that measures answer."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="recommendations")
    result_year = models.PositiveSmallIntegerField("ผลการประเมินปี")
    source = models.CharField("ที่มา", max_length=20, choices=[(one.value, one.value) for one in Source])
    code = models.CharField("เครื่องมือ ตัวชี้วัด หรือข้อ", max_length=20, blank=True)
    text = models.TextField("ข้อเสนอแนะ")
    count = models.PositiveIntegerField("จำนวนผู้เสนอ", null=True, blank=True)

    class Meta:
        verbose_name = "ข้อเสนอแนะ"
        verbose_name_plural = "ข้อเสนอแนะ"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class Measure(models.Model):
    """One measure of a plan. Its owners are `units`, every unit (`all_units`) and whatever `owner_text` adds."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="measures")
    number = models.PositiveSmallIntegerField("ลำดับ")
    title = models.CharField("มาตรการ", max_length=500)
    group = models.CharField("ตัวชี้วัดหรือเครื่องมือ", max_length=20, blank=True)
    units = models.ManyToManyField(Unit, related_name="measures", blank=True)
    all_units = models.BooleanField("ทุกสำนัก/กอง", default=False)
    owner_text = models.CharField("ผู้รับผิดชอบ (ข้อความ)", max_length=300, blank=True)
    starts_on = models.DateField("เริ่ม", null=True, blank=True)
    ends_on = models.DateField("แล้วเสร็จ", null=True, blank=True)
    period_text = models.CharField("ระยะเวลา (ข้อความ)", max_length=200, blank=True)
    rhythms = models.JSONField("รอบรายงาน", default=list, blank=True)
    monitoring = models.TextField("การกำกับติดตาม", blank=True)
    success = models.TextField("ตัวชี้วัดความสำเร็จ", blank=True)
    budget = models.PositiveBigIntegerField("งบประมาณ (บาท)", null=True, blank=True)
    budget_note = models.CharField("ที่มาของงบประมาณ", max_length=300, blank=True)
    expected_gain = models.CharField("คะแนนรวมที่คาดว่าจะเพิ่ม", max_length=20, blank=True)
    former_way = models.TextField("วิธีการดำเนินการเดิม", blank=True)
    outcome = models.TextField("ผลลัพธ์หรือความสำเร็จ", blank=True)
    problems = models.TextField("ปัญหาและอุปสรรค", blank=True)
    advice = models.TextField("ข้อเสนอแนะ", blank=True)
    remark = models.TextField("หมายเหตุ", blank=True)
    library_key = models.CharField(max_length=60, blank=True)
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_to"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "มาตรการ"
        verbose_name_plural = "มาตรการ"
        ordering = ["number", "pk"]

    @property
    def agency(self) -> Agency:
        return self.plan.agency

    def __str__(self) -> str:
        return self.title


class Answer(models.Model):
    """What a measure answers, copied when it was chosen: the edition, the key of the finding and its figure."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="answers")
    source = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Source])
    kind = models.CharField(max_length=20, blank=True)
    code = models.CharField(max_length=20, blank=True)
    indicator = models.CharField(max_length=20, blank=True)
    name_th = models.TextField()
    name_en = models.TextField(blank=True)
    shown = models.CharField(max_length=20, blank=True)
    result = models.ForeignKey(Result, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recommendation = models.ForeignKey(
        Recommendation, null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    risk = models.ForeignKey("Risk", null=True, blank=True, on_delete=models.CASCADE, related_name="answers")

    class Meta:
        verbose_name = "ประเด็นที่มาตรการตอบ"
        verbose_name_plural = "ประเด็นที่มาตรการตอบ"
        ordering = ["pk"]

    @property
    def agency(self) -> Agency:
        return self.measure.plan.agency

    def __str__(self) -> str:
        return self.name_th


class LeftOpen(models.Model):
    """A weakness that no measure of the plan answers, and why; its name and figure are copied when it is left."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="left_open")
    code = models.CharField(max_length=20)
    name_th = models.TextField(blank=True)
    name_en = models.TextField(blank=True)
    shown = models.CharField(max_length=20, blank=True)
    reason = models.TextField("เหตุผล")

    class Meta:
        verbose_name = "ประเด็นที่ยังไม่ดำเนินการ"
        verbose_name_plural = "ประเด็นที่ยังไม่ดำเนินการ"
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="left_open_once")]

    @property
    def agency(self) -> Agency:
        return self.plan.agency

    def __str__(self) -> str:
        return f"{self.code}: {self.reason}"


class Step(models.Model):
    """One step of a measure; without owners or dates of its own those of the measure hold."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField("ลำดับ")
    text = models.TextField("ขั้นตอนหรือวิธีการ")
    units = models.ManyToManyField(Unit, related_name="steps", blank=True)
    all_units = models.BooleanField("ทุกสำนัก/กอง", default=False)
    owner_text = models.CharField("ผู้รับผิดชอบ (ข้อความ)", max_length=300, blank=True)
    starts_on = models.DateField("เริ่ม", null=True, blank=True)
    ends_on = models.DateField("แล้วเสร็จ", null=True, blank=True)
    period_text = models.CharField("ระยะเวลา (ข้อความ)", max_length=200, blank=True)
    status = models.CharField(
        "สถานะ", max_length=12, choices=[(one.value, one.value) for one in Status], default=Status.PLANNED.value
    )
    percent = models.PositiveSmallIntegerField("ร้อยละ", null=True, blank=True)
    dropped_because = models.TextField("เหตุผลที่ยกเลิก", blank=True)

    class Meta:
        verbose_name = "ขั้นตอน"
        verbose_name_plural = "ขั้นตอน"
        ordering = ["number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(percent__isnull=True) | models.Q(percent__lte=100), name="step_percent_to_100"
            )
        ]

    @property
    def agency(self) -> Agency:
        return self.measure.plan.agency

    @property
    def owning_units(self) -> set[int] | None:
        """The units that may report on it: its own, or those of its measure; None means every unit.

        What งาน within a สำนัก does, its สำนัก may report too.
        """
        own = list(self.units.all())
        if self.all_units or (not own and self.measure.all_units):
            return None
        owners = own or list(self.measure.units.all())
        return {one.pk for one in owners} | {one.parent_id for one in owners if one.parent_id is not None}

    def __str__(self) -> str:
        return self.text


class Meeting(models.Model):
    """A meeting that set measures or heard how they go; papers cite it."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="meetings")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="meetings")
    title = models.CharField("การประชุม", max_length=300)
    held_on = models.DateField("วันที่ประชุม")
    place = models.CharField("สถานที่", max_length=300, blank=True)
    present = models.JSONField("ผู้มาประชุม", default=list, blank=True)
    present_count = models.PositiveSmallIntegerField("จำนวนผู้มาประชุม", null=True, blank=True)
    agenda = models.CharField("ระเบียบวาระ", max_length=300, blank=True)
    resolution = models.TextField("มติ", blank=True)
    sets_measures = models.BooleanField("กำหนดมาตรการ", default=False)
    files = models.ManyToManyField(StoredFile, related_name="+", blank=True)

    class Meta:
        verbose_name = "การประชุม"
        verbose_name_plural = "การประชุม"
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return self.title


class Committee(models.Model):
    """A committee or working group; members are [name, post, side], sides being staff, citizen or councillor."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="committees")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="committees")
    name = models.CharField("คณะทำงาน", max_length=300)
    order_number = models.CharField("คำสั่งที่", max_length=80, blank=True)
    ordered_on = models.DateField("ลงวันที่", null=True, blank=True)
    members = models.JSONField("กรรมการ", default=list, blank=True)
    duties = models.TextField("หน้าที่", blank=True)

    class Meta:
        verbose_name = "คณะทำงาน"
        verbose_name_plural = "คณะทำงาน"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Training(models.Model):
    """Training with attendance."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="trainings")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="trainings")
    title = models.CharField("หลักสูตรหรือเรื่อง", max_length=300)
    held_on = models.DateField("วันที่")
    expected = models.PositiveSmallIntegerField("กลุ่มเป้าหมาย (คน)", null=True, blank=True)
    attended = models.PositiveSmallIntegerField("ผู้เข้าร่วม (คน)", null=True, blank=True)
    note = models.TextField("หมายเหตุ", blank=True)
    files = models.ManyToManyField(StoredFile, related_name="+", blank=True)

    class Meta:
        verbose_name = "การฝึกอบรม"
        verbose_name_plural = "การฝึกอบรม"
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return self.title


class Risk(models.Model):
    """A corruption risk; likelihood and impact from 1 to 5."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="risks")
    number = models.PositiveSmallIntegerField("ลำดับ")
    process = models.CharField("กระบวนงาน", max_length=300)
    risk = models.TextField("ความเสี่ยงการทุจริต")
    likelihood = models.PositiveSmallIntegerField("โอกาส (1–5)", null=True, blank=True)
    impact = models.PositiveSmallIntegerField("ผลกระทบ (1–5)", null=True, blank=True)
    control = models.TextField("การควบคุมที่มีอยู่", blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "ความเสี่ยงการทุจริต"
        verbose_name_plural = "ความเสี่ยงการทุจริต"
        ordering = ["number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(likelihood__isnull=True) | models.Q(likelihood__range=(1, 5)),
                name="risk_likelihood_1_to_5",
            ),
            models.CheckConstraint(
                condition=models.Q(impact__isnull=True) | models.Q(impact__range=(1, 5)), name="risk_impact_1_to_5"
            ),
        ]

    @property
    def agency(self) -> Agency:
        return self.plan.agency

    def __str__(self) -> str:
        return self.risk


class Progress(models.Model):
    """One report on a step. A correction is a new report that replaces the old one; nothing is overwritten.

    `by_unit` is the unit that reported itself, `for_unit` the one on whose behalf the officer did; neither means that
    the officer reported for all who do the step.
    """

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="progress")
    reported_on = models.DateField("วันที่รายงาน")
    status = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Status])
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField("ผลการดำเนินการ", blank=True)
    problems = models.TextField("ปัญหาและอุปสรรค", blank=True)
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="progress")
    by_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    for_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)
    links = models.JSONField("ลิงก์หลักฐาน", default=list, blank=True)
    files = models.ManyToManyField(StoredFile, related_name="+", blank=True)
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")

    class Meta:
        verbose_name = "ความก้าวหน้า"
        verbose_name_plural = "ความก้าวหน้า"
        ordering = ["reported_on", "pk"]

    @property
    def agency(self) -> Agency:
        return self.step.measure.plan.agency

    @property
    def owning_units(self) -> set[int] | None:
        return self.step.owning_units

    @property
    def about_unit(self) -> int | None:
        """The unit whose part it is about; None for the whole step."""
        return self.by_unit_id or self.for_unit_id

    def __str__(self) -> str:
        return f"{self.reported_on} {self.text[:40]}"


class Circular(models.Model):
    """A document sent round to units or all staff; `by_name` asks each to confirm having read it."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="circulars")
    step = models.ForeignKey(Step, null=True, blank=True, on_delete=models.SET_NULL, related_name="circulars")
    title = models.CharField("เรื่อง", max_length=300)
    body = models.TextField("ข้อความ", blank=True)
    number = models.CharField("ที่", max_length=80, blank=True)
    sent_on = models.DateField("วันที่แจ้งเวียน")
    to_all = models.BooleanField("ถึงทุกคน", default=True)
    units = models.ManyToManyField(Unit, related_name="+", blank=True)
    by_name = models.BooleanField("ให้ยืนยันรายชื่อ", default=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    signed_sheet = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = "หนังสือแจ้งเวียน"
        verbose_name_plural = "หนังสือแจ้งเวียน"
        ordering = ["-sent_on", "-pk"]

    def __str__(self) -> str:
        return self.title


class Receipt(models.Model):
    """That one person is to read, or has read, a circular; without an account the name alone, signed on paper."""

    circular = models.ForeignKey(Circular, on_delete=models.CASCADE, related_name="receipts")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField("ชื่อ", max_length=200)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField("รับทราบเมื่อ", null=True, blank=True)
    on_paper = models.BooleanField("ลงชื่อในกระดาษ", default=False)

    class Meta:
        verbose_name = "การรับทราบ"
        verbose_name_plural = "การรับทราบ"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["circular", "user"], condition=models.Q(user__isnull=False), name="receipt_once"
            )
        ]

    @property
    def agency(self) -> Agency:
        return self.circular.agency

    def __str__(self) -> str:
        return self.name
