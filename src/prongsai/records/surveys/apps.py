from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "prongsai.records.surveys"
    label = "surveys"
