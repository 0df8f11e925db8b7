"""`make bench`: measure everything side by side and write the tables into the README."""

from benchmarks.agreement import agreements
from benchmarks.fit_times import fit_rows
from benchmarks.inference import inference_rows
from benchmarks.large import large_rows
from benchmarks.limits import limit_rows
from benchmarks.report import report, write_into_readme

if __name__ == "__main__":
    large = large_rows()  # first, while this process has held nothing else
    section = report(fit_rows(), agreements(), limit_rows() + large, inference_rows())
    write_into_readme(section)
    print(section)
