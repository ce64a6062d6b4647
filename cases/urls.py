from django.urls import path

from cases.views import case_csv, case_list, case_page, case_xlsx

urlpatterns = [
    path("", case_list, name="cases"),
    path("export.csv", case_csv, name="cases-csv"),
    path("export.xlsx", case_xlsx, name="cases-xlsx"),
    path("<slug:court>/<path:number>/", case_page, name="case"),
]
