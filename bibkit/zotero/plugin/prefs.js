pref("extensions.bibkit.url", "http://127.0.0.1:23120");
pref("extensions.bibkit.token", "");
pref("extensions.bibkit.mailto", "");
pref("extensions.bibkit.bib", "");
pref("extensions.bibkit.bibFormat", "biblatex");
pref("extensions.bibkit.related", false);
