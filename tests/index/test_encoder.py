"""The encoder that answers gives the vectors of the sentence-transformers model that indexed."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.encoder import Encoded, OnnxEncoder, unit
from index.errors import StoreError
from index.model import DEFAULT_MODEL, Model, model_folder
from index.store import Store

pytestmark = pytest.mark.encoder

CLOSE = 1e-5
TEXTS = [
    pytest.param("what did the IAG say about custody?", id="a question"),
    pytest.param("", id="nothing"),
    pytest.param(" \n\t ", id="only blanks"),
    pytest.param("?", id="one mark"),
    pytest.param("a", id="one letter"),
    pytest.param("it was what it was", id="grammar words only"),
    pytest.param("Title > Heading\nThe text itself, with 1989 and “quotes”.", id="a trail and a text"),
    pytest.param("the numbers of children held in custody " * 200, id="far beyond the longest input"),
    pytest.param("word " * 254, id="as long as the longest input"),
    pytest.param("supercalifragilisticexpialidocious" * 30, id="one endless word"),
    pytest.param("Ångström café naïve ﬁnance İstanbul ǅ", id="accents and ligatures"),
    pytest.param("Ελληνικά и русский, 中文 とても العربية עברית हिन्दी", id="other scripts"),
    pytest.param("👍🏽 children 👨‍👩‍👧 custody 😀", id="emojis"),
    pytest.param("zero\x00byte and \u200bhidden\u00ad marks \ufeff", id="control characters"),
]


@pytest.fixture(scope="module")
def model() -> Model:
    return Model(model_folder(DEFAULT_MODEL))


@pytest.fixture(scope="module")
def encoder(store: Store) -> OnnxEncoder:
    return store.encoder()


@pytest.fixture(scope="module")
def together(model: Model) -> dict[str, Encoded]:
    """All texts encoded in one call, so that short ones are padded to the longest."""
    texts = [str(row.values[0]) for row in TEXTS]
    return dict(zip(texts, model.encode(texts), strict=True))


@pytest.mark.parametrize("text", TEXTS)
def test_both_give_the_same_vectors(text: str, encoder: OnnxEncoder, together: dict[str, Encoded]) -> None:
    asked, indexed = encoder.encode(text), together[text]
    np.testing.assert_allclose(asked.vector, indexed.vector, atol=CLOSE, rtol=0)
    np.testing.assert_array_equal(asked.places, indexed.places)
    np.testing.assert_allclose(asked.tokens, indexed.tokens, atol=CLOSE, rtol=0)


@pytest.mark.parametrize("text", TEXTS)
def test_vectors_are_of_length_one_and_words_at_their_places(text: str, encoder: OnnxEncoder) -> None:
    encoded = encoder.encode(text)
    assert encoded.vector.shape == (encoder.dimension,)
    assert np.linalg.norm(encoded.vector) == pytest.approx(1, abs=CLOSE)
    assert encoded.tokens.shape == (len(encoded.places), encoder.dimension)
    np.testing.assert_allclose(np.linalg.norm(encoded.tokens, axis=1), 1, atol=CLOSE)
    assert all(any(map(str.isalnum, text[start:end])) for start, end in encoded.places)


def test_words_that_carry_a_subject_have_a_vector_each(encoder: OnnxEncoder) -> None:
    text = "What did the group say about custody?"
    assert [text[start:end] for start, end in encoder.encode(text).places] == ["group", "custody"]


def test_vectors_are_those_of_sentence_transformers_itself(encoder: OnnxEncoder) -> None:
    from sentence_transformers import SentenceTransformer

    text = "The numbers of children held in custody."
    plain = SentenceTransformer(str(model_folder(DEFAULT_MODEL)), device="cpu").encode(text)
    np.testing.assert_allclose(encoder.encode(text).vector, plain, atol=CLOSE, rtol=0)


def test_stored_vectors_are_those_of_the_encoder(store: Store, encoder: OnnxEncoder) -> None:
    from index.passages import embedding_text
    from index.schema import passage_key

    passage = next(iter(store.vector_search(encoder.encode("children held in custody").vector, 1)))
    encoded = encoder.encode(embedding_text(passage)[0])
    np.testing.assert_allclose(store.vectors([passage_key(passage)])[0], encoded.vector, atol=CLOSE, rtol=0)
    rows = store.sentences([passage])[passage]
    kept = np.concatenate([store.token_vectors(first, last) for _, first, last in rows])
    own = encoded.tokens[len(encoded.tokens) - len(kept) :]
    assert len(kept) > 20
    assert (unit(kept) * own).sum(axis=1).min() > 0.999  # kept as int8


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("encoder.json", b"{}", id="sizes without a dimension"),
        pytest.param("encoder.json", b"", id="no sizes"),
        pytest.param("tokenizer.json", b"{", id="a broken tokenizer"),
        pytest.param("model.onnx", b"junk", id="a broken model"),
    ],
)
def test_broken_encoder_is_refused_in_one_line(
    copied_store: Path, name: str, content: bytes, copy_store: Callable[[Path], Path]
) -> None:
    folder = next((copied_store / "encoders").iterdir())
    (folder / name).unlink()
    (folder / name).write_bytes(content)
    with pytest.raises(StoreError) as refused:
        OnnxEncoder(folder)
    assert str(refused.value).startswith(f"{folder}: the encoder cannot be loaded (")
    assert str(refused.value).isprintable()


def test_encoder_says_its_sizes(copied_store: Path) -> None:
    folder = next((copied_store / "encoders").iterdir())
    assert json.loads((folder / "encoder.json").read_text()) == {"dimension": 384, "max_tokens": 256}
