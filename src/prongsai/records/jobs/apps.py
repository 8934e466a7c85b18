from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "prongsai.records.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Every app that has slow work keeps it in a module `jobs`."""
        autodiscover_modules("jobs")
