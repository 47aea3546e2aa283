"""What the command tells of a console that is served, or that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "CONSOLE_MISSING": (
        "the console is not installed (no {name}); install it with: "
        "pip install 'p2p-transport[console]', or in a checkout: make console",
        "尚未安装控制台（缺少 {name}），请运行：pip install 'p2p-transport[console]'，"
        "源码目录中可运行：make console",
    ),
    "CONSOLE_SERVED": (
        "The console of {folder} is at {address} (Ctrl-C ends it).",
        "{folder} 的控制台地址：{address}（按 Ctrl-C 结束）",
    ),
    "CONSOLE_PORT_TAKEN": (
        "Port {wished} is taken; the console is at port {port}.",
        "端口 {wished} 已被占用，改用端口 {port}。",
    ),
    "CONSOLE_NO_PORT": (
        "no port from {first} to {last} is free; name another with --port",
        "端口 {first} 至 {last} 均被占用，请用 --port 另行指定",
    ),
    "CONSOLE_NO_ADDRESS": (
        "{given} is no address of this machine; name one of its own with --listen",
        "{given} 不是本机地址，请用 --listen 指定本机的地址",
    ),
    "CONSOLE_NEEDS_TLS": (
        "whoever listens in the network needs https: name --certificate and --key, or "
        "--behind-proxy where a proxy in front does it",
        "在局域网中提供服务必须使用 https：请指定 --certificate 和 --key；"
        "如由前置代理提供 https，请加 --behind-proxy",
    ),
    "CONSOLE_HALF_A_CERTIFICATE": (
        "--certificate and --key go together",
        "--certificate 与 --key 须同时指定",
    ),
    "CONSOLE_NEEDS_ACCOUNTS": (
        "nobody could sign in; first make an account: {command}",
        "尚无可登录的账号，请先新建：{command}",
    ),
    "CONSOLE_ACCOUNT_MADE": (
        "account {name} may sign in as {role}",
        "账号 {name} 可以登录，角色为 {role}",
    ),
    "CONSOLE_ACCOUNT_ENDED": (
        "account {name} may no longer sign in",
        "账号 {name} 已停用",
    ),
    "CONSOLE_NO_ACCOUNTS": ("there are no accounts", "没有账号"),
    "CONSOLE_PASSWORD_ASKED": ("Password", "密码"),
}
