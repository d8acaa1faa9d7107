"""Who is named: names, roles and groups, their aliases, and what pronouns stand for."""
