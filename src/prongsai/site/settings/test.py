"""For the tests: a database of their own that nobody else uses, and quick passwords."""

import os
import tempfile
from pathlib import Path

from prongsai.site.environment import sqlite
from prongsai.site.settings.base import *  # noqa: F403

DATA = Path(tempfile.gettempdir()) / f"prongsai-test-{os.getpid()}"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "files"
SECRET_KEY = "only for tests"  # noqa: S105 not a secret
SURVEY_SECRET = "only for tests"  # noqa: S105 not a secret
SITE_ADDRESS = "http://testserver"
MAIL_SERVER = None
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATABASES = {"default": sqlite(DATA / "prongsai.sqlite3")}
WHITENOISE_AUTOREFRESH = True  # static files are looked up when asked for: nothing is collected before tests
