"""`/api/docs`, for people."""

import re

from tests.control_room.browser import Browser


async def test_addresses_break_before_a_slash_where_a_screen_is_narrow(browser: Browser) -> None:
    page = (await browser.http.get("/api/docs")).text

    paths = re.findall(r'<span class="method">\w+</span> <code>(.*?)</code>', page)
    assert "<wbr>/api<wbr>/v1<wbr>/guilds<wbr>/{guild_id}<wbr>/audit" in paths
    assert not [path for path in paths if re.search(r"(?<!<wbr>)/", path)]
