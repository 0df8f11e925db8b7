"""The texts that mean "no value", and those of them that are values in some columns."""

import re
from collections.abc import Mapping

EXCEL_ERRORS = frozenset({"#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NUM!", "#NULL!", "#NAME?", "#N/A N/A"})
MISSING_TEXTS = EXCEL_ERRORS | {
    *(
        "NA",
        "N/A",
        "n/a",
        "na",
        "n.a.",
        "N.A.",
        "<NA>",
        "NaN",
        "nan",
        "-nan",
        "NaT",
        "NULL",
        "null",
        "(null)",
    ),
    *("None", "\\N", "?", "-", "--", "---", "–", "—", ".", "..", "...", "k.A.", "k. A.", "keine Angabe"),
    *("missing", "Missing", "MISSING", "(missing)", "[missing]", "(blank)", "#NV", "#WERT!", "#BEZUG!"),
}
NOT_IN_TEXT = frozenset({"missing", "Missing", "MISSING", "na"})  # beside other words these may be levels
ALSO_NO_NUMBER = frozenset(
    {"none", "nil", "Nil", "NIL", "NONE", "Null", "Na", "Nan", "NAN", "unknown", "Unknown"}
)
ALSO_NO_DATE = frozenset({"0000-00-00", "00.00.0000", "00/00/0000", "0000-00-00 00:00:00"})
NO_NUMBER = MISSING_TEXTS | ALSO_NO_NUMBER
NO_DATE = NO_NUMBER | ALSO_NO_DATE
SIGNS = frozenset({"+", "++", "+++", "(+)", "+/-", "±"})
_CODE = re.compile(r"[A-Z]{2,3}")


def levels_among(counts: Mapping[str, int]) -> dict[str, str]:
    """The missing texts that are levels of a text column -> why, given how often each text occurs.

    '-' beside '+', and 'None' in a tenth or more of the cells, or where another sign marks what is missing.
    """
    present = {text: count for text, count in counts.items() if text}
    found: dict[str, str] = {}
    if SIGNS & present.keys():
        found |= {text: "it stands beside '+'" for text in ("-", "--", "---", "–", "—") if text in present}
    if "None" in present:
        share = present["None"] / max(1, sum(present.values()))
        others = any((text in MISSING_TEXTS or not text) and text != "None" for text in counts)
        if share >= 0.1:
            found["None"] = f"it is in {share:.0%} of the cells"
        elif others:
            found["None"] = "what is missing is marked otherwise in this column"
    return found | dict.fromkeys(NOT_IN_TEXT & present.keys(), "it is a word")


def beside_codes(counts: Mapping[str, int]) -> bool:
    """Whether 'NA' stands in a column of codes such as AF, EU: there it may be a code itself."""
    others = [text for text in counts if text and text not in MISSING_TEXTS]
    codes = [text for text in others if _CODE.fullmatch(text)]
    return "NA" in counts and len(codes) >= 2 and 2 * len(codes) > len(others)
