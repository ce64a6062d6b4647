from django.urls import path

from parties.views import party_list, party_page

urlpatterns = [
    path("", party_list, name="parties"),
    path("<int:pk>/", party_page, name="party"),
]
