"""Named columns, the matrix made of them, data sets, and splits."""

from logreg.data.allowed_values import Granularity, granularity, two_values, typical_number
from logreg.data.columns import take_rows
from logreg.data.datasets import Dataset, load_breast_cancer, load_tumour_size
from logreg.data.design import Design
from logreg.data.factors import missing
from logreg.data.inputs import as_design
from logreg.data.products import product_name, product_terms, products_among, quadratic_pairs, with_products
from logreg.data.specification import CategoryTerms, DesignSpec, NumberTerms
from logreg.data.splines import spline_basis, spline_knots
from logreg.data.split import Split, dealt_cases, held_out_cases, stratified_folds, stratified_split
from logreg.data.synthetic import load_synthetic
from logreg.data.weighted_split import WeightedSplit, weighted_folds, weighted_split

__all__ = [
    "CategoryTerms",
    "Dataset",
    "Design",
    "DesignSpec",
    "Granularity",
    "NumberTerms",
    "Split",
    "WeightedSplit",
    "as_design",
    "dealt_cases",
    "granularity",
    "held_out_cases",
    "load_breast_cancer",
    "load_synthetic",
    "load_tumour_size",
    "missing",
    "product_name",
    "product_terms",
    "products_among",
    "quadratic_pairs",
    "spline_basis",
    "spline_knots",
    "stratified_folds",
    "stratified_split",
    "take_rows",
    "two_values",
    "typical_number",
    "weighted_folds",
    "weighted_split",
    "with_products",
]
