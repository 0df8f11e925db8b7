"""The report's model: terms, estimate, the coefficient table as in the paper, effect plots."""

from dashboard.analysis.coefficients.coefficient_numbers import p_text
from dashboard.analysis.coefficients.coefficient_tables import table_source
from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.study.report_parts import Block, Paragraph, ReportTable, Section
from dashboard.text.numbers import column_number, format_number
from logreg.arrays import Vector
from logreg.export.cells import one_line
from logreg.export.table_text import headings, notes, table_rows

MODEL = "model"


def model_section(facts: ReportFacts) -> Section:
    """What was estimated; where a table would be false, why there is none."""
    blocks: list[Block] = [Paragraph(text=estimate_text(facts))]
    if facts.model is not None:
        blocks.append(Paragraph(heading="Terms", text=terms_text(facts)))
        blocks += paper_coefficients(facts)
        blocks.append(full_model(facts) or plain_coefficients(facts))
        blocks += [
            picture for name, picture in facts.pictures.items() if name.split(" ")[0] in MODEL_PICTURES
        ]
    return Section(key=MODEL, title="Model", blocks=tuple(blocks))


MODEL_PICTURES = ("forest", "effect")


def estimate_text(facts: ReportFacts) -> str:
    """Which estimate it is, of how many rows; or that there is none."""
    model = facts.model
    if model is None:
        return "No model has been trained on these rows yet."
    refused = facts.coefficients.refused if facts.coefficients else None
    why = f" There are no standard errors: {refused.sentence}" if refused else ""
    held, unit = model.problem.n_held_out, model.problem.counted
    out = f"; {held:,} {unit} were held out" if held else ""
    return f"Logistic regression. {model.description}{out}.{why}"


def terms_text(facts: ReportFacts) -> str:
    """Every term, and the reference level of each category."""
    assert facts.model is not None  # noqa: S101
    design = facts.model.problem.design
    found = f"{', '.join(design.names)}."
    if design.levels:
        levels = "; ".join(f"{name}: {levels[0]}" for name, levels in design.levels.items())
        found += f" Reference levels: {levels}."
    if facts.model.problem.left_out:
        found += f" Left out: {', '.join(facts.model.problem.left_out)}."
    return found


def paper_coefficients(facts: ReportFacts) -> list[Block]:
    """The table that Coefficients shows for a paper, with its notes."""
    if facts.paper is None:
        return []
    table = facts.paper
    rows = tuple(tuple(map(one_line, cells)) for cells in table.cells())
    return [ReportTable(caption=table.caption, headings=table.headings, rows=rows, notes=table.notes)]


def full_model(facts: ReportFacts) -> ReportTable | None:
    """Intercept and slopes in full, from which anybody can predict; None where inference is refused."""
    if facts.summary is None or facts.coefficients is None:
        return None
    summary = facts.summary
    return ReportTable(
        caption="The full model: coefficients (log-odds) with errors, tests and odds ratios",
        headings=headings(summary),
        rows=tuple(
            _coefficient(one_line(name), summary.alpha, *values) for name, values in table_rows(summary)
        ),
        notes=tuple(notes(summary, table_source(facts.coefficients))),
    )


def _coefficient(name: str, alpha: float, *values: float) -> tuple[str, ...]:
    """A row of the full model: p as in the paper's table, other numbers to four digits."""
    coef, error, statistic, p, *ratios = values
    fit = tuple(map(column_number, (coef, error, statistic)))
    return (one_line(name), *fit, p_text(p, alpha), *map(column_number, ratios))


def plain_coefficients(facts: ReportFacts) -> ReportTable:
    """The coefficients without errors, in the columns' own units."""
    assert facts.model is not None  # noqa: S101
    design = facts.model.problem.design
    values: Vector = design.in_units(facts.model.coef)
    names = ("Intercept", *design.names)
    rows = tuple((name, format_number(float(value))) for name, value in zip(names, values, strict=True))
    return ReportTable(caption="Coefficients per unit", headings=("Term", "Coefficient"), rows=rows)
