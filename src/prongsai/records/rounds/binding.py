"""What a round is bound to: a version of its year's rules, and the words in which people are asked.

Both can be chosen anew only while the round is prepared. From the moment at which somebody may be asked, in the days
for answers or on a printed form, one round asks in one wording, whatever is imported later.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode, State, proposed
from prongsai.core.frameworks.wording import Overlay
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.frameworks.selectors import can_be_asked, framework_of
from prongsai.records.frameworks.services import pin
from prongsai.records.frameworks.wording import current_words, keep_wording, kept_wording, official_wording
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.rounds.models import Phase, Round, RoundKind
from prongsai.records.rounds.selectors import phase_state, phases_of, rules_of, survey_codes
from prongsai.records.rounds.services import chain_of, is_being_counted, lock

RULES_CHOSEN = verb(
    "rounds.rules_chosen",
    "เปลี่ยนกรอบการประเมินของรอบจาก SHA-256 {old}… เป็น {new}…",
    "Changed the rules of the round from SHA-256 {old}… to {new}…",
)
WORDED = verb(
    "rounds.worded",
    "ผูกถ้อยคำของแบบวัดกับรอบ: {wording}",
    "Bound the wording of the surveys to the round: {wording_en}",
)
_OURS = Text("ถ้อยคำของโปรแกรม", "the program's own words")


def why_rules_stay(the_round: Round) -> Text | None:
    """Why a round can no longer choose other rules of its year; None where it can."""
    if the_round.kind != RoundKind.OFFICIAL:
        return _OWN_ROUND
    if phase_state(the_round, PhaseCode.COLLECT, clock.today()) is not State.BEFORE or is_being_counted(the_round):
        return _BEGUN
    return _ASKED if _was_asked(the_round) else None


def choose_rules(the_round: Round, sha256: str, by: User | None = None) -> None:
    """Bind a round that is still prepared to another version of its year's rules.

    Phases that stand as the old version proposed them move to what the new one states. Raises InputError once people
    can answer or were asked anything under the old one, and for rules under which nobody can be asked the same surveys.
    """
    with transaction.atomic():
        the_round = lock(the_round)
        if why := why_rules_stay(the_round):
            raise InputError(why)
        old, version = rules_of(the_round), pin(the_round.framework.fiscal_year, sha256)
        new = framework_of(version)
        if not can_be_asked(new) or survey_codes(new) != survey_codes(old):
            raise InputError(_OTHER_SURVEYS)
        if new == old:
            return
        usual = {one.code: (one.starts_on, one.ends_on) for one in proposed(the_round.fiscal_year, old)}
        the_round.framework = version
        the_round.save(update_fields=["framework"])
        _follow_calendar(the_round, [one for one in phases_of(the_round).values() if _days(one) == usual[_code(one)]])
        facts = {"old": old.sha256[:12], "new": new.sha256[:12]}
        write(chain_of(the_round), RULES_CHOSEN, actor=by, about=the_round, facts=facts)


def words_of(the_round: Round) -> Overlay | None:
    """The official words in which a round asks, bound to it by now if people can answer; None: those of its rules.

    Before that they are the ones that would be used today; a round that was closed before words were bound has none
    but those.
    """
    if the_round.worded_at is None and _takes_answers(the_round):
        _bind_as_of(the_round, clock.midnight(phases_of(the_round)[PhaseCode.COLLECT].starts_on))
    if the_round.worded_at is None:
        return official_wording(rules_of(the_round))
    return kept_wording(the_round.wording) if the_round.wording else None


def bind_words(the_round: Round, by: User) -> None:
    """Let a round ask in the words of today from now on, unless some are bound: somebody prints a form to answer on."""
    if the_round.worded_at is None and the_round.closed_at is None:
        _bind_as_of(the_round, clock.now(), by)


def may_reword(the_round: Round) -> bool:
    """Whether words that a printed form bound can still be replaced: as long as nobody can answer on a page."""
    return phase_state(the_round, PhaseCode.COLLECT, clock.today()) is State.BEFORE and not _was_asked(the_round)


def reword(the_round: Round, by: User) -> None:
    """Bind the words of today instead of those bound before. Raises InputError once people can answer."""
    with transaction.atomic():
        stored = lock(the_round)
        if not may_reword(stored):
            raise InputError(_BEGUN_WORDS)
        _bind(stored, clock.now())
        _tell(stored, by)


def _bind_as_of(the_round: Round, moment: datetime, by: User | None = None) -> None:
    """By the first day the journal is told nothing: its time would be that of the first person who came."""
    with transaction.atomic():
        stored = lock(the_round)
        if stored.worded_at is None:
            _bind(stored, moment)
            if by is not None:
                _tell(stored, by)
    the_round.wording, the_round.worded_at = stored.wording, stored.worded_at


def _bind(the_round: Round, moment: datetime) -> None:
    words = current_words(rules_of(the_round))
    the_round.wording, the_round.worded_at = keep_wording(words) if words else None, moment
    the_round.save(update_fields=["wording", "worded_at"])


def _tell(the_round: Round, by: User) -> None:
    said = say_words(kept_wording(the_round.wording) if the_round.wording else None)
    write(chain_of(the_round), WORDED, actor=by, about=the_round, facts={"wording": said.th, "wording_en": said.en})


def say_words(official: Overlay | None) -> Text:
    """Whose words they are, with the beginning of their hash."""
    if official is None:
        return _OURS
    mark = official.sha256[:12]
    return Text(f"ถ้อยคำทางการ (SHA-256 {mark}…)", f"official wording (SHA-256 {mark}…)")


def _takes_answers(the_round: Round) -> bool:
    state = phase_state(the_round, PhaseCode.COLLECT, clock.today())
    return the_round.closed_at is None and state is not State.BEFORE


def _was_asked(the_round: Round) -> bool:
    """Whether anybody gave anything that the rules ask for: a sheet, a disclosure, a judgement."""
    given = ("surveys__day_counts", "disclosures", "reviews")
    return any(the_round.enrolments.filter(**{f"{one}__isnull": False}).exists() for one in given)


def _follow_calendar(the_round: Round, phases: list[Phase]) -> None:
    stated = {one.code: one for one in proposed(the_round.fiscal_year, rules_of(the_round))}
    for phase in phases:
        days = stated[_code(phase)]
        phase.starts_on, phase.ends_on, phase.is_stated = days.starts_on, days.ends_on, days.is_stated
    Phase.objects.bulk_update(phases, ["starts_on", "ends_on", "is_stated"])


def _code(phase: Phase) -> PhaseCode:
    return PhaseCode(phase.code)


def _days(phase: Phase) -> tuple[object, object]:
    return phase.starts_on, phase.ends_on


_OWN_ROUND = Text(
    "เปลี่ยนกรอบการประเมินได้เฉพาะรอบการประเมินจริงในระบบนี้ การซ้อมครั้งใหม่เลือกฉบับอื่นได้",
    "Only an official round here can choose other rules; a new rehearsal can.",
)
_BEGUN = Text(
    "เริ่มเก็บคำตอบแล้ว รอบนี้จึงใช้กรอบการประเมินฉบับเดิมจนจบ ฉบับแก้ไขใช้ได้กับรอบใหม่",
    "Answers are being taken: this round keeps its rules to the end. Corrected ones are for a new round.",
)
_ASKED = Text(
    "มีหน่วยงานกรอกข้อมูลตามกรอบการประเมินฉบับเดิมแล้ว รอบนี้จึงใช้ฉบับเดิมจนจบ ฉบับแก้ไขใช้ได้กับรอบใหม่",
    "Agencies entered something under these rules already: this round keeps them. Corrected ones are for a new round.",
)
_OTHER_SURVEYS = Text(
    "ฉบับนี้มีแบบวัดไม่ตรงกับรอบนี้ หรือข้อคำถามไม่ครบ จึงใช้กับรอบนี้ไม่ได้",
    "This version has other surveys than the round, or not all questions: it cannot be used in this round.",
)
_BEGUN_WORDS = Text(
    "เริ่มเก็บคำตอบแล้ว ผู้ตอบในรอบเดียวกันต้องเห็นถ้อยคำเดียวกัน จึงเปลี่ยนถ้อยคำไม่ได้",
    "Answers are being taken, and everybody in a round is asked in the same words: they stay as they are.",
)
