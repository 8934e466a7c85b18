"""A list of agencies that somebody pastes or sends as a file."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.oversight.page import OversightRequest
from prongsai.faces.parts.upload_limit import is_too_much
from prongsai.records.rounds.choosing import text_of

LARGEST_LIST = 5_000_000
NOTHING = Text("ยังไม่มีรายชื่อ โปรดวางรายชื่อหรือเลือกไฟล์", "There is no list. Paste one or choose a file.")
TOO_LARGE = Text("รายชื่อใหญ่เกินไป โปรดแบ่งส่ง", "The list is too large. Send it in parts.")


def sent_text(request: OversightRequest) -> str:
    """A list as text, pasted or from a file. Raises InputError where there is none, or too much."""
    file = request.FILES.get("file")
    if is_too_much(request) or (isinstance(file, UploadedFile) and (file.size or 0) > LARGEST_LIST):
        raise InputError(TOO_LARGE)
    if isinstance(file, UploadedFile):
        return text_of(file.read(), file.name or "")
    if not request.POST.get("names", "").strip():
        raise InputError(NOTHING)
    return request.POST["names"]
