"""`PrepSheet` in, the bytes of a .docx out."""
