from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "prongsai.records.disclosures"
    label = "disclosures"
