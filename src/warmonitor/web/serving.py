"""gunicorn's settings: `gunicorn --config python:warmonitor.web.serving warmonitor.web.wsgi`.

`WARMONITOR_BIND` says where to listen (`0.0.0.0:8000`, `unix:/run/warmonitor/socket`); without it, and in a demo always, this machine
alone at `PORT` (8000).
"""

from __future__ import annotations

import os
from typing import Any

DEMO = os.environ.get("WARMONITOR_DEMO") == "1"
LOOPBACK = f"127.0.0.1:{os.environ.get('PORT') or '8000'}"

bind = LOOPBACK if DEMO else os.environ.get("WARMONITOR_BIND") or LOOPBACK
workers = int(os.environ.get("WARMONITOR_WORKERS") or "2")
threads = 4
timeout = 120
graceful_timeout = 30
max_requests = 2000
max_requests_jitter = 200
loglevel = "warning"
accesslog = None  # addresses of pages say who looked at what
control_socket_disable = True


def when_ready(server: Any) -> None:
    if bind == LOOPBACK:
        print(f"The public site is at http://{bind}/ and the desk at http://{bind}/desk/ (Ctrl+C ends it).", flush=True)
    else:
        print(f"Serving at {bind}", flush=True)
