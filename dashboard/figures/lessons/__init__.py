"""The figures of lessons: those of the pages, with what a lesson hides, asks and reveals."""
