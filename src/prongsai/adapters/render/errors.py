"""What can go wrong when a document is rendered, said to the person who asked for it."""

from __future__ import annotations

from prongsai.core.text import Text


class RenderError(Exception):
    """The document cannot be made in this format; `text` says why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(f"{text.th}\n{text.en}")
        self.text = text


class PictureError(RenderError):
    """A picture of the document cannot be used; `text` says which one and what to do."""


class NoThaiFontError(RenderError):
    """This machine has no font that a Thai PDF could be set in."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "สร้าง PDF ไม่ได้ เพราะเครื่องนี้ไม่มีแบบอักษรไทย โปรดติดตั้ง TH Sarabun New "
                "หรือบน Debian และ Ubuntu สั่ง: sudo apt install fonts-thai-tlwg แล้วลองใหม่ "
                "ระหว่างนี้ใช้ไฟล์ Word หรือ HTML ได้",
                "The PDF cannot be made: this machine has no Thai font. Install TH Sarabun New, "
                "or on Debian and Ubuntu run: sudo apt install fonts-thai-tlwg, then try again. "
                "Word and HTML files work meanwhile.",
            )
        )
