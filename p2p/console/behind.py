"""The version in force where it was made elsewhere: laid out here by a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from p2p.console import jobs
from p2p.console.on_behalf import put_job
from p2p.console.viewing import running_of, state_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from p2p.console.folders import OperationFolder

KIND = "lay_out"


def behind(request: Request, where: OperationFolder) -> jobs.Job | None:
    """The job that writes the folder of the version in force; None: it is there.

    One that has failed is not begun again until there is another version.
    """
    if not where.is_under_way:
        return None
    newest = running_of(request, where).operation.versions()[-1].number
    if newest <= where.number:
        return None
    found = jobs.newest(state_of(request), where.name, KIND)
    asked = {"number": newest}
    return (
        found
        if found and found.asked == asked
        else put_job(request, where, KIND, asked)
    )
