from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "prongsai.faces.workspace"
    label = "workspace"
