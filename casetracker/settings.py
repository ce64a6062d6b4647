"""All settings on one page. Every variable is described in `.env.example`; a wrong one stops the start.

Without SECRET_KEY this is a trial on one's own machine: plain http, localhost only, embedded servers if no
others are named. With SECRET_KEY it is a real installation: https, named hosts, cookies marked secure.
"""

from pathlib import Path

from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from casetracker.embedded.client import found
from casetracker.environment import BASE_DIR, EMBEDDED_DIR, VAR_DIR, database, env, redis_url, switch

KEY_RECIPE = 'python3 -c "import secrets; print(secrets.token_urlsafe(50))"'


# What this installation is

SECRET_KEY = env.str("SECRET_KEY", default="")
PRODUCTION = bool(SECRET_KEY)
DEBUG = switch("DEBUG", default=False)
ALLOWED_HOSTS = [host.strip() for host in env.list("ALLOWED_HOSTS", default=[]) if host.strip()]
if PRODUCTION:
    if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
        raise ImproperlyConfigured(
            f"SECRET_KEY must be 50 or more random characters; make one with: {KEY_RECIPE}"
        )
    if not ALLOWED_HOSTS:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS is empty: name the host people will type, as in tracker.example.org."
        )
else:
    if ALLOWED_HOSTS:
        raise ImproperlyConfigured(f"ALLOWED_HOSTS is set but SECRET_KEY is not: make one with: {KEY_RECIPE}")
    SECRET_KEY = "for-a-trial-on-this-machine-only-" * 2
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

# Servers: those named, else the embedded ones if they run (`manage.py` starts them for commands)

_embedded = found(EMBEDDED_DIR)
_nowhere = f"postgresql:///casetracker?host={VAR_DIR}/no-server-runs"
DATABASES = {
    "default": database(
        env.str("DATABASE_URL", default="") or (_embedded.database_url if _embedded else _nowhere)
    )
    | {
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"TEMPLATE": env.str("TEST_TEMPLATE", default="") or None},
    },
}
REDIS_URL = redis_url(
    env.str("REDIS_URL", default="") or (_embedded.redis_url if _embedded else "redis://127.0.0.1:1/0")
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "casetracker.apps.CasetrackerConfig",
    "desk.apps.DeskConfig",
    "ingest.apps.IngestConfig",
    "timelines.apps.TimelinesConfig",
    "cases.apps.CasesConfig",
    "patents.apps.PatentsConfig",
    "parties.apps.PartiesConfig",
    "accounts.apps.AccountsConfig",
    "web.apps.WebConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "knox",
    "pgtrigger",
    "rest_framework",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "accounts.throttling.RateLimitHeaders",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",  # ETag, and 304 for who has it already
    "web.policy.ContentPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # a page is closed unless it says otherwise
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "desk.opened.Remember",
]

ROOT_URLCONF = "casetracker.urls"
WSGI_APPLICATION = "casetracker.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_TZ = True

# Accounts

AUTH_USER_MODEL = "accounts.User"
KNOX_TOKEN_MODEL = "accounts.Token"
MIGRATION_MODULES = {"knox": None}  # its own token table is never made: ours takes its place
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Security. Django sends nosniff, referrer policy and X-Frame-Options by itself.

SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
if switch("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Files. Blobs are addressed by their sha256 and handed out by views alone, never by a URL of the storage.

FILING_MAX_BYTES = 50 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # a request's body without its files
DATA_UPLOAD_MAX_NUMBER_FILES = 100
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
COURTLISTENER_URL = env.str("COURTLISTENER_URL", default="") or "https://www.courtlistener.com/api/rest/v4/"
COURTLISTENER_TOKEN = env.str("COURTLISTENER_TOKEN", default="")
FEED_URL = env.str("FEED_URL", default="") or "https://ecf.{court}.uscourts.gov/cgi-bin/rss_outside.pl"
FEED_COURTS = [court.strip() for court in env.list("FEED_COURTS", default=[]) if court.strip()]
IMAP_URL = env.str("IMAP_URL", default="")
MEDIA_ROOT = Path(env.str("BLOB_DIR", default="") or VAR_DIR / "blobs").absolute()
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles" if PRODUCTION else None
STATICFILES_DIRS = [path for path in [BASE_DIR / "static"] if path.is_dir()]
WHITENOISE_USE_FINDERS = not PRODUCTION  # a trial needs no collectstatic
_static = (
    "whitenoise.storage.CompressedManifestStaticFilesStorage"
    if PRODUCTION
    else "django.contrib.staticfiles.storage.StaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _static},
}

STATE_OF_THE_RECORD = (
    "timelines.changes.state_of_the_record"  # what is counted over all of it is kept until it moves
)

# API

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.authentication.TokenAuthentication",  # first: it says in a 401 how to log in
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": [
        "accounts.permissions.WithinScope",
        "accounts.permissions.ReadersReadEditorsWrite",
    ],
    "DEFAULT_THROTTLE_CLASSES": ["accounts.throttling.PerMinute"],
    "DEFAULT_RENDERER_CLASSES": ["web.rendering.Json"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser", "rest_framework.parsers.MultiPartParser"],
    "DEFAULT_PAGINATION_CLASS": "web.paging.Cursor",
    "PAGE_SIZE": 50,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "web.errors.api_exception_handler",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
API_REQUESTS_PER_MINUTE = 600  # of one token, or of one person's browser
WEBHOOKS_TO_PRIVATE_ADDRESSES = False
REST_KNOX = {"TOKEN_TTL": None}  # a token lasts until it is revoked: API clients pull for years
SPECTACULAR_SETTINGS = {
    "TITLE": "Casetracker",
    "DESCRIPTION": "Patent cases as their filings tell them: cases, dockets, events, and every change of them. "
    "[How to pull docket events without missing one](/api/guide/).",
    "VERSION": "v1",
    "OAS_VERSION": "3.1.0",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "web.schema.describe_paths",
        "web.schema.describe_refusals",
        "casetracker.examples.add_examples",
    ],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "COMPONENT_SPLIT_REQUEST": True,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

# Workers. The database is the queue of record; a message is a doorbell, so losing Redis loses nothing.

CELERY_BROKER_URL = REDIS_URL
CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_TIME_LIMIT = 15 * 60
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2, "socket_timeout": 10}
# With Redis away a page answers soon and the sweep rings the bell later.
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.1, "interval_max": 0.2}
CELERY_IMPORTS = ["ingest.sources.tasks", "ingest.bulk.tasks"]


def _bell(task: str, rings: float | crontab, lasts: float) -> dict[str, object]:
    """A bell of beat's; nobody answers one that is older than `lasts` seconds, when the next has rung."""
    return {"task": task, "schedule": rings, "options": {"expires": lasts}}


NIGHT = crontab(hour="8", minute="10")  # UTC: night from coast to coast
CELERY_BEAT_SCHEDULE = {
    "find what was received and not finished": _bell("ingest.tasks.sweep", 30.0, 30.0),
    "ring for the webhooks": _bell("timelines.tasks.ring_webhooks", 5.0, 5.0),
    "look at the sources": _bell("ingest.sources.tasks.look_around", 300.0, 300.0),
    "compare the feed with the tables": _bell("timelines.tasks.check_feed", NIGHT, 3600.0),
    "put back what a stopped load left aside": _bell("ingest.bulk.tasks.heal", 120.0, 120.0),
    "settle what data sets say": _bell("ingest.bulk.tasks.settle", 60.0, 60.0),
    "number the changes": _bell("timelines.tasks.stamp", 2.0, 2.0),
}
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")

LOG_LEVEL = env.str("LOG_LEVEL", default="") or "INFO"
if LOG_LEVEL not in ("DEBUG", "INFO", "WARNING", "ERROR"):
    raise ImproperlyConfigured(f"LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR, not {LOG_LEVEL!r}.")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {"django": {"handlers": [], "propagate": True, "level": LOG_LEVEL}},
}
