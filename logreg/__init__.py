"""Logistic regression in NumPy and the standard library.

The names below are the everyday ones; the rest is reached by its folder: `logreg.inference`,
`logreg.evaluation`, `logreg.separation`, ... A module is loaded when one of its names is first used, so
`import logreg` costs less than `import numpy`. Errors and their tree: `logreg.errors`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from logreg.classifier import LogisticRegression
    from logreg.data.datasets import load_breast_cancer, load_tumour_size
    from logreg.errors import (
        InferenceError,
        LabelError,
        LogregError,
        SettingError,
        ShapeError,
        ValueRangeError,
    )
    from logreg.evaluation.thresholds import ThresholdSweep
    from logreg.functional.activations import (
        log_sigmoid,
        logit,
        relu,
        sigmoid,
        sigmoid_derivative,
        softmax,
        softplus,
        tanh,
    )
    from logreg.functional.layers import ActivationSigmoid, LossBinaryCrossentropy
    from logreg.functional.losses import binary_cross_entropy, binary_cross_entropy_from_logits
    from logreg.functional.textbook import basic_sigmoid
    from logreg.inference.summary import Summary, summarize
    from logreg.objective.in_blocks import BlockObjective
    from logreg.objective.in_memory import Objective
    from logreg.solvers import SOLVERS, Step
    from logreg.solvers.fitting import Fit, fit
    from logreg.solvers.stopping import Status

__version__ = "1.0.0"
__all__ = [
    "SOLVERS",
    "ActivationSigmoid",
    "BlockObjective",
    "Fit",
    "InferenceError",
    "LabelError",
    "LogisticRegression",
    "LogregError",
    "LossBinaryCrossentropy",
    "Objective",
    "SettingError",
    "ShapeError",
    "Status",
    "Step",
    "Summary",
    "ThresholdSweep",
    "ValueRangeError",
    "basic_sigmoid",
    "binary_cross_entropy",
    "binary_cross_entropy_from_logits",
    "fit",
    "load_breast_cancer",
    "load_tumour_size",
    "log_sigmoid",
    "logit",
    "relu",
    "sigmoid",
    "sigmoid_derivative",
    "softmax",
    "softplus",
    "summarize",
    "tanh",
]

_MODULES = {
    "classifier": ("LogisticRegression",),
    "data.datasets": ("load_breast_cancer", "load_tumour_size"),
    "errors": (
        "InferenceError",
        "LabelError",
        "LogregError",
        "SettingError",
        "ShapeError",
        "ValueRangeError",
    ),
    "evaluation.thresholds": ("ThresholdSweep",),
    "functional.activations": (
        "log_sigmoid",
        "logit",
        "relu",
        "sigmoid",
        "sigmoid_derivative",
        "softmax",
        "softplus",
        "tanh",
    ),
    "functional.layers": ("ActivationSigmoid", "LossBinaryCrossentropy"),
    "functional.losses": ("binary_cross_entropy", "binary_cross_entropy_from_logits"),
    "functional.textbook": ("basic_sigmoid",),
    "inference.summary": ("Summary", "summarize"),
    "objective.in_blocks": ("BlockObjective",),
    "objective.in_memory": ("Objective",),
    "solvers": ("SOLVERS", "Step"),
    "solvers.fitting": ("Fit", "fit"),
    "solvers.stopping": ("Status",),
}
_MODULE_OF = {name: f"logreg.{module}" for module, names in _MODULES.items() for name in names}
_FOLDERS = {
    "data",
    "evaluation",
    "explanation",
    "export",
    "functional",
    "inference",
    "inspection",
    "linalg",
    "objective",
    "separation",
    "solvers",
}


def __getattr__(name: str) -> Any:
    """A public name or folder, loaded when it is first asked for (PEP 562)."""
    if name in _FOLDERS:
        return import_module(f"logreg.{name}")
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULE_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, *_FOLDERS})
