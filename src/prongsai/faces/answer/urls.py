"""Where people answer. `<code>` is the short code of a survey or of a service point."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
