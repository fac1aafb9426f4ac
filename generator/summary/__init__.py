"""`BatchReport` in, the summary workbook out."""
