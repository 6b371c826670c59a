"""Every knob of Kenes, read from the environment; `docs/operations.md` lists them."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from backend import database
from backend.environment import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()

VAR_DIR = Path(env("KENES_VAR", default=str(BASE_DIR / "var")))
EMBEDDED = "DATABASE_URL" not in env.ENVIRON

# Testing: a clock that can be moved; refused on any database but the embedded one.
TESTING = env.bool("KENES_TEST", default=False)
CLOCK_FILE = env("KENES_CLOCK_FILE", default="")
if CLOCK_FILE and not (TESTING and EMBEDDED):
    message = "KENES_CLOCK_FILE works only with KENES_TEST=1 on the embedded database."
    raise ImproperlyConfigured(message)

DEBUG = env.bool("KENES_DEBUG", default=False)
SECRET_KEY = database.secret(VAR_DIR, "secret_key") if EMBEDDED else env("SECRET_KEY")
SIGNING_SECRET = (
    database.secret(VAR_DIR, "signing_key") if EMBEDDED else env("KENES_SIGNING_SECRET")
)
ALLOWED_HOSTS = env.list(
    "KENES_HOSTS", default=["127.0.0.1", "localhost", "[::1]"] if EMBEDDED else []
)
PORT = env.port("PORT", default=8000)
PUBLIC_URL = env.web_address("KENES_PUBLIC_URL", default=f"http://127.0.0.1:{PORT}")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
HTTPS = PUBLIC_URL.startswith("https://")

INSTALLED_APPS = [
    "backend",
    "backend.pages",
    "backend.api",
    "backend.journal",
    "backend.accounts",
    "backend.almanac",
    "backend.files",
    "backend.notices",
    "oversight",
    "councils",
    "backend.portal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "backend.pages.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "backend.urls"
WSGI_APPLICATION = "backend.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "backend.pages.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "backend.pages.templatetags.kenes",
            ],
        },
    }
]

DATABASES = database.configuration(env, VAR_DIR)
DATABASE_APPLICATION_ROLE = DATABASES["default"]["USER"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env("REDIS_URL", default="")
CACHES = {
    "default": (
        {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
        }
        if REDIS_URL
        else {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cache",
        }
    )
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "backend.accounts.sign_in.ClosedSignUp"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,60/5m/ip"}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "page:inbox"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# Keyed digest of IINs: the number itself is never stored.
IIN_KEY = database.secret(VAR_DIR, "iin_key") if EMBEDDED else env("IIN_KEY")

LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "backend" / "locale"]
FORMAT_MODULE_PATH = "backend.pages.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Almaty"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "files", "file_permissions_mode": 0o600},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or TESTING
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("map", "png", "woff", "woff2")
FILE_MAX_BYTES = env.int("KENES_FILE_MAX_BYTES", default=25 * 1024 * 1024)
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000

DEFAULT_FROM_EMAIL = env("KENES_FROM_EMAIL", default="Kenes <noreply@localhost>")
MAIL_DIR = VAR_DIR / "mail"
if EMBEDDED:
    EMAIL_BACKEND = "backend.notices.mail.NamedFileBackend"
else:
    vars().update(env.email("EMAIL_URL"))

CELERY_BROKER_URL = env("CELERY_BROKER_URL", default=REDIS_URL or "filesystem://")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "timetable")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
if CELERY_BROKER_URL == "filesystem://":
    CELERY_BROKER_TRANSPORT_OPTIONS = database.broker_folders(VAR_DIR)

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "backend.accounts.authentication.ApiKeyAuthentication",
        "backend.api.sessions.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["backend.api.permissions.Nobody"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["backend.api.parsers.StrictJSONParser"],
    "DEFAULT_PAGINATION_CLASS": "backend.api.pagination.CursorPagination",
    "DEFAULT_FILTER_BACKENDS": ["backend.api.filters.FilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "backend.api.schema.Contract",
    "DEFAULT_THROTTLE_CLASSES": [
        "backend.api.throttling.AnonymousThrottle",
        "backend.api.throttling.CallerThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {
        "anonymous": env.rate("KENES_RATE_ANONYMOUS", default="600/min"),
        "caller": env.rate("KENES_RATE_CALLER", default="1200/min"),
    },
    "NUM_PROXIES": env.int("KENES_PROXIES", default=0),
    "EXCEPTION_HANDLER": "backend.api.errors.handle",
    "URL_FORMAT_OVERRIDE": None,
    "UPLOADED_FILES_USE_URL": False,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Kenes",
    "DESCRIPTION": "Public councils and public control in Kazakhstan.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_AUTHENTICATION": [],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "SERVERS": [{"url": "/", "description": "This server"}],
    "LICENSE": {"name": "MIT", "identifier": "MIT"},
    "CONTACT": {"name": "Kenes", "url": "https://kenes.example/"},
    "PREPROCESSING_HOOKS": ["backend.api.schema.only_version_one"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "backend.api.schema.add_problems",
    ],
    "ENUM_NAME_OVERRIDES": {
        "CaseFormEnum": "oversight.models.case.CASE_FORMS",
        "CaseStateEnum": "oversight.models.case.CASE_STATES",
        "RecommendationStateEnum": (
            "oversight.models.recommendation.RECOMMENDATION_STATES"
        ),
        "AnswerDraftStateEnum": "oversight.models.answer_draft.DRAFT_STATES",
        "AnswerTemplateStateEnum": "oversight.models.answer_template.TEMPLATE_STATES",
        "AssignmentStateEnum": "oversight.models.assignment.ASSIGNMENT_STATES",
        "BodyHearingStateEnum": "oversight.models.body_hearing.HEARING_STATES",
        "CouncilPowerEnum": "councils.rules.powers.POWERS",
        "DocumentKindEnum": "oversight.api.final_documents.KINDS",
        "ControlFormEnum": "oversight.api.openings.FORMS",
        "GuestCapacityEnum": "councils.models.guest.Capacity",
        "ParticipantCapacityEnum": "oversight.models.Capacity",
        "EligibilityEnum": "oversight.api.checks.visit.DECLARED",
        "AnsweredPowerEnum": "oversight.api.checks.answer.POWERS",
        "AnswerVerdictEnum": "oversight.models.Verdict",
        "CorrectedVerdictEnum": "oversight.models.answer.DECIDED",
        "ObligationStateEnum": "oversight.models.obligation.OBLIGATION_STATES",
        "ObligationEntryKindEnum": "oversight.models.EntryKind",
        "CalendarChangeStateEnum": "oversight.models.calendar_change.CHANGE_STATES",
        "CalendarYearStateEnum": "oversight.api.calendar_changes.YEAR_STATES",
        "OrganizationKindEnum": "backend.accounts.models.OrganizationKind",
        "RegionKindEnum": "backend.accounts.models.RegionKind",
        "MeetingStateEnum": "councils.models.meeting.MEETING_STATES",
        "BallotStateEnum": "councils.models.ballot.BALLOT_STATES",
        "CompetitionStateEnum": "councils.models.competition.COMPETITION_STATES",
        "ApplicationStateEnum": "councils.models.application.APPLICATION_STATES",
        "CouncilKindEnum": "councils.models.council.COUNCIL_KINDS",
        "MeetingKindEnum": "councils.models.meeting.MeetingKind",
        "AgendaItemKindEnum": "councils.models.agenda_item.AgendaItemKind",
        "DraftActKindEnum": "councils.models.DraftActKind",
        "DraftActStateEnum": "councils.models.draft_act.DRAFT_ACT_STATES",
        "AppealStateEnum": "councils.models.appeal.APPEAL_STATES",
        "AppealChannelEnum": "councils.models.Channel",
        "PaperChannelEnum": "councils.models.appeal.ON_PAPER",
        "EndGroundEnum": "councils.models.seat.EndGround",
        "RoleEnum": "backend.accounts.roles.Role",
        "RoadEnum": "oversight.models.Road",
        "LanguageEnum": "django.conf.settings.LANGUAGES",
        "DecisionLanguageEnum": "councils.models.decision.LANGUAGES",
        "ObligationKindEnum": "oversight.models.ObligationKind",
        "NormKindEnum": "backend.almanac.schemas.KINDS",
        "ReportStateEnum": "councils.models.annual_report.REPORT_STATES",
        "MinutesStateEnum": "councils.models.minutes.MINUTES_STATES",
        "ContributionKindEnum": "councils.models.ContributionKind",
        "ControlKindEnum": "councils.models.ControlKind",
        "PlanFormEnum": "councils.models.PlanForm",
        "VoteChoiceEnum": "councils.models.Choice",
        "EarlyEndEnum": "councils.models.EarlyEnd",
        "ComplaintStateEnum": "oversight.models.complaint.COMPLAINT_STATES",
        "ComplaintGroundEnum": "oversight.models.Ground",
        "ComplaintInstanceEnum": "oversight.models.Instance",
        "ComplaintOutcomeEnum": "oversight.models.Outcome",
        "MeasureStateEnum": "oversight.models.measure.MEASURE_STATES",
        "MeasureReportKindEnum": "oversight.models.ReportKind",
        "ReceiptClaimStateEnum": "oversight.models.receipt_claim.RECEIPT_CLAIM_STATES",
        "ReceiptBasisEnum": "oversight.models.ReceiptBasis",
        "ObligationBasisEnum": "oversight.models.Basis",
        "VisitStateEnum": "oversight.models.visit.VISIT_STATES",
        "VisitGroundEnum": "oversight.models.visit.GROUNDS",
        "InspectionStateEnum": "oversight.models.inspection.INSPECTION_STATES",
        "ChecklistItemKindEnum": "oversight.models.LINE_KINDS",
    },
}

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
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "kenes_session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "kenes_csrf"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Demonstration accounts exist on the embedded database alone.
DEMONSTRATION = EMBEDDED and (VAR_DIR / "demo.json").exists()

LOG_LEVEL = env.one_of(
    "KENES_LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), default="INFO"
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "format": "{asctime} {process} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
}
