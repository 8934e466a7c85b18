"""What kind of round a page is about: said on each of them."""

from __future__ import annotations

from django import template

from prongsai.core.text import Text
from prongsai.records.rounds.models import Round, RoundKind

register = template.Library()
FLAGS = {
    RoundKind.OFFICIAL: Text("รอบการประเมินจริง", "Official round"),
    RoundKind.ELSEWHERE: Text("รอบการประเมินจริง ตอบในระบบ ITAS", "Official round, answered in ITAS"),
    RoundKind.REHEARSAL: Text("ซ้อม ไม่ใช่การประเมินจริง", "Rehearsal, not the real assessment"),
}


@register.filter
def is_rehearsal(the_round: Round) -> bool:
    """Whether a round counts for nothing but the agency itself."""
    return the_round.kind == RoundKind.REHEARSAL


@register.filter
def kind_flag(the_round: Round) -> Text:
    """The mark of its kind."""
    return FLAGS[RoundKind(the_round.kind)]
