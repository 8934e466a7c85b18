from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "prongsai.records.papers"
    label = "papers"
