"""A house's own words, checked the way the built-in ones are checked by their tests."""
