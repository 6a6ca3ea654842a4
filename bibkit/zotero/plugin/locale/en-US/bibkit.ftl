bibkit-menu =
    .label = bibkit
bibkit-menu-enrich =
    .label = Enrich with bibkit…
bibkit-menu-statements =
    .label = Add citation statements…
bibkit-menu-check =
    .label = Check references
bibkit-menu-bib =
    .label = Send to .bib
bibkit-menu-undo =
    .label = Undo last enrichment

bibkit-cancel = Cancel
bibkit-close = Close

bibkit-proposals-title = Enrich with bibkit
bibkit-proposals-intro = Ticked values will be written. Blanks that can be filled are ticked; where you have a value already, decide yourself.
bibkit-proposals-field = Field
bibkit-proposals-old = Now
bibkit-proposals-new = Proposed
bibkit-proposals-source = Source
bibkit-proposals-all = Tick all
bibkit-proposals-none = Tick none
bibkit-proposals-apply = Write ticked values

bibkit-field-creators = Authors and other creators
bibkit-field-tags = Tags

bibkit-page-title = Add citation statements
bibkit-page-intro = Paste the text of a scite report page, or pick a saved one:
bibkit-page-file = Saved page:
bibkit-page-url = Address of the page, if known:
bibkit-page-related = Also keep the related works that the page lists
bibkit-page-accept = Add notes

bibkit-report-title = Check references
bibkit-verdict-none = nothing found
bibkit-verdict-verified = verified
bibkit-verdict-differs = differs
bibkit-verdict-not-found = not found
bibkit-verdict-unknown = cannot tell
bibkit-verdict-retracted = retracted
bibkit-verdict-concern = expression of concern
bibkit-verdict-corrected = corrected
bibkit-verdict-superseded = published version exists
bibkit-verdict-problem = look at it

bibkit-not-running = bibkit’s service does not answer at { $url }. Start it with “bibkit serve” and put the token it prints into Zotero’s settings, under bibkit.
bibkit-bad-address = “{ $url }” is no address on this machine. It looks like http://127.0.0.1:23120; see Zotero’s settings, under bibkit.
bibkit-other-program = Something answers at { $url }, but it is not bibkit. See Zotero’s settings, under bibkit.
bibkit-wrong-token = bibkit does not take the token. It prints a new one each time it starts: copy that into Zotero’s settings, under bibkit.
bibkit-service-error = bibkit says: { $message }
bibkit-failed = That did not work; nothing was changed. { $message }
bibkit-no-selection = Select one or more items (not notes or attachments).
bibkit-nothing-to-enrich =
    { $count ->
        [one] Nothing to add to this item.
       *[other] Nothing to add to these { $count } items.
    }
bibkit-stale =
    { $count ->
        [one] One field was changed meanwhile and left alone.
       *[other] { $count } fields were changed meanwhile and left alone.
    }
bibkit-nothing-to-undo = There is no enrichment to undo.
bibkit-undone =
    { $count ->
        [one] One value is as it was before.
       *[other] { $count } values are as they were before.
    } { $kept ->
        [0] { "" }
        [one] One that you changed since was left alone.
       *[other] { $kept } that you changed since were left alone.
    }
bibkit-notes-done =
    { $stored ->
        [one] One note added.
       *[other] { $stored } notes added.
    } { $present ->
        [0] { "" }
        [one] One was there already.
       *[other] { $present } were there already.
    } { $homeless ->
        [0] { "" }
        [one] For one there is no matching item in your libraries: add the item first.
       *[other] For { $homeless } there are no matching items in your libraries: add the items first.
    }
bibkit-no-notes = The page has no citation statements that bibkit can read.
bibkit-pick-bib = Send items to this .bib
bibkit-bib-changed = { $path } was changed by another program meanwhile; nothing was written.
bibkit-bib-done =
    { $added ->
        [0] Nothing new for { $path }.
        [one] One entry added to { $path }: { $keys }
       *[other] { $added } entries added to { $path }: { $keys }
    } { $present ->
        [0] { "" }
        [one] One was there already.
       *[other] { $present } were there already.
    }

bibkit-pane-header =
    .label = bibkit
bibkit-pane-sidenav =
    .tooltiptext = bibkit
bibkit-pane-verdict = Verdict: { $verdict }
bibkit-pane-message = { $message }
bibkit-pane-tally =
    { $stance ->
        [supporting] Supporting
        [mentioning] Mentioning
        [contrasting] Contrasting
       *[other] Unclassified
    }: { $count }
bibkit-pane-origin = { $field }: from { $source }
bibkit-pane-empty = bibkit knows nothing of this item yet.

bibkit-prefs-service = Service
bibkit-prefs-start = Start it with “bibkit serve” and copy the token that it prints.
bibkit-prefs-url = Address:
bibkit-prefs-token = Token:
bibkit-prefs-mailto = Your e-mail, told to Crossref:
bibkit-prefs-files = Files and notes
bibkit-prefs-bib = Send to this .bib (empty: ask):
bibkit-prefs-format = Written as:
bibkit-prefs-related =
    .label = Also keep related works in a note
