"""Where a quotation is from: words that a user has, looked for in the kept texts of a record."""
