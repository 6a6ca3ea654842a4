import pytest

from bibkit.text.words import first_meaningful_word, guess_language, title_words


@pytest.mark.parametrize(
    ("title", "language", "word"),
    [
        ("The cat in the hat", "", "cat"),
        ("Die Leiden des jungen Werther", "", "Leiden"),
        ("Die Hard and other stories", "en", "Die"),
        ("L’étranger dans la ville", "", "étranger"),
        ("<i>In vivo</i> studies", "", "vivo"),
        ("Peer-support groups", "", "Peer"),
        ("X-ray vision", "", "Xray"),
        ("On the a", "", "On"),
        ("北京大学的历史", "", "北京"),
        ("О политике", "ru-RU", "политике"),
        ("3D printing", "", "3D"),
        ("…", "", ""),
    ],
)
def test_the_first_word_that_says_something(title: str, language: str, word: str) -> None:
    assert first_meaningful_word(title, language) == word


def test_words_keep_what_is_inside_them() -> None:
    assert title_words("O'Brien's (well-kept) secrets, v2.0!") == ["O'Brien's", "well-kept", "secrets", "v2.0"]


def test_a_language_is_guessed_from_its_small_words() -> None:
    assert guess_language(["le", "chat", "et", "la", "souris"]) == "fr"
    assert guess_language(["nothing", "here"]) == "en"
