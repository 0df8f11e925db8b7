"""One folder a page, named as the menu names it."""
