"""Signing in with Discord: https://docs.discord.com/developers/topics/oauth2

consent          /oauth2/authorize: the page, and the way back to the application
request          what an application may ask for there
grants           codes and tokens, and what they allow
"""
