"""Files from elsewhere → what they hold, line by line: documents, tables, mails and calendars (`files.read_file`).

Every reader gives a `Source` of the domain: lines and rows in the order in which a person reads them, with nothing
left out. What they mean is not decided here but in the domain's `pasted_*` rules.
"""
