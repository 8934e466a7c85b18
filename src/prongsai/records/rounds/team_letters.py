"""Letters to reviewers and interviewers: what they are assigned to, when it begins and ends, and what is left.

One letter a person and cause, however many agencies. Nothing is told of how anything was judged or answered.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings

from prongsai.adapters import clock
from prongsai.adapters.mail import Mail
from prongsai.core.calendar.phases import PhaseCode, State
from prongsai.core.calendar.saying import say_day
from prongsai.core.frameworks.disclosed import disclosed_items
from prongsai.core.surveys.respondents import is_interviewed
from prongsai.core.text import Language, Text
from prongsai.records.accounts.models import User
from prongsai.records.agencies.mandates import of_task
from prongsai.records.rounds.assigning import ROLES, WORK, assigned_to
from prongsai.records.rounds.models import Cause, Enrolment, Outgoing, Phase, Round, Task
from prongsai.records.rounds.progress import reviewed
from prongsai.records.rounds.reminders import NEWS, due
from prongsai.records.rounds.selectors import official_rounds, phases_of, rules_of, survey_codes

PHASES = {Task.REVIEW: PhaseCode.REVIEW, Task.INTERVIEW: PhaseCode.COLLECT}
PAGES = {Task.REVIEW: "/oversight/reviews/", Task.INTERVIEW: "/oversight/interviews/"}
ONE_DAY = timedelta(days=1)
_DEAR = Text("เรียน {name}", "Dear {name},")
_OPEN = Text("เปิดหน้านี้: {address}", "Open: {address}")
_LAST = Text(
    "อีเมลนี้ส่งโดยอัตโนมัติจากระบบโปร่งใส ไม่ต้องตอบกลับ",
    "This mail was sent by the Prongsai system. Please do not reply.",
)
_SIMULATED = Text("ข้อมูลจำลอง มิใช่หน่วยงานจริง", "Simulated data, no real agency")


def ask_for_letters(today: date) -> int:
    """Ask for the letters of the day that were not asked for yet; how many are new. None without a mail server."""
    if settings.MAIL_SERVER is None:
        return 0
    made = 0
    for the_round in official_rounds().filter(announced_at=None).prefetch_related("phases__extensions"):
        for task in Task:
            made += _ask(the_round, task, today)
    return made


def mail_of(one: Outgoing) -> Mail | None:
    """A letter as it is now; None where there is nothing (more) to tell."""
    if one.user is None or one.round is None or not one.user.is_active:
        return None
    task = Task(one.task)
    mine = list(assigned_to(one.user, task).filter(round=one.round))
    phase = phases_of(one.round)[PHASES[task]]
    today = clock.today()
    if not mine or phase.state_on(today) is State.OVER or one.user not in of_task(ROLES[task]):
        return None
    left = _left(one.round, mine, task, today)
    if one.cause == Cause.DUE and not left:
        return None
    says = _says(one, task, phase, len(mine), left, today)
    return Mail(one.user.email, _subject(one.round, says), _body(one.round, one.user, task, says), _mail_key(one))


def _ask(the_round: Round, task: Task, today: date) -> int:
    causes = list(_causes(phases_of(the_round)[PHASES[task]], today))
    if not causes:
        return 0
    people = [one for one in of_task(ROLES[task]) if assigned_to(one, task).filter(round=the_round).exists()]
    keys = [(cause, f"{cause}:{the_round.pk}:{task}:{{}}:{stage}") for cause, stage in causes]
    known = set(Outgoing.objects.filter(round=the_round, task=task).values_list("key", flat=True))
    new = [one for person in people if (one := _first_new(keys, person, known))]
    about = {"round": the_round, "task": task, "not_before": clock.now()}
    asked = [Outgoing(key=key, cause=cause, user=who, **about) for cause, key, who in new]
    Outgoing.objects.bulk_create(asked, ignore_conflicts=True)
    return len(new)


def _first_new(keys: list[tuple[Cause, str]], person: User, known: set[str]) -> tuple[Cause, str, User] | None:
    """One letter a day: what matters most, and what was told already no more."""
    fresh = ((cause, key.format(person.pk)) for cause, key in keys)
    return next(((cause, key, person) for cause, key in fresh if key not in known), None)


def _causes(phase: Phase, today: date) -> Iterator[tuple[Cause, str]]:
    """Why letters go out today, what matters most first."""
    if phase.state_on(today) is State.OVER:
        return
    extended = phase.extensions.first()
    if extended and clock.now() - extended.made_at < NEWS:
        yield Cause.EXTENDED, f"{extended.new_ends_on}"
    if phase.state_on(today) is State.OPEN:
        if stage := due(phase, today):
            yield Cause.DUE, stage
        if today - phase.starts_on < NEWS:
            yield Cause.OPENED, f"{phase.starts_on}"


def _says(one: Outgoing, task: Task, phase: Phase, count: int, left: Text | None, today: date) -> Text:
    """What has happened, and what is left."""
    first, last = say_day(phase.starts_on), say_day(phase.ends_on)
    work, label, name = WORK[task], phase.label, phase.round.name
    if one.cause == Cause.ASSIGNED:
        return Text(
            f"ท่านได้รับมอบหมายให้{work.th} รวม {count:,} หน่วยงาน ใน{name.th} ช่วง{label.th}คือ {first.th} – {last.th}",
            f"You are assigned to {work.en}: {count:,} agencies, {name.en}. “{label.en}”: {first.en} – {last.en}.",
        )
    return _news(Cause(one.cause), phase, today) + (left or _DONE)


def _news(cause: Cause, phase: Phase, today: date) -> Text:
    label, name, last = phase.label, phase.round.name, say_day(phase.ends_on)
    if cause == Cause.OPENED:
        return Text(
            f"{name.th}: ช่วง{label.th} เปิดแล้ว ถึงวันที่ {last.th}", f"{name.en}: “{label.en}” has begun, until {last.en}."
        )
    extended = phase.extensions.first()
    if cause == Cause.EXTENDED and extended:
        return Text(
            f"{name.th}: ขยายช่วง{label.th} ถึงวันที่ {last.th} เพราะ {extended.reason}",
            f"{name.en}: “{label.en}” was extended to {last.en}: {extended.reason}.",
        )
    days = phase.days_left(today)
    return Text(
        f"{name.th}: เหลือ {days} วัน ช่วง{label.th}สิ้นสุดวันที่ {last.th}" if days else f"{name.th}: วันสุดท้ายของช่วง{label.th}",
        f"{name.en}: “{label.en}” ends on {last.en}, {days} days from now."
        if days
        else f"{name.en}: the last day of “{label.en}”.",
    )


def _left(the_round: Round, mine: list[Enrolment], task: Task, today: date) -> Text | None:
    return _to_judge(the_round, mine) if task == Task.REVIEW else _to_interview(the_round, mine, today)


def _to_judge(the_round: Round, mine: list[Enrolment]) -> Text | None:
    items = len(disclosed_items(rules_of(the_round)))
    missing = [items - done for done in reviewed(one.pk for one in mine).values() if done < items]
    if not missing:
        return None
    return Text(
        f"ยังไม่ได้ตรวจ {sum(missing):,} ข้อ ใน {len(missing):,} หน่วยงาน",
        f"{sum(missing):,} items are still to be judged, in {len(missing):,} agencies.",
    )


def _to_interview(the_round: Round, mine: list[Enrolment], today: date) -> Text | None:
    """No source tells how many interviews are needed; what can be told is where nobody was asked before today."""
    codes = [one for one in survey_codes(rules_of(the_round)) if is_interviewed(one)]
    counted = {"surveys__instrument__in": codes, "surveys__day_counts__day__lt": today}
    begun = Enrolment.objects.filter(pk__in=[one.pk for one in mine], **counted).distinct().count()
    if not codes or begun == len(mine):
        return None
    return Text(
        f"ยังไม่มีการสัมภาษณ์ {len(mine) - begun:,} จาก {len(mine):,} หน่วยงาน",
        f"Nobody has been interviewed for {len(mine) - begun:,} of {len(mine):,} agencies.",
    )


def _subject(the_round: Round, says: Text) -> str:
    whole = says.th if len(says.th) <= 120 else says.th[:119] + "…"
    return f"[{_SIMULATED.th}] {whole}" if the_round.is_simulated else whole


def _body(the_round: Round, person: User, task: Task, says: Text) -> str:
    return "\n\n\n".join(_in(language, the_round, person, task, says) for language in ("th", "en")) + "\n"


def _in(language: Language, the_round: Round, person: User, task: Task, says: Text) -> str:
    page = f"/en{PAGES[task]}" if language == "en" else PAGES[task]
    parts = [_DEAR.in_language(language).format(name=person), says.in_language(language)]
    if the_round.is_simulated:
        parts.insert(0, _SIMULATED.in_language(language))
    if settings.SITE_ADDRESS:
        parts.append(_OPEN.in_language(language).format(address=settings.SITE_ADDRESS + page))
    return "\n\n".join([*parts, _LAST.in_language(language)])


def _mail_key(one: Outgoing) -> str:
    return f"prongsai-outgoing-{one.pk}"


_DONE = Text("งานของท่านครบแล้ว", "Nothing of yours is left.")
