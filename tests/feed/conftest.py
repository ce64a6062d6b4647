from tests.api.conftest import client_of, editor, field, reader

__all__ = ["client_of", "editor", "field", "reader"]
