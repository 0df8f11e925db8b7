"""The report's model: terms, estimate, the coefficient table as in the paper, effect plots."""

from dashboard.analysis.coefficients.coefficient_tables import table_source
from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.study.report_parts import Block, Paragraph, ReportTable, Section
from dashboard.text.numbers import format_number
from logreg.arrays import Vector
from logreg.export.cells import one_line
from logreg.export.table_text import headings, notes, rounded_cells, true_minus

MODEL = "model"


def model_section(facts: ReportFacts) -> Section:
    """What was estimated; where a table would be false, why there is none."""
    blocks: list[Block] = [Paragraph(text=estimate_text(facts))]
    if facts.model is not None:
        blocks.append(Paragraph(heading="Terms", text=terms_text(facts)))
        blocks.append(coefficient_table(facts) or plain_coefficients(facts))
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
    held = len(model.problem.split.validation)
    out = f"; {held:,} rows were held out" if held else ""
    return f"Logistic regression, {model.description}{out}.{why}"


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


def coefficient_table(facts: ReportFacts) -> ReportTable | None:
    """The table of the page Coefficients with its notes; None where inference is refused."""
    if facts.summary is None or facts.coefficients is None:
        return None
    summary = facts.summary
    return ReportTable(
        caption="Coefficients",
        headings=headings(summary),
        rows=tuple(tuple(cells) for cells in rounded_cells(summary, one_line, true_minus)),
        notes=tuple(notes(summary, table_source(facts.coefficients))),
    )


def plain_coefficients(facts: ReportFacts) -> ReportTable:
    """The coefficients without errors, in the columns' own units."""
    assert facts.model is not None  # noqa: S101
    design = facts.model.problem.design
    values: Vector = design.in_units(facts.model.coef)
    names = ("Intercept", *design.names)
    rows = tuple((name, format_number(float(value))) for name, value in zip(names, values, strict=True))
    return ReportTable(caption="Coefficients per unit", headings=("Term", "Coefficient"), rows=rows)
