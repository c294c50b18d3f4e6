"""Django's settings: closed by default, secrets from the environment alone. Production unless `script/server` says that it is a demo."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from warmonitor.home import home
from warmonitor.store.opening import APPS, COMMON, database
from warmonitor.web.environment import read

HERE = Path(__file__).resolve().parent
ENVIRONMENT = read()
DEMO = ENVIRONMENT.demo

# What every opening of the store agrees on.
AUTH_USER_MODEL: str = COMMON["AUTH_USER_MODEL"]
DEFAULT_AUTO_FIELD: str = COMMON["DEFAULT_AUTO_FIELD"]
USE_TZ: bool = COMMON["USE_TZ"]
TIME_ZONE: str = COMMON["TIME_ZONE"]
DATABASES = {"default": database()}

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
ROOT_URLCONF = "warmonitor.web.urls"
WSGI_APPLICATION = "warmonitor.web.wsgi.application"
INSTALLED_APPS = [
    "warmonitor.web",  # first: its templates stand before those of the libraries
    *APPS,
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # for the pages of allauth
    "django.forms",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "warmonitor.web.limits.NotTooMuch",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "warmonitor.web.accounts.sessions.SessionsEnd",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "warmonitor.web.accounts.caching.NothingKept",
    "warmonitor.web.accounts.second_factor.SecondFactorFirst",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ]
        },
    }
]
FORM_RENDERER = "warmonitor.web.forms.Renderer"

# Languages
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ar", _("Arabic"))]
LOCALE_PATHS = [HERE / "locale"]
FORMAT_MODULE_PATH = "warmonitor.web.formats"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = not DEMO

# Files that everybody may have; found where they lie, so that nothing has to be collected first.
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEMO  # who changes a stylesheet sees it
WHITENOISE_ALLOW_ALL_ORIGINS = False

# What the processes of this server must know of each other: attempts that were made, codes that were used.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": home() / "cache"}}

# Who may enter
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
ACCOUNT_ADAPTER = "warmonitor.web.accounts.adapter.Closed"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "front"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.behind_proxies
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,10/5m/key"}  # for codes of the second factor; passwords meet axes before
MFA_ADAPTER = "warmonitor.web.accounts.sealing.Sealed"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {"add_webauthn": "warmonitor.web.accounts.forms.AddKey", "edit_webauthn": "warmonitor.web.accounts.forms.EditKey"}
MFA_TOTP_ISSUER = "warmonitor"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
SECOND_FACTOR_REQUIRED = ENVIRONMENT.second_factor

# Five wrong passwords for one name from one address close that pair for a quarter of an hour, whether there is such an account or not.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "warmonitor.web.accounts.adapter.address_of"
AXES_VERBOSE = False

# A session ends after an hour without a word, and after half a day in any case.
SESSION_ENDS_IDLE = timedelta(hours=1)
SESSION_ENDS_ANYHOW = timedelta(hours=12)
SESSION_COOKIE_AGE = int(SESSION_ENDS_ANYHOW.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = not DEMO
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = not DEMO
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# What browsers are told
SECURE_SSL_REDIRECT = not DEMO
SECURE_HSTS_SECONDS = 0 if DEMO else int(timedelta(days=365).total_seconds())
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEMO
SECURE_HSTS_PRELOAD = not DEMO
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.behind_proxies else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the code for the authenticator app is a picture inside the page
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# What is told of ourselves: no exception's words, for they can hold a report's.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "warmonitor.web.logs.WithoutWords", "format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
