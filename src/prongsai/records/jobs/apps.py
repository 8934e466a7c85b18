from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "prongsai.records.jobs"
    label = "jobs"
