"""Values from the textbook, from 60-digit decimal arithmetic, and from SciPy."""

import inspect
import warnings
from decimal import Context, Decimal

import numpy as np
import pytest
import scipy.special
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from logreg.errors import ValueRangeError
from logreg.functional import activations as act

DIGITS = Context(prec=60, Emin=-(10**9), Emax=10**9)
ULP_LIMIT = 4
EDGES = [
    -745.13,
    -744.44,
    -709.79,
    -708.4,
    -708.39,
    -37.0,
    -36.7,
    -1e-300,
    0.0,
    5e-324,
    36.7,
    37.0,
    709.8,
    745.0,
]
GRID = np.concatenate([np.linspace(-745, 745, 3001), np.linspace(-40, 40, 1001), EDGES])
ALL = [
    act.sigmoid, act.sigmoid_derivative, act.log_sigmoid, act.odds, act.tanh, act.tanh_derivative,
    act.relu, act.relu_derivative, act.softplus, act.softplus_derivative,
]  # fmt: skip
SLOPES = [
    (act.sigmoid, act.sigmoid_derivative),
    (act.tanh, act.tanh_derivative),
    (act.relu, act.relu_derivative),
    (act.softplus, act.softplus_derivative),
]


def exact_sigmoid(z):
    return DIGITS.divide(1, DIGITS.add(1, DIGITS.exp(-Decimal(float(z)))))


def exact_derivative(z):
    power = DIGITS.exp(-abs(Decimal(float(z))))
    below = DIGITS.add(1, power)
    return DIGITS.divide(power, DIGITS.multiply(below, below))


def exact_log_sigmoid(z):
    if z < 50:
        return DIGITS.ln(exact_sigmoid(z))
    power = DIGITS.exp(-Decimal(float(z)))  # 1 + power would need more digits
    return DIGITS.subtract(DIGITS.divide(DIGITS.multiply(power, power), 2), power)


def exact_tanh_derivative(z):
    return DIGITS.multiply(4, exact_derivative(2 * float(z)))


def ulps_off(values, exact, points):
    worst = 0.0
    for value, point in zip(values, points, strict=True):
        truth = exact(point)
        spacing = float(np.spacing(np.abs(values.dtype.type(truth))))
        worst = max(worst, abs(float(DIGITS.subtract(Decimal(float(value)), truth))) / spacing)
    return worst


@pytest.mark.parametrize(
    ("function", "exact"),
    [
        (act.sigmoid, exact_sigmoid),
        (act.sigmoid_derivative, exact_derivative),
        (act.log_sigmoid, exact_log_sigmoid),
        (act.tanh_derivative, exact_tanh_derivative),
    ],
)
def test_within_four_units_in_the_last_place_of_the_truth_subnormals_included(function, exact):
    points = GRID / 2 if function is act.tanh_derivative else GRID
    assert ulps_off(function(points), exact, points) <= ULP_LIMIT


@pytest.mark.parametrize(
    ("function", "exact"), [(act.sigmoid, exact_sigmoid), (act.log_sigmoid, exact_log_sigmoid)]
)
def test_float32_is_as_exact_in_its_own_digits(function, exact):
    points = np.linspace(-103, 103, 2001, dtype=np.float32)
    values = function(points)
    assert values.dtype == np.float32
    assert ulps_off(values, exact, points) <= ULP_LIMIT


@given(st.floats(-745, 745))
def test_sigmoid_is_right_at_any_point(z):
    assert ulps_off(np.array([act.sigmoid(z)]), exact_sigmoid, [z]) <= ULP_LIMIT


def test_sigmoid_is_right_where_scipy_gives_zero():
    assert scipy.special.expit(-745.0) == 0
    assert act.sigmoid(-745.0) == 5e-324


def test_textbook_outputs_are_printed_exactly():
    assert str(act.sigmoid([3, 2, 1])) == "[0.95257413 0.88079708 0.73105858]"
    assert str(act.sigmoid_derivative([3, 2, 1])) == "[0.04517666 0.10499359 0.19661193]"


def test_agrees_with_scipy_where_scipy_is_exact():
    z = np.linspace(-700, 700, 9001)
    np.testing.assert_allclose(act.sigmoid(z), scipy.special.expit(z), rtol=1e-15)
    np.testing.assert_allclose(act.log_sigmoid(z), scipy.special.log_expit(z), rtol=1e-14)
    np.testing.assert_allclose(act.softplus(z), np.logaddexp(0, z), rtol=1e-14)
    table = z[:9000].reshape(-1, 3)
    np.testing.assert_allclose(act.softmax(table), scipy.special.softmax(table, axis=1), rtol=1e-14)


@pytest.mark.parametrize("function", ALL)
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_float_types_and_shapes_are_kept(function, dtype):
    for shape in [(), (0,), (3,), (2, 3), (0, 4), (2, 1, 2)]:
        result = function(np.ones(shape, dtype=dtype))
        assert result.shape == shape
        assert result.dtype == dtype


