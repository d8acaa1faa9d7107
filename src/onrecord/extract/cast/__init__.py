"""Who is named in a text, found without a parse: names, the one name of each party, roles held."""
