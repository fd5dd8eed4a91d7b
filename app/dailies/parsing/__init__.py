"""Bytes of a feed to items: RSS 0.9x to 2.0, RDF, Atom, JSON Feed, podcasts, YouTube; well-formed or not."""