@pytest.mark.parametrize("function", ALL)
def test_scalars_and_lists_and_whole_numbers_are_float64(function):
    assert isinstance(function(1), float)
    assert function([1, 2]).dtype == np.float64
    assert function(True) == function(1.0)
    assert list(function([1, 2])) == [function(1), function(2)]


@pytest.mark.parametrize("function", ALL)
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_never_warns_nor_raises_even_when_numpy_is_told_to(function, dtype):
    largest = np.finfo(dtype).max
    z = np.array([-np.inf, -largest, -1000, -745, -1, 0, 1, 745, 1000, largest, np.inf, np.nan], dtype=dtype)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = function(z)
    assert np.isnan(result[-1]) or function is act.relu_derivative
    assert not np.isnan(result[:-1]).any()


def test_ends_of_the_line():
    assert list(act.sigmoid([-np.inf, 0, np.inf])) == [0, 0.5, 1]
    assert list(act.sigmoid_derivative([-np.inf, 0, np.inf])) == [0, 0.25, 0]
    assert list(act.log_sigmoid([-np.inf, -1e308, np.inf])) == [-np.inf, -1e308, 0]


def test_a_block_with_and_without_a_tail_gives_the_same_values():
    z = np.linspace(-30, 30, 2 * act.BLOCK + 17)
    with_tail = np.append(z, [-800.0, np.nan])
    np.testing.assert_array_equal(act.sigmoid(with_tail)[:-2], act.sigmoid(z))


def test_strided_and_fortran_arrays_give_the_same_values():
    z = np.arange(24.0).reshape(4, 6) - 12
    np.testing.assert_array_equal(act.sigmoid(np.asfortranarray(z)), act.sigmoid(z))
    np.testing.assert_array_equal(act.sigmoid(z[:, ::-2]), act.sigmoid(z)[:, ::-2])
    assert z[0, 0] == -12


@given(arrays.arrays(np.float64, st.integers(1, 20), elements=st.floats(-700, 700)))
def test_identities_of_the_sigmoid(z):
    np.testing.assert_allclose(act.sigmoid(z) + act.sigmoid(-z), 1, rtol=1e-15)
    np.testing.assert_allclose(act.sigmoid_derivative(z), act.sigmoid(z) * act.sigmoid(-z), rtol=1e-14)
    np.testing.assert_allclose(np.exp(act.log_sigmoid(z)), act.sigmoid(z), rtol=1e-12)
    np.testing.assert_allclose(act.tanh(z / 2), 2 * act.sigmoid(z) - 1, atol=1e-15)
    assert np.all(np.diff(act.sigmoid(np.sort(z))) >= 0)


@pytest.mark.parametrize(("function", "slope"), SLOPES)
def test_each_derivative_is_the_central_difference(function, slope):
    z = np.array([-5.0, -1.3, -0.2, 0.4, 2.0, 6.0])
    h = 1e-6
    np.testing.assert_allclose(slope(z), (function(z + h) - function(z - h)) / (2 * h), atol=1e-9)


@given(st.floats(-700, 0))
def test_logit_undoes_the_sigmoid_of_a_negative(z):
    assert act.logit(act.sigmoid(z)) == pytest.approx(z, rel=1e-14, abs=1e-15)


def test_logit_agrees_with_scipy_and_ends_at_infinity():
    p = np.array([1e-300, 1e-9, 0.1, 0.25, 0.499999, 0.5, 0.50000001, 0.75, 0.9, 1 - 1e-9])
    np.testing.assert_allclose(act.logit(p), scipy.special.logit(p), rtol=4e-15)
    assert list(act.logit([0, 0.5, 1])) == [-np.inf, 0, np.inf]
    assert np.isnan(act.logit(np.nan))


@pytest.mark.parametrize("p", [-0.1, 1.1, [0.5, 2.0], np.inf])
def test_logit_of_no_probability_is_refused(p):
    with pytest.raises(ValueRangeError, match="from 0 to 1"):
        act.logit(p)


@pytest.mark.parametrize(
    "z", ["one", ["1", "x"], 1j, None, [object()], np.array(["2020-01-01"], dtype="M8[D]")]
)
def test_what_is_no_real_number_is_refused_in_words(z):
    with pytest.raises(ValueRangeError, match="z holds"):
        act.sigmoid(z)


def test_softmax_of_zero_and_z_is_the_sigmoid():
    z = np.linspace(-30, 30, 61)
    np.testing.assert_allclose(act.softmax(np.stack([0 * z, z], axis=1))[:, 1], act.sigmoid(z), rtol=1e-14)
    assert act.softmax([1e308, 1e308, -1e308]) == pytest.approx([0.5, 0.5, 0])


def test_the_public_signature_is_one_argument():
    assert list(inspect.signature(act.sigmoid).parameters) == ["z"]
    assert act.sigmoid.__name__ == "sigmoid"
