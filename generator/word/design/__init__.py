"""The built-in design: a Word template with tags, made with python-docx."""
