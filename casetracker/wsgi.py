"""What gunicorn serves: `gunicorn casetracker.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from casetracker.warm import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casetracker.settings")

application = get_wsgi_application()
warm()
