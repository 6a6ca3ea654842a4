from bibkit.keys.draft import KeyDraft
from bibkit.keys.plan import Candidate, plan_keys


def candidates(*pairs: tuple[str, str]) -> list[Candidate]:
    return [Candidate(key, KeyDraft(draft)) for key, draft in pairs]


def test_the_first_free_key_in_the_order_of_the_file() -> None:
    assert plan_keys(candidates(("x", "A1"), ("y", "A1"), ("z", "B"))) == ["A1", "A1a", "B"]


def test_running_again_changes_nothing_even_with_a_new_entry_between() -> None:
    assert plan_keys(candidates(("A1", "A1"), ("", "A1"), ("A1a", "A1"), ("A1c", "A1"))) == ["A1", "A1b", "A1a", "A1c"]


def test_keys_that_differ_in_case_alone_are_told_apart() -> None:
    assert plan_keys(candidates(("x", "Li"), ("y", "LI"))) == ["Li", "LIa"]


def test_fixed_entries_and_aliases_keep_what_they_have() -> None:
    given = [
        Candidate("keep", KeyDraft("A"), fixed=True),
        Candidate("b", KeyDraft("keep")),
        Candidate("c", KeyDraft("")),
    ]
    assert plan_keys(given, reserved=["KEEPa"]) == ["keep", "keepb", "c"]


def test_a_key_used_twice_is_kept_by_its_first_entry() -> None:
    assert plan_keys(candidates(("A", "A"), ("A", "A"))) == ["A", "Aa"]


def test_drafts_that_always_bear_a_number() -> None:
    draft = KeyDraft("A\x1aB", "-%(n)s-", 1)
    assert plan_keys([Candidate("", draft), Candidate("A-1-B", draft)]) == ["A-2-B", "A-1-B"]
