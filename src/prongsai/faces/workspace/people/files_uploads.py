"""Files handed in with any form of the workspace: good ones are kept at once, so that none must be chosen twice.

In a view: `uploads = uploads_of(request)`; while the form has mistakes show it again with `uploads` in the context and
`{% include "workspace/people/files_field.html" %}` in the form (enctype="multipart/form-data"): what was kept stands
there ticked. When all is well `uploads.files` are the files to attach.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from prongsai.adapters.uploads import ACCEPT, KINDS, FileKind
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.upload_limit import is_too_much
from prongsai.faces.workspace.page import WorkRequest
from prongsai.records.files.models import StoredFile
from prongsai.records.files.selectors import chosen
from prongsai.records.files.services import receive

MOST_FILES = 20
TOO_MUCH = Text(
    "ไฟล์ที่แนบรวมกันใหญ่เกิน 120 MB จึงยังไม่ได้รับ โปรดแนบทีละน้อย ข้อความที่พิมพ์ไว้ยังอยู่ครบ",
    "The files are larger than 120 MB together and were not taken. Attach fewer at a time; your text is still here.",
)
TOO_MANY = Text(
    f"แนบได้ครั้งละไม่เกิน {MOST_FILES} ไฟล์ โปรดแนบไฟล์ที่เหลืออีกครั้ง",
    f"At most {MOST_FILES} files can be attached at a time. Attach the others once more.",
)


@dataclass(frozen=True)
class Uploads:
    """What was handed in under `name`: files that are kept, and what is wrong with the others."""

    name: str = "files"
    files: tuple[StoredFile, ...] = ()
    problems: tuple[Text, ...] = ()
    accept: str = ACCEPT
    most: int = MOST_FILES

    @property
    def kept_name(self) -> str:
        return f"{self.name}_kept"


def uploads_of(
    request: WorkRequest,
    name: str = "files",
    kinds: tuple[FileKind, ...] = KINDS,
    most: int = MOST_FILES,
    now: Iterable[StoredFile | None] = (),
) -> Uploads:
    """Keeps the files of a POST under the request's agency, and finds those again that an earlier POST brought.

    `now` are the files that are attached already: the form shows them ticked. With `most` 1 the last one counts.
    """
    accept = ",".join(ending for kind in kinds for ending in kind.endings)
    if request.method != "POST":
        return Uploads(name, tuple(one for one in now if one), accept=accept, most=most)
    files = dict.fromkeys(chosen(request.agency, request.POST.getlist(f"{name}_kept")))
    problems = [TOO_MUCH] if is_too_much(request) else []
    sent = request.FILES.getlist(name)
    if len(sent) > most:
        problems.append(TOO_MANY)
    for file in sent[:most]:
        try:
            files[receive(request.agency, file.name or "", file.read(), request.user, kinds)] = None
        except InputError as error:
            problems.append(error.text)
    return Uploads(name, tuple(files)[-most:], tuple(problems), accept, most)
