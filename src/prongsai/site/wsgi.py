"""The web application that gunicorn runs."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import reverse
from django.utils import translation

from prongsai.core.frameworks.loader import available_years, load

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.site.settings.production")
application = get_wsgi_application()

# Pages and rules are read before processes are forked: they share the memory, and no first request waits for it.
import_module(settings.ROOT_URLCONF)
for language, _ in settings.LANGUAGES:
    with translation.override(language):
        reverse("survey", args=["warm"])
for year in available_years():
    load(year)
