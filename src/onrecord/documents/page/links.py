"""Where the links of a page lead: to other pages of its site, as menus and lists of articles do, or elsewhere."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Site:
    """The site that a page belongs to, by the name of its host; empty where nothing tells."""

    host: str = ""

    @classmethod
    def of(cls, address: str) -> "Site":
        """The site of a page with this address."""
        return cls(host_of(address))

    def holds(self, address: str) -> bool:
        """True where a link leads to another page of the site: a list of those leads on, a list of others can be part of what is told."""
        host = host_of(address)
        if host:
            return not self.host or host.endswith(self.host) or self.host.endswith(host)
        address = address.strip().lower()
        return not address.startswith(("mailto:", "tel:")) and (not address.startswith("#") or address == "#")


@lru_cache(maxsize=4096)
def host_of(address: str) -> str:
    """The host that an address names, without "www."; empty where it names none, or is none.

    >>> host_of("https://www.post.example/news?id=3"), host_of("/news"), host_of("http://[")
    ('post.example', '', '')
    """
    try:
        return (urlsplit(address.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
