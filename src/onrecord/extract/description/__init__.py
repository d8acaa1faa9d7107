"""What a document is: title, publisher, kind, date."""
