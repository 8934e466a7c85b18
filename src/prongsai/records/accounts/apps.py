from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "prongsai.records.accounts"
    label = "accounts"
