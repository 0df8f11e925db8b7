"""Numbers as the browser's scripts write them are those that Python writes."""

import json
import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from dashboard.analysis.thresholds.active_decision import threshold_words
from dashboard.text.numbers import format_number
from dashboard.ui.components.assets import SOURCES

NODE = Path(sys.executable).with_name("node")
AMOUNTS = """
import { amountText, sharedDecimals } from %s
const values = JSON.parse(process.argv[1])
console.log(JSON.stringify(values.map((value) => amountText(value, sharedDecimals(values, 2)))))
"""
SCRIPT = """
import { numberText, thresholdText } from %s
const values = JSON.parse(process.argv[1])
const numbers = [2, 3, 4].map((digits) => values.map((value) => numberText(value, digits)))
console.log(JSON.stringify([numbers, values.map(thresholdText)]))
"""


def written(values, script=SCRIPT):
    module = json.dumps((SOURCES / "number_text.js").as_uri())
    command = [str(NODE), "--input-type=module", "--eval", script % module, json.dumps(values)]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


@pytest.mark.skipif(not NODE.exists(), reason="there is no Node beside this Python")
def test_scripts_write_numbers_as_python_does():
    rng = np.random.default_rng(3)
    sizes = 10.0 ** rng.uniform(-12, 12, 400)
    made = [0.0, 0.5, 2.5, 1234.5, 12345.0, 123456.0, 999999.5, 1e6, 1e-3, 0.00099999, 0.0000123, 1e-300, 1.0]
    values = [*made, *(-value for value in made if value), *(sizes * rng.choice([-1, 1], 400)).tolist()]
    numbers, thresholds = written(values)
    for digits, texts in zip((2, 3, 4), numbers, strict=True):
        assert texts == [format_number(value, digits) for value in values]
    for value, text in zip(values, thresholds, strict=True):
        if 0 <= value <= 1:
            assert text == threshold_words(value)
    assert not math.isnan(sum(values))


@pytest.mark.skipif(not NODE.exists(), reason="there is no Node beside this Python")
@pytest.mark.parametrize(
    ("amounts", "texts"),
    [
        ([0.1, 0.14, 0.049], ["0.100", "0.140", "0.049"]),
        ([0, 0.5, 12], ["0.00", "0.50", "12.00"]),
        ([-3, 1234.5], ["−3", "1,234"]),
        ([0.3, 0.00004], ["0.3000", "4.0 × 10⁻⁵"]),
        ([0, 0], ["0.00", "0.00"]),
    ],
)
def test_amounts_beside_each_other_share_their_decimals(amounts, texts):
    assert [text.replace("\u00a0", " ") for text in written(amounts, AMOUNTS)] == texts
