"""What the path to a language model costs beside the server's own time: a stub answers after 50 ms, 8 requests are in
flight. Wall-clock time of as many requests by bare sockets, by the engine, and by a whole run with guard, catalog and
files; CPU time of this process a request; and its memory after the first and the last part of the run.

    python tests/benchmarks/llm_cost.py [--paragraphs 2000] [--latency 0.05] [--in-flight 8]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import resource
import socket
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from translate.machine import Context, Decoding, Request, choose, load
from translate.pipeline import Silent, project_run
from translate.project import Options

MODEL = "stub"
ANSWER = json.dumps(
    {
        "choices": [{"message": {"content": "Мельница номер {n} сгорела в {year} году."}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 300},
    },
    ensure_ascii=False,
)


def text(n: int) -> str:
    return f"Mill number {n} burned in {1000 + n % 1000}."


async def _serve(latency: float, ready: Any) -> None:
    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.readuntil(b"\r\n\r\n"):
            size = next((int(one[15:]) for one in head.lower().split(b"\r\n") if one.startswith(b"content-length:")), 0)
            body = await reader.readexactly(size) if size else b""
            if size:
                await asyncio.sleep(latency)
                user = json.loads(body)["messages"][-1]["content"]
                n = user.partition("<text>\n")[2].partition("Mill number ")[2].partition(" ")[0] or "7"
                told = ANSWER.replace("{n}", n).replace("{year}", str(1000 + int(n) % 1000))
            else:
                told = json.dumps({"data": [{"id": MODEL}]})
            data = told.encode()
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(data) + data)
            await writer.drain()

    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await handle(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(one, "127.0.0.1", 0)
    ready.send(server.sockets[0].getsockname()[1])
    async with server:
        await server.serve_forever()


def stub(latency: float, ready: Any) -> None:
    asyncio.run(_serve(latency, ready))


def bare(port: int, count: int, in_flight: int) -> None:
    """As many requests by bare sockets: the server's own time."""
    body = json.dumps({"messages": [{"content": text(7)}]}).encode()
    request = b"POST /v1/chat/completions HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % len(body) + body

    def some(number: int) -> None:
        with socket.create_connection(("127.0.0.1", port)) as one:
            for _ in range(number):
                one.sendall(request)
                while b"}}" not in one.recv(65536):
                    pass

    with ThreadPoolExecutor(in_flight) as pool:
        list(pool.map(some, [count // in_flight] * in_flight))


def measured(what: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the wall and of this process."""
    wall, own = time.perf_counter(), time.process_time()
    what()
    return time.perf_counter() - wall, time.process_time() - own


def told(name: str, found: tuple[float, float], count: int, server: float) -> None:
    """Print a line of the table. `server`: its own time, in seconds."""
    wall, own = found
    print(f"{name:<14} {wall:6.2f} s  {wall / server - 1:+7.1%} of server  CPU {own / count * 1000:.2f} ms a request")


def memory() -> float:
    """MB of this process at most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paragraphs", type=int, default=2000)
    parser.add_argument("--latency", type=float, default=0.05)
    parser.add_argument("--in-flight", type=int, default=8)
    given = parser.parse_args()
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=stub, args=(given.latency, there), daemon=True)
    server.start()
    port, count = here.recv(), given.paragraphs
    table = {"url": f"http://127.0.0.1:{port}/v1", "model": MODEL, "concurrency": given.in_flight}
    ideal = count / given.in_flight * given.latency
    print(f"{count} paragraphs, {given.in_flight} in flight, {given.latency * 1000:.0f} ms each: ideal {ideal:.1f} s")

    found = measured(lambda: bare(port, count, given.in_flight))
    server_time = found[0]
    told("bare sockets", found, count, server_time)

    engine = load(choose("llm", "en", "ru", {"llm": table}), 1)
    requests = [Request(text(n), Context(text(n), 0, text(n - 1), text(n + 1))) for n in range(1, count + 1)]
    told("engine", measured(lambda: engine.translate(requests, Decoding())), count, server_time)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def run(first: int, last: int) -> int:
            for n in range(first, last, 50):
                article = folder / f"articles/{n:05}.txt"
                article.parent.mkdir(exist_ok=True)
                article.write_text("\n\n".join(text(k) for k in range(n, n + 50)) + "\n", "utf-8")
            sources = str(folder / "articles")
            options = Options(sources=sources, to="ru", from_="en", out=str(folder / "out"), root=str(folder),
                              engine="llm", engines={"llm": table}, names="off")  # fmt: skip
            return project_run.run(options, Silent()).asked

        run(100_000, 100_200)  # loads what is loaded once
        before = memory()
        told("whole run", measured(lambda: run(1, count + 1)), count, server_time)
        print(f"memory: {before:.0f} MB before, {memory():.0f} MB after {count} paragraphs")
    server.terminate()


if __name__ == "__main__":
    main()
