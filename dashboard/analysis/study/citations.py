"""The works that a report cites, by the words that it cites them with."""

CITATIONS = {
    "Binder 1983": "Binder DA. On the variances of asymptotically normal estimators from complex surveys. "
    "International Statistical Review 1983;51:279-292.",
    "Brier 1950": "Brier GW. Verification of forecasts expressed in terms of probability. Monthly "
    "Weather Review 1950;78:1-3.",
    "Collins 2024": "Collins GS, Moons KGM, Dhiman P, et al. TRIPOD+AI statement: updated guidance for "
    "reporting clinical prediction models that use regression or machine learning "
    "methods. BMJ 2024;385:e078378.",
    "Cox 1958": "Cox DR. Two further applications of a model for binary regression. Biometrika "
    "1958;45:562-565.",
    "DeLong 1988": "DeLong ER, DeLong DM, Clarke-Pearson DL. Comparing the areas under two or more "
    "correlated receiver operating characteristic curves. Biometrics 1988;44:837-845.",
    "Firth 1993": "Firth D. Bias reduction of maximum likelihood estimates. Biometrika 1993;80:27-38.",
    "Harrell 1996": "Harrell FE, Lee KL, Mark DB. Multivariable prognostic models: issues in developing "
    "models, evaluating assumptions and adequacy, and measuring and reducing errors. "
    "Statistics in Medicine 1996;15:361-387.",
    "Heinze 2002": "Heinze G, Schemper M. A solution to the problem of separation in logistic "
    "regression. Statistics in Medicine 2002;21:2409-2419.",
    "Hoerl 1970": "Hoerl AE, Kennard RW. Ridge regression: biased estimation for nonorthogonal "
    "problems. Technometrics 1970;12:55-67.",
    "Steyerberg 2010": "Steyerberg EW, Vickers AJ, Cook NR, et al. Assessing the performance of prediction "
    "models: a framework for traditional and novel measures. Epidemiology 2010;21:128-138.",
    "Tibshirani 1996": "Tibshirani R. Regression shrinkage and selection via the lasso. Journal of the "
    "Royal Statistical Society B 1996;58:267-288.",
    "Venzon 1988": "Venzon DJ, Moolgavkar SH. A method for computing profile-likelihood-based "
    "confidence intervals. Applied Statistics 1988;37:87-94.",
    "von Elm 2007": "von Elm E, Altman DG, Egger M, et al. The Strengthening the Reporting of "
    "Observational Studies in Epidemiology (STROBE) statement. PLoS Medicine 2007;4:e296.",
    "White 1980": "White H. A heteroskedasticity-consistent covariance matrix estimator and a direct "
    "test for heteroskedasticity. Econometrica 1980;48:817-838.",
    "Wilson 1927": "Wilson EB. Probable inference, the law of succession, and statistical inference. "
    "Journal of the American Statistical Association 1927;22:209-212.",
}
