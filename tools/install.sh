#!/bin/sh
# The project and what it runs with, into a virtual environment:
#     install.sh VENV LOCK [WHEEL]
# Without a wheel, the project is installed as it lies here, editable. The environment
# may be without pip: making one with it takes several seconds, uv puts it in at once.
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

has_pip() {
    "$python" -c "import pip" 2>/dev/null
}

bundled_pip() { # the wheel of pip that Python carries, which runs as it lies there
    "$python" - <<'PYTHON'
import ensurepip, pathlib, sysconfig

bundled = pathlib.Path(ensurepip.__file__).with_name("_bundled")
folders = [sysconfig.get_config_var("WHEEL_PKG_DIR"), "/usr/share/python-wheels", bundled]
wheels = [w for f in folders if f for w in sorted(pathlib.Path(f).glob("pip-*.whl"))]
print(wheels[0] / "pip" if wheels else "")
PYTHON
}

pip() {
    if has_pip; then
        "$python" -m pip "$@"
    else
        "$python" "$(bundled_pip)" "$@"
    fi
}

quiet_pip() { # errors alone are told, no warnings about indexes
    pip install -qq --disable-pip-version-check "$@"
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
    index=$(pip config get global.index-url 2>/dev/null || true)
    if [ -n "$index" ]; then
        UV_DEFAULT_INDEX=${UV_DEFAULT_INDEX:-$index}
        export UV_DEFAULT_INDEX
    fi
    "$uv" pip install --quiet --python "$python" -r "$lock" pip
    with_uv=yes
}

with_pip() {
    echo "Installing $lock into $venv with pip; the first time this takes some minutes."
    has_pip || "$python" -m ensurepip >/dev/null
    quiet_pip -r "$lock"
}

install_project() { # uv builds it in a third of the time
    if [ -n "$with_uv" ]; then
        "$uv" pip install --quiet --python "$python" --no-deps "$@" && return
    fi
    quiet_pip --no-deps "$@"
}

if ! { find_uv && with_uv; }; then
    with_pip
fi
# Where setuptools came with the environment, nobody needs it.
if ! grep -q '^setuptools==' "$lock" && "$python" -c "import setuptools" 2>/dev/null; then
    "$python" -m pip uninstall -qq --yes setuptools
fi
if [ -n "$project" ]; then
    install_project "$project"
else
    install_project --editable .
fi
