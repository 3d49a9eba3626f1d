"""Domain values become what a printout says: headings, text, tables and drawings, without any page library."""
