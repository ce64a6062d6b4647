"""Addresses under the API that are none, answered in the API's own shape."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView


@extend_schema(exclude=True)
class Nowhere(APIView):
    def nothing(self, request: Request, path: str) -> Response:
        message = "There is nothing at this address: /api/docs/ lists them. They end with a slash."
        return Response({"message": message, "extra": {}}, status=404)

    get = post = put = patch = delete = options = nothing
