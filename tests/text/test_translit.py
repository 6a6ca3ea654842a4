import pytest

from bibkit.text.translit import to_ascii


@pytest.mark.parametrize(
    ("text", "ascii_text"),
    [
        ("Müller-Łukasz Øre", "Muller-Lukasz Ore"),
        ("Mu\u0308ller", "Muller"),
        ("Straße Æther þing", "Strasse Aether thing"),
        ("Достоевский", "Dostoevskiy"),
        ("Ξενοφών", "Xenofon"),
        ("王力宏", "WangLiHong"),
        ("ひらがな", "hiragana"),
        ("김", "Gim"),
        ("ʿAbd al-Raḥmān’s", "Abd al-Rahmans"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_every_script_becomes_ascii(text: str, ascii_text: str) -> None:
    assert to_ascii(text) == ascii_text


def test_umlauts_can_be_spelled_out() -> None:
    assert to_ascii("Äpfel Öl über Ångström", umlauts=True) == "Aepfel Oel ueber Aangstroem"
