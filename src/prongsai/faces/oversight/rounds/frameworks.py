"""Rules of a year: its versions, what each changes, and a file taken in with everything that is wrong in it said."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.core.frameworks.correction import Correction, corrections
from prongsai.core.frameworks.loader import available_years
from prongsai.core.frameworks.problems import FrameworkInvalid, Problem
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.parts.download import YAML, attachment
from prongsai.faces.parts.tell import tell
from prongsai.faces.parts.upload_limit import is_too_much
from prongsai.records.agencies.access import OversightAction
from prongsai.records.frameworks.selectors import (
    Version,
    can_be_asked,
    file_of,
    imported_versions,
    version_of,
    versions_of,
)
from prongsai.records.frameworks.services import LONGEST_REASON, ReasonMissing, import_version
from prongsai.records.rounds.selectors import rounds_under

LARGEST = 5_000_000
MOST_SHOWN = 100
_WRONG = 422
NO_FILE = Text("ยังไม่ได้เลือกไฟล์ โปรดเลือกไฟล์ .yaml", "No file was chosen. Choose a .yaml file.")
TOO_LARGE = Text("ไฟล์ใหญ่เกิน 5 MB จึงไม่ใช่กรอบการประเมิน", "The file is larger than 5 MB: it is no file of rules.")


@dataclass(frozen=True)
class VersionView:
    """A version as it is listed: whether people can be asked by it."""

    version: Version
    is_usable: bool


@dataclass(frozen=True)
class Compared:
    """What a version says otherwise than another one of its year."""

    before: Version
    after: Version
    parts: tuple[Correction, ...]


def compared(before: Version, after: Version) -> Compared:
    """Two versions side by side."""
    return Compared(before, after, corrections(before.framework, after.framework))


@page(OversightAction.ROUND_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def frameworks(request: OversightRequest) -> HttpResponse:
    """`/oversight/frameworks/`: the years whose rules are known, with their versions; a POST imports a file."""
    if request.method != "POST":
        return _listed(request)
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return _listed(request, NO_FILE)
    if is_too_much(request) or (file.size or 0) > LARGEST:
        return _listed(request, TOO_LARGE)
    try:
        kept = import_version(file.read(), request.user, request.POST.get("reason", ""))
    except FrameworkInvalid as invalid:
        said = Text(
            f"ไฟล์ {file.name} มีที่ต้องแก้ {len(invalid.problems)} แห่ง ยังไม่ได้นำเข้า",
            f"{file.name}: {len(invalid.problems)} things to mend. Nothing was imported.",
        )
        return _listed(request, said, invalid.problems)
    except ReasonMissing as error:
        return _listed(request, error.text + _ONCE_MORE)
    except InputError as error:
        return _listed(request, error.text)
    year = kept.fiscal_year
    tell(request, Text(f"นำเข้ากรอบการประเมินปี {year} แล้ว", f"The rules of FY {year} are imported.") + _NO_CHANGE)
    return redirect("oversight_framework", kept.sha256)


@page(OversightAction.ROUND_MANAGE)
@require_safe
def version(request: OversightRequest, sha256: str) -> HttpResponse:
    """`/oversight/frameworks/<sha256>/`: whose a version is and why, what it changes, which rounds use it."""
    found = _known(sha256)
    others = [one for one in versions_of(found.framework.fiscal_year) if one.framework != found.framework]
    context = {
        "version": found,
        "comparisons": [compared(one, found) for one in others],
        "rounds": list(rounds_under(sha256)),
    }
    return render(request, "oversight/rounds/framework.html", context)


@page(OversightAction.ROUND_MANAGE)
@require_safe
def version_file(request: OversightRequest, sha256: str) -> HttpResponse:
    """`/oversight/frameworks/<sha256>.yaml`: the file, letter by letter."""
    found = _known(sha256)
    return attachment(file_of(found.framework), f"ita-{found.framework.fiscal_year}-{sha256[:8]}.yaml", YAML)


def _known(sha256: str) -> Version:
    found = version_of(sha256)
    if found is None:
        raise Http404
    return found


def _listed(request: OversightRequest, problem: Text | None = None, problems: tuple[Problem, ...] = ()) -> HttpResponse:
    context = {
        "years": _years(),
        "problem": problem,
        "problems": problems[:MOST_SHOWN],
        "reason": request.POST.get("reason", ""),
        "longest": LONGEST_REASON,
    }
    return render(request, "oversight/rounds/frameworks.html", context, status=_WRONG if problem else 200)


def _years() -> list[tuple[int, list[VersionView]]]:
    """All years with their versions, the newest first."""
    years = {*available_years(), *imported_versions().values_list("fiscal_year", flat=True)}
    return [
        (year, [VersionView(one, can_be_asked(one.framework)) for one in versions_of(year)])
        for year in sorted(years, reverse=True)
    ]


_ONCE_MORE = Text("แล้วเลือกไฟล์อีกครั้ง", "Then choose the file once more.")
_NO_CHANGE = Text(
    "รอบที่มีอยู่และผลที่ประกาศแล้วไม่เปลี่ยน รอบใหม่เลือกฉบับนี้ได้",
    "Rounds and published results stay as they are; a new round can choose this version.",
)
