#!/bin/sh
# The project and what it runs with, into a virtual environment:
#     install.sh VENV LOCK [WHEEL]
# Without a wheel, the project is installed as it lies here, editable.
#
# With uv, which takes seconds: the one on PATH or named in UV, else one fetched by pip
# for this installation and removed after it. UV=no, or uv failing: plain pip, some
# minutes. A package index named in pip's settings serves uv as well.
set -eu
venv=$1 lock=$2 project=${3:-}
python=$venv/bin/python
fetched=$venv/.uv
with_uv=
trap 'rm -rf "$fetched"' EXIT

quiet_pip() { # errors alone are told, no warnings about indexes
    "$python" -m pip install -qq --disable-pip-version-check "$@"
}

find_uv() {
    uv=${UV:-$(command -v uv || true)}
    [ "$uv" != no ] || return 1
    if [ -z "$uv" ]; then
        quiet_pip --target "$fetched" uv 2>/dev/null || return 1
        uv=$fetched/bin/uv
    fi
    command -v "$uv" >/dev/null
}

with_uv() {
    echo "Installing $lock into $venv with uv."
    index=$("$python" -m pip config get global.index-url 2>/dev/null || true)
    if [ -n "$index" ]; then
        UV_DEFAULT_INDEX=${UV_DEFAULT_INDEX:-$index}
        export UV_DEFAULT_INDEX
    fi
    "$uv" pip install --quiet --python "$python" -r "$lock"
    with_uv=yes
}

install_project() { # uv builds it in a third of the time
    if [ -n "$with_uv" ]; then
        "$uv" pip install --quiet --python "$python" --no-deps "$@" && return
    fi
    quiet_pip --no-deps "$@"
}

if ! { find_uv && with_uv; }; then
    echo "Installing $lock into $venv with pip; the first time this takes some minutes."
    quiet_pip -r "$lock"
fi
if ! grep -q '^setuptools==' "$lock"; then # came with the environment; nobody needs it
    "$python" -m pip uninstall -qq --yes setuptools
fi
if [ -n "$project" ]; then
    install_project "$project"
else
    install_project --editable .
fi
