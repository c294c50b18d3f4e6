"""An unforeseen failure costs one item, never the run, and says no words of a report."""

import errno

import pytest

from warmonitor import flow
from warmonitor.errors import ItemFailed, RunAborted
from warmonitor.flow.boundary import all_or_none, attempt


def fails(failure):
    def deed():
        raise failure

    return deed


def test_an_item_that_cannot_be_read_is_lost_with_its_reason():
    lost = attempt("a.pdf", fails(ItemFailed("no text layer in the PDF; run OCR first")))

    assert (lost.item, lost.reason) == ("a.pdf", "no text layer in the PDF; run OCR first")


def test_a_fault_of_ours_names_its_line_and_none_of_the_words_it_met():
    lost = attempt("a.txt", fails(ValueError("Narin Dalsher")))

    assert "ValueError in flow/test_boundary.py, line" in lost.reason
    assert "Narin" not in lost.reason


@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, "No space left on device"), MemoryError(), RunAborted("stop")])
def test_what_would_strike_the_next_item_too_stops_the_run(failure):
    with pytest.raises(RunAborted):
        attempt("a.txt", fails(failure))


def test_a_fault_in_a_step_over_all_items_stops_the_run_without_the_words_it_met():
    assert all_or_none("linking", lambda: 52) == 52
    with pytest.raises(RunAborted, match=r"linking: .*ValueError in flow/test_boundary.py, line") as stopped:
        all_or_none("linking", fails(ValueError("Narin Dalsher")))

    assert "Narin" not in str(stopped.value)
    assert stopped.value.__cause__ is None
    assert stopped.value.__context__ is None


@pytest.mark.parametrize("step", ["settle_again", "attach"])
def test_a_run_that_fails_on_all_items_leaves_the_output_alone(tmp_path, monkeypatch, step):
    (tmp_path / "a.txt").write_text("At least 12 people were killed in Homs on 7 March 2025, a spokesman said.")
    monkeypatch.setenv("WARMONITOR_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(flow.making, step, lambda *_, **__: int("Narin Dalsher"))

    with pytest.raises(RunAborted, match=r"ValueError in .*; nothing was written"):
        flow.run([str(tmp_path / "a.txt")], out=tmp_path / "out")

    assert not (tmp_path / "out").exists()


def test_ctrl_c_is_no_lost_item():
    with pytest.raises(KeyboardInterrupt):
        attempt("a.txt", fails(KeyboardInterrupt()))
