"""WebSub: hubs ring when a source has something new. Polling stays the only reader. https://www.w3.org/TR/websub/"""
