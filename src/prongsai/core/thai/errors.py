"""What is said when a text cannot be understood."""

from __future__ import annotations

from prongsai.core.text import Text


class InputError(ValueError):
    """A text that is not what it should be; `text` says what is wrong and what to do, in Thai and English."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def quoted(value: object) -> str:
    """The value between quotation marks, cut after 40 characters, so that a message stays readable."""
    shown = str(value).strip()
    return f"“{shown if len(shown) <= 40 else shown[:39] + '…'}”"
