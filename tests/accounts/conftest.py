from tests.api.conftest import client_of, editor, reader

__all__ = ["client_of", "editor", "reader"]
