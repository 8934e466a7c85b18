from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "prongsai.records.notices"
    label = "notices"
