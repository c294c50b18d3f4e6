"""What `script/server` starts: filled once, kept afterwards, and never where it could be reached."""

from __future__ import annotations

import subprocess
import sys

from tests.browser.serving import EXAMPLES, ROOT, demo_environment, filled
from warmonitor.store.roles import ROLES


def test_a_second_start_keeps_what_is_there(tmp_path):
    environment = demo_environment(tmp_path, 1)

    assert set(filled(environment, EXAMPLES)) == set(ROLES)
    assert filled(environment, EXAMPLES) == {}
    assert filled(environment, EXAMPLES) == {}


def test_no_accounts_with_printed_passwords_outside_of_a_demo(tmp_path):
    environment = demo_environment(tmp_path, 1) | {
        "WARMONITOR_DEMO": "",
        "WARMONITOR_SECRET_KEY": "k4Wq-9vTz_Lr2MnB7xYc1PdS5gHjE8uAoFi3RtN6wQbVmZe0XsKy",
        "WARMONITOR_HOSTS": "desk.example",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "demo", str(EXAMPLES)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode != 0
    assert "only a demo is filled so" in done.stderr


def test_a_demo_listens_to_this_machine_alone():
    told = "import warmonitor.web.serving as serving; print(serving.bind)"
    environment = demo_environment(ROOT, 8123) | {"WARMONITOR_BIND": "0.0.0.0:80"}
    done = subprocess.run([sys.executable, "-c", told], env=environment, capture_output=True, text=True, timeout=60, check=True)

    assert done.stdout.strip() == "127.0.0.1:8123"
