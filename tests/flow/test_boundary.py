"""An unforeseen failure costs one item, never the run, and says no words of a report."""

import errno

import pytest

from warmonitor.errors import ItemFailed, RunAborted
from warmonitor.flow.boundary import attempt


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


def test_ctrl_c_is_no_lost_item():
    with pytest.raises(KeyboardInterrupt):
        attempt("a.txt", fails(KeyboardInterrupt()))
