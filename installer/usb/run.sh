#!/bin/sh
# Open the demo of RadOnc-GPT from this stick. Nothing of the current folder or of the user's settings decides which
# libraries are loaded; what the demo writes stays in the folder demo on the stick.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
program=$here/linux/radonc-desktop
if ! "$program" --version >/dev/null 2>&1; then
    echo "RadOnc-GPT cannot run from here: the stick may be mounted without the right to run programs (noexec)," >&2
    echo "or this system lacks a library. Copy the folder to the computer's disk and start run.sh there." >&2
    exit 2
fi
mkdir -p "$here/demo/state"
cd "$here/linux"
unset LD_LIBRARY_PATH LD_PRELOAD LD_AUDIT QT_PLUGIN_PATH QT_QPA_PLATFORM_PLUGIN_PATH GGML_BACKEND_PATH LLAMA_CPP_LIB_PATH \
    PYTHONPATH PYTHONHOME 2>/dev/null || true
XDG_STATE_HOME=$here/demo/state XDG_CONFIG_HOME=$here/demo/state exec "$program" --demo "$@"
