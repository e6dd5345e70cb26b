"""Clusters: one made on this machine for a run, or that of a scheduler that is given by its address or its file."""

from __future__ import annotations

import contextlib
import ipaddress
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from translate.errors import ConfigError

if TYPE_CHECKING:
    from distributed import Client

    from translate.cluster.dask_workers import DaskCluster

LOCAL = "local"
_HEARTBEAT = "60s"  # as in dask_workers.Patience
_NEVER = "1000 days"  # else Dask closes for good a place whose worker is starting again 15 s after one has died there
_CONNECTING = 20.0  # seconds
_MISSING = 'pip install "translate-articles[dask]"'


@contextlib.contextmanager
def connected(where: str, processors: int) -> Iterator[DaskCluster]:
    """A cluster. `where`: the address of a scheduler, or the file that it wrote with --scheduler-file, or
    LOCAL for a process for each of so many processors here.

    Raises ConfigError for what is none of these, for an address beyond this machine without TLS, and where Dask is not
    installed.
    """
    address = LOCAL if where == LOCAL else _safe(_address(where), where)
    try:
        from distributed import Client, Security

        from translate.cluster.dask_workers import DaskCluster
    except ImportError as error:
        raise ConfigError("--dask", f"Dask is not installed ({error.name})", _MISSING) from error
    with _quiet():
        if where == LOCAL:
            with _local(processors) as client:
                yield DaskCluster(client)
            return
        if address.startswith("tls") and not Security().get_connection_args("client")["ssl_context"]:
            remedy = "tell Dask where its certificates are, see translate docs scale"
            raise ConfigError(f"--dask {where}", "needs certificates", remedy)
        try:
            client = Client(address, timeout=_CONNECTING, set_as_default=False)
        except (OSError, TimeoutError, ValueError, TypeError) as error:
            what = f"no scheduler answers ({error or type(error).__name__})"
            raise ConfigError(
                address, what, "start it (dask scheduler), and check its address and certificates"
            ) from error
        with client:
            yield DaskCluster(client)


@contextlib.contextmanager
def _local(processors: int) -> Iterator[Client]:
    """A cluster of processes on this machine that ends with the run. Nothing listens beyond loopback, and what goes
    between the processes is encrypted with a key of this run, so that other users of the machine are kept out."""
    import dask
    from distributed import Client, LocalCluster, Security

    settings = {
        "distributed.scheduler.worker-ttl": _HEARTBEAT,
        "distributed.worker.profile.enabled": False,
        "distributed.scheduler.http.routes": [],  # pages are neither encrypted nor is it asked who reads them
        "distributed.worker.http.routes": [],
        "distributed.deploy.lost-worker-timeout": _NEVER,
    }
    with (
        dask.config.set(settings),
        LocalCluster(
            n_workers=processors,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            protocol="tls",
            security=Security.temporary(),
            dashboard_address="127.0.0.1:0",  # without one it is port 8787, with a warning where that is taken
            scheduler_kwargs={"dashboard": False},
            worker_dashboard_address=None,
            memory_limit=0,
            preload=["translate.cluster.worker"],
        ) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        yield client


def _address(where: str) -> str:
    """The address that is given, or that is in the file that is given. Raises ConfigError."""
    if "://" in where:
        return where
    try:
        return str(json.loads(Path(where).read_text("utf-8"))["address"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = "neither the address of a scheduler nor a file of it"
        remedy = "give tls://HOST:PORT, the file of dask scheduler --scheduler-file, or --dask=local"
        raise ConfigError(f"--dask {where}", what, remedy) from error


def _safe(address: str, where: str) -> str:
    """The address, if it is on this machine or encrypted. Raises ConfigError."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise ConfigError(f"--dask {where}", f"no address ({error})", "give tls://HOST:PORT") from error
    if parts.scheme not in ("tcp", "tls") or not host:
        raise ConfigError(f"--dask {where}", "no address that is known", "give tls://HOST:PORT")
    if parts.scheme == "tcp" and not _is_loopback(host):
        what = "not on this machine and not encrypted: whoever reaches it runs code there"
        raise ConfigError(
            f"--dask {where}", what, "give the scheduler certificates and use tls://, see translate docs scale"
        )
    return address


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Dask's own messages only where something is wrong that ours do not tell."""
    logger = logging.getLogger("distributed")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
