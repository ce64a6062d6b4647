from django.urls import path

from ingest.pictures import filing_picture
from ingest.views import filing_file, filing_list, filing_page, filing_rows

urlpatterns = [
    path("", filing_list, name="filings"),
    path("rows/", filing_rows, name="filing-rows"),
    path("<int:pk>/", filing_page, name="filing"),
    path("<int:pk>/file/", filing_file, name="filing-file"),
    path("<int:pk>/pages/<int:number>.png", filing_picture, name="filing-picture"),
]
