"""The menu above the agencies: what the person may open."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from prongsai.core.text import Text, listed
from prongsai.faces.oversight.page import OversightRequest, allowed
from prongsai.faces.parts.roles import role_title
from prongsai.records.agencies.access import OversightAction
from prongsai.records.agencies.mandates import TITLES
from prongsai.records.agencies.models import OversightRole

AREAS = {
    "oversight_progress": (OversightAction.PROGRESS_VIEW, Text("ความคืบหน้า", "Progress")),
    "oversight_rounds": (OversightAction.ROUND_MANAGE, Text("รอบการประเมิน", "Rounds")),
    "oversight_reviews": (OversightAction.REVIEW, Text("ตรวจ OIT", "Reviews")),
    "oversight_interviews": (OversightAction.INTERVIEW, Text("สัมภาษณ์", "Interviews")),
    "oversight_team": (OversightAction.TEAM_MANAGE, Text("ทีมประเมิน", "Team")),
    "oversight_journal": (OversightAction.TEAM_MANAGE, Text("บันทึกการทำงาน", "Journal")),
}


@dataclass(frozen=True)
class Entry:
    """A line of the menu; `current` is "page" on that very page, "true" below it, else empty."""

    label: Text
    href: str
    current: str


def menu_of(request: OversightRequest) -> list[Entry]:
    """Home and the areas whose first page the person may open."""
    home = reverse("oversight")
    shown = [Entry(Text("หน้าหลัก", "Home"), home, "page" if request.path == home else "")]
    for name, (action, label) in AREAS.items():
        if allowed(request, action):
            href = reverse(name)
            below = "true" if request.path.startswith(href) else ""
            shown.append(Entry(label, href, "page" if request.path == href else below))
    return shown


def roles_in_words(request: OversightRequest) -> Text:
    """What a person is: "ผู้กำกับ (จังหวัดเชียงใหม่)"; who looks after the installation counts as administrator."""
    titles = [role_title(one) for one in request.mandates]
    return listed(titles or [TITLES[OversightRole.ADMINISTRATOR]])
