#!/usr/bin/env bash
# From a clone to a printed plan, timed: how long a newcomer waits, and what it takes up.
#     benchmarks/first_plan.sh [OPTIONS OF MAKE]      such as UV=no
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

unset PYTHONDONTWRITEBYTECODE # what Python keeps takes up space, too
begun=$(date +%s)
git clone --quiet "$here" "$place/p2p"
cd "$place/p2p"
make "$@" .venv/.running
installed=$(date +%s)
make "$@" demo
done=$(date +%s)
echo
echo "installed after $((installed - begun)) s, planned and verified after $((done - begun)) s"
echo "$(du -sm .venv | cut -f1) MB in .venv, $(du -sm . | cut -f1) MB with the clone and the plan"
