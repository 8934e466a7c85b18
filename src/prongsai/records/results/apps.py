from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "prongsai.records.results"
    label = "results"
