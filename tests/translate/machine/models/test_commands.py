"""`translate models` as a person meets it: real models from a site on loopback to a machine without a network."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import tarfile
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import converted_models
import pytest
from loopback import Site, answer, forget, package, registry, running

from translate.cli import main
from translate.machine import argos


class Machine:
    """A home folder and a project in it; commands are run there as processes of their own."""

    def __init__(self, folder: Path, index: str = "") -> None:
        self.project = folder / "project"
        (self.project / "articles").mkdir(parents=True)
        (self.project / "articles" / "a.txt").write_text("The lake is cold.\n")
        lines = 'from = "en"\nto = ["uk"]\n' + (f'[models]\nindexes = ["{index}"]\n' if index else "")
        (self.project / "translate.toml").write_text(lines)
        self.models = folder / "models"

    def __call__(self, *arguments: str, **environ: str) -> tuple[int, str, str]:
        """Exit code, standard output, standard error of a command, run in this process."""
        out, err = io.StringIO(), io.StringIO()
        forget()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.chdir(self.project)
            patch.setattr(sys, "argv", ["translate", *arguments])
            for name in ("CI", "TRANSLATE_MODELS"):
                patch.delenv(name, raising=False)
            for name, value in ({"TRANSLATE_MODELS_DIR": str(self.models)} | environ).items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as left:
                main()
        forget()
        return int(left.value.code or 0), out.getvalue(), err.getvalue()

    def apart(self, *arguments: str, **environ: str) -> tuple[int, str, str]:
        """The same in a process of its own, where no module has looked at the environment yet."""
        known = {key: value for key, value in os.environ.items() if key.startswith(("XDG_", "HOME", "PATH"))}
        known |= {"TRANSLATE_MODELS_DIR": str(self.models), "LANG": "C.UTF-8"} | environ
        command = [sys.executable, "-m", "translate", *arguments]
        done = subprocess.run(command, cwd=self.project, env=known, capture_output=True, text=True)
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout, done.stderr

    def json(self, *arguments: str) -> dict[str, object]:
        return json.loads(self("models", *arguments, "--json")[1])  # type: ignore[no-any-return]


pytestmark = pytest.mark.usefixtures("trusting")  # that a model is tried out is shown in test_faults.py


@pytest.fixture
def machine(tmp_path: Path, site: Site, en_uk: bytes) -> Machine:
    """A machine whose project knows the site, which offers English to Ukrainian."""
    entry = {"from_code": "en", "to_code": "uk", "package_version": "1.0", "links": ["en_uk-1.argosmodel"]}
    site.files |= {"/index.json": json.dumps([entry]).encode(), "/en_uk-1.argosmodel": en_uk}
    return Machine(tmp_path / "machine", f"{site.url}/index.json")


def test_from_the_index_to_a_locked_run(machine: Machine, site: Site, tiny: Path) -> None:
    (machine.project / "uk").mkdir()  # no place to install from
    assert "en uk  argos-en-uk-1.0  argos" in machine("models", "list", "--available")[1]
    code, out, err = machine("models", "install", "en", "uk")
    assert (code, err) == (0, "")
    assert out.startswith("argos-en-uk-1.0: installed (3 MB, ")
    assert "is installed already, and sound" in machine("models", "install", "en", "uk")[1]
    assert machine("run", "--locked")[0] == 2
    assert machine("models", "lock")[0] == 0
    lock = (machine.project / "translate.lock").read_bytes()
    assert machine("models", "lock", "--check", "-q")[:2] == (0, "")
    assert machine("run", "--locked")[0] == 0
    assert (machine.project / "translate.lock").read_bytes() == lock
    pinned = json.loads(lock)["pairs"][0]["models"][0]["sha256"]
    (machine.project / "translate.lock").write_bytes(lock.replace(pinned.encode(), b"0" * 64))
    code, _, err = machine("run", "--locked")  # the same name, other weights
    assert (code, f"pinned to argos-en-uk-1.0@{'0' * 12}; here is argos-en-uk-1.0@{pinned[:12]}" in err) == (2, True)
    (machine.project / "translate.lock").write_bytes(lock)

    site.files["/en_uk-2.argosmodel"] = package(version="2.0", model=tiny)
    assert machine("models", "install", f"{site.url}/en_uk-2.argosmodel")[0] == 0
    code, _, err = machine("run", "--locked")  # a newer one is here, the pinned one is used
    assert (code, err.splitlines()[0]) == (0, "argos: en -> uk (argos-en-uk-1.0)")
    assert machine("run", "--no-locked")[2].splitlines()[0] == "argos: en -> uk (argos-en-uk-1.0)"

    assert machine("models", "remove", "argos-en-uk-1.0")[0] == 0
    for refused in (machine("run", "--locked"), machine("run", CI="true")):
        assert refused[0] == 2
        assert "en to uk is pinned to argos-en-uk-1.0@" in refused[2]
    assert machine("run", "--no-locked", CI="true")[0] == 0
    code, out, _ = machine("models", "verify")
    assert code == 1
    assert "translate.lock: en to uk is pinned to" in out
    assert machine("models", "install")[0] == 0  # what is pinned
    assert machine("run", CI="true")[0] == 0


def test_what_a_listing_and_its_json_say(machine: Machine) -> None:
    machine("models", "install", "en", "uk", "-q")
    machine("models", "lock", "-q")
    rows = [line.split() for line in machine("models", "list")[1].splitlines()]
    assert ["en", "uk", "argos-en-uk-1.0", "argos", "3", "MB", "installed", "use", "pinned", "MPL-2.0", "-"] in rows
    found = {model["model"]: model for model in machine.json("list", "uk")["models"]}  # type: ignore[attr-defined]
    assert list(found) == ["argos-en-uk-1.0"]
    assert found["argos-en-uk-1.0"]["default"] is True
    info = machine.json("info", "en", "uk")["models"][0]  # type: ignore[index]
    folder = Path(info["path"])
    for file in info["files"]:
        assert hashlib.sha256((folder / file["path"]).read_bytes()).hexdigest() == file["sha256"]
    assert machine("models", "path", "en-uk")[1] == f"{folder}\n"
    assert machine("models", "path")[1] == f"{machine.models}\n"
    assert machine.json("verify")["results"][-1] == {  # type: ignore[index]
        "name": "translate.lock",
        "path": "translate.lock",
        "troubles": [],
    }


def test_a_damaged_model_is_found_and_replaced(machine: Machine) -> None:
    machine("models", "install", "en", "uk")
    folder = Path(machine("models", "path", "en", "uk")[1].strip())
    (folder / "target.model").write_bytes(b"x")
    (folder / "more").write_bytes(b"x")
    (folder / "LICENSE").unlink()
    (machine.models / "argos" / "half").mkdir()
    code, out, _ = machine("models", "verify")
    assert code == 1
    assert "argos-en-uk-1.0: LICENSE: missing; more: not part of the model; target.model: 1 bytes, was 185903" in out
    assert "half: no receipt" in out
    assert "is damaged" in machine("models", "bundle", "--pairs", "en-uk", "--output-file", "b.tar")[2]
    assert ": installed (" in machine("models", "install", "en", "uk")[1]


def test_what_changed_at_its_source_is_refused_where_it_is_pinned(machine: Machine, site: Site) -> None:
    machine("models", "install", "en", "uk")
    machine("models", "lock")
    machine("models", "remove", "en", "uk")
    site.files["/en_uk-1.argosmodel"] = package()  # the same name and version, other weights
    code, _, err = machine("models", "install", "en", "uk")
    assert code == 1
    assert "translate.lock pins" in err
    assert machine("models", "list", "uk")[2] == "none\n"
    before = (machine.project / "translate.lock").read_bytes()
    assert machine("models", "install", "en", "uk", "--update")[0] == 0
    assert (machine.project / "translate.lock").read_bytes() != before
    assert machine("run", "--locked")[0] == 0


def test_a_bundle_carries_all_to_a_machine_without_a_network(
    machine: Machine, site: Site, tiny: Path, tmp_path: Path
) -> None:
    site.files["/en_be.argosmodel"] = package("en", "be", model=tiny)
    machine("models", "install", "en-uk", f"{site.url}/en_be.argosmodel")
    machine("models", "lock", "-q")
    lexicon = tmp_path / "en-uk.lexicon.npz"
    shutil.copy(Path(__file__).parents[4] / "glossary" / "alignment" / "data" / "en-pt.lexicon.npz", lexicon)
    bundle = tmp_path / "bundle.tar"
    pack = ("models", "bundle", "--lexicon", str(lexicon), "--output-file", str(bundle))
    code, out, _ = machine(*pack, "--pairs", "en-uk,en-be")
    assert (code, out.splitlines()[1]) == (0, "argos-en-uk-1.0: packed (3 MB, licence MPL-2.0)")
    first = bundle.read_bytes()
    os.utime(next(machine.models.rglob("model.bin")))
    assert machine(*pack, "--pairs", "en-be,en-uk")[0] == 0
    assert bundle.read_bytes() == first
    with tarfile.open(bundle) as tar:
        assert {(m.mtime, m.uid, m.gid, m.uname, m.mode) for m in tar} == {(0, 0, 0, "", 0o644)}

    other = Machine(tmp_path / "other")
    shutil.copy(machine.project / "translate.lock", other.project)
    code, out, err = other("models", "install", str(bundle))
    assert (code, err) == (0, "en-uk.lexicon.npz: lexicon installed\n")
    assert other("run", "--locked")[0] == 0
    assert other("models", "verify", "-h")[0] == 0
    for name in ("po/uk/a.txt.po", "uk/a.txt"):
        machine("run", "--locked")
        assert (other.project / "out" / name).read_bytes() == (machine.project / "out" / name).read_bytes()


def without_files(names: None, data: dict[str, bytes]) -> None:
    """A bundle that says that its model has no file: any folder of the disk would be one."""
    manifest = json.loads(data["manifest.json"])
    manifest["models"][0]["files"] = []
    data["manifest.json"] = json.dumps(manifest).encode()


@pytest.mark.parametrize(
    ("spoil", "refusal"),
    [
        (lambda names, data: data.update({"models/argos-en-uk-1.0/target.model": b"x"}), "is not what the bundle says"),
        (lambda names, data: data.pop("models/argos-en-uk-1.0/LICENSE"), "does not hold what it says"),
        (lambda names, data: data.update({"models/evil": b"x"}), "does not hold what it says"),
        (lambda names, data: data.update({"../evil": b"x"}), "not a path below the model's folder"),
        (lambda names, data: data.update({"manifest.json": b"{}"}), "not a bundle of models"),
        (lambda names, data: data.update({"manifest.json": b'{"schema": 9}'}), "schema 9"),
        (
            lambda names, data: data.update(
                {"manifest.json": data["manifest.json"].replace(b'"argos-en-uk-1.0"', b'"../../argos-en-uk-1.0"')}
            ),
            "not a model: '../../argos-en-uk-1.0'",
        ),
        (without_files, "not a model: 'argos-en-uk-1.0'"),
        (lambda names, data: data.clear(), "not a bundle of models"),
    ],
)
def test_a_bundle_that_was_tampered_with_is_refused_whole(
    spoil: object, refusal: str, machine: Machine, tmp_path: Path
) -> None:
    machine("models", "install", "en", "uk")
    machine("models", "bundle", "--output-file", "b.tar")
    with tarfile.open(machine.project / "b.tar") as tar:
        data = {m.name: tar.extractfile(m).read() for m in tar}  # type: ignore[union-attr]
    spoil(None, data)  # type: ignore[operator]
    with tarfile.open(tmp_path / "bad.tar", "w") as tar:
        for name, content in data.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    other = Machine(tmp_path / "other")
    code, _, err = other("models", "install", str(tmp_path / "bad.tar"))
    assert code == 1
    assert refusal in err
    assert [p.name for p in other.models.rglob("*") if p.is_file()] == [".lock"]


def test_a_firefox_model_from_mozillas_registry(machine: Machine, site: Site, firefox_files: dict[str, bytes]) -> None:
    site.files |= {f"/models/{name}": body for name, body in firefox_files.items()}
    site.files["/models.json"] = json.dumps(registry(firefox_files)).encode()
    code, out, _ = machine("models", "list", "--available", "pt", "--index", f"{site.url}/models.json")
    assert "en pt  firefox-en-pt-tiny  firefox  17 MB  MPL-2.0  chrF 69.8 flores200-plus" in out
    assert machine("models", "install", "en", "pt-BR", "--index", f"{site.url}/models.json")[0] == 0
    code, out, err = machine("run", "--to", "pt", "--json")
    assert code == 0
    assert "firefox: en -> pt (firefox-en-pt-tiny)" in err
    assert (machine.project / "out/pt/a.txt").read_text() == "O lago é frio.\n"


def test_a_pair_that_nobody_offers_is_installed_through_english(
    machine: Machine, site: Site, tiny: Path, firefox_files: dict[str, bytes]
) -> None:
    """The route runs through two engines, where no single one has both models."""
    entries = json.loads(site.files["/index.json"])
    entries += [{"from_code": "de", "to_code": "en", "package_version": "1.0", "links": ["de_en.argosmodel"]}]
    site.files |= {"/index.json": json.dumps(entries).encode(), "/de_en.argosmodel": package("de", "en", model=tiny)}
    code, out, err = machine("models", "install", "de", "uk")
    assert code == 0
    assert err == "de to uk: nothing direct is offered; through English\n"
    assert [line.split(":")[0] for line in out.splitlines()] == ["argos-de-en-1.0", "argos-en-uk-1.0"]
    assert "argos: de -> en -> uk (argos-de-en-1.0 + argos-en-uk-1.0)" in machine("run", "--from", "de")[2]
    assert "de to uk: argos-de-en-1.0" in machine("models", "lock", "--pairs", "de-uk")[1]
    assert machine("run", "--from", "de", "--locked")[0] == 0
    site.files["/de_uk.argosmodel"] = package("de", "uk", model=tiny)  # something direct: the pin still holds
    assert machine("models", "install", f"{site.url}/de_uk.argosmodel")[0] == 0
    assert "argos: de -> en -> uk (" in machine("run", "--from", "de", "--locked")[2]
    machine("models", "remove", "de", "en")
    assert (
        "is pinned to argos-de-en-1.0@" in machine("models", "bundle", "--pairs", "de-uk", "--output-file", "b.tar")[2]
    )


def test_files_folders_and_listings(machine: Machine, site: Site, en_uk: bytes, tiny: Path) -> None:
    (machine.project / "mine.argosmodel").write_bytes(en_uk)
    assert machine("models", "install", "mine.argosmodel")[0] == 0
    machine("models", "remove", "en", "uk")
    folder = machine.project / "folder"
    shutil.copytree(argos.BUILT_IN, folder)
    (folder / "metadata.json").write_text('{"from_code": "en", "to_code": "be", "package_version": "1"}')
    assert machine("models", "install", "./folder")[0] == 0
    assert "argos-en-be-1" in machine("models", "list")[1]
    site.files["/all/"] = b'<html><a href="translate-en_uk-1_0.argosmodel">x</a> <a href="/other">y</a></html>'
    site.files["/all/translate-en_uk-1_0.argosmodel"] = en_uk
    assert machine("models", "install", f"{site.url}/all/")[0] == 0
    assert "argos-en-uk-1.0" in machine("models", "list")[1]


def test_models_of_argos_are_found_listed_used_and_left_alone(
    machine: Machine, en_uk: bytes, tmp_path: Path, tiny: Path
) -> None:
    home = tmp_path / "argos"
    shutil.copytree(argos.BUILT_IN, home / "translate-en_lt")
    (home / "translate-en_lt" / "metadata.json").write_text(
        '{"from_code": "en", "to_code": "lt", "package_version": "1.0"}'
    )
    (home / "broken").mkdir()
    there = {"ARGOS_PACKAGES_DIR": str(home)}
    before = sorted(home.rglob("*"))
    assert "en lt  argos-en-lt-1.0" in machine.apart("models", "list", **there)[1]
    assert "argos-en-lt-1.0: sound" in machine.apart("models", "verify", **there)[1]
    code, _, err = machine.apart("models", "remove", "en", "lt", **there)
    assert code == 2
    assert "not installed by this program" in err
    assert machine.apart("models", "bundle", "--pairs", "en-lt", "--output-file", "b.tar", **there)[0] == 0
    assert machine.apart("models", "install", "b.tar")[0] == 0
    assert re.search(r"argos-en-lt-1.0 +argos +22 MB +installed", machine.apart("models", "list")[1])
    assert sorted(home.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["install"], 2, "nothing named, and no translate.lock; e.g. install en ru"),
        (["install", "en", "xx"], 2, "'xx': no such language"),
        (["install", "en", "ja"], 2, "no index offers a model for English to Japanese; see translate models list"),
        (["install", "nowhere.tar"], 2, "nowhere.tar: no such file or folder"),
        (["install", "./articles"], 1, "not a model: neither metadata.json nor model.*.bin with a vocabulary"),
        (["install", "translate.toml"], 1, "translate.toml: damaged or cut off"),
        (["install", "en-uk", "--index", "http://127.0.0.1:9/"], 1, "Connection refused; check the network"),
        (["list", "zz-zz-zz"], 2, "'zz-zz-zz'"),
        (["list", "--index", "http://127.0.0.1:9/"], 2, "--index: has no meaning without --available"),
        (["list", "--available", "--index", "nonsense"], 1, "index of models: nonsense: "),
        (["info", "en", "ja"], 2, "en to ja: no such model is here"),
        (["remove", "en", "ru"], 2, "not installed by this program: built-in-en-ru"),
        (
            ["bundle", "--pairs", "en-ru", "--output-file", "b.tar"],
            2,
            "nothing to pack: the program brings its built-in model",
        ),
        (
            ["bundle", "--pairs", "enru", "--output-file", "b.tar"],
            2,
            "'enru': not a pair of languages; write it as en-ru",
        ),
        (["bundle", "--pairs", "en-ru", "--output-file", "b.zip"], 2, "b.zip is no .tar file"),
        (["lock", "--engine", "copy"], 2, "copy has no models to pin"),
    ],
)
def test_errors_say_where_what_and_what_to_do(machine: Machine, arguments: list[str], code: int, message: str) -> None:
    found, _, err = machine("models", *arguments)
    assert message in err
    assert found == code


def test_a_damaged_lock_is_no_lock(machine: Machine) -> None:
    for text in ("{", "[]", '{"schema": 7}', '{"schema": 1, "pairs": [{"from": "en"}]}'):
        (machine.project / "translate.lock").write_text(text)
        for command in (("run", "--locked"), ("run",), ("models", "list")):
            code, _, err = machine(*command)
            assert code == 2
            assert "translate.lock: " in err


def test_ci_warns_where_nothing_is_pinned_and_the_built_in_model_needs_no_pin(machine: Machine) -> None:
    assert "no translate.lock" not in machine("run", "--to", "ru", "--quality", "fast", CI="true")[2]
    machine("models", "install", "en", "uk")
    code, _, err = machine("run", CI="true")
    assert code == 0
    assert "no translate.lock: any model would do for en to uk" in err
    assert machine("run", "--locked")[0] == 2
    assert machine("models", "lock", "--pairs", "en-uk")[0] == 0
    assert machine("run", "--locked", "--to", "ru")[0] == 0
    assert machine("run", "--locked", "--to", "uk", "--to", "ru")[0] == 0


def test_a_graphics_card_that_is_not_there(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(argos.ArgosProvider, "devices", lambda self: ("cpu",))
    code, _, err = machine("run", "--to", "ru", "--device", "cuda")
    assert (code, "--device cuda: engine argos finds no graphics card" in err) == (2, True)
    assert machine("run", "--to", "ru", TRANSLATE_DEVICE="cuda")[0] == 2
    assert machine("run", "--to", "ru", "--device", "gpu")[0] == 2
    monkeypatch.setattr(argos.ArgosProvider, "devices", lambda self: ("cpu", "cuda"))
    code, _, err = machine("run", "--to", "ru")
    assert "argos: en -> ru (built-in-en-ru-" in err
    assert "on cuda" in err


def test_one_model_that_cannot_be_read_hides_no_other(machine: Machine) -> None:
    machine("models", "install", "en", "uk", "-q")
    good = next((machine.models / "argos").iterdir())
    (machine.models / "firefox" / "odd").mkdir(parents=True)
    told = json.loads((good / "receipt.json").read_bytes()) | {"source": "..", "engine": "firefox"}
    for name in ("model.enpt.bin", "vocab.enpt.spm"):
        (machine.models / "firefox" / "odd" / name).write_bytes(b"")
    for text in (json.dumps(told), "[]", "[" * 99_999, ""):
        (machine.models / "firefox" / "odd" / "receipt.json").write_text(text)
        (machine.models / "argos" / "metadata.json").write_text(text)
        assert "argos-en-uk-1.0" in machine("models", "list")[1]
        assert machine("run")[0] == 0


def test_proxies_and_their_exceptions(machine: Machine, site: Site) -> None:
    behind = "http://models.example/en_uk-1.0.argosmodel"
    site.files["/en_uk-1.0.argosmodel"] = site.files["/en_uk-1.argosmodel"]
    assert machine("models", "install", behind, HTTP_PROXY=site.url)[0] == 0
    assert site.seen[-1][0] == behind
    own = f"{site.url}/index.json"
    code, _, _ = machine(
        "models", "list", "--available", "--index", own, HTTP_PROXY="http://127.0.0.1:9", NO_PROXY="127.0.0.1"
    )
    assert code == 0
    assert machine("models", "list", "--available", "--index", own, HTTP_PROXY="http://127.0.0.1:9")[0] == 1


def test_certificates(machine: Machine, site: Site, tmp_path: Path) -> None:
    """A site with a certificate of its own is refused until SSL_CERT_FILE or REQUESTS_CA_BUNDLE names it; from https
    nobody is led to http."""
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "9999", "-subj", "/CN=localhost"]
    command += [
        "-addext",
        "subjectAltName=IP:127.0.0.1",
        "-keyout",
        f"{tmp_path}/key.pem",
        "-out",
        f"{tmp_path}/cert.pem",
    ]
    made = subprocess.run(command, capture_output=True) if shutil.which("openssl") else None
    if made is None or made.returncode:
        pytest.skip("no openssl to make a certificate with")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")

    def down(request: object, body: bytes) -> None:
        request.send_response(302)  # type: ignore[attr-defined]
        request.send_header("Location", f"{site.url}/index.json")  # type: ignore[attr-defined]
        request.end_headers()  # type: ignore[attr-defined]

    secure = Site({"/index.json": site.files["/index.json"]}, {"/down.json": down})
    with running(secure, context) as server:
        ask = ("models", "list", "--available", "--index", f"https://127.0.0.1:{server.server_address[1]}/index.json")
        code, _, err = machine(*ask)
        assert code == 1
        assert "certificate verify failed" in err.lower()
        for variable in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"):
            assert machine(*ask, **{variable: str(tmp_path / "cert.pem")})[::2] == (0, ""), variable
        ask = (*ask[:-1], ask[-1].replace("index", "down"))
        code, _, err = machine(*ask, SSL_CERT_FILE=str(tmp_path / "cert.pem"))
        assert code == 1
        assert "redirects from https to http" in err


def test_the_mirrors_of_an_index(machine: Machine, site: Site) -> None:
    mirrors = f"{site.url}/gone.json|{site.url}/index.json"
    assert machine("models", "list", "--available", "--index", mirrors)[0] == 0
    assert machine("models", "list", "--available", TRANSLATE_MODELS=f"{site.url}/gone.json {mirrors}")[0] == 1
    assert machine("models", "list", "--available", TRANSLATE_MODELS=mirrors)[0] == 0
    site.faults["/index.json"] = lambda request, body: answer(request, gzip.compress(body))
    assert "argos-en-uk-1.0" in machine("models", "list", "--available")[1]


def test_a_model_converted_from_transformers_is_installed_listed_used_and_pinned(
    machine: Machine, tmp_path: Path
) -> None:
    pieces = converted_models.pieces()
    tokens = ["<s>", "<pad>", "</s>", "<unk>", *converted_models.vocabulary(pieces), "eng_Latn", "rus_Cyrl", "ukr_Cyrl"]
    card = "---\nlicense: cc-by-nc-4.0\n---\n"
    files: dict[str, bytes | str] = {"sentencepiece.bpe.model": pieces, "README.md": card}
    folder = converted_models.convert(tmp_path / "nllb-tiny", tokens, files=files)
    code, out, err = machine("models", "install", str(folder))
    assert (code, err) == (0, "")
    assert out.startswith("nllb-tiny: installed")
    _, out, _ = machine("models", "list")
    row = next(line for line in out.splitlines() if "nllb-tiny" in line)
    assert re.sub(" +", " ", row).startswith("3 languages to 3 languages nllb-tiny ctranslate2 ")
    assert "cc-by-nc-4.0" in row
    (listed,) = (one for one in machine.json("list", "uk")["models"] if one["model"] == "nllb-tiny")  # type: ignore[attr-defined]
    assert (listed["from"], listed["to"]) == ("en ru uk", "en ru uk")
    code, out, err = machine("run", "articles", "--engine", "ctranslate2")
    assert code == 0, err
    assert "ctranslate2: en -> uk (nllb-tiny)" in out + err
    assert machine("models", "lock", "--pairs", "en-uk", "-q") == (0, "", "")
    assert machine("models", "verify")[0] == 0
    found = next((machine.models / "ctranslate2").glob("nllb-tiny-*/config.json"))
    found.write_text("{}")
    code, out, _ = machine("models", "verify")
    assert code == 1
    assert "config.json: 2 bytes, was" in out
    assert machine("models", "remove", "nllb-tiny")[0] == 0
    assert not list((machine.models / "ctranslate2").iterdir())


@pytest.mark.parametrize("name", ["opus-mt-en-uk", "opus-mt-tc-big-en-uk"])
def test_a_model_that_names_its_languages_by_its_folder_is_installed_with_them(
    machine: Machine, tmp_path: Path, name: str
) -> None:
    folder = _marian(tmp_path / "from there" / name)
    code, out, err = machine("models", "install", str(folder))
    assert (code, err) == (0, "")
    assert out.startswith(f"{name}: installed")
    (listed,) = (one for one in machine.json("list", "en", "uk")["models"] if one["model"] == name)  # type: ignore[attr-defined]
    assert (listed["from"], listed["to"]) == ("en", "uk")
    assert machine("models", "remove", name)[0] == 0
    (folder / "sub").mkdir()
    assert machine("models", "install", f"{folder}/sub/..")[1].startswith(f"{name}: installed")


def test_a_folder_of_two_models_is_the_same_one_installed_or_not(
    machine: Machine, tmp_path: Path, en_uk: bytes
) -> None:
    folder = _marian(tmp_path / "opus-mt-en-de")
    zipfile.ZipFile(io.BytesIO(en_uk)).extractall(tmp_path / "unpacked")
    (metadata,) = (tmp_path / "unpacked").rglob("metadata.json")
    shutil.copytree(metadata.parent, folder, dirs_exist_ok=True)
    assert machine("models", "install", str(folder))[1].startswith("argos-en-uk-")


def _marian(folder: Path) -> Path:
    pieces = converted_models.pieces()
    tokens = ["</s>", "<unk>", *converted_models.vocabulary(pieces), "<pad>"]
    return converted_models.convert(folder, tokens, {"source.spm": pieces, "target.spm": pieces}, start="<pad>")
