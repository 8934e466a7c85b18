from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "prongsai.records.measures"
    label = "measures"
