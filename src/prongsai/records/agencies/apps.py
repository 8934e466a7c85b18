from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "prongsai.records.agencies"
    label = "agencies"
