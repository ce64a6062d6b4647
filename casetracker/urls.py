"""The map of the site."""

from django.contrib import admin
from django.urls import path

from casetracker.health import healthz

urlpatterns = [
    path("healthz", healthz),
    path("admin/", admin.site.urls),
]
