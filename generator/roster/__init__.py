"""Workbook or text table in, `Roster` out."""
