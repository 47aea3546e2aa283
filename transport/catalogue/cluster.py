"""What is told of workers that do tasks: on this machine, or on a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "CLUSTER_ADDRESS_WRONG": (
        "the cluster's address is {address!r}, expected tcp://HOST:PORT, tls://HOST:PORT"
        " or local:N with N from 1 on",
        "集群地址为 {address!r}，应为 tcp://主机:端口、tls://主机:端口，或 local:N"
        "（N 不小于 1）",
    ),
    "CLUSTER_FILE_MISSING": (
        "{option} names {path}, but there is no such file",
        "{option} 指定的文件 {path} 不存在",
    ),
    "CLUSTER_CERTIFICATES_WITHOUT_TLS": (
        "certificates are of use with an address tls://HOST:PORT alone, not with"
        " {address!r}",
        "证书只能与 tls://主机:端口 形式的地址一起使用，不能用于 {address!r}",
    ),
    "CLUSTER_NEEDS_ADDRESS": (
        "{option} says how to reach a cluster: name it with --cluster",
        "{option} 用于连接集群：请用 --cluster 指定集群地址",
    ),
    "CLUSTER_NOT_INSTALLED": (
        "a cluster needs Dask, which is not installed here: pip install"
        " 'p2p-transport[cluster]'",
        "使用集群需要 Dask，本机尚未安装：pip install 'p2p-transport[cluster]'",
    ),
    "CLUSTER_OF_ANOTHER_RELEASE": (
        "the worker {worker} of the cluster {address} runs another release ({theirs})"
        " than this machine ({ours}): install the same on both",
        "集群 {address} 的工作进程 {worker} 版本（{theirs}）与本机（{ours}）不同："
        "请安装相同版本",
    ),
    "CLUSTER_UNREACHABLE": (
        "the cluster {address} cannot be used ({reason}): see that its scheduler runs"
        " and has a worker",
        "无法使用集群 {address}（{reason}）：请确认其调度器正在运行，并已有工作进程",
    ),
    "CLUSTER_WITHOUT_THE_PROGRAM": (
        "the workers of the cluster {address} do not have this program ({reason}):"
        " install it on their machines",
        "集群 {address} 的工作进程没有安装本程序（{reason}）：请在各机器上安装",
    ),
    "PART_LOST": (
        "part {part} ({county}, {n:worker|workers}) is as it was before: every"
        " worker that was given it has died",
        "第 {part} 部分（{county}，{n} 人）保持原样：每个处理它的工作进程都已异常终止",
    ),
}
