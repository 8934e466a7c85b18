from django.apps import AppConfig


class FrameworksConfig(AppConfig):
    name = "prongsai.records.frameworks"
    label = "frameworks"
