#!/usr/bin/env python
"""Django's commands, with the embedded servers running where a command needs them and none are named."""

import os
import sys
from contextlib import ExitStack

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from casetracker.embedded.client import running
from casetracker.embedded.home import EmbeddedError
from casetracker.environment import EMBEDDED_DIR, complain, env

WITHOUT_SERVERS = {
    "help", "version", "--help", "--version", "check", "read", "makemigrations", "collectstatic",
    "spectacular", "diffsettings", "findstatic", "startapp",
}  # fmt: skip


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casetracker.settings")
    try:
        with ExitStack() as stack:
            if len(sys.argv) > 1 and sys.argv[1] not in WITHOUT_SERVERS and not _named():
                servers = stack.enter_context(running(EMBEDDED_DIR))
                os.environ["DATABASE_URL"] = env.str("DATABASE_URL", default="") or servers.database_url
                os.environ["REDIS_URL"] = env.str("REDIS_URL", default="") or servers.redis_url
            execute_from_command_line(sys.argv)
    except (EmbeddedError, ImproperlyConfigured) as error:
        complain(str(error))
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


def _named() -> bool:
    return all(env.str(name, default="") for name in ("DATABASE_URL", "REDIS_URL"))


if __name__ == "__main__":
    sys.exit(main())
