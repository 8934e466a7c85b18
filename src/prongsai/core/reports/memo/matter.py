"""What a memo is about, and what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prongsai.core.calendar.model import Period
from prongsai.core.measures.model import Plan
from prongsai.core.reports.analysis.subject import Subject
from prongsai.core.reports.paper import PaperKind
from prongsai.core.reports.suggestion import Suggestion
from prongsai.core.text import Text


class MemoPurpose(StrEnum):
    """What the memo asks for."""

    ADOPT = "adopt"
    PROGRESS = "progress"
    YEAR_END = "year-end"
    ANNOUNCE = "announce"
    SUGGESTIONS = "suggestions"

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    MemoPurpose.ADOPT: Text("เสนอมาตรการหรือแผนเพื่อเห็นชอบ", "Ask to adopt the plan"),
    MemoPurpose.PROGRESS: Text("รายงานความก้าวหน้า", "Report progress"),
    MemoPurpose.YEAR_END: Text("รายงานผลเมื่อสิ้นปี", "Report the year"),
    MemoPurpose.ANNOUNCE: Text("เสนอประกาศและระเบียบเพื่อลงนาม", "Propose announcements"),
    MemoPurpose.SUGGESTIONS: Text("เสนอข้อเสนอแนะจากภายนอก", "Put suggestions of the public forward"),
}


@dataclass(frozen=True)
class Matter:
    """What the memo's facts are taken from, as far as it is known, and what the officer adds in her own words.

    `stretch` is what a progress report is about, `as_of` the day on which steps stand as reported (else the paper's
    date); `announced` the announcements proposed.
    """

    plan: Plan | None = None
    subject: Subject | None = None
    later: Subject | None = None
    stretch: Period | None = None
    as_of: date | None = None
    announced: tuple[PaperKind, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    subject_line: str = ""
    facts: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
