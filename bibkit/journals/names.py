"""The form in which a journal's name is to stand: by lists, by what a file says itself, by the rules of ISO 4."""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.journals.doubt import Doubt
from bibkit.journals.iso4 import abbreviate
from bibkit.journals.lists import Form, JournalList, looks_abbreviated, undotted
from bibkit.journals.ltwa import title_words


class JournalNames:
    """What decides over names: `lists`, the first that knows a name; then, with `iso4`, the rules.

    The rules are for names in full that shall be abbreviated; a name in full is got from lists only.
    """

    def __init__(self, form: Form, lists: Sequence[JournalList] = (), *, iso4: bool = True) -> None:
        self.form = form
        self._lists = tuple(lists)
        self._iso4 = iso4
        self._known: dict[str, str] = {}

    def with_last(self, journals: JournalList) -> JournalNames:
        """With one more list, asked when the others do not know."""
        return JournalNames(self.form, (*self._lists, journals), iso4=self._iso4)

    def choose(self, name: str) -> str:
        """The name in the form that is wanted, which may be how it stands.

        Raises Doubt, which says why, for a name that is to be left; InputError where the rules are needed and their
        list of words is not installed.
        """
        if name in self._known:
            return self._known[name]
        chosen = self._chosen(name)
        try:
            again = self._chosen(chosen) if chosen != name else chosen
        except Doubt:
            again = chosen
        if again != chosen:
            raise Doubt(f"its form {chosen!r} would not stay, but become {again!r}")
        self._known[name] = chosen
        return chosen

    def _chosen(self, name: str) -> str:
        for journals in self._lists:
            found = journals.full(name) if self.form == "full" else journals.abbreviation(name)
            if found is not None:
                return self._formed(found)
        if self.form == "full":
            if looks_abbreviated(name):
                raise Doubt("no list has its full name")
            return name
        if looks_abbreviated(name) or " " not in name.strip():
            return self._formed(name)
        return self._formed(self._by_rules(name))

    def _formed(self, text: str) -> str:
        return undotted(text) if self.form == "dotless" else text

    def _by_rules(self, name: str) -> str:
        if not self._iso4:
            raise Doubt("no list has it")
        return abbreviate(name, title_words())
