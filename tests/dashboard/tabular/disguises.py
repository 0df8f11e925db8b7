"""Known tables, written as people, programs and countries write them."""

import csv
import datetime
import io
from dataclasses import dataclass
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

LEVELS = (
    "Heavy",
    "Light",
    "mild",
    "grün",
    "Oslo, N",
    "New York",
    "a;b",
    "käse 'alt'",
    'say "hi"',
    "North|South",
)
UNITS = ("kg", "mg", "mmHg", "%", "€", "$", "years")
DATE_FORMATS = (
    *("%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%d/%m/%Y", "%d %b %Y", "%Y%m%d", "%d.%m.%y", "%b %d, %Y", "%m/%Y"),
    *("%Y-Q%q", "Q%q %Y", "%G-W%V", "unix"),
    *("%Y-%m-%d %H:%M:%S", "%m/%d/%Y %I:%M %p", "%H:%M", "%Y-%m", "%d-%m-%Y", "%d.%m.", "%Y-%m-%dT%H:%M:%S"),
)
NAMES = (
    "age",
    "dose mg",
    "Größe",
    "is_ill",
    "y",
    "x1",
    "Body Mass",
    "target",
    "weight (kg)",
    "group",
    "T",
    "date",
)


@dataclass(frozen=True)
class Written:
    """A file, and the table that it holds: column -> values, None for missing."""

    data: bytes
    columns: dict[str, list[Any]]
    kinds: dict[str, str]
    first_lines: str


@st.composite
def numbers(draw, n):
    places = draw(st.sampled_from([0, 0, 1, 2, 3, 4]))
    largest = draw(st.sampled_from([9, 150, 5_000, 2_000_000]))
    lowest = draw(st.sampled_from([0, -largest]))
    whole = draw(st.lists(st.integers(lowest * 10**places, largest * 10**places), min_size=n, max_size=n))
    return whole if places == 0 else [value / 10**places for value in whole]


@st.composite
def texts(draw, n):
    levels = draw(st.lists(st.sampled_from(LEVELS), min_size=2, max_size=4, unique=True))
    return draw(st.lists(st.sampled_from(levels), min_size=n, max_size=n))


@st.composite
def codes(draw, n):
    found = draw(st.lists(st.integers(0, 99_999).map("{:05d}".format), min_size=n, max_size=n))
    return ["01234", *found[1:]]


@st.composite
def moments(draw, n):
    days = st.datetimes(datetime.datetime(1970, 1, 1), datetime.datetime(2025, 12, 31))
    return draw(st.lists(days, min_size=n, max_size=n))


@st.composite
def conventions(draw) -> dict[str, Any]:
    delimiter = draw(st.sampled_from(",;\t|"))
    decimal = draw(st.sampled_from(".," if delimiter != "," else ".."))
    return {
        "delimiter": delimiter,
        "decimal": decimal,
        "group": draw(
            st.sampled_from(["", "", "", {".": ",", ",": "."}[decimal], " ", "'", "\u00a0", "lakh"])
        ),
        "minus": draw(st.sampled_from(["-", "-", "\u2212", "\u2013", "trailing", "brackets"])),
        "fixed": draw(st.booleans()),
        "line_end": draw(st.sampled_from(["\n", "\r\n", "\r"])),
        "encoding": draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])),
        "quoting": draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
        "missing": draw(st.sampled_from(["", "", "NA", "-", ".", "?", "null", "n/a"])),
        "header": draw(
            st.sampled_from(
                ["first", "first", "first", "title", "commas", "comment", "blank", "none", "units"]
            )
        ),
        "repeated": draw(st.integers(0, 9)) == 0,
        "trailing": draw(st.integers(0, 4)) == 0,
    }


@st.composite
def written_tables(draw) -> Written:
    n = draw(st.integers(3, 40))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=5, unique=True))
    others = ["number", "number", "text", "code", "date", "unit"]
    kinds = [draw(st.sampled_from([*others, "tick"] if place else others)) for place in range(len(names))]
    how = draw(conventions())
    cells: list[list[str]] = []
    columns: dict[str, list[Any]] = {}
    for name, kind in zip(names, kinds, strict=True):
        values, spelled = draw(_column(kind, n, how))
        gaps = draw(st.sampled_from([0, 0, 0, 3])) if kind != "tick" and cells else 0  # no row is empty
        missing = [gaps > 0 and draw(st.integers(0, gaps)) == 0 for _ in range(n)]
        if all(missing):
            missing = [False] * n
        columns[name] = [None if no else value for value, no in zip(values, missing, strict=True)]
        cells.append([how["missing"] if no else text for text, no in zip(spelled, missing, strict=True)])
    rows = [list(row) for row in zip(*cells, strict=True)]
    if how["header"] == "none":
        columns = {f"column {number}": values for number, values in enumerate(columns.values(), 1)}
        kept = [any(value is not None for value in values) for values in columns.values()]
        kinds = [kind for kind, keep in zip(kinds, kept, strict=True) if keep]
        columns = {name: values for (name, values), keep in zip(columns.items(), kept, strict=True) if keep}
    assume(sum(any(value is not None for value in values) for values in columns.values()) > 1)
    text = _file(names, kinds, rows, how)
    encoding = how["encoding"]
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        data = text.encode("utf-8")
    kinds_by_name = dict(zip(columns, kinds, strict=True))
    return Written(data, columns, kinds_by_name, text[:600])


