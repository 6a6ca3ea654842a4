bibkit-menu =
    .label = bibkit
bibkit-menu-enrich =
    .label = Mit bibkit anreichern…
bibkit-menu-statements =
    .label = Zitatstellen hinzufügen…
bibkit-menu-check =
    .label = Literaturangaben prüfen
bibkit-menu-bib =
    .label = An .bib senden
bibkit-menu-undo =
    .label = Letzte Anreicherung zurücknehmen

bibkit-cancel = Abbrechen
bibkit-close = Schließen

bibkit-proposals-title = Mit bibkit anreichern
bibkit-proposals-intro = Angekreuzte Werte werden geschrieben. Was eine Lücke füllt, ist angekreuzt; wo schon etwas steht, entscheiden Sie.
bibkit-proposals-field = Feld
bibkit-proposals-old = Jetzt
bibkit-proposals-new = Vorschlag
bibkit-proposals-source = Quelle
bibkit-proposals-all = Alle ankreuzen
bibkit-proposals-none = Keine ankreuzen
bibkit-proposals-apply = Angekreuzte Werte schreiben

bibkit-field-creators = Autoren und andere Beteiligte
bibkit-field-tags = Tags

bibkit-page-title = Zitatstellen hinzufügen
bibkit-page-intro = Text einer scite-Berichtsseite einfügen oder eine gespeicherte Seite wählen:
bibkit-page-file = Gespeicherte Seite:
bibkit-page-url = Adresse der Seite, falls bekannt:
bibkit-page-related = Auch die verwandten Arbeiten der Seite aufheben
bibkit-page-accept = Notizen hinzufügen

bibkit-report-title = Literaturangaben prüfen
bibkit-verdict-none = nichts gefunden
bibkit-verdict-verified = bestätigt
bibkit-verdict-differs = weicht ab
bibkit-verdict-not-found = nicht gefunden
bibkit-verdict-unknown = nicht zu sagen
bibkit-verdict-retracted = zurückgezogen
bibkit-verdict-concern = unter Vorbehalt
bibkit-verdict-corrected = berichtigt
bibkit-verdict-superseded = inzwischen erschienen
bibkit-verdict-problem = ansehen

bibkit-not-running = Der Dienst von bibkit antwortet nicht unter { $url }. Starten Sie ihn mit „bibkit serve“ und tragen Sie das ausgegebene Token in den Zotero-Einstellungen unter bibkit ein.
bibkit-bad-address = „{ $url }“ ist keine Adresse auf diesem Rechner. Sie sieht aus wie http://127.0.0.1:23120; siehe Zotero-Einstellungen, bibkit.
bibkit-other-program = Unter { $url } antwortet etwas anderes als bibkit. Siehe Zotero-Einstellungen, bibkit.
bibkit-wrong-token = bibkit nimmt das Token nicht an. Es gibt bei jedem Start ein neues aus: Tragen Sie es in den Zotero-Einstellungen unter bibkit ein.
bibkit-service-error = bibkit meldet: { $message }
bibkit-failed = Das ist nicht gelungen; nichts wurde geändert. { $message }
bibkit-no-selection = Wählen Sie einen oder mehrere Einträge aus (keine Notizen oder Anhänge).
bibkit-nothing-to-enrich =
    { $count ->
        [one] Diesem Eintrag ist nichts hinzuzufügen.
       *[other] Diesen { $count } Einträgen ist nichts hinzuzufügen.
    }
bibkit-stale =
    { $count ->
        [one] Ein Feld wurde inzwischen geändert und blieb, wie es ist.
       *[other] { $count } Felder wurden inzwischen geändert und blieben, wie sie sind.
    }
bibkit-nothing-to-undo = Es gibt keine Anreicherung zurückzunehmen.
bibkit-undone =
    { $count ->
        [one] Ein Wert ist wieder wie zuvor.
       *[other] { $count } Werte sind wieder wie zuvor.
    } { $kept ->
        [0] { "" }
        [one] Einer, den Sie seither geändert haben, blieb.
       *[other] { $kept }, die Sie seither geändert haben, blieben.
    }
bibkit-notes-done =
    { $stored ->
        [one] Eine Notiz hinzugefügt.
       *[other] { $stored } Notizen hinzugefügt.
    } { $present ->
        [0] { "" }
        [one] Eine war schon da.
       *[other] { $present } waren schon da.
    } { $homeless ->
        [0] { "" }
        [one] Für eine gibt es keinen passenden Eintrag in Ihren Bibliotheken: Legen Sie ihn zuerst an.
       *[other] Für { $homeless } gibt es keine passenden Einträge in Ihren Bibliotheken: Legen Sie sie zuerst an.
    }
bibkit-no-notes = Die Seite hat keine Zitatstellen, die bibkit lesen kann.
bibkit-pick-bib = Einträge an diese .bib senden
bibkit-bib-changed = { $path } wurde inzwischen von einem anderen Programm geändert; nichts wurde geschrieben.
bibkit-bib-done =
    { $added ->
        [0] Nichts Neues für { $path }.
        [one] Ein Eintrag zu { $path } hinzugefügt: { $keys }
       *[other] { $added } Einträge zu { $path } hinzugefügt: { $keys }
    } { $present ->
        [0] { "" }
        [one] Einer war schon da.
       *[other] { $present } waren schon da.
    }

bibkit-pane-header =
    .label = bibkit
bibkit-pane-sidenav =
    .tooltiptext = bibkit
bibkit-pane-verdict = Urteil: { $verdict }
bibkit-pane-message = { $message }
bibkit-pane-tally =
    { $stance ->
        [supporting] Stützend
        [mentioning] Erwähnend
        [contrasting] Widersprechend
       *[other] Nicht eingeordnet
    }: { $count }
bibkit-pane-origin = { $field }: aus { $source }
bibkit-pane-empty = bibkit weiß noch nichts über diesen Eintrag.

bibkit-prefs-service = Dienst
bibkit-prefs-start = Starten Sie ihn mit „bibkit serve“ und übernehmen Sie das ausgegebene Token.
bibkit-prefs-url = Adresse:
bibkit-prefs-token = Token:
bibkit-prefs-mailto = Ihre E-Mail-Adresse, für Crossref:
bibkit-prefs-files = Dateien und Notizen
bibkit-prefs-bib = An diese .bib senden (leer: fragen):
bibkit-prefs-format = Geschrieben als:
bibkit-prefs-related =
    .label = Verwandte Arbeiten in einer Notiz aufheben
