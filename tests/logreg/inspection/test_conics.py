"""Known conics, and the function's own zero along whatever is drawn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from logreg.inspection.conics import POINTS, STENCIL, Quadratic, through, zero_set

NUMBER = st.floats(-5, 5).filter(lambda value: value == 0 or abs(value) > 1e-3)


def value(form, u, v):
    return form.a * u**2 + form.b * u * v + form.c * v**2 + form.d * u + form.e * v + form.f


def drawn(form, reach=3.0):
    u, v = zero_set(form, reach)
    assert u.shape == v.shape == (POINTS,)
    seen = np.isfinite(u)
    return u[seen], v[seen]


def test_a_circle_is_closed_and_round():
    u, v = drawn(Quadratic(a=1, b=0, c=1, d=0, e=0, f=-4))
    np.testing.assert_allclose(u**2 + v**2, 4, rtol=1e-12)
    assert (u[0], v[0]) == (u[-1], v[-1])
    assert u.min() == pytest.approx(-2)
    assert v.max() == pytest.approx(2, rel=2e-3)


def test_a_hyperbola_is_drawn_on_both_sides_and_not_between():
    u, v = drawn(Quadratic(a=1, b=0, c=-1, d=0, e=0, f=-0.25))
    near = np.hypot(u, v) < 3
    assert u[near].min() < -0.5 + 1e-12
    assert u[near].max() > 0.5 - 1e-12
    assert np.abs(u[near]).min() >= 0.5 - 1e-12


def test_the_product_of_two_coordinates_vanishes_on_both_axes():
    u, v = drawn(Quadratic(a=0, b=1, c=0, d=0, e=0, f=0))
    assert np.abs(u * v).max() < 1e-12
    assert np.abs(u).max() > 1
    assert np.abs(v).max() > 1


def test_without_a_quadratic_part_it_is_a_line():
    u, v = drawn(Quadratic(a=0, b=0, c=0, d=1, e=2, f=-1))
    np.testing.assert_allclose(u + 2 * v, 1, atol=1e-12)


@pytest.mark.parametrize(
    "form",
    [
        Quadratic(a=1, b=0, c=1, d=0, e=0, f=1),  # nowhere zero
        Quadratic(a=0, b=0, c=0, d=0, e=0, f=1),
        Quadratic(a=0, b=0, c=0, d=0, e=0, f=0),  # zero everywhere
        Quadratic(a=np.inf, b=0, c=1, d=0, e=0, f=0),
        Quadratic(a=1, b=0, c=1, d=np.nan, e=0, f=0),
    ],
)
def test_nothing_is_drawn_where_nothing_vanishes_or_everything(form):
    u, _ = drawn(form)
    assert u.size == 0


@given(NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER)
def test_the_function_vanishes_on_all_that_is_drawn(a, b, c, d, e, f):
    form = Quadratic(a=a, b=b, c=c, d=d, e=e, f=f)
    u, v = drawn(form)
    size = max(map(abs, (a, b, c, d, e, f)))
    scale = size * (1 + np.hypot(u, v)) ** 2
    assert np.all(np.abs(value(form, u, v)) <= 1e-6 * scale)


@given(NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER)
def test_six_values_determine_the_quadratic(a, b, c, d, e, f):
    form = Quadratic(a=a, b=b, c=c, d=d, e=e, f=f)
    again = through(np.array([value(form, u, v) for u, v in STENCIL]))
    for name in "abcdef":
        assert getattr(again, name) == pytest.approx(getattr(form, name), abs=1e-12)


@given(NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER)
def test_every_change_of_sign_across_the_middle_is_drawn(a, b, c, d, e, f):
    form = Quadratic(a=a, b=b, c=c, d=d, e=e, f=f)
    corners = [value(form, u, v) for u in (-1.0, 1.0) for v in (-1.0, 1.0)]
    if min(corners) < -1e-3 and max(corners) > 1e-3:
        assert drawn(form)[0].size


@pytest.mark.parametrize("gap", [1e-4, 0.01, 0.3, -0.01])
def test_a_sharp_bend_is_drawn_without_a_cut_corner(gap):
    form = Quadratic(a=0.1, b=1, c=0, d=0, e=0, f=-gap)
    u, v = zero_set(form, 2.0)
    between = (u[1:] + u[:-1]) / 2, (v[1:] + v[:-1]) / 2
    near = np.hypot(*between) < 1.5
    steepness = np.hypot(0.2 * between[0] + between[1], between[0])
    miss = np.abs(value(form, *between)) / steepness
    assert np.nanmax(miss[near]) < 0.02
