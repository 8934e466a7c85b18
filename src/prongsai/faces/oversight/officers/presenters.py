"""How the officers of a round's agencies are shown, on the page and in files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from prongsai.adapters import clock
from prongsai.core.calendar.saying import say_day
from prongsai.core.text import Text
from prongsai.core.thai.names import short_name
from prongsai.records.rounds.officers import Call, Handed, Line, State

HEADINGS = ("รหัสหน่วยงาน", "หน่วยงาน", "จังหวัด", "สถานะ", "เจ้าหน้าที่", "อีเมลที่เชิญแล้ว", "อีเมล (กรอกแล้วส่งกลับ)")
LINK_HEADINGS = ("รหัสหน่วยงาน", "หน่วยงาน", "จังหวัด", "อีเมล", "ลิงก์", "ใช้ได้ถึง")
_WORDS = {
    State.NOBODY: Text("ยังไม่ได้เชิญ", "Not invited yet"),
    State.SENT: Text("เชิญแล้ว ยังไม่มา", "Invited, has not come"),
    State.FAILED: Text("ส่งไม่ถึง", "Did not arrive"),
    State.RUN_OUT: Text("ลิงก์หมดอายุ", "Link has run out"),
    State.COME: Text("มีเจ้าหน้าที่แล้ว", "Has an officer"),
}
_TO_MAIL = Text("รอส่งอีเมล", "Waits to be mailed")
_TO_HAND = Text("รอส่งลิงก์เอง", "Link to hand over")
_FLAGS = {State.COME: "right", State.FAILED: "wrong", State.RUN_OUT: "wrong"}


@dataclass(frozen=True)
class LineView:
    """An agency in the table."""

    line: Line
    says: Text
    flag: str
    details: tuple[Text, ...]

    @property
    def short_name(self) -> str:
        return short_name(self.line.name)


@dataclass(frozen=True)
class Count:
    """How many agencies stand so."""

    state: State
    label: Text
    agencies: int

    @property
    def is_open(self) -> bool:
        """Whether something is left to be done for them."""
        return self.state is not State.COME and self.agencies > 0


def say_state(state: State) -> Text:
    """How an agency stands; what waits goes out by mail, or is to be handed over."""
    if state is State.TO_SEND:
        return _TO_MAIL if settings.MAIL_SERVER else _TO_HAND
    return _WORDS[state]


def counts(found: Sequence[Line]) -> list[Count]:
    """How many agencies stand how, those who wait for the administrator first."""
    number = Counter(one.state for one in found)
    return [Count(state, say_state(state), number[state]) for state in State]


def view_of(line: Line) -> LineView:
    """A line of the table."""
    come = tuple(Text(one, one) for one in line.officers)
    return LineView(
        line, say_state(line.state), _FLAGS.get(line.state, "open"), come or tuple(map(say_call, line.calls))
    )


def say_call(call: Call) -> Text:
    """An invitation: whom, and what became of it."""
    return Text(call.email, call.email) + Text("·", "·") + _became(call)


def rows_of(found: Sequence[Line]) -> Iterator[tuple[str, ...]]:
    """The rows of a file, which can be filled in and sent back as a list."""
    for one in found:
        invited = "" if one.officers else "; ".join(call.email for call in one.calls)
        yield (one.code, one.name, one.province, say_state(one.state).th, "; ".join(one.officers), invited, "")


def link_rows(handed: Sequence[tuple[Handed, str]]) -> Iterator[tuple[str, ...]]:
    """Links to hand over, as a file from which letters can be merged."""
    for one, link in handed:
        until = say_day(_day(one.expires_at)).th
        yield (one.agency.code, one.agency.name, one.agency.province, one.email, link, until)


def _became(call: Call) -> Text:
    if call.state is State.FAILED:
        return Text("ส่งไม่ถึง:", "did not arrive:") + call.reason
    if call.state is State.TO_SEND:
        return say_state(call.state) + (Text("·", "·") + call.reason if call.reason.th else Text("", ""))
    until = say_day(_day(call.expires_at))
    if call.state is State.RUN_OUT:
        return Text(f"ลิงก์หมดอายุเมื่อ {until.th}", f"the link ran out on {until.en}")
    sent = say_day(_day(call.sent_at)) if call.sent_at else Text("", "")
    how = Text("ส่งลิงก์เองเมื่อ", "handed over on") if call.by_hand else Text("ส่งเมื่อ", "sent on")
    return how + sent + Text(f"ใช้ได้ถึง {until.th}", f"(until {until.en})")


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.BANGKOK).date()
