"""What of a result can stand beside another year's: total, instruments and indicators that continue in both."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prongsai.core.analysis.trend import Change, changes
from prongsai.core.reports.analysis.voice import Voice
from prongsai.core.reports.blocks import Block, ItemList, Paragraph, words
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.plan import TOTAL
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text

WHOLE = Text("คะแนนรวม", "Total")
INSTRUMENT = Text("{name} ({code})", "{name} ({code})")
CAUTION = Text("ข้อควรระวังในการเทียบ", "Compare with care:")


def compared(before: Scorecard, after: Scorecard) -> list[Change]:
    """The changes of total, instruments and indicators; questions and items are left to the pages."""
    indicators = {one.code for one in after.framework.indicators}
    codes = {TOTAL, *indicators, *(one.code for one in after.framework.instruments)}
    return [one for one in changes(before, after) if one.code in codes]


def name_of(one: Change, voice: Voice) -> str:
    """What a change is about, in the words of the later year."""
    if one.code == TOTAL:
        return voice.say(WHOLE)
    tools = {tool.code: voice.name(tool.name.text) for tool in voice.framework.instruments}
    if one.code in tools:
        return voice.say(INSTRUMENT, name=tools[one.code], code=one.code)
    return voice.indicator(one.code, one.name)


def cautions(found: list[Change], voice: Voice, key: str) -> Iterator[Block]:
    """The changes of the rules that concern what is compared, each once."""
    told = dict.fromkeys(voice.name(caution.what) for one in found for caution in one.cautions)
    if told:
        yield Paragraph(f"{key}-caution", words(voice.say(CAUTION)), "note")
        yield ItemList(f"{key}-cautions", tuple(map(words, told)), "bullet")


def signed(difference: Fraction) -> str:
    """A change with its sign: "+1.23", "-0.40", "0.00"."""
    return f"+{shown(difference)}" if difference > 0 else shown(difference)
