"""What is measured inside Django, which is set up before any module of this package is imported: see tests.bench.api."""

import django

django.setup()
