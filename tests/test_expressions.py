"""Every regular expression of the program takes time that grows with the length of the text, whatever the text is."""

import json
import re
import subprocess
import sys
import time
import timeit

import pytest

SHORT, LONG = 2_000, 8_000  # letters
SUSPECT = 0.002  # seconds for the short text that make the long one worth a try
TIMES = 8  # a search that grows with the length takes four times as long on the long text, one that grows with its square sixteen times
REPEATED = (
    "a", "A", "1", " ", "\n", ",", '"', "'", "-", "(", "[", "/", "<", "@", ".", "_",
    "Aa", "Aa ", "AA ", "A. ", "a b ", "Aa-", "Aa, ", "a,", "a.", "1,", "1 ", "1-1-", " \n", "\r\n", "\t",
    "the ", "and ", "of ", "“", "[a] ", "a@a.", "http://", "&a;", "<a>",
)  # fmt: skip


def expressions():
    """Every expression that is made when the program's modules are imported, in a process of its own."""
    made = subprocess.run([sys.executable, "-c", COLLECT], capture_output=True, text=True, encoding="utf-8", check=True)
    return [tuple(one) for one in json.loads(made.stdout)]


COLLECT = """
import importlib, json, os, pkgutil, re, sys
os.environ.update(WARMONITOR_DEMO="1", DJANGO_SETTINGS_MODULE="warmonitor.web.settings")
made, compile_ = {}, re.compile
def watched(pattern, flags=0):
    caller = sys._getframe(1).f_globals.get("__name__", "")
    found = compile_(pattern, flags)
    if caller.startswith("warmonitor"):
        raw = found.pattern if isinstance(found.pattern, str) else found.pattern.decode("latin-1")
        made[caller, raw, int(flags), isinstance(found.pattern, bytes)] = None
    return found
re.compile = watched
import django
django.setup()
import warmonitor
for module in pkgutil.walk_packages(warmonitor.__path__, "warmonitor."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(json.dumps(list(made)))
"""


def slow(expression):
    """The repeated thing on which a search takes far longer than a text's length."""
    for one in REPEATED:
        short = seconds(expression, one, SHORT)
        if short > SUSPECT and seconds(expression, one, LONG) > TIMES * short:
            return one
    return ""


def seconds(expression, one, length):
    """The best of three searches, so that a busy machine counts for little."""
    text = one * (length // len(one)) + "!x"
    whole = text.encode() if isinstance(expression.pattern, bytes) else text
    return min(timeit.repeat(lambda: sum(1 for _ in expression.finditer(whole)), number=1, repeat=3, timer=time.process_time))


def test_no_expression_takes_more_than_the_length_of_a_text():
    found = expressions()
    bad = []
    for module, pattern, flags, of_bytes in found:
        expression = re.compile(pattern.encode("latin-1") if of_bytes else pattern, flags & ~re.UNICODE if of_bytes else flags)
        if one := slow(expression):
            bad.append((module, pattern, one))

    assert len(found) > 100
    assert not bad, "\n".join(map(str, bad))


@pytest.mark.parametrize("pattern", [r"(?:[A-Z]\w+ )*Police", r"\s+,"])
def test_one_that_takes_the_square_of_it_is_seen(pattern):
    assert slow(re.compile(pattern))
