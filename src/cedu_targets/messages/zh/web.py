"""网页（cedu web）的用语。"""

from cedu_targets.messages.entry import Words

WEB_TERMS: dict[str, str] = {
    "web_started": "在浏览器里打开上面的网址就可以用，只有这台电脑打得开。用完以后在这里按 Ctrl+C 结束。",
    "web_ended": "已结束，没有留下任何文件。",
}
WEB: dict[str, Words] = {
    "web_extra": Words(
        "缺少组件", "在浏览器里使用，要用另装的组件 starlette 和 uvicorn，现在没有装。",
        "请安装：{python} -m pip install 'cedu-targets[web]'；其他命令不需要。",
    ),
}  # fmt: skip
