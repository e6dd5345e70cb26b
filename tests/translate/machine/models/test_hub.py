"""Models of the Hugging Face hub, which a server on loopback plays."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import converted_models
import pytest
from loopback import Site, running

from translate.machine.models import conversion, hub

pytest.importorskip("huggingface_hub", reason="the extra [hf] is not installed")
COMMIT, OTHER = "a" * 40, "b" * 40
PIECES = converted_models.pieces()
TOKENS = ["<s>", "<pad>", "</s>", "<unk>", *converted_models.vocabulary(PIECES), "eng_Latn", "rus_Cyrl"]
CARD = "---\nlicense: cc-by-nc-4.0\n---\n"


class Hub(Site):
    """The hub with one repository, OWNER/nllb-tiny, at one commit. `wrong`: by the end of a path, what goes wrong with
    it: a status, or "cut" for a body that ends early."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: dict[str, int | str] = {}

    def put(self, folder: Path, commit: str = COMMIT) -> None:
        names = sorted(path.name for path in folder.iterdir())
        siblings = [{"rfilename": name, "size": (folder / name).stat().st_size} for name in names]
        told = {
            "id": "OWNER/nllb-tiny", "modelId": "OWNER/nllb-tiny", "sha": commit, "siblings": siblings, "tags": [],
            "downloads": 0, "likes": 0, "private": False, "cardData": {"license": "cc-by-nc-4.0"},
        }  # fmt: skip
        for revision in ("main", commit):
            self.files[f"/api/models/OWNER/nllb-tiny/revision/{revision}"] = json.dumps(told).encode()
        self.files["/api/models/OWNER/nllb-tiny"] = json.dumps(told).encode()
        tree = [{"type": "file", "path": one["rfilename"], "size": one["size"], "oid": COMMIT} for one in siblings]
        self.files[f"/api/models/OWNER/nllb-tiny/tree/{commit}"] = json.dumps(tree).encode()
        for name in names:
            self.files[f"/OWNER/nllb-tiny/resolve/{commit}/{name}"] = (folder / name).read_bytes()

    def serve(self, request: BaseHTTPRequestHandler) -> None:
        path = request.path.partition("?")[0]
        self.seen.append((path, dict(request.headers)))
        fault = next((found for end, found in self.wrong.items() if path.endswith(end)), 0)
        if isinstance(fault, int) and (fault or path not in self.files):
            request.send_error(fault or 404)
            return
        body = self.files[path]
        request.send_response(200)
        request.send_header("Content-Length", str(len(body)))
        request.send_header(
            "Content-Type", "application/json" if path.startswith("/api") else "application/octet-stream"
        )
        request.send_header("ETag", f'"{hashlib.md5(body).hexdigest()}"')
        if "/resolve/" in path:
            request.send_header("X-Repo-Commit", path.split("/")[4])
        request.end_headers()
        if request.command != "HEAD":
            request.wfile.write(body[: len(body) // 2] if fault == "cut" else body)


@pytest.fixture
def site() -> Iterator[Hub]:
    found = Hub()
    with running(found) as server:
        server.RequestHandlerClass.do_HEAD = server.RequestHandlerClass.do_GET  # type: ignore[attr-defined]
        found.url = f"http://127.0.0.1:{server.server_address[1]}"
        yield found


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files: dict[str, bytes | str] = {"sentencepiece.bpe.model": PIECES, "README.md": CARD}
    return converted_models.convert(tmp_path_factory.mktemp("hub") / "nllb-tiny", TOKENS, files=files)


def translate(tmp_path: Path, site: Hub, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `translate models` with a home of its own, in a process of its own: the client reads the environment once."""
    environ = {key: value for key, value in os.environ.items() if key in ("PATH", conversion.VARIABLE)}
    environ |= {"HOME": str(tmp_path), "TRANSLATE_MODELS_DIR": str(tmp_path / "models"), "LANG": "C.UTF-8"}
    environ |= {"HF_HOME": str(tmp_path / "hf"), "HF_ENDPOINT": site.url, "NO_PROXY": "*"} | more
    (tmp_path / "project").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "translate", "models", *arguments]
    return subprocess.run(command, cwd=tmp_path / "project", env=environ, capture_output=True, text=True)


def test_a_converted_model_comes_whole_at_one_revision(tmp_path: Path, site: Hub, folder: Path) -> None:
    site.put(folder)
    done = translate(tmp_path, site, "install", "hf:OWNER/nllb-tiny")
    assert (done.returncode, done.stdout.startswith("OWNER-nllb-tiny: installed")) == (0, True), done.stderr
    assert f"licence cc-by-nc-4.0, 360 kB, revision {COMMIT[:12]}" in done.stderr
    fetched = [path for path, _ in site.seen if "/resolve/" in path]
    assert {path.split("/")[4] for path in fetched} == {COMMIT}
    assert {path.rpartition("/")[2] for path in fetched} == {path.name for path in folder.iterdir()}
    (told,) = (
        one
        for one in json.loads(translate(tmp_path, site, "list", "--json").stdout)["models"]
        if one["engine"] == "ctranslate2"
    )
    assert (told["origin"], told["licence"], told["from"]) == (f"hf:OWNER/nllb-tiny@{COMMIT}", "cc-by-nc-4.0", "en ru")
    assert translate(tmp_path, site, "verify").returncode == 0


def test_what_the_hub_does_not_have_is_told_and_nothing_is_installed(tmp_path: Path, site: Hub, folder: Path) -> None:
    done = translate(tmp_path, site, "install", "hf:OWNER/other")
    assert (done.returncode, done.stdout) == (1, "")
    assert "error: hf:OWNER/other: cannot be fetched (" in done.stderr
    assert "Traceback" not in done.stderr
    site.put(folder)
    site.files.pop(f"/OWNER/nllb-tiny/resolve/{COMMIT}/model.bin")
    assert translate(tmp_path, site, "install", "hf:OWNER/nllb-tiny").returncode == 1
    assert not list((tmp_path / "models").glob("ctranslate2/*"))
    done = translate(tmp_path, site, "install", "hf:nllb")
    assert (done.returncode, "e.g. hf:OWNER/NAME" in done.stderr) == (2, True)


def test_a_model_larger_than_allowed_is_not_fetched(tmp_path: Path, site: Hub, folder: Path) -> None:
    site.put(folder)
    told = json.loads(site.files["/api/models/OWNER/nllb-tiny"])
    told["siblings"][0]["size"] = 5 << 30
    for path in [path for path in site.files if path.startswith("/api") and "/tree/" not in path]:
        site.files[path] = json.dumps(told).encode()
    done = translate(tmp_path, site, "install", "hf:OWNER/nllb-tiny")
    assert (done.returncode, "larger than allowed" in done.stderr) == (1, True)
    assert not [path for path, _ in site.seen if "/resolve/" in path]


def test_only_what_a_model_needs_is_fetched() -> None:
    files = (
        "README.md",
        "config.json",
        "model.safetensors",
        "pytorch_model.bin",
        "tf_model.h5",
        "onnx/model.onnx",
        "a.py",
    )
    assert hub._wanted(files) == ("model.safetensors", "README.md", "config.json")
    assert hub._wanted(("model.bin", "model.safetensors", "config.json")) == ("model.bin", "config.json")


def test_weights_that_must_be_converted_say_what_is_missing(tmp_path: Path, site: Hub, folder: Path) -> None:
    plain = tmp_path / "plain"
    plain.mkdir()
    (plain / "config.json").write_text('{"model_type": "m2m_100"}')
    (plain / "model.safetensors").write_bytes(b"none")
    site.put(plain)
    done = translate(tmp_path, site, "install", "hf:OWNER/nllb-tiny", **{conversion.VARIABLE: sys.executable})
    assert done.returncode == 1
    assert (
        "must be converted, and the libraries for it are missing" in done.stderr or "cannot be converted" in done.stderr
    )


@pytest.mark.parametrize(
    ("faults", "told"),
    [
        ({"/main": 500}, "cannot be fetched ("),
        ({"/main": 401}, "check the name, the network, HF_ENDPOINT and HF_TOKEN"),
        ({"/model.bin": "cut"}, "cannot be fetched ("),
        ({"/shared_vocabulary.json": 410}, "cannot be fetched ("),
    ],
)
def test_a_fault_of_the_hub_is_told_and_nothing_is_installed(
    tmp_path: Path, site: Hub, folder: Path, faults: dict[str, int | str], told: str
) -> None:
    site.put(folder)
    site.wrong = dict(faults)
    if "/main" in faults:
        site.wrong["/api/models/OWNER/nllb-tiny"] = faults["/main"]
    done = translate(tmp_path, site, "install", "hf:OWNER/nllb-tiny", HF_HUB_DOWNLOAD_TIMEOUT="2")
    assert (done.returncode, told in done.stderr, "Traceback" in done.stderr) == (1, True, False), done.stderr
    assert not list((tmp_path / "models").glob("ctranslate2/*"))


def test_a_page_in_place_of_an_answer_is_told(tmp_path: Path, site: Hub, folder: Path) -> None:
    site.put(folder)
    for path in [path for path in site.files if path.startswith("/api")]:
        site.files[path] = b"<html>Sign in to the network</html>"
    done = translate(tmp_path, site, "install", "hf:OWNER/nllb-tiny")
    assert (done.returncode, "cannot be fetched (" in done.stderr, "Traceback" in done.stderr) == (1, True, False)


def test_a_repository_without_a_licence_says_so(tmp_path: Path, site: Hub, folder: Path) -> None:
    bare = tmp_path / "bare"
    shutil.copytree(folder, bare)
    (bare / "README.md").unlink()
    site.put(bare)
    for path in [path for path in site.files if path.startswith("/api") and "/tree/" not in path]:
        site.files[path] = json.dumps(json.loads(site.files[path]) | {"cardData": None}).encode()
    done = translate(tmp_path, site, "install", "hf:OWNER/nllb-tiny")
    assert (done.returncode, "licence none stated" in done.stderr) == (0, True), done.stderr
