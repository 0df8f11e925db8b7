"""Runs take turns, and none holds up the others for long."""

import threading
from collections.abc import Callable
from functools import partial

import pytest

from dashboard.ui import turns as turns_module
from dashboard.ui.turns import Turns


def started(work: Callable[[], None]) -> threading.Thread:
    """The work in a thread of its own."""
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def wait_until_waiting(turns: Turns, count: int) -> None:
    """Until so many runs stand in the queues."""
    pause = threading.Event()
    while len(turns._answers) + len(turns._background) < count:
        pause.wait(0.001)


def test_runs_go_one_after_the_other_in_the_order_asked(monkeypatch):
    monkeypatch.setattr(turns_module, "LEASE", 60.0)
    turns, order, at_once = Turns(), [], [0]

    def run(number: int) -> None:
        with turns.turn():
            at_once[0] += 1
            assert at_once[0] == 1
            order.append(number)
            at_once[0] -= 1

    threads = []
    with turns.turn():
        for number in range(5):
            threads.append(started(partial(run, number)))
            wait_until_waiting(turns, number + 1)
    for thread in threads:
        thread.join(10)
    assert order == [0, 1, 2, 3, 4]


def test_answer_comes_between_two_slices_of_long_work(monkeypatch):
    monkeypatch.setattr(turns_module, "LEASE", 60.0)
    monkeypatch.setattr(turns_module, "SLICE", 0.0)
    monkeypatch.setattr(turns_module, "SHORT", 0.0)
    turns, order = Turns(), []

    def answer() -> None:
        with turns.turn():
            order.append("answer")

    with turns.turn():
        order.append("slice")
        other = started(answer)
        wait_until_waiting(turns, 1)
        turns.let_others()
        order.append("slice")
    other.join(10)
    assert order == ["slice", "answer", "slice"]


@pytest.mark.parametrize(
    ("longest_rest", "expected"), [(60.0, ["answer", "tick"]), (0.0, ["tick", "answer"])]
)
def test_what_is_asked_for_goes_before_what_runs_by_itself_but_not_for_ever(
    monkeypatch, longest_rest, expected
):
    monkeypatch.setattr(turns_module, "LEASE", 60.0)
    monkeypatch.setattr(turns_module, "LONGEST_REST", longest_rest)
    turns, order = Turns(), []

    def run(name: str, *, asked: bool) -> None:
        with turns.turn(asked=asked):
            order.append(name)

    with turns.turn():
        threads = [started(partial(run, "tick", asked=False))]
        wait_until_waiting(turns, 1)
        threads.append(started(partial(run, "answer", asked=True)))
        wait_until_waiting(turns, 2)
    for thread in threads:
        thread.join(10)
    assert order == expected


def test_click_brings_forward_the_run_that_it_has_to_wait_for(monkeypatch):
    monkeypatch.setattr(turns_module, "LEASE", 60.0)
    monkeypatch.setattr(turns_module, "LONGEST_REST", 60.0)
    monkeypatch.setattr(turns_module, "GLANCE", 0.001)
    turns, order, clicked = Turns(), [], threading.Event()

    def run(name: str, is_asked: Callable[[], bool]) -> None:
        with turns.turn(asked=False, is_asked=is_asked):
            order.append(name)

    with turns.turn():
        threads = [started(partial(run, "first", bool))]
        wait_until_waiting(turns, 1)
        threads.append(started(partial(run, "clicked", clicked.is_set)))
        wait_until_waiting(turns, 2)
        clicked.set()
        while not turns._answers:
            threading.Event().wait(0.001)
    for thread in threads:
        thread.join(10)
    assert order == ["clicked", "first"]


def test_run_that_never_lets_others_holds_them_up_for_a_lease_at_most(monkeypatch):
    monkeypatch.setattr(turns_module, "LEASE", 0.01)
    turns, answered = Turns(), threading.Event()

    def answer() -> None:
        with turns.turn():
            answered.set()

    with turns.turn():
        started(answer)
        assert answered.wait(10)
    with turns.turn():  # and what has lost its turn takes none from who runs now
        pass


def test_turn_ends_with_a_run_that_fails():
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns.turn():
        _ = 1 / 0
    assert turns._running is None


def test_nothing_happens_outside_of_a_turn():
    Turns().let_others()
