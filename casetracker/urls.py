"""The map of the site: pages and API under the same nouns."""

from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from cases.judges import judge_list, judge_page
from cases.views import mention_page
from casetracker.guide import guide
from casetracker.health import healthz
from timelines.views import case_png, case_svg

urlpatterns = [
    path("api/v1/", include("casetracker.api")),  # first: machines ask most
    path("", include("desk.urls")),
    path("", include("accounts.urls")),
    path("keep/", include("desk.kept_urls")),
    path("cases/<slug:court>/<path:number>/timeline.svg", case_svg, name="case-timeline"),
    path("cases/<slug:court>/<path:number>/timeline.png", case_png, name="case-timeline-png"),
    path("cases/", include("cases.urls")),
    path("judges/", judge_list, name="judges"),
    path("judges/<slug:court>/<path:name>/", judge_page, name="judge"),
    path("mentions/<int:pk>/", mention_page, name="mention"),
    path("patents/", include("patents.urls")),
    path("parties/", include("parties.urls")),
    path("filings/", include("ingest.urls")),
    path("api/schema/", SpectacularAPIView.as_view(), name="schema"),
    path("api/docs/", SpectacularSwaggerSplitView.as_view(url_name="schema"), name="docs"),
    path("api/guide/", guide, name="guide"),
    path("admin/", admin.site.urls),
    path("healthz", healthz),
]
