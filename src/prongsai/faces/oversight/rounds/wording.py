"""Official wording out of a spreadsheet: what it would change, which rounds keep theirs, and then done."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.adapters.sheets import SheetError
from prongsai.adapters.wording_sheet import from_table
from prongsai.core.frameworks.diff import Change
from prongsai.core.frameworks.model import Framework
from prongsai.core.frameworks.wording import Overlay, changed_words, overlay_bytes, read_overlay
from prongsai.core.text import Text
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.oversight.rounds.finding import the_round
from prongsai.faces.oversight.rounds.forms import Refusable
from prongsai.faces.parts.download import YAML, attachment
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.parts.tell import tell
from prongsai.faces.parts.upload_limit import is_too_much
from prongsai.records.agencies.access import OversightAction
from prongsai.records.frameworks.selectors import public_rules
from prongsai.records.frameworks.wording import import_wording, official_wording
from prongsai.records.rounds.models import Round
from prongsai.records.rounds.selectors import rounds_asking

LARGEST = 5_000_000
MOST_SHOWN = 100
KEPT_SECONDS = 12 * 60 * 60
_SALT = "oversight.wording"
_WRONG = 422
NO_FILE = Text("ยังไม่ได้เลือกไฟล์ โปรดเลือกไฟล์ .xlsx หรือ .csv", "No file was chosen. Choose a .xlsx or .csv file.")
TOO_LARGE = Text("ไฟล์ใหญ่เกิน 5 MB โปรดแบ่งหรือลบแผ่นงานที่ไม่ใช้", "The file is larger than 5 MB. Remove what is not used.")
LOST = Text(
    "เวลาผ่านไปนานเกินไป โปรดเลือกไฟล์อีกครั้ง ยังไม่มีการเปลี่ยนแปลงใด ๆ",
    "Too much time has passed. Choose the file again; nothing was changed.",
)
NOT_WRITTEN = Text(
    "เขียนลงโฟลเดอร์ข้อมูลไม่ได้ โปรดแจ้งผู้ดูแลระบบให้ตรวจพื้นที่และสิทธิ ยังไม่มีการเปลี่ยนแปลงใด ๆ",
    "The data folder cannot be written to: ask the operator to check its space and rights. Nothing was changed.",
)


class WordingForm(Refusable):
    """Which year's words, and where they come from unless the rows say so."""

    fiscal_year = forms.TypedChoiceField(label=lazily("ถ้อยคำของปี", "Wording of"), coerce=int)
    source = forms.CharField(
        label=lazily("ที่มาของถ้อยคำ เช่น คู่มือ ITA 2568 หน้า 12", "Where they come from, e.g. ITA manual 2568, p. 12"),
        help_text=lazily("เว้นได้ถ้าทุกแถวมีคอลัมน์ source", "Not needed where every row has a source."),
        max_length=200,
        required=False,
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.offer("fiscal_year", [(str(year), str(year)) for year in sorted(public_rules(), reverse=True)])


@dataclass(frozen=True)
class Effect:
    """What an import would do: the words that change, rounds that keep theirs, and rounds that would take these.

    Rehearsals that keep theirs are a number, since they are their agencies' alone.
    """

    overlay: Overlay
    changes: tuple[Change, ...]
    keeping: list[Round]
    taking: list[Round]
    rehearsals: int

    @property
    def kept(self) -> int:
        return len(self.keeping) + self.rehearsals


@page(OversightAction.ROUND_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def wording(request: OversightRequest) -> HttpResponse:
    """`/oversight/frameworks/wording/`: asks for a spreadsheet, shows what it changes; a second POST imports it."""
    if "words" in request.POST:
        return _imported(request)
    form = WordingForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _asked(request, form)
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return _asked(request, form, NO_FILE)
    if is_too_much(request) or (file.size or 0) > LARGEST:
        return _asked(request, form, TOO_LARGE)
    framework = public_rules()[form.cleaned_data["fiscal_year"]]
    try:
        found = from_table(file.read(), file.name or "", framework, form.cleaned_data["source"].strip())
    except SheetError as error:
        return _asked(request, form, error.text)
    if found.overlay is None:
        return _asked(request, form, _NOTHING, found.problems)
    overlay = read_overlay(overlay_bytes(found.overlay))
    packed = signing.dumps(overlay_bytes(overlay).decode(), salt=_SALT, compress=True)
    context = {"effect": _effect(framework, overlay), "words": packed, "of_other_years": found.of_other_years}
    return render(request, "oversight/rounds/wording_preview.html", context | {"most": MOST_SHOWN})


@page(OversightAction.ROUND_MANAGE)
@require_safe
def round_words(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/wording.yaml`: the official words in which a round asks, letter by letter."""
    found = the_round(pk)
    if found.wording is None:
        raise Http404
    name = f"wording-{found.wording.fiscal_year}-{found.wording.sha256[:8]}.yaml"
    return attachment(bytes(found.wording.content), name, YAML)


def _imported(request: OversightRequest) -> HttpResponse:
    try:
        packed: str = signing.loads(request.POST["words"], salt=_SALT, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        return _asked(request, WordingForm(), LOST)
    overlay = read_overlay(packed.encode())
    kept = _effect(public_rules()[overlay.fiscal_year], overlay).kept
    try:
        import_wording(overlay, request.user)
    except OSError:
        return _asked(request, WordingForm(), NOT_WRITTEN)
    year = overlay.fiscal_year
    tell(request, Text(f"ถ้อยคำทางการปี {year} ใช้ได้แล้ว", f"The official wording of FY {year} is in use.") + _kept(kept))
    return redirect("oversight_frameworks")


def _effect(framework: Framework, overlay: Overlay) -> Effect:
    rounds = list(rounds_asking(framework.fiscal_year))
    official = [one for one in rounds if one.counts_officially]
    return Effect(
        overlay,
        changed_words(framework, official_wording(framework), overlay),
        [one for one in official if one.worded_at],
        [one for one in official if not one.worded_at],
        sum(bool(one.worded_at) and not one.counts_officially for one in rounds),
    )


def _kept(rounds: int) -> Text:
    if not rounds:
        return Text("", "")
    return Text(
        f"รอบที่เริ่มถามแล้ว {rounds:,} รอบยังใช้ถ้อยคำเดิม",
        f"Rounds that have begun to ask ({rounds:,}) keep their words.",
    )


def _asked(
    request: OversightRequest, form: WordingForm, problem: Text | None = None, problems: object = ()
) -> HttpResponse:
    is_wrong = bool(problem or form.errors)
    context = {"form": form, "problem": problem, "problems": problems}
    return render(request, "oversight/rounds/wording.html", context, status=_WRONG if is_wrong else 200)


_NOTHING = Text("มีแถวที่ต้องแก้ ยังไม่มีการเปลี่ยนแปลงใด ๆ", "Some rows must be mended. Nothing was changed.")
