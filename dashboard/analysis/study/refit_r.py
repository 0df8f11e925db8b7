"""The second opinion by R: base and stats alone."""

from typing import Any

from dashboard.analysis.study.r_literals import r_literal, r_vector
from dashboard.analysis.study.second_opinion import Refit, grouped_lines

_CODE = """# A second opinion on a logistic regression, by R's glm. Use: Rscript refit.R data.csv
#
# Without a name it reads rows.csv.
# The file is known by its SHA-256 (R 4.5 or newer, the package digest, or the system's sha256sum or
# shasum), else by its name and rows.
# Prints AGREES, or DIFFERS, and says where. Base R suffices.

FILES <- {files}
TARGET <- {target}; POSITIVE <- {positive}; WEIGHT <- {weight}
INPUTS <- {inputs}
TERMS <- {terms}
NAMES <- {names}
COEF <- {coef}
STD_ERR <- {std_err}
LOG_LIKELIHOOD <- {log_likelihood}
N_ROWS <- {n_rows}

sha256 <- function(path) {{
  if (exists("sha256sum", where = asNamespace("tools"))) return(unname(tools::sha256sum(path)))
  if (requireNamespace("digest", quietly = TRUE)) return(digest::digest(path, "sha256", file = TRUE))
  for (tool in c("sha256sum", "shasum -a 256")) {{
    program <- strsplit(tool, " ")[[1]]
    if (nzchar(Sys.which(program[1]))) {{
      said <- system2(program[1], c(program[-1], shQuote(path)), stdout = TRUE)
      return(substr(sub("^[^0-9a-f]*", "", said[1]), 1, 64))
    }}
  }}
  NA
}}

number <- function(text, decimal) {{
  plain <- gsub("\\u2212", "-", trimws(text))
  if (decimal == ",") plain <- gsub(",", ".", gsub(".", "", plain, fixed = TRUE), fixed = TRUE)
  else plain <- gsub(",", "", plain, fixed = TRUE)
  suppressWarnings(as.numeric(gsub(" ", "", plain, fixed = TRUE)))
}}

read <- function(path) {{
  if (!file.exists(path)) {{
    cat("There is no file ", path, " here. Name the file: Rscript refit.R data.csv\\n", sep = "")
    quit(status = 2)
  }}
  digest <- sha256(path)
  names_of <- vapply(FILES, function(how) how$name, "")
  if (is.na(digest)) {{
    at <- match(basename(path), names_of, nomatch = length(FILES))
    cat("The fingerprint was not checked: this R cannot compute SHA-256.\\n")
  }} else at <- match(digest, names(FILES))
  if (is.na(at)) {{
    cat("This is another file than the model was made with; its SHA-256 is ", digest, ".\\n", sep = "")
    cat(sprintf("Known: %s, %s\\n", names_of, names(FILES)), sep = "")
    quit(status = 2)
  }}
  how <- FILES[[at]]
  connection <- file(path, encoding = how$encoding)
  lines <- readLines(connection, warn = FALSE); close(connection)
  wanted <- unlist(lapply(how$lines, function(span) seq(span[1], span[2])))
  parsed <- function(text) read.table(
    text = text, sep = how$delimiter, quote = "\\"", comment.char = "", colClasses = "character",
    na.strings = character(0), header = FALSE, fill = TRUE, strip.white = TRUE, check.names = FALSE)
  table <- parsed(lines[wanted])
  names(table) <- as.character(parsed(lines[how$header_line])[1, ])
  list(how = how, table = table)
}}

cells <- function(how, table, column) {{
  found <- trimws(table[[column]])
  found[found %in% c("", how$missing[[column]])] <- NA
  found
}}

entries <- function(values, gaps, factor) {{
  x <- values[[factor[[2]]]]
  switch(factor[[1]],
    level = as.numeric(x == factor[[3]]), missing = gaps[[factor[[2]]]], log = log(x), square = x * x,
    spline = {{
      v <- unlist(factor[3:8]); c <- pmin(x, v[3])
      v[4] * pmax(c - v[1], 0)^3 - v[5] * pmax(c - v[2], 0)^3 + v[6] * pmax(x - v[3], 0)
    }}, x)
}}

main <- function(path) {{
  found <- read(path); how <- found$how; table <- found$table
  values <- list(); gaps <- list()
  for (input in INPUTS) {{
    column <- input$column; text <- cells(how, table, column)
    gaps[[column]] <- as.numeric(is.na(text))
    if (input$kind == "number") {{
      x <- number(text, how$decimal)
      if (!is.null(input$fill)) x[is.na(text)] <- input$fill
    }} else {{
      x <- text
      if (!is.null(input$fill)) x[is.na(x)] <- input$fill
      if (!is.null(input$other)) x[!(x %in% unlist(input$levels))] <- input$other
    }}
    values[[column]] <- x
  }}
  X <- do.call(cbind, lapply(TERMS, function(term)
    Reduce(`*`, lapply(term$factors, function(factor) entries(values, gaps, factor)))))
  outcome <- cells(how, table, TARGET)
  equal <- suppressWarnings(as.numeric(outcome) == as.numeric(POSITIVE)) %in% TRUE
  y <- as.numeric(outcome == POSITIVE | equal)
  weight <- if (is.null(WEIGHT)) rep(1, length(y)) else as.numeric(table[[WEIGHT]])
  if (length(y) != N_ROWS || any(!is.finite(X))) {{
    cat("DIFFERS: the file is not read as the app reads it. Use rows.csv from the same page.\\n")
    quit(status = 1)
  }}
  fit <- suppressWarnings(glm.fit(cbind(1, X), y, weights = weight, family = binomial(),
    control = glm.control(epsilon = 1e-14, maxit = 200)))
  class(fit) <- c("glm", "lm")
  errors <- sqrt(diag(summary(fit)$cov.unscaled)); coef <- unname(fit$coefficients)
  p <- fit$fitted.values
  log_likelihood <- sum(weight * ifelse(y == 1, log(p), log1p(-p)))
  fine <- TRUE
  compare <- function(name, expected, found, tolerance, near = FALSE) {{
    ok <- abs(found - expected) <= tolerance * max(abs(expected), 1e-3) || near
    cat(sprintf("%-9s %-40s expected %.10g, found %.10g\\n", if (ok) "agrees" else "DIFFERS",
      substr(name, 1, 40), expected, found))
    fine <<- fine && ok
  }}
  compare("log-likelihood", LOG_LIKELIHOOD, log_likelihood, 1e-8)
  for (j in seq_along(COEF))
    compare(NAMES[[j]], COEF[j], coef[j], 1e-5, abs(coef[j] - COEF[j]) <= 1e-4 * STD_ERR[j])
  for (j in seq_along(COEF)) compare(paste("error of", NAMES[[j]]), STD_ERR[j], errors[j], 1e-4)
  cat(if (fine) "AGREES\\n" else "DIFFERS\\n")
  quit(status = if (fine) 0 else 1)
}}

main(c(commandArgs(trailingOnly = TRUE), "rows.csv")[1])
"""


