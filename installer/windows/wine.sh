# Sourced by the steps that run under Wine, in a chroot without a network. Each step prints one line; the first that does not
# hold ends everything with 1. Command lines reach Windows programs word for word, by raw.exe. $kind begins each line.

shared=/mnt/shared
export WINEPREFIX=/root/prefix WINEDEBUG=-all XDG_RUNTIME_DIR=/tmp
export WINEDLLOVERRIDES="winemenubuilder.exe=d;mscoree=d;mshtml=d;netsh.exe=n;icacls.exe=n"
drive=$WINEPREFIX/drive_c

say() { printf 'wine %-5s %-22s %s\n' "$kind" "$1" "$2"; }
fail() { say "$1" "FAILED: $2"; cp "$drive"/*.log $shared/ 2>/dev/null || true; exit 1; }
now() { date +%s%N; }
since() { echo "$(( ($(now) - $1) / 1000000 )) ms"; }
raw() { # one command line of Windows; its exit code in $code
    printf '%s\n' "$*" > "$drive/line.txt"
    rm -f "$drive/code.txt"
    wine $shared/raw.exe 2>/tmp/stderr || true
    code=$(cat "$drive/code.txt" 2>/dev/null || echo "not started")
}
hashes() { (cd "$1" && find . -type f -exec sha256sum {} + | sort); }
answered() { # name of the step, log of the answers
    local task
    for task in regimen modality diagnosis; do grep -qi "$task" "$2" || fail "$1" "no answer for $task"; done
}
no_network() {
    [[ -z $(ip -o addr show 2>/dev/null | grep -v ' lo ') ]] || fail network "there is one"
    if (exec 3<>/dev/tcp/192.0.2.1/80) 2>/dev/null; then fail network "something can be reached"; fi
    say network "none"
}
start_wine() { # with one program that stays, so that its services are not started anew for each step
    [[ -p /tmp/hold ]] || mkfifo /tmp/hold
    wine cmd < /tmp/hold > /dev/null 2>&1 &
    sleep infinity > /tmp/hold & # no descriptor of this shell, which all that it starts would keep open
    holding=$!
}
end_wine() { # and wait until it has written its registry
    kill "$holding"
    wineserver -w
}
settings_of_wine() { # Windows has fonts, Wine has none; and windows without a display
    cp /usr/share/fonts/truetype/dejavu/DejaVuSans{,-Bold}.ttf "$drive/windows/Fonts/"
    local style
    for style in "" " Bold"; do
        wine reg add 'HKLM\Software\Microsoft\Windows NT\CurrentVersion\Fonts' /v "DejaVu Sans$style (TrueType)" \
            /d "DejaVuSans${style/ /-}.ttf" /f >/dev/null 2>&1
    done
    wine reg add 'HKCU\Software\Wine\Drivers' /v Graphics /d null /f >/dev/null 2>&1
}
