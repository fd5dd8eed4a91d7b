"""What people do with imports at the desk."""

from typing import Any

import httpx

from tests.cast import BEA, CLEO, JIWOO, ZOE
from tests.control_room.browser import OURS, Browser

FILE = f"user_id,name,balance\n{ZOE.id},Zoé,500\n{CLEO.id},Cleo,20\n,{JIWOO.name},70\n,Nobody,5\n{BEA.id},Bea,many\n"


async def sends_file(browser: Browser, content: str | bytes, **query: Any) -> httpx.Response:
    path = f"/api/v1{browser.guild}/imports"
    return await browser.http.post(path, content=content, params=query, headers=OURS)


async def imports(browser: Browser, content: str | bytes, **query: Any) -> Any:
    answer = await sends_file(browser, content, **query)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def applies(browser: Browser, imported: Any) -> Any:
    answer = await browser.sends("POST", f"{browser.guild}/imports/{imported['id']}/apply")
    assert answer.status_code == 202, answer.text
    return answer.json()


async def reads(browser: Browser, imported: Any) -> Any:
    return (await browser.reads(f"{browser.guild}/imports/{imported['id']}")).json()


async def reverses(browser: Browser, imported: Any) -> Any:
    return (await browser.sends("POST", f"{browser.guild}/batches/{imported['batch_id']}/reversal")).json()
