"""prepsheets: a roster of candidates in, personalised prep sheets and a summary workbook out."""
