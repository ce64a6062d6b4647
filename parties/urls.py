from django.urls import path

from parties.views import attorney_page, firm_page, party_list, party_page

urlpatterns = [
    path("", party_list, name="parties"),
    path("<int:pk>/", party_page, name="party"),
    path("attorneys/<int:pk>/", attorney_page, name="attorney"),
    path("firms/<int:pk>/", firm_page, name="firm"),
]
