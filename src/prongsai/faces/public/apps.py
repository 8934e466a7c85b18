from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "prongsai.faces.public"
    label = "public"
