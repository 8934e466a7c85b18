"""The first page: one agency and its officer, set up in two steps without anybody's help."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.parts.tell import tell
from prongsai.faces.workspace.first_run_forms import CHAIRS, OfficeForm, WhoForm, chosen_kind
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.agencies.setup import may_set_up, set_up

_SHUT, _UNUSABLE = 403, 422
_SECRET = ("csrfmiddlewaretoken", "password", "step")
DONE = Text(
    "ตั้งต้นเรียบร้อยแล้ว กรอกผลการประเมินที่ได้รับได้เลย หรือเริ่มซ้อมประเมินที่ “รอบการประเมิน”",
    "All is set up. Enter the result that you were given, or start a rehearsal under “Rounds”.",
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, token: str = "") -> HttpResponse:
    """`/office/start/` on a machine of one's own, `/office/start/<token>/` with a link on a server."""
    if not may_set_up(token):
        return render(request, "workspace/first_run_shut.html", status=_SHUT)
    if request.method != "POST":
        return _who(request, WhoForm())
    who = WhoForm(request.POST)
    if request.POST.get("step") == "back":
        return _who(request, WhoForm(initial=request.POST.dict()))
    if not who.is_valid():
        return _who(request, who, _UNUSABLE)
    if request.POST.get("step") == "office":
        return _finish(request, who, token)
    form = OfficeForm(who.named, chosen_kind(request.POST, who), typed=_typed(request.POST))
    return _office(request, who, form)


def _finish(request: HttpRequest, who: WhoForm, token: str) -> HttpResponse:
    form = OfficeForm(who.named, chosen_kind(request.POST, who), request.POST)
    if not form.is_valid():
        return _office(request, who, form, _UNUSABLE)
    try:
        agency, officer = set_up(form.setup(), token)
    except InputError as error:
        form.add_error(None, lazily(*error.text))
    except ValidationError as error:
        form.add_error("password", error)
    else:
        return _welcome(request, agency, officer)
    return _office(request, who, form, _UNUSABLE)


def _welcome(request: HttpRequest, agency: Agency, officer: User) -> HttpResponse:
    login(request, officer, backend=settings.AUTHENTICATION_BACKENDS[-1])
    tell(request, DONE)
    return redirect("work_people_results", agency.code)


def _typed(data: QueryDict) -> dict[str, str]:
    """What was typed in the second step and does not depend on the agency."""
    return {name: data.get(name, "") for name in OfficeForm.PERSONAL}


def _who(request: HttpRequest, form: WhoForm, status: int = 200) -> HttpResponse:
    kept = [one for one in _sent(request) if one[0] in OfficeForm.PERSONAL]
    return render(request, "workspace/first_run_who.html", {"form": form, "kept": kept}, status=status)


def _office(request: HttpRequest, who: WhoForm, form: OfficeForm, status: int = 200) -> HttpResponse:
    kept = [one for one in _sent(request) if one[0] in who.fields]
    chairs = [(form.role_names[name], form[f"{name}_title"], form[f"{name}_holder"]) for name in CHAIRS]
    context = {"form": form, "who": who, "kept": kept, "chairs": chairs}
    return render(request, "workspace/first_run_office.html", context, status=status)


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    lists = request.POST.lists()
    return [(name, str(value)) for name, values in lists for value in values if name not in _SECRET]
