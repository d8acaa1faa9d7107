"""The pages: a record as a web site that needs no network, no JavaScript and no build step."""
