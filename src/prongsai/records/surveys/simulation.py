"""Made-up answers for the demonstration and for measuring: sheets with the days on which they would have come.

They go past the door through which people's answers come, since nobody's are imitated: each round that holds them is
marked as simulated.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Sequence
from datetime import date
from random import Random

from django.db import transaction

from prongsai.core.frameworks.model import AnswerRow, Framework
from prongsai.core.scoring.tally import OPTIONS, SKIPPED
from prongsai.records.rounds.selectors import instrument_of
from prongsai.records.surveys.models import DayCount, Mode, Sheet, Suggestion, Survey

SKIPS = 0.01
SUGGESTS = 0.3
SUGGESTIONS = (
    "อยากให้ตอบข้อความทางเพจเร็วกว่านี้",
    "ที่จอดรถน้อย ผู้สูงอายุเดินไกล",
    "ขอให้เปิดรับชำระภาษีออนไลน์",
    "แบบฟอร์มเยอะ ขอให้ลดเอกสารที่ต้องถ่ายสำเนา",
    "เจ้าหน้าที่พูดจาดี บริการรวดเร็ว",
    "อยากให้ประกาศผลจัดซื้อจัดจ้างที่อ่านง่าย",
    "ขอให้แจ้งขั้นตอนและเวลาที่ใช้ไว้หน้าเคาน์เตอร์",
    "ถนนหน้าหมู่บ้านแจ้งซ่อมแล้วไม่ทราบความคืบหน้า",
    "อยากให้มีช่องทางร้องเรียนที่ไม่ต้องบอกชื่อ",
    "เว็บไซต์หาข้อมูลยาก",
)


def draw_sheet(rng: Random, framework: Framework, code: str, share: float) -> str:
    """A sheet whose answers lie about `share` (0 to 1) of the way to the best option."""
    rows = framework.rows_of(instrument_of(framework, code).code)
    return "".join(_draw(rng, framework, row, share) for row in rows)


def fill(rng: Random, survey: Survey, framework: Framework, count: int, days: Sequence[date], mode: Mode) -> None:
    """Give a survey of a simulated round `count` sheets that came on some of the days."""
    share = min(0.97, max(0.5, rng.gauss(0.84, 0.07)))
    sheets = [
        Sheet(id=secrets.randbits(63), survey=survey, answers=draw_sheet(rng, framework, survey.instrument, share))
        for _ in range(count)
    ]
    came = Counter(rng.choice(days) for _ in range(count))
    with transaction.atomic():
        Sheet.objects.bulk_create(sheets, batch_size=500)
        DayCount.objects.bulk_create(
            [DayCount(survey=survey, day=day, mode=mode, sheets=number) for day, number in came.items()]
        )
        if survey.instrument.startswith("EIT"):
            _suggest(rng, survey, count)
        Survey.objects.filter(pk=survey.pk).update(received=count)


def _draw(rng: Random, framework: Framework, row: AnswerRow, share: float) -> str:
    if rng.random() < SKIPS:
        return SKIPPED.decode()
    steps = len(framework.scales[row.scale].options) - 1
    good = sum(rng.random() < share for _ in range(steps))
    return OPTIONS[steps - good if row.direction.is_mirrored else good]


def _suggest(rng: Random, survey: Survey, count: int) -> None:
    said = [rng.choice(SUGGESTIONS) for _ in range(count) if rng.random() < SUGGESTS]
    Suggestion.objects.bulk_create(
        [Suggestion(id=secrets.randbits(63), survey=survey, words=words) for words in said], batch_size=500
    )
