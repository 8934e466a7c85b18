"""Made-up notes of reviewers and advice, in short sentences built from the wording of the framework."""

from __future__ import annotations

from random import Random

from prongsai.core.analysis.findings import Finding, disclosures_at_zero, questions_below, weaknesses
from prongsai.core.frameworks.model import Item
from prongsai.core.published.row import Received
from prongsai.core.scoring.scorecard import Scorecard

_SUGGESTIONS = (
    "ขอให้แจ้งระยะเวลาของแต่ละบริการให้ชัดเจน",
    "ขอให้รับคำขอทางออนไลน์ได้ทุกบริการ",
    "ขอให้ตอบคำถามในเพจให้เร็วขึ้น",
    "ขอให้ติดป้ายบอกขั้นตอนที่จุดบริการ",
    "ขอให้แจ้งผลการแก้ไขเรื่องร้องเรียนกลับมาด้วย",
    "ขอให้ประกาศโครงการในหมู่บ้านด้วย เพราะบางคนไม่ได้ใช้อินเทอร์เน็ต",
    "ขอให้เว็บไซต์เปิดในโทรศัพท์ได้สะดวก",
    "ขอให้จัดประชุมรับฟังความเห็นในวันหยุด",
)


def advice(rng: Random, card: Scorecard) -> Received:
    """What the agency would receive with this result."""
    failed = {one.code for one in disclosures_at_zero(card)}
    notes = {code: _note(rng, item) for code, item in card.framework.items.items() if code in failed}
    weak = {one.indicator: _recommendation(card, one) for one in weaknesses(card)}
    return Received(notes, weak, " ".join(rng.sample(_SUGGESTIONS, 2)))


def _note(rng: Random, item: Item) -> str:
    if not item.elements:
        return "ข้อมูลที่แสดงไม่ครบตามองค์ประกอบที่กำหนด"
    return f"ยังไม่พบ: {rng.choice(item.elements).topic.th}"


def _recommendation(card: Scorecard, weak: Finding) -> str:
    below = [one for one in questions_below(card) if one.indicator == weak.code]
    failed = [one.code for one in disclosures_at_zero(card) if one.indicator == weak.code]
    if failed:
        return f"ควรเปิดเผยข้อมูลให้ครบในข้อที่ได้ 0 คะแนน ได้แก่ {', '.join(failed)}"
    if below:
        lowest = sorted(below, key=lambda one: one.figure.value)[:2]
        named = " และ ".join(f"“{one.name.th}”" for one in lowest)
        return f"ควรเริ่มจากข้อที่ได้คะแนนต่ำสุด คือ {named}"
    return f"ควรทบทวนการทำงานด้าน{weak.name.th} และกำหนดผู้รับผิดชอบให้ชัดเจน"
