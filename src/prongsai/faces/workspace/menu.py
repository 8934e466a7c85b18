"""The menu of the workspace: the areas that are there and that the person may open."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import Resolver404, resolve, reverse

from prongsai.core.text import Text, listed
from prongsai.faces.parts.roles import role_title
from prongsai.faces.workspace.page import WorkRequest, allowed
from prongsai.records.agencies.access import Action
from prongsai.records.agencies.models import Membership

HOME = Text("หน้าหลัก", "Home")
AREAS = {
    "rounds": Text("รอบการประเมิน", "Rounds"),
    "analysis": Text("ผลและการวิเคราะห์", "Result and analysis"),
    "plans": Text("แผน", "Plans"),
    "follow": Text("ติดตาม", "Follow-up"),
    "papers": Text("เอกสาร", "Papers"),
    "people": Text("บุคลากรและหน่วยงาน", "People and agency"),
}
PEOPLE = {
    "": Text("บุคลากร", "People"),
    "units/": Text("สำนัก/กอง", "Units"),
    "posts/": Text("ตำแหน่ง", "Posts"),
    "agency/": Text("หน่วยงานและหัวเอกสาร", "Agency and letterhead"),
    "results/": Text("ผลการประเมิน", "Results"),
    "journal/": Text("บันทึกการทำงาน", "Journal"),
}


@dataclass(frozen=True)
class Entry:
    """A line of a menu; `current` is "page" on that very page, "true" below it, else empty."""

    label: Text
    href: str
    current: str = ""


def menu_of(request: WorkRequest) -> list[Entry]:
    """Home and the areas, as far as the person may open their first page."""
    home = reverse("work_home", args=[request.agency.code])
    areas = {f"{home}{area}/": label for area, label in AREAS.items()}
    shown = [Entry(HOME, home, "page" if request.path == home else "")]
    return shown + [
        Entry(label, href, _current(request, href)) for href, label in areas.items() if opens(request, href)
    ]


def people_menu_of(request: WorkRequest) -> list[Entry]:
    """The pages about people and the agency itself, as far as the person may open them."""
    area = f"{reverse('work_home', args=[request.agency.code])}people/"
    pages = {f"{area}{page}": label for page, label in PEOPLE.items()}
    return [
        Entry(label, href, "page" if request.path == href else "")
        for href, label in pages.items()
        if opens(request, href)
    ]


def opens(request: WorkRequest, href: str) -> bool:
    """Whether there is a page at `href` that the person may open."""
    try:
        action = getattr(resolve(href).func, "action", None)
    except Resolver404:
        return False
    return isinstance(action, Action) and allowed(request, action)


def _current(request: WorkRequest, href: str) -> str:
    if request.path == href:
        return "page"
    return "true" if _place(request).startswith(href) else ""


def _place(request: WorkRequest) -> str:
    """Where a page stands in the menu: links, paper and files of a round have no line of their own."""
    home = reverse("work_home", args=[request.agency.code])
    return request.path.replace(f"{home}collect/", f"{home}rounds/collect/", 1)


def roles_in_words(memberships: list[Membership]) -> Text:
    """What a person is in an agency: "ปลัดเทศบาล", "สำนัก/กอง (กองคลัง)"."""
    return listed([role_title(one) for one in memberships])
