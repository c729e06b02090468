#!/usr/bin/env bash
# Compile the locks from pyproject.toml and locks/*.in (`make lock`). Needs uv on the PATH or in $UV, and the network.
# torch.lock, llama.lock and model.lock are written by hand: one artefact each, see installer/README.md.
set -euo pipefail
cd "$(dirname "$0")/.."
locks=installer/locks
uv=${UV:-uv}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Universal: one lock for Linux and Windows, Python 3.11 and 3.12. No line may name an index or a path.
compile() {
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links --constraints "$locks/pins.in" --overrides "$locks/left-out.in" "$@"
}

every_extra=(--extra desktop --extra convert --extra verify --extra evaluate --extra tune --extra fetch --extra extract
    --extra dev)
compile pyproject.toml "$locks/runtime.in" "$locks/tune.in" "$locks/build.in" "$locks/package.in" "${every_extra[@]}" -o "$work/all.txt"

# Each group alone, held to the versions of the whole, so that no two locks can disagree.
group() {
    local name=$1
    shift
    compile --constraints "$work/all.txt" "$@" -o "$work/$name.lock"
    { echo "# Compiled by installer/lock.sh; do not edit."; cat "$work/$name.lock"; } > "$locks/$name.lock"
}

group build "$locks/build.in"
group runtime pyproject.toml "$locks/runtime.in" --extra desktop --extra convert --extra evaluate --extra extract
group tune pyproject.toml "$locks/tune.in" --extra tune --extra verify
group dev pyproject.toml --extra dev --extra fetch
group native "$locks/native.in"
group package pyproject.toml "$locks/runtime.in" "$locks/package.in" --extra desktop
