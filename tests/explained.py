"""A page's text as it was before words of the glossary were explained in it."""

import re

LINK = re.compile(r'\[([^\]]*)\]\([^)\s]*#ord-\w+ "[^"]*"\)|<a href="[^"]*#ord-\w+"[^>]*>([^<]*)</a>')


def unexplained(text: str) -> str:
    return LINK.sub(lambda found: found[1] or found[2] or "", text)
