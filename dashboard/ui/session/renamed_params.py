"""Names and values that addresses carried before controls were renamed: old links still open."""

from collections.abc import Mapping

from dashboard.analysis.training.former_names import present_setting

VALUES = {
    "shown": {"Standings": "Run table"},
    "drawn": {"Gap to the optimum": "Loss above the minimum", "Gradient": "Gradient norm (max)"},
    "solver": {
        "Gradient descent, own rate": "Gradient descent, backtracking line search",
        "Sampled curvature": "Subsampled Newton",
    },
    "data": {"Shapes to draw": "Synthetic 2-D data"},
}


def renamed_params(params: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The parameters of an address with today's names and values; a new name beside the old one wins."""
    found: dict[str, list[str]] = {}
    for name, values in params.items():
        settings = [present_setting(name, value) for value in values]
        today = settings[0][0] if settings else name
        if today == name or today not in params:
            found[today] = [VALUES.get(today, {}).get(value, value) for _, value in settings]
    return found
