"""The analysis of an ITA result that an agency must publish: rationale, result, findings, advice, and how it was made.

analysis(of_judged(judge(row, framework)), Options(language="th", arrange="indicator")) -> Document
"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.reports.analysis.advice import advice
from prongsai.core.reports.analysis.beyond import beyond
from prongsai.core.reports.analysis.method import method
from prongsai.core.reports.analysis.rationale import rationale
from prongsai.core.reports.analysis.result import result
from prongsai.core.reports.analysis.standing import standing
from prongsai.core.reports.analysis.subject import Options, Subject, of_judged
from prongsai.core.reports.analysis.summary import in_short
from prongsai.core.reports.analysis.unverified import told, unverified
from prongsai.core.reports.analysis.voice import Voice
from prongsai.core.reports.blocks import Block, Callout, Document, Metadata, Title, words
from prongsai.core.reports.frame import numbered
from prongsai.core.text import Text
from prongsai.core.thai.names import short_name

__all__ = ["Options", "Subject", "analysis", "blocks", "of_judged"]

HEAD = Text("รายงานวิเคราะห์ผลการประเมิน", "Analysis of the assessment of")
HEAD_OF = Text("คุณธรรมและความโปร่งใส (ITA)", "integrity and transparency (ITA)")
TITLE = Text(
    "รายงานวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส (ITA)", "Analysis of the integrity and transparency assessment (ITA)"
)
YEAR = Text("ประจำปีงบประมาณ พ.ศ. {year}", "Fiscal year {year} B.E.")
PROVINCE = Text("จังหวัด{province}", "{province} Province")
SIMULATED = Text("ข้อมูลจำลอง", "Simulated data")
SIMULATED_SAYS = Text(
    "หน่วยงานและคะแนนในรายงานนี้สมมุติขึ้นเพื่อสาธิตการใช้งาน ไม่ใช่ผลการประเมินจริง",
    "The agency and its scores are made up to show how the software works; this is no real result.",
)
CONTRADICTS = Text(
    "คะแนนที่ได้รับขัดกันเอง โปรดตรวจกับผลที่ประกาศก่อนลงนาม", "The scores contradict each other: check them before signing"
)


def analysis(subject: Subject, options: Options) -> Document:
    """The analysis as a Document in one language.

    Works with whatever is known: a total alone, indicators, questions, OIT items, advice. What is not known is said to
    be so and never shown as an empty table. Rules that are not verified are named at the end.
    """
    voice = Voice(options.language, subject.framework)
    title = f"{voice.say(TITLE)} {voice.say(YEAR, year=subject.fiscal_year)} {subject.agency}"
    made = numbered(tuple(blocks(subject, options)), voice)
    return Document(title, options.language, made, _metadata(subject, voice, options))


def blocks(subject: Subject, options: Options) -> Iterator[Block]:
    """The blocks of the analysis, without numbers in their captions."""
    voice = Voice(options.language, subject.framework)
    by_instrument = options.arrange == "instrument"
    yield from _head(subject, voice)
    yield from rationale(subject, voice)
    yield from result(subject, voice)
    yield from beyond(subject, voice)
    yield from standing(subject, voice, by_instrument=by_instrument)
    yield from advice(subject, voice, by_instrument=by_instrument)
    yield from method(subject, voice, options.software_version)


def _head(subject: Subject, voice: Voice) -> Iterator[Block]:
    where = voice.say(PROVINCE, province=subject.province) if subject.province not in subject.agency else ""
    year = voice.say(YEAR, year=subject.fiscal_year)
    lines = (voice.say(HEAD), voice.say(HEAD_OF), year, f"{subject.agency} {where}".strip())
    yield Title("title", lines)
    if subject.simulated:
        yield Callout("simulated", "simulated", voice.say(SIMULATED), (words(voice.say(SIMULATED_SAYS)),))
    if subject.contradictions:
        messages = tuple(words(voice.name(one.message)) for one in subject.contradictions)
        yield Callout("contradictions", "warning", voice.say(CONTRADICTS), messages)
    yield in_short(subject, voice)


def _metadata(subject: Subject, voice: Voice, options: Options) -> Metadata:
    return Metadata(
        agency=subject.agency,
        fiscal_year=subject.fiscal_year,
        framework_hash=subject.framework.sha256,
        software_version=options.software_version,
        simulated=subject.simulated,
        notes=tuple(voice.name(one) for one in told(unverified(subject.framework))),
        terms=_terms(subject),
    )


def _terms(subject: Subject) -> tuple[str, ...]:
    """Proper names that a line is not broken within: the agency's without its kind, and the province."""
    names = (short_name(subject.agency).rpartition(".")[2], subject.province)
    return tuple(name for name in names if name and " " not in name)
