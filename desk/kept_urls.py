from django.urls import path

from desk import kept_pages
from desk.walls_pages import wall

urlpatterns = [
    path("looked/", kept_pages.mark_looked, name="mark-looked"),
    path("cases/<int:pk>/follow/", kept_pages.follow_case, name="follow-case"),
    path("cases/<int:pk>/notes/", kept_pages.write_note, name="write-note"),
    path("cases/<int:pk>/tags/", kept_pages.tag_case, name="tag-case"),
    path("cases/<int:pk>/assign/", kept_pages.assign_case, name="assign-case"),
    path("cases/<int:pk>/wall/", wall, name="wall"),
    path("notes/<int:pk>/", kept_pages.change_note, name="change-note"),
    path("tags/<int:pk>/remove/", kept_pages.untag_case, name="untag-case"),
    path("assignments/<int:pk>/remove/", kept_pages.release_case, name="release-case"),
    path("views/", kept_pages.save_view, name="save-view"),
    path("views/<int:pk>/follow/", kept_pages.follow_view, name="follow-view"),
    path("views/<int:pk>/delete/", kept_pages.delete_view, name="delete-view"),
]
