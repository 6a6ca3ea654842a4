"""bibkit as a loopback service: its own API, the review page, and translation-server's API for who speaks it."""
