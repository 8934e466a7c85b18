"""What happened, said on the next page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import get_language

from prongsai.core.text import Text


def tell(request: HttpRequest, what: Text) -> None:
    """Say a sentence at the top of the page that comes next."""
    messages.success(request, what.in_language(get_language() or "th"))


def warn(request: HttpRequest, what: Text) -> None:
    """The same for what did not go as wished."""
    messages.warning(request, what.in_language(get_language() or "th"))
