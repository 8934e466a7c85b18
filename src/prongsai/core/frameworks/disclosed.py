"""What a year asks agencies to disclose."""

from __future__ import annotations

from prongsai.core.frameworks.model import EvidenceKind, Framework, Item, known_items


def disclosed_items(framework: Framework) -> dict[str, Item]:
    """The OIT items of a year by code, in framework order; none where they are not known."""
    asked = [one for one in framework.instruments if one.kind is EvidenceKind.DISCLOSURE]
    return {item.code: item for one in asked for part in one.indicators for item in known_items(part)}
