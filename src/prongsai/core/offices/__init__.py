"""Posts, units and chains of approval per kind of agency: what an agency is offered before it names its own."""

from __future__ import annotations

from prongsai.core.offices.kinds import office_of, post_title, role_name
from prongsai.core.offices.model import Act, Link, Office, Post, Role, Title

__all__ = ["Act", "Link", "Office", "Post", "Role", "Title", "office_of", "post_title", "role_name"]
