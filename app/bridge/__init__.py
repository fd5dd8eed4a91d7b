"""The website bridge: signed webhooks about miles, ranks and The Dailies, in the manner of standardwebhooks.com.

collecting   what happened, to messages in the outbox
sending      from the outbox to a hook's address, again and again for a day
hooks        where a server wants to hear of it
"""
