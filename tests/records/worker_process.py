"""A worker as a process of its own: python -m tests.records.worker_process DATABASE_AS_JSON FOLDER LEASE."""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module

import django
from django.conf import settings

from prongsai.faces.cli.serve import worker

os.environ["DJANGO_SETTINGS_MODULE"] = "prongsai.site.settings.test"
settings.DATABASES["default"] = json.loads(sys.argv[1])
os.environ["PRONGSAI_DATA"] = sys.argv[2]
settings.JOB_LEASE_SECONDS = float(sys.argv[3])
django.setup()
import_module("tests.records.counting")
import_module("prongsai.records.jobs.schedules").forget()
worker()
