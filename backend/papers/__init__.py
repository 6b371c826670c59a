"""Papers that leave the house: PDF/A by typst, DOCX by templates of Word."""
