"""The web side: sign-in with Discord, who may do what, API tokens, and serving the Admin API that features declare.

sign_in    /oauth/login, callback, session and logout: Discord's OAuth2, and the cookie that comes of it
sessions   the cookie
access     what somebody may do in a guild, asked of Discord
api        /api/…: from a request to the operation that was declared for it
"""
