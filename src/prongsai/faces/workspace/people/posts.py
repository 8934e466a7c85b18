"""The posts of an agency, who holds them, and the chain of approval that they make."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.roles import title_of
from prongsai.faces.parts.tell import tell, warn
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.people.posts_forms import HoldingForm, LeaveForm, PostForm
from prongsai.records.agencies import posts as services
from prongsai.records.agencies.access import Action
from prongsai.records.agencies.models import Holding, Post
from prongsai.records.agencies.office import authority_of, chain_of, holder_on

_WRONG = 422
KEPT = Text("บันทึกแล้ว", "It is kept.")


@dataclass(frozen=True)
class PostView:
    """A post with who signs for it today."""

    post: Post
    holder: Holding | None
    role: Text | None


@dataclass(frozen=True)
class HoldingView:
    """Somebody's time in a post."""

    holding: Holding
    authority: str
    is_now: bool


@page(Action.VIEW)
@require_safe
def posts(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/people/posts/`: the posts with their holders, and the chain of approval of today."""
    today, may_edit = clock.today(), allowed(request, Action.AGENCY_EDIT)
    listed = request.agency.posts.select_related("unit", "agency").prefetch_related("holdings")
    context = {
        "posts": [PostView(one, holder_on(one, today), _role(one)) for one in listed],
        "chain": [(one, title_of(one.role, request.agency)) for one in chain_of(request.agency, today, request.user)],
        "offered": services.offered_posts(request.agency) if may_edit else (),
        "may_edit": may_edit,
        "today": today,
    }
    return render(request, "workspace/people/posts.html", context)


@page(Action.VIEW)
@require_safe
def post(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/people/posts/<pk>/`: a post and everybody who held it."""
    found = _post(request, pk)
    now = holder_on(found, clock.today())
    holdings = [HoldingView(one, authority_of(one), one == now) for one in found.holdings.select_related("user")]
    context = {"post": found, "role": _role(found), "holdings": holdings}
    may_edit = allowed(request, Action.AGENCY_EDIT)
    return render(request, "workspace/people/post.html", context | {"may_edit": may_edit})


@page(Action.AGENCY_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/people/posts/add/`: a new post."""
    form = PostForm(request.agency, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.add_post(request.agency, form.draft(), request.user)
        except InputError as error:
            form.refuse(error, "title")
        else:
            tell(request, Text(f"เพิ่มตำแหน่ง {made.title} แล้ว", f"The post {made.title} is added."))
            return redirect("work_people_post", request.agency.code, made.pk)
    return _form(request, form, Text("เพิ่มตำแหน่ง", "Add a post"))


@page(Action.AGENCY_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/people/posts/<pk>/edit/`: another title, part or unit."""
    found = _post(request, pk)
    form = PostForm(request.agency, request.POST or None, found)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_post(found, form.draft(), request.user)
        except InputError as error:
            form.refuse(error, "title")
        else:
            return _kept(request, pk)
    return _form(request, form, Text("แก้ไขตำแหน่ง", "Change a post"), found)


@page(Action.AGENCY_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/people/posts/<pk>/take/`: who holds the post from a day on, or acts for its holder."""
    found = _post(request, pk)
    form = HoldingForm(request.agency, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.take_post(found, form.draft(), request.user)
        except InputError as error:
            form.refuse(error)
        else:
            return _kept(request, pk)
    return _form(request, form, Text("บันทึกผู้ดำรงตำแหน่ง", "Who holds the post"), found)


@page(Action.AGENCY_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/people/holdings/<pk>/`: mends what was typed of a holder."""
    holding = _holding(request, pk)
    form = HoldingForm(request.agency, request.POST or None, holding)
    if request.method == "POST" and form.is_valid():
        try:
            services.correct_holding(holding, form.draft(), request.user)
        except InputError as error:
            form.refuse(error)
        else:
            return _kept(request, holding.post_id)
    return _form(request, form, Text("แก้ไขข้อมูลผู้ดำรงตำแหน่ง", "Correct who holds the post"), holding.post)


@page(Action.AGENCY_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/people/holdings/<pk>/end/`: the last day of somebody in a post."""
    holding = _holding(request, pk)
    form = LeaveForm(request.POST or None, initial={"until": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            services.leave_post(holding, form.cleaned_data["until"], request.user)
        except InputError as error:
            form.refuse(error, "until")
        else:
            return _kept(request, holding.post_id)
    title = Text(f"{holding.person_name} พ้นจากตำแหน่ง", f"{holding.person_name} leaves the post")
    return _form(request, form, title, holding.post)


@page(Action.AGENCY_EDIT)
@require_POST
def move(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/people/posts/<pk>/move/`: one place up or down."""
    services.move_post(_post(request, pk), -1 if request.POST.get("to") == "up" else 1, request.user)
    return redirect("work_people_posts", request.agency.code)


@page(Action.AGENCY_EDIT)
@require_POST
def remove(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/people/posts/<pk>/remove/`: takes away a post that nobody ever held."""
    found = _post(request, pk)
    try:
        services.remove_post(found, request.user)
    except InputError as error:
        warn(request, error.text)
        return redirect("work_people_post", request.agency.code, pk)
    tell(request, Text(f"ลบตำแหน่ง {found.title} แล้ว", f"The post {found.title} is removed."))
    return redirect("work_people_posts", request.agency.code)


@page(Action.AGENCY_EDIT)
@require_POST
def offered(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/people/posts/offered/`: adds the posts that the chain of approval lacks."""
    for draft in services.offered_posts(request.agency):
        services.add_post(request.agency, draft, request.user)
    tell(request, KEPT)
    return redirect("work_people_posts", request.agency.code)


def _kept(request: WorkRequest, pk: int) -> HttpResponse:
    tell(request, KEPT)
    return redirect("work_people_post", request.agency.code, pk)


def _form(
    request: WorkRequest, form: PostForm | HoldingForm | LeaveForm, title: Text, found: Post | None = None
) -> HttpResponse:
    context = {"form": form, "title": title, "post": found}
    return render(request, "workspace/people/post_form.html", context, status=_WRONG if form.errors else 200)


def _role(found: Post) -> Text | None:
    return title_of(found.role, found.agency) if found.role else None


def _post(request: WorkRequest, pk: int) -> Post:
    return get_object_or_404(Post.objects.select_related("agency", "unit"), agency=request.agency, pk=pk)


def _holding(request: WorkRequest, pk: int) -> Holding:
    theirs = Holding.objects.select_related("post__agency", "user")
    return get_object_or_404(theirs, post__agency=request.agency, pk=pk)
