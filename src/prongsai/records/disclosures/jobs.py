"""What the worker knows of disclosures."""

from prongsai.records.disclosures import reminders  # noqa: F401 (says which disclosures are lacking)
