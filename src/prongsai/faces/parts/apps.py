from django.apps import AppConfig


class PartsConfig(AppConfig):
    name = "prongsai.faces.parts"
    label = "parts"
