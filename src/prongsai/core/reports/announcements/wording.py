"""What an announcement or a rule is made of; its sentences are our own."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.core.text import Text
from prongsai.core.thai.kinds import AgencyKind

FILL_IN = r"\[(?:ระบุ|fill in:)[^\[\]]*\]"
"""What a place to fill in looks like."""

ANTI_CORRUPTION_ACT = Text(
    "พระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต พ.ศ. 2561",
    "Organic Act on Anti-Corruption B.E. 2561",
)


@dataclass(frozen=True, slots=True)
class Announcement:
    """The subject, why it is announced, what it rests on, and its clauses.

    `called` is a pattern by which steps of a plan are known to call for it. `bases` by kind of agency; `otherwise` for
    the rest. Sentences may name {agency}, {head}, {clerk}, {staff}, {units} and {channels}.
    """

    subject: Text
    why: Text
    otherwise: Text
    clauses: tuple[Text, ...]
    called: str
    local: Text | None = None
    is_rule: bool = False

    def basis(self, kind: AgencyKind) -> Text:
        """What it rests on in an agency of this kind."""
        return self.local if self.local and kind.is_local else self.otherwise
