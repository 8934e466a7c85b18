from django.apps import AppConfig


class AnswerConfig(AppConfig):
    name = "prongsai.faces.answer"
    label = "answer"
