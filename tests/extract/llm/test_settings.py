"""Reports go to this machine, or to a host that the user named twice; a missing setting refuses the call before anything is done."""

import pytest

from warmonitor.errors import CallRefused
from warmonitor.extract.llm import LlmReader
from warmonitor.extract.llm.settings import Settings, from_environment

LOCAL = {"WARMONITOR_LLM_URL": "http://127.0.0.1:11434/v1", "WARMONITOR_LLM_MODEL": "some-model"}


def refused(**changed):
    with pytest.raises(CallRefused) as said:
        from_environment({**LOCAL, **{f"WARMONITOR_LLM_{name}": value for name, value in changed.items()}})
    return str(said.value)


@pytest.mark.parametrize("missing", [{"URL": ""}, {"MODEL": " "}, {"URL": "", "MODEL": ""}])
def test_without_a_server_or_a_model_the_call_is_refused_and_told_what_to_set(missing):
    said = refused(**missing)

    assert "WARMONITOR_LLM_URL" in said
    assert "WARMONITOR_LLM_MODEL" in said


@pytest.mark.parametrize(
    "url", ["http://localhost:8080/v1", "http://[::1]:8080", "https://127.0.0.1/v1/", "http://127.8.9.1/v1/chat/completions"]
)
def test_this_machine_needs_no_leave(url):
    assert from_environment({**LOCAL, "WARMONITOR_LLM_URL": url}).local


def test_a_whole_address_is_taken_for_its_base():
    assert from_environment({**LOCAL, "WARMONITOR_LLM_URL": "http://127.0.0.1/v1/chat/completions/"}).url == "http://127.0.0.1/v1"


@pytest.mark.parametrize("allowed", ["", "1", "yes", "example.org", "evil.org"])
def test_another_host_needs_to_be_named_again(allowed):
    said = refused(URL="https://api.example.org/v1", SEND_TO=allowed)

    assert "WARMONITOR_LLM_SEND_TO=api.example.org" in said


def test_and_is_then_told_of_once():
    settings = from_environment({**LOCAL, "WARMONITOR_LLM_URL": "https://api.example.org/v1", "WARMONITOR_LLM_SEND_TO": "API.example.org"})

    assert not settings.local
    assert "sends the text of reports to api.example.org" in LlmReader(settings).notice
    assert LlmReader(from_environment(LOCAL)).notice == ""


@pytest.mark.parametrize("host", ["api.example.org", "10.0.0.1", "127.0.0.1.example.org", "localhost.example.org", "0.0.0.0", "[fe80::1]"])
def test_plain_http_is_for_this_machine_alone(host):
    assert "http://" in refused(URL=f"http://{host}/v1", SEND_TO=host.strip("[]"))


@pytest.mark.parametrize(
    "url", ["ftp://127.0.0.1", "127.0.0.1:8080", "http://", "http://[::1", "http://127.0.0.1:x/", "http://a b/", "http://127.0.0.1/?key=sk-secret",
            "http://user:sk-secret@127.0.0.1/v1", "http://127.0.0.1@example.org/"]
)  # fmt: skip
def test_what_is_no_plain_address_is_refused_without_being_repeated(url):
    said = refused(URL=url, SEND_TO="example.org")

    assert "sk-secret" not in said


@pytest.mark.parametrize("name", ["REQUESTS_A_MINUTE", "TIMEOUT", "RETRIES", "WINDOW", "ANSWER_TOKENS", "PRICE_IN", "PRICE_OUT"])
@pytest.mark.parametrize("value", ["sk-secret", "-1", "nan", "inf"])
def test_numbers_that_make_no_sense_are_refused_by_name_without_the_value(name, value):
    said = refused(**{name: value})

    assert f"WARMONITOR_LLM_{name}" in said
    assert "sk-secret" not in said


@pytest.mark.parametrize("name", ["PRICE_IN", "PRICE_OUT"])
def test_one_price_alone_makes_no_cost(name):
    assert "PRICE_IN and" in refused(**{name: "2"})


@pytest.mark.parametrize("key", ["sk secret", "sk-\nsecret", "sk-sécret"])
def test_a_key_that_cannot_be_one_is_refused_without_being_repeated(key):
    assert "s" + key[1:] not in refused(KEY=key)


def test_all_settings_are_read():
    given = {
        "REQUESTS_A_MINUTE": "30",
        "TIMEOUT": "9.5",
        "RETRIES": "2",
        "WINDOW": "3000",
        "ANSWER_TOKENS": "900",
        "PRICE_IN": "0.15",
        "PRICE_OUT": "0",
    }
    settings = from_environment({**LOCAL, **{f"WARMONITOR_LLM_{name}": value for name, value in given.items()}})

    assert (settings.requests_a_minute, settings.timeout_seconds, settings.retries) == (30, 9.5, 2)
    assert (settings.window_characters, settings.answer_tokens, settings.price_in, settings.price_out) == (3000, 900, 0.15, 0.0)


def test_the_key_is_not_shown():
    assert "sk-secret" not in repr(Settings(url="http://127.0.0.1", model="m", key="sk-secret"))
