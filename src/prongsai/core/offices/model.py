"""What an office is made of: its head and clerk, its units, and who proposes, gives an opinion and orders."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from prongsai.core.text import Text


class Role(StrEnum):
    """What a person does in an agency; the values are those of the stored memberships."""

    OFFICER = "officer"
    UNIT = "unit"
    CLERK = "clerk"
    HEAD = "head"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What somebody in a chain of approval does."""

    PROPOSE = "propose"
    OPINION = "opinion"
    ORDER = "order"


class Link(NamedTuple):
    """One place in a chain of approval."""

    role: Role
    act: Act


class Title(NamedTuple):
    """How a post is called where an agency's name begins with `begins`: `post` stands for that beginning.

    ("เทศบาล", นายกเทศมนตรี) makes นายกเทศมนตรีตำบลแม่สาย of เทศบาลตำบลแม่สาย.
    """

    begins: str
    post: str

    def of(self, agency_name: str) -> str:
        """The title in full; a space stands before a rest that is not Thai."""
        rest = agency_name.removeprefix(self.begins).strip()
        return self.post + (rest if not rest or rest[0] >= "ก" else f" {rest}")


class Post(NamedTuple):
    """A post: its general word, and its titles by the name of the agency, of which the first that fits holds."""

    word: Text
    titles: tuple[Title, ...] = ()

    def title(self, agency_name: str) -> Text:
        """The post with the agency's name; the general word where no title fits the name."""
        thai = next((one.of(agency_name) for one in self.titles if agency_name.startswith(one.begins)), self.word.th)
        return Text(thai, f"{self.word.en}, {agency_name}")


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of agency from within: posts, units offered at first, and the chain of approval.

    `staff` are the people whom announcements speak to; `has_council` says that there are councillors beside them;
    `seat` is where notices are put up.
    """

    head: Post
    clerk: Post
    unit_word: Text
    units: tuple[str, ...]
    unit_head: Text
    staff: Text
    seat: Text
    chain: tuple[Link, ...]
    has_council: bool = False

    def role_name(self, role: Role) -> Text:
        """What a role is called in this kind of agency: its post where one post is the role."""
        special = {Role.HEAD: self.head.word, Role.CLERK: self.clerk.word, Role.UNIT: self.unit_word}
        return special.get(role) or _ROLES[role]

    def post_title(self, role: Role, agency_name: str) -> Text:
        """The post that holds a role, with the agency's name; the role's name where no single post holds it."""
        post = {Role.HEAD: self.head, Role.CLERK: self.clerk}.get(role)
        return post.title(agency_name) if post else self.role_name(role)


_ROLES = {
    Role.OFFICER: Text("เจ้าหน้าที่ผู้รับผิดชอบ ITA", "ITA officer"),
    Role.ADMINISTRATOR: Text("ผู้ดูแลระบบ", "Administrator"),
}
