from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "prongsai.faces.oversight"
    label = "oversight"
