from django.urls import path

from patents.views import patent_list, patent_page

urlpatterns = [
    path("", patent_list, name="patents"),
    path("<str:number>/", patent_page, name="patent"),
]
