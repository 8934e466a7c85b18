"""Rules of a year: which are known, and a file of another year taken in with everything that is wrong in it said."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from prongsai.core.frameworks.loader import available_years
from prongsai.core.frameworks.problems import FrameworkInvalid, Problem
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.parts.tell import tell
from prongsai.faces.parts.upload_limit import is_too_much
from prongsai.records.agencies.access import OversightAction
from prongsai.records.frameworks.models import FrameworkVersion, Origin
from prongsai.records.frameworks.selectors import usable_years
from prongsai.records.frameworks.services import import_version

LARGEST = 5_000_000
MOST_SHOWN = 100
_WRONG = 422
NO_FILE = Text("ยังไม่ได้เลือกไฟล์ โปรดเลือกไฟล์ .yaml", "No file was chosen. Choose a .yaml file.")
TOO_LARGE = Text("ไฟล์ใหญ่เกิน 5 MB จึงไม่ใช่กรอบการประเมิน", "The file is larger than 5 MB: it is no file of rules.")


@page(OversightAction.ROUND_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def frameworks(request: OversightRequest) -> HttpResponse:
    """`/oversight/frameworks/`: the years whose rules are known; a POST imports a file of another year."""
    if request.method != "POST":
        return _listed(request)
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return _listed(request, NO_FILE)
    if is_too_much(request) or (file.size or 0) > LARGEST:
        return _listed(request, TOO_LARGE)
    try:
        version = import_version(file.read(), request.user)
    except FrameworkInvalid as invalid:
        said = Text(
            f"ไฟล์ {file.name} มีที่ต้องแก้ {len(invalid.problems)} แห่ง ยังไม่ได้นำเข้า",
            f"{file.name}: {len(invalid.problems)} things to mend. Nothing was imported.",
        )
        return _listed(request, said, invalid.problems)
    except InputError as error:
        return _listed(request, error.text)
    year = version.fiscal_year
    tell(request, Text(f"นำเข้ากรอบการประเมินปี {year} แล้ว", f"The rules of FY {year} are imported."))
    return redirect("oversight_frameworks")


def _listed(request: OversightRequest, problem: Text | None = None, problems: tuple[Problem, ...] = ()) -> HttpResponse:
    context = {
        "own": available_years(),
        "usable": usable_years(),
        "imported": FrameworkVersion.objects.filter(origin=Origin.IMPORT).order_by("-pk"),
        "problem": problem,
        "problems": problems[:MOST_SHOWN],
    }
    return render(request, "oversight/rounds/frameworks.html", context, status=_WRONG if problem else 200)
