from django.urls import path

from ingest.views import filing_file, filing_list, filing_page, filing_rows

urlpatterns = [
    path("", filing_list, name="filings"),
    path("rows/", filing_rows, name="filing-rows"),
    path("<int:pk>/", filing_page, name="filing"),
    path("<int:pk>/file/", filing_file, name="filing-file"),
]
