"""Short words that a page shows once after something was done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest

from prongsai.core.text import Text
from prongsai.faces.parts.templatetags.prongsai import plain


def done(request: HttpRequest, sentence: Text) -> None:
    """Say that it was done."""
    messages.success(request, plain(sentence))


def told(request: HttpRequest, sentence: Text) -> None:
    """Say what must be known, where nothing was done."""
    messages.warning(request, plain(sentence))
