from django.urls import path

from cases.views import case_list, case_page

urlpatterns = [
    path("", case_list, name="cases"),
    path("<slug:court>/<path:number>/", case_page, name="case"),
]
