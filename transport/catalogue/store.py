"""What is told of an operation's store: missing, taken, newer, refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "NOTHING_SINCE": (
        "version {n} is the newest: nothing has changed since; name an older one",
        "第{n}版已是最新版本，此后没有变更；请指定更早的版本",
    ),
    "SINCE_NEEDS_STORE": (
        "{out}: has no store that knows version {given}; name the folder of the older "
        "plan instead: --since FOLDER",
        "{out}：没有存储，无法得知第{given}版；请改为指定旧计划的文件夹："
        "--since 文件夹",
    ),
    "PAPERS_NO_SUCH_COUNTY": (
        "--county: no place of the scenario is in {given!r}; {repair}",
        "--county：场景中没有地点属于“{given}”；{repair}",
    ),
    "PAPERS_NO_SUCH_TRIP": (
        "--trip: {given!r} is no trip of the plan; {repair}",
        "--trip：“{given}”不是方案中的车次；{repair}",
    ),
    "NO_PAPERS_OF": (
        "there is nothing to print of {names} for these readers: nobody from there has "
        "a seat",
        "{names}没有可为这些使用者打印的文件：当地无人有座位",
    ),
    "PRINTED_WITHOUT_STORE": (
        "{path} has no store with this plan; nothing is noted as printed",
        "{path} 中没有含此计划的存储；打印的文件不作登记",
    ),
    "STORE_SCENARIO_HOLDS": (
        "{path} says another scenario by now; the papers tell that of the store, "
        "without what was filled in since",
        "{path} 的方案已有改动；文件按存储中的方案编制，不含此后补填的内容",
    ),
    "SINCE_OR_VERSION": (
        "give --since or --version, not both",
        "--since 与 --version 只能用其一",
    ),
    "LETTERS_MISSING": (
        "the font has no sign for {letters}; an empty box stands in its place",
        "字体中没有 {letters}，纸面上以空框代替",
    ),
    "PAPERS_SUPERSEDED": (
        "version {n} supersedes this plan, and every page is stamped so; "
        "'p2p documents {out} --version {n}' prints the newest",
        "此计划已被第{n}版取代，每页均已盖注；最新版请用 "
        "p2p documents {out} --version {n} 打印",
    ),
    "PAPERS_CHANGED": (
        "{n:paper has|papers have} changed",
        "{n}件文件有变",
    ),
    "COPIES_TO_CALL_BACK": (
        "{n:copy|copies} to call back, by what was printed",
        "按打印记录，应收回{n}份",
    ),
    "COPIES_BY_COMPARING": (
        "{n:copy|copies} to call back, by comparing the versions: what was printed is "
        "not known",
        "按版本比较，应收回{n}份：没有打印记录",
    ),
    "STORE_ADDRESS_WRONG": (
        "{given}: is no address of a database; write one such as "
        "postgresql://user@host/name",
        "{given}：不是数据库地址，请写成如 postgresql://user@host/name",
    ),
    "STORE_DRIVER_MISSING": (
        "{given}: its driver is not installed; install the optional group: "
        "pip install 'p2p-transport[postgresql]'",
        "{given}：未安装其驱动，请安装：pip install 'p2p-transport[postgresql]'",
    ),
    "STORE_REFUSES": (
        "{path}: the store refuses ({reason}); nothing was written. Look for free disk "
        "space, or wait until another has written",
        "{path}：存储不可写（{reason}），未写入任何内容。请检查磁盘空间，或等待他人写完",
    ),
    "STORE_IS_NONE": (
        "{path}: is no store of an operation ({reason}); restore a backup",
        "{path}：不是运送存储（{reason}），请恢复备份",
    ),
    "STORE_DAMAGED": (
        "the store is damaged: row {number} of the table {table} is not as it was"
        " written; go back to a copy ('p2p operate backup' makes one), or make a new"
        " store from the plan",
        "库已损坏：表 {table} 第 {number} 行不是当初写入的内容；请恢复备份"
        "（可用“p2p operate backup”备份），或由计划重建库",
    ),
    "STORE_EVENT_STRANGE": (
        "the store is damaged: event {number} says {column} {value}, which nobody"
        " can have reported in this operation; go back to a copy ('p2p operate backup'"
        " makes one), or make a new store from the plan",
        "库已损坏：事件 {number} 的 {column} 为 {value}，此次运送中不可能有人这样上报；"
        "请恢复备份（可用“p2p operate backup”备份），或由计划重建库",
    ),
    "STORE_HAS_NO_TABLES": (
        "{path}: holds no operation; make one with 'p2p operate init'",
        "{path}：没有运送数据，请用 p2p operate init 建立",
    ),
    "STORE_IS_NEWER": (
        "{path}: was written by a newer p2p (its form is {found!r}); use that version",
        "{path}：由更新版本的 p2p 写成（格式“{found}”），请使用该版本",
    ),
    "STORE_MISSING": (
        "{path}: there is no store; make one with 'p2p operate init {out}'",
        "{path}：没有存储，请用 p2p operate init {out} 建立",
    ),
    "STORE_IS_THERE": (
        "{path}: there is a store already; move it away if it is not needed",
        "{path}：已有存储；如不再需要，请移走",
    ),
    "STORE_HAS_NO_FILE": (
        "{path}: is a database on a server; back it up with its own tools (pg_dump)",
        "{path}：是服务器上的数据库，请用其自带工具（pg_dump）备份",
    ),
    "SCENARIO_WITHOUT_FILES": (
        "the scenario was put together by a program; a store needs its files",
        "方案由程序生成，存储需要其文件",
    ),
    "SCENARIO_NOT_WHOLE": (
        "{path}: its tables alone do not say the scenario; keep all of them in one "
        "folder",
        "{path}：仅凭其表格不能还原方案，请将所有表格放在同一文件夹",
    ),
    "VERSION_NOT_NEWEST": (
        "version {given} is not the newest: version {n} was made by {author} at "
        "{created}; look at it, then report again",
        "第 {given} 版不是最新：{author} 已于{created}做出第 {n} 版，请查看后重新登记",
    ),
    "NO_SUCH_VERSION": (
        "there is no version {given}; the newest is {n}",
        "没有第 {given} 版，最新为第 {n} 版",
    ),
    "MAKING_THE_STORE": ("making the store", "建立存储"),
    "LOCK_MISSING": ("is not locked", "未锁定"),
    "NOTHING_IS_LOCKED": (
        "nothing of this kind is locked; 'p2p lock OUT' lists what is",
        "没有已锁定的此类项目，可用 p2p lock OUT 查看",
    ),
    "NO_TRIP_TO_LOCK": ("is no trip of this plan", "不是此计划中的车次"),
    "NO_WORKER_TO_LOCK": ("is nobody who rides in this plan", "不是此计划中的乘车人员"),
    "NO_COACH_TO_LOCK": (
        "is no coach of this plan; it is written DEPOT/TYPE/NUMBER",
        "不是此计划中的车辆，写法为 车场/车型/编号",
    ),
    "STORE_MADE": (
        "{path}: version {n} ({short}) is kept; report what happens with 'p2p event'",
        "{path}：已保存第 {n} 版（{short}），当日情况用 p2p event 登记",
    ),
    "BACKUP_WRITTEN": ("{path}: backup written", "{path}：已写入备份"),
    "VERSION_LINE": (
        "version {n} ({short}) of {created}, by {author}, with {events:event|events}: "
        "{note}",
        "第 {n} 版（{short}），{created}，{author}，含 {events} 件事件：{note}",
    ),
    "EVENT_LINE": (
        "{n}: {when}, {event}: {facts} (told by {reporter})",
        "{n}：{when}，{event}：{facts}（{reporter}报告）",
    ),
    "EVENT_FACT": ("{heading} {value}", "{heading} {value}"),
    "EVENT_TAKEN_BACK": (
        "{told}; countermanded by event {by}",
        "{told}；已由第 {by} 号事件撤销",
    ),
    "EVENTS_KEPT": (
        "{n:event is|events are} kept, up to number {last}",
        "已登记 {n} 件事件，最后编号 {last}",
    ),
    "NO_EVENTS": ("no event is kept", "没有已登记的事件"),
    "COMPANION_TO_DECIDE": (
        "{worker} travels with {other}: a person decides whether without",
        "{worker} 与 {other} 同行：是否单独出行由人工决定",
    ),
    "EMPLOYER_TO_CALL": ("call {employer}: {contact}", "请联系 {employer}：{contact}"),
    "IS_LOCKED": (
        "{ref} is locked: it stays as printed",
        "{ref} 已锁定：保持已打印内容",
    ),
    "IS_UNLOCKED": ("{ref} is no longer locked", "{ref} 已解除锁定"),
    "LOCK_LINE": ("{ref}, locked by {author}", "{ref}，由{author}锁定"),
    "NO_LOCKS": ("nothing is locked", "没有锁定"),
    "LOCK_NEEDS_BOTH": (
        "give both what is locked and its id, or neither for the list",
        "请同时填写锁定类别和编号，都不填则列出全部",
    ),
}