@st.composite
def _column(draw, kind: str, n: int, how: dict[str, Any]) -> tuple[list[Any], list[str]]:
    if kind == "text":
        values: list[Any] = draw(texts(n))
        return values, draw(_spelled_texts(values))
    if kind == "code":
        values = draw(codes(n))
        return values, values
    if kind == "tick":
        values = draw(st.lists(st.sampled_from(["x", None]), min_size=n, max_size=n))
        return values, [value or "" for value in values]
    if kind == "date":
        form = draw(st.sampled_from(DATE_FORMATS))
        values = draw(moments(n))
        spelled = [_spelled_date(value, form) for value in values]
        return [_kept(value, form) for value in values], spelled
    values = draw(numbers(n))
    spelled = [_number(value, how) for value in values]
    if kind == "number":
        return values, spelled
    unit = draw(st.sampled_from(UNITS))
    space = draw(st.sampled_from(["", " "]))
    before = unit in "€$" and draw(st.booleans())
    if unit == "%":
        values = [float(f"{value!r}e-2") if "e" not in repr(value) else value / 100 for value in values]
    return values, [f"{unit}{space}{text}" if before else f"{text}{space}{unit}" for text in spelled]


@st.composite
def _spelled_texts(draw, values: list[str]) -> list[str]:
    """Now and then in upper case or with a space at the end, less often than as it is."""
    if draw(st.integers(0, 3)) or len(values) < 8:
        return values
    odd = draw(st.integers(0, len(values) - 1))
    if values.count(values[odd]) < 3:
        return values
    return [value.upper() + " " if place == odd else value for place, value in enumerate(values)]


def _spelled_date(moment: datetime.datetime, form: str) -> str:
    if form == "unix":
        return str(round(moment.replace(tzinfo=datetime.UTC).timestamp()))
    return moment.strftime(form.replace("%q", str((moment.month + 2) // 3)))


def _kept(moment: datetime.datetime, form: str) -> datetime.datetime | int:
    """What of a moment a format writes down; seconds since 1970 under another name stay numbers."""
    if form == "unix":
        return round(moment.replace(tzinfo=datetime.UTC).timestamp())
    if "%q" in form:
        return datetime.datetime(moment.year, 3 * ((moment.month - 1) // 3) + 1, 1)
    if "%V" in form:
        return datetime.datetime.fromisocalendar(*moment.isocalendar()[:2], 1)
    if form == "%d.%m.":
        return datetime.datetime(2000, moment.month, moment.day)
    read = datetime.datetime.strptime(moment.strftime(form), form)
    return read.replace(year=1970) if form == "%H:%M" else read


def _number(value: float, how: dict[str, Any]) -> str:
    text = repr(abs(value))
    if "e" in text:
        text = f"{abs(value):.10f}".rstrip("0")
    whole, _, decimals = text.partition(".")
    if how["fixed"] and decimals:
        decimals = decimals.ljust(2, "0")
    whole = _grouped(whole, how)
    digits = f"{whole}{how['decimal']}{decimals}" if decimals else whole
    if value >= 0:
        return digits
    if how["minus"] == "trailing":
        return f"{digits}-"
    return f"({digits})" if how["minus"] == "brackets" else f"{how['minus']}{digits}"


def _grouped(whole: str, how: dict[str, Any]) -> str:
    if how["group"] == "":
        return whole
    if how["group"] == "lakh":
        if how["decimal"] == "," or len(whole) < 4:
            return whole
        head, tail = whole[:-3], whole[-3:]
        pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
        return ",".join([*pairs, tail])
    return f"{int(whole):,}".replace(",", how["group"])


def _file(names: list[str], kinds: list[str], rows: list[list[str]], how: dict[str, Any]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(
        buffer, delimiter=how["delimiter"], lineterminator=how["line_end"], quoting=how["quoting"]
    )
    end, sign = how["line_end"], how["delimiter"]
    if how["header"] == "title":
        buffer.write(f"Report of the ward{end}{end}")
    elif how["header"] == "commas":
        buffer.write(f"Report{sign * (len(names) - 1)}{end}{sign * (len(names) - 1)}{end}")
    elif how["header"] == "comment":
        buffer.write(f"# exported by hand{end}# version 2{end}")
    elif how["header"] == "blank":
        buffer.write(f"{end}{end}")
    if how["header"] != "none":
        writer.writerow(names)
    if how["header"] == "units":
        writer.writerow(["(kg)" if kind in {"number", "unit"} else "" for kind in kinds])
    for number, row in enumerate(rows):
        if how["repeated"] and number == len(rows) // 2 and how["header"] != "none":
            writer.writerow(names)
        writer.writerow(row)
    if how["trailing"]:
        buffer.write(f"{sign * (len(names) - 1)}{end}{end}")
    return buffer.getvalue()
