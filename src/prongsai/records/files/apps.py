from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "prongsai.records.files"
    label = "files"
