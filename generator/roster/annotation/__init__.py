"""Marks put into a copy of the user's own workbook, part by part; all else stays as it is."""
