"""English as the sentences need it: articles, plurals, lists, and text from cells made to fit."""
