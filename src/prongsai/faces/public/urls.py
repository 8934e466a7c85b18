"""The public pages."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def home(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<!doctype html><html lang=th><title>โปร่งใส</title><h1>โปร่งใส</h1>")


urlpatterns = [path("", home, name="home")]
