"""Numbers and phrases as people read them."""
