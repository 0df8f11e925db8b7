"""Columns whose digits are names of things: postal codes, telephone numbers."""

import re
from itertools import pairwise

_CODES = {
    *(
        "zip",
        "zipcode",
        "zip5",
        "postcode",
        "postal",
        "postalcode",
        "plz",
        "postleitzahl",
        "cp",
        "cap",
        "pincode",
    ),
    *("phone", "telephone", "tel", "telefon", "telefonnummer", "mobile", "mobil", "fax", "handy", "telefono"),
    *("ssn", "iban", "isbn", "ean", "upc", "gtin", "imei", "fips"),
}


def names_a_code(name: str) -> bool:
    """Whether a column's name says that its digits count nothing."""
    words = re.findall(r"[a-z0-9äöüéè]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower())
    pairs = {"".join(pair) for pair in pairwise(words)}
    return bool(_CODES & ({*words} | pairs)) and not {"count", "number of", "income"} & {*words}
