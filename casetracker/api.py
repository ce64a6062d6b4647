"""The map of the API: the same nouns as the pages."""

from rest_framework.routers import SimpleRouter

router = SimpleRouter()

urlpatterns = router.urls
