"""PDF: the text of its pages in reading order, letter by letter tied to where it stands on them."""
