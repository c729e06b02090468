#!/usr/bin/env bash
# The steps of the check under Wine, without a network. Each prints one line; the first that does not hold ends everything
# with 1.
set -euo pipefail
shared=/mnt/shared
read -r kind name < $shared/kind
export WINEPREFIX=/root/prefix WINEDEBUG=-all WINEDLLOVERRIDES="winemenubuilder.exe=d;mscoree=d;mshtml=d" XDG_RUNTIME_DIR=/tmp
drive=$WINEPREFIX/drive_c folder="Program Files/RadOnc-GPT"
[[ $kind == setup ]] || folder=RadOnc-GPT # Wine's msiexec takes no folder with a space
program="$drive/$folder" installed="C:\\${folder//\//\\}"
export QT_QPA_PLATFORM=offscreen # there is no display in here

say() { printf 'wine %-5s %-30s %s\n' "$kind" "$1" "$2"; }
fail() { say "$1" "FAILED: $2"; exit 1; }
now() { date +%s%N; }
since() { echo "$(( ($(now) - $1) / 1000000 )) ms"; }
windows() { wine "$@" 2>/tmp/stderr; }
registry() { wine reg query "$1" /reg:64 2>/dev/null | tr -d '\r'; }
readable() { iconv -f UTF-16LE -t UTF-8 "$1" 2>/dev/null | tr -d '\r\376\377'; }
hashes() { (cd "$1" && find . -type f -exec sha256sum {} + | sort); }
install_it() { # switches in the words of the setup
    if [[ $kind == setup ]]; then
        windows $shared/"$name" /S "${@/#//}" '/LOG=C:\setup.log' "/D=$installed"
    else
        local words=("$@")
        words=("${words[@]/#PACK=/MODELPACK=}")
        windows msiexec /i "Z:\\mnt\\shared\\$name" /qn /norestart "${words[@]}" "INSTALLFOLDER=$installed" /l*v 'C:\setup.log'
    fi
}

[[ -z $(ip -o addr show 2>/dev/null | grep -v ' lo ') ]] || fail network "there is one"
if (exec 3<>/dev/tcp/192.0.2.1/80) 2>/dev/null; then fail network "something can be reached"; fi
say network "none"
start=$(now)
wineboot -i >/dev/null 2>&1 || true
wineserver -w
say system "$(wine --version), $(since "$start")"
find "$drive" "$WINEPREFIX"/*.reg -type f | sort > /tmp/before

code=0
install_it IDLELOCK=77 || code=$?
[[ $code -ne 0 && ! -e $program/lib ]] || fail switches "77 minutes were taken"
say switches "a wrong one ends with $code and installs nothing"
start=$(now)
install_it IDLELOCK=7 FIREWALL=1 DEMO=1 || fail install "exit code $?: $(readable $drive/setup.log | tail -5)"
say install "$(since "$start"), $(find "$program" -type f | wc -l) files"
registry 'HKLM\Software\Policies\RadOnc-GPT' | grep -q 'AutoLockMinutes.*0x7' || fail policy "AutoLockMinutes is not written"
registry 'HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall' > /tmp/arp
[[ $kind == msi ]] || registry 'HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\RadOnc-GPT' | grep -q QuietUninstall ||
    fail entry "nothing to uninstall"
say registry "policy and uninstall entry are there"

[[ $(windows "$program/radonc-desktop-console.exe" --version | tr -d '\r') == radonc-desktop* ]] || fail start "$(cat /tmp/stderr)"
say start "radonc-desktop-console.exe --version"
planted=/tmp/planted && mkdir -p $planted && cp "$program/python/python3.dll" $planted/ggml.dll && cp "$program/python/python3.dll" $planted/version.dll
(cd $planted && windows "$program/radonc-models.exe" --help >/dev/null) || fail planting "$(cat /tmp/stderr)"
say planting "libraries in the current folder are not looked at"

code=0
start=$(now)
windows "$program/radonc-desktop-console.exe" --doctor --pack 'Z:\mnt\pack' > /tmp/doctor.log || code=$?
cp /tmp/doctor.log $shared/doctor.log
[[ $code -le 1 ]] || { cat /tmp/doctor.log /tmp/stderr; fail doctor "exit code $code"; }
say doctor "exit code $code (warnings), $(since "$start"); $(grep -o 'The engine writes.*\|Answers take.*' /tmp/doctor.log | head -1 | tr -d '\r')"

start=$(now)
windows "$program/radonc-desktop-console.exe" --headless-demo 'C:\pictures' --pack 'Z:\mnt\pack' > /tmp/answers.log || { cat /tmp/answers.log /tmp/stderr; fail demo "it ended with an error"; }
for task in regimen modality diagnosis; do grep -qi "$task" /tmp/answers.log || fail demo "no answer for $task"; done
mkdir -p $shared/pictures && cp "$drive"/pictures/*.png $shared/pictures/
say "demo pack" "vault opened, three tasks answered on screen, $(since "$start")"

vault=$(find "$drive/users" -type d -name vault | head -1)
[[ -n $vault ]] || fail vault "there is none"
hashes "$vault" > /tmp/vault.before
if [[ $kind == setup ]]; then
    install_it || fail repair "exit code $?"
    windows "$program/uninstall.exe" /S '/LOG=C:\remove.log' "_?=$installed" || fail remove "exit code $?"
    rm -f "$program/uninstall.exe"; rmdir "$program" 2>/dev/null || true
    readable "$drive/remove.log" > $shared/remove.log
else
    windows msiexec /x "Z:\\mnt\\shared\\$name" /qn /l*v 'C:\remove.log' || fail remove "exit code $?"
fi
wineserver -w
hashes "$vault" | cmp -s - /tmp/vault.before || fail remove "the case store was touched"
[[ ! -e $program ]] || fail remove "left: $(find "$program" | head -3 | tr '\n' ' ')"
if registry 'HKLM\Software\Policies\RadOnc-GPT' | grep -q AutoLock; then fail remove "the policy is left"; fi
left=$(comm -13 /tmp/before <(find "$drive" "$WINEPREFIX"/*.reg -type f | sort) | grep -v "/users/.*/radonc-gpt/\|/pictures/\|/setup.log\|/remove.log\|/windows/temp/\|/Temp/" || true)
[[ -z $left ]] || fail remove "left behind: $(head -5 <<<"$left" | tr '\n' ' ')"
say remove "$(wc -l < /tmp/vault.before) files of the case store kept, program gone"
