"""What the system or a library says of a failure, as words in both languages.

They know English alone. A Chinese reader is told what is known of the kind of failure.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from transport.said import either, said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.said import Said

_SYSTEM_ZH: Mapping[int, str] = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只读",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘配额已满",
    errno.ENOENT: "文件或文件夹不存在",
    errno.ENOTDIR: "不是文件夹",
    errno.EISDIR: "是文件夹",
    errno.EEXIST: "已存在",
    errno.EBUSY: "正被其他程序占用",
    errno.ENAMETOOLONG: "名称过长",
    errno.EIO: "磁盘读写错误",
    errno.EFBIG: "文件过大",
    errno.ELOOP: "链接循环",
    errno.EMFILE: "打开的文件过多",
}
# By the whole of what SQLite says.
_STORE_ZH: Mapping[str, str] = {
    "database or disk is full": "磁盘空间不足",
    "database is locked": "正被其他程序占用",
    "disk I/O error": "磁盘读写错误",
    "unable to open database file": "文件无法打开",
    "attempt to write a readonly database": "没有写入权限",
    "file is not a database": "不是数据库文件",
    "database disk image is malformed": "文件已损坏",
}
_NO_FILE_ZH = "是管道或设备，不是文件"
# By a part of what Python's reader of TOML says.
_TOML_ZH: Mapping[str, str] = {
    "Expected '=' after a key": "键后缺少等号",
    "Cannot overwrite a value": "同一个键写了两次",
    "Cannot declare": "同一个节写了两次",
    "Cannot mutate immutable": "该键已有值",
    "Invalid value": "值的写法不对",
    "Invalid date or datetime": "日期或时间不存在",
    "Expected newline or end of document": "值后还有多余内容",
    "Unterminated string": "引号没有配对",
    "Invalid statement": "不是键也不是节",
    "Unclosed array": "方括号没有配对",
    "Unclosed inline table": "花括号没有配对",
    "Illegal character": "有不允许的字符",
    "Invalid initial character for a key": "键的写法不对",
}


def no_file() -> OSError:
    """The error of something that is no file and that reading might never end."""
    return _NotAFileError("a pipe or a device, no file")


class _NotAFileError(OSError):
    pass


def system_words(error: OSError) -> Said:
    """Why the system refused."""
    if isinstance(error, _NotAFileError):
        return either(str(error), _NO_FILE_ZH)
    known = _SYSTEM_ZH.get(error.errno or 0, f"系统错误 {error.errno or ''}".strip())
    return either(error.strerror or str(error), known)


def library_words(error: BaseException) -> Said:
    """Why a library gave up."""
    if isinstance(error, OSError):
        return system_words(error)
    name = type(error).__name__
    words = str(error) or name
    return either(words, _STORE_ZH.get(words, name))


def toml_words(reason: str) -> Said:
    """Why a text is no TOML, from what its reader says; empty: a number too large."""
    if not reason:
        return said("NUMBER_BEYOND")
    zh = next((zh for part, zh in _TOML_ZH.items() if part in reason), "写法不对")
    return either(reason, zh)
