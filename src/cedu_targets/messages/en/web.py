"""The words of the page (cedu web)."""

from cedu_targets.messages.entry import Words

WEB_TERMS: dict[str, str] = {
    "web_started": "Open the address above in a browser; no other machine can. When you are done, press Ctrl+C here.",
    "web_ended": "Ended; no file is left.",
}
WEB: dict[str, Words] = {
    "web_extra": Words(
        "a part is missing", "use in a browser needs starlette and uvicorn, which are not installed.",
        "Install them: {python} -m pip install 'cedu-targets[web]'; no other command needs them.",
    ),
}  # fmt: skip
