import numpy as np

from dashboard.figures import effects, style


def rug(n):
    values = np.random.default_rng(0).normal(size=n)
    return effects.Rug(values=values, y=(np.arange(n) % 2).astype(float), names=("no", "yes"))


def test_a_rug_of_few_rows_has_a_stroke_for_each():
    figure, few = style.blank_figure("x", "p"), rug(1000)
    effects.add_rug(figure, few, "Probability")
    assert sorted(np.concatenate([trace.x for trace in figure.data])) == sorted(few.values)
    assert [trace.name for trace in figure.data] == ["no", "yes"]


def test_a_rug_of_many_rows_keeps_their_extremes_and_quartiles_and_says_how_many_are_drawn():
    figure, many = style.blank_figure("x", "p"), rug(100_000)
    effects.add_rug(figure, many, "Probability")
    for side, trace in enumerate(figure.data):
        mine = many.values[many.y == side]
        assert trace.name == f"{many.names[side]}, 1,000 of 50,000 rows drawn"
        assert (trace.x.min(), trace.x.max()) == (mine.min(), mine.max())
        shares = [0.25, 0.5, 0.75]
        assert np.allclose(np.quantile(trace.x, shares), np.quantile(mine, shares), atol=0.01)
