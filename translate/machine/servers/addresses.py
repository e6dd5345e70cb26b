"""Where a server is: its address resolved once, every answer checked, so that no text leaves the private network unless
that is allowed."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from translate.errors import ConfigError, EngineError
from translate.model import ModelServer

_PRIVATE = tuple(  # loopback, RFC 1918, RFC 4193
    map(
        ipaddress.ip_network,
        ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7"),
    )
)


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """A server: its addresses, to which connections are made, so that a name that is resolved differently later (DNS
    rebinding) leads nowhere else. `scheme`, `host`, `port`, `path`: of the URL; `is_remote`: some address is not
    private."""

    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]
    is_remote: bool

    @property
    def name(self) -> str:
        """The host and port as they are shown and sent in the header Host."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def told(self) -> ModelServer:
        """The server as the stamp and the attestation name it."""
        shown = (f"[{one}]" if ":" in one else one for one in self.addresses)
        return ModelServer(self.name, tuple(f"{one}:{self.port}" for one in shown), self.is_remote)


_PORTS = {"http": 80, "https": 443}


def parsed(url: str, remedy: str) -> SplitResult:
    """The parts of the URL of a server. Raises ConfigError with a remedy for what is none, or holds a name and
    password."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ConfigError("url", f"{url!r} is no address ({error})", remedy) from error
    if parts.scheme not in _PORTS or not parts.hostname or port == 0 or parts.query or parts.fragment:
        raise ConfigError("url", f"{url!r} is not the address of a server", remedy)
    if parts.username or parts.password:
        raise ConfigError("url", "an address with a name or password in it", "give the key by key-env")
    return parts


def place(url: str, engine: str, *, allow_remote: bool) -> ServerAddress:
    """The server of a URL, resolved. `engine`: the name of the engine whose settings name it, for messages. Raises
    ConfigError where one of its addresses is not private and that is not allowed, EngineError where its name cannot be
    resolved."""
    remedy = f"check url in [engines.{engine}]"
    parts = parsed(url, remedy)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise EngineError(url, f"the name cannot be resolved ({error})", remedy) from error
    resolved = tuple(dict.fromkeys(str(one[4][0]) for one in found))
    outside = [one for one in resolved if not is_private(one)]
    if outside and not allow_remote:
        what = f"{host} is {outside[0]}, which is not on this machine or in a private network"
        raise ConfigError(f"engines.{engine}.url", what, "allow-remote = true lets texts be sent there")
    return ServerAddress(parts.scheme, host, port, parts.path.rstrip("/"), resolved, bool(outside))


def is_private(address: str) -> bool:
    """True for an address of this machine or of a private network. Those that only a link has are not: services that
    give out secrets of a machine listen there."""
    one = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(one, ipaddress.IPv6Address) and one.ipv4_mapped:
        one = one.ipv4_mapped
    return any(one in network for network in _PRIVATE if network.version == one.version)
