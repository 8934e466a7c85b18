from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "prongsai.records.journal"
    label = "journal"
