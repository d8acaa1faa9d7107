"""What is said of parties in words: why two may be one."""

from onrecord.model.suggestions import Likeness, Reason

BECAUSE: dict[Reason, str] = {
    "acronym": "“{one}” and “{other}”: the letters are those of the words",
    "role": "“{one}” and “{other}”: documents of that time name one in the role that the other is",
    "last name": "“{one}” and “{other}”: the same last name, and first names or titles that fit",
    "spelling": "“{one}” and “{other}”: may be two spellings of one name",
    "short name": "“{one}” and “{other}”: one begins or ends with the other",
    "section": "“{one}” and “{other}”: one may be the other, or its local section",
    "capital": "“{one}” and “{other}”: the first is the capital of the second, and speaks here as a government does",
}


def why_alike(one: Likeness) -> str:
    """Why two parties may be one."""
    if one.explained:
        return f"a document explains “{one.name}” by “{one.like}”"
    return BECAUSE[one.reason].format(one=one.name, other=one.like)
