from django.apps import AppConfig

from casetracker.celery import app as celery  # so that every task binds to it, in web processes too

__all__ = ["CasetrackerConfig", "celery"]


class CasetrackerConfig(AppConfig):
    name = "casetracker"
