from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "prongsai.records.rounds"
    label = "rounds"
