from django.apps import AppConfig


class EntryConfig(AppConfig):
    name = "prongsai.faces.entry"
    label = "entry"
