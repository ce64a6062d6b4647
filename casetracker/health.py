"""Is this web process alive, and does the database answer it? For load balancers and containers."""

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse


@login_not_required
def healthz(request: HttpRequest) -> JsonResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return JsonResponse({"message": "The database does not answer.", "extra": {}}, status=503)
    return JsonResponse({"message": "ok", "extra": {}})