def r_refit(problem: Refit) -> str:
    """The script: every text of the person's own is an R literal in ASCII."""
    terms = [{"name": name, "factors": [_as_list(one) for one in factors]} for name, factors in problem.terms]
    return _CODE.format(
        files=r_literal(_files(problem)),
        target=r_literal(problem.target),
        positive=r_literal(problem.positive),
        weight=r_literal(problem.weight),
        inputs=r_literal(_inputs(problem)),
        terms=r_literal(terms),
        names=r_literal(_as_list(problem.names)),
        coef=r_vector(problem.coef),
        std_err=r_vector(problem.std_err),
        log_likelihood=r_literal(problem.log_likelihood),
        n_rows=problem.n_rows,
    )


def _files(problem: Refit) -> dict[str, dict[str, Any]]:
    """How each file is read, by its fingerprint."""
    return {
        file.sha256: {
            "name": file.name,
            "encoding": _encoding(file.encoding),
            "delimiter": file.delimiter,
            "decimal": file.decimal,
            "header_line": file.header_line,
            "missing": {name: list(texts) for name, texts in file.missing.items()},
            "lines": [list(span) for span in grouped_lines(file.lines)],
        }
        for file in problem.files
    }


def _inputs(problem: Refit) -> list[dict[str, Any]]:
    """Each column that the terms are made of: its kind, its levels, and what takes another value's place."""
    return [
        {
            "column": column,
            "kind": kind,
            **({} if fill is None else {"fill": fill}),
            "levels": list(levels),
            **({} if other is None else {"other": other}),
        }
        for column, kind, fill, levels, other in problem.inputs
    ]


def _encoding(python: str) -> str:
    return "UTF-8-BOM" if python.lower().replace("-", "_") == "utf_8_sig" else python


def _as_list(values: Any) -> list[Any]:
    return list(values)
