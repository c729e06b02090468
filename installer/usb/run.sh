#!/bin/sh
# Open the demo of RadOnc-GPT from this stick. Nothing of the current folder or of the user's settings decides which
# libraries are loaded; what the demo writes stays in the folder demo on the stick, or in memory if it is write-protected.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
program=$here/linux/radonc-desktop
unset LD_LIBRARY_PATH LD_PRELOAD LD_AUDIT QT_PLUGIN_PATH QT_QPA_PLATFORM_PLUGIN_PATH GGML_BACKEND_PATH LLAMA_CPP_LIB_PATH \
    PYTHONPATH PYTHONHOME 2>/dev/null || true
cd "$here/linux"
if ! "$program" --version >/dev/null 2>&1; then
    echo "RadOnc-GPT cannot run from here: the stick may be mounted without the right to run programs (noexec)," >&2
    echo "or this system lacks a library. Copy the folder to the computer's disk and start run.sh there." >&2
    exit 2
fi
state=$here/demo/state
if mkdir -p "$state" 2>/dev/null && [ -w "$here/demo" ] && [ -w "$state" ]; then
    export XDG_STATE_HOME="$state" XDG_CONFIG_HOME="$state" XDG_CACHE_HOME="$state/cache"
    exec "$program" --demo "$@"
fi
echo "The stick is write-protected: what the demo writes lies in memory and is gone when the window is closed." >&2
memory=$(mktemp -d "${XDG_RUNTIME_DIR:-/dev/shm}/radonc-demo.XXXXXXXX")
trap 'rm -rf -- "$memory"' EXIT
export XDG_STATE_HOME="$memory" XDG_CONFIG_HOME="$memory" XDG_CACHE_HOME="$memory/cache"
"$program" --demo --vault "$memory/vault" "$@" &
window=$!
trap 'kill "$window" 2>/dev/null || true; wait "$window" || true; exit 143' HUP INT TERM
code=0
wait "$window" || code=$?
exit "$code"
