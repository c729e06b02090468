#!/usr/bin/env bash
# The steps of the check of one installer under Wine, without a network; see wine.sh and check_windows.py.
set -euo pipefail
shared=/mnt/shared
read -r kind name newer other < $shared/kind
full=1
[[ ! -e $shared/quick ]] || full= # small installers: nothing is started from them, and no pack is installed
. $shared/wine.sh
folder="Program Files/Rad Onc"
program="$drive/$folder" installed='C:\Program Files\Rad Onc' machine=$drive/ProgramData/RadOnc-GPT
events='HKLM\System\CurrentControlSet\Services\EventLog\Application\RadOnc-GPT'
own='HKLM\Software\RadOnc-GPT\Setup' entries='HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall'

registry() { # nothing where there is no such key: Wine's reg says that on its standard output
    local said
    ! said=$(wine reg query "$1" /reg:64 2>/dev/null) || tr -d '\r' <<<"$said"
}
readable() { local log; for log in "$@"; do iconv -f UTF-16LE -t UTF-8 "$log" 2>/dev/null | tr -d '\r\376\377'; done; }
installed_files() { (cd "$program" && find . -type f ! -name uninstall.exe | sort); }
policy() { registry 'HKLM\Software\Policies\RadOnc-GPT' | awk '/REG_DWORD/ {print $1, $3}' |
    while read -r value number; do printf '%s=%d ' "$value" "$number"; done; }
calls() { sed 's/\r$//' "$drive/calls.log" 2>/dev/null || true; }
put() { # file, log, switches in the words of the setup
    local file="Z:\\mnt\\shared\\$1" log="/LOG=C:\\$2.log"
    shift 2
    if [[ $kind == setup ]]; then
        local into=()
        [[ ! " $* " == *" INTO "* ]] || into=("/D=$installed")
        local words=("${@/#/\/}")
        raw "$file /S $log ${words[*]/#\/INTO/} ${into[*]}"
    else
        local words=("${@/#PACK=/MODELPACK=}")
        raw "msiexec /i $file /qn /norestart /l*v ${log#/LOG=} ${words[*]/#INTO/INSTALLFOLDER=\"$installed\\\"}"
    fi
}
refusal() { [[ $kind == setup ]] && echo "$1" || echo 1603; }
rules() { # what netsh was asked to add, as one word for each executable
    calls | grep -F 'add rule name="RadOnc-GPT outbound block" dir=out action=block' | grep -F 'enable=yes profile=any' |
        grep -o 'program="[^"]*"' | sed "s/.*\\\\//; s/\"//" | tr '\n' ' '
}
three="radonc-desktop.exe radonc-desktop-console.exe radonc-models.exe "

refusing_firewall() {
    echo 1 > "$drive/netsh.code" # a firewall that refuses
    put "$name" norules INTO FIREWALL=1
    rm -f "$drive/calls.log" "$drive/netsh.code"
    if [[ $kind == setup ]]; then
        [[ $code == 0 ]] && readable "$drive/norules.log" | grep -q 'Firewall: 0 of 3 rules' || fail "no firewall" "exit code $code"
        say "no firewall" "installed, and the log says that 0 of 3 rules were added"
    else
        [[ $code != 0 && ! -e $program ]] || fail "no firewall" "exit code $code"
        say "no firewall" "taken back with $code"
    fi
}
untrusted_pack() {
    start=$(now)
    put "$name" untrusted INTO 'PACK=Z:\mnt\pack' FIREWALL=0
    if [[ $kind == setup ]]; then
        [[ $code == 8 && -e $program/radonc-models.exe ]] || fail "untrusted pack" "exit code $code"
    else
        [[ $code != 0 && ! -e $program/radonc-models.exe ]] || fail "untrusted pack" "exit code $code"
    fi
    [[ ! -e $machine/packs/current ]] || fail "untrusted pack" "it is there"
    say "untrusted pack" "refused with $code, $(since "$start")"
    mkdir -p "$machine/pack-keys" && cp $shared/clinic.pub.pem "$machine/pack-keys/"
}
machine_policy_holds() { # although variables of the user name another folder for all users, with a policy and no key
    mkdir -p "$drive/planted/RadOnc-GPT" "$drive/unsigned"
    echo 'unsigned_packs = true' > "$drive/planted/RadOnc-GPT/policy.toml"
    ln -s /mnt/pack/* "$drive/unsigned/" && rm "$drive/unsigned/release.json"
    local command="\"$installed\\radonc-desktop-console.exe\" --doctor --pack C:\\unsigned" asked="signed packs only"
    echo 'unsigned_packs = true' > "$machine/policy.toml" # first it is taken, so that the refusal is the policy's
    raw "$command" > "$drive/allowed.log"
    ! grep -q "$asked" "$drive/allowed.log" && grep -q 'not signed' "$drive/allowed.log" || fail "machine policy" "$(cat "$drive/allowed.log" /tmp/stderr)"
    echo 'unsigned_packs = false' > "$machine/policy.toml"
    PLANTED='C:\planted' raw "$command" > "$drive/refused.log"
    grep -q "$asked" "$drive/refused.log" || fail "machine policy" "$(cat "$drive/refused.log" /tmp/stderr)"
    rm -r "$machine/policy.toml" "$drive/planted" "$drive/unsigned"
    say "machine policy" "keys and policy are the machine's with PROGRAMDATA, ALLUSERSPROFILE and SystemDrive set to other places"
}
started_from_planted() { # in a folder and with variables that somebody else controls
    raw "\"$installed\\radonc-desktop-console.exe\" --version" > /tmp/version
    [[ $code == 0 ]] && grep -q '^radonc-desktop 0' /tmp/version || fail start "exit code $code: $(cat /tmp/stderr)"
    planted=/tmp/planted names=(version.dll winmm.dll ggml.dll ggml-base.dll ggml-cpu-x64.dll ggml-vulkan.dll vulkan-1.dll libllama.dll
        python3.dll Qt6Core.dll sqlite3.dll libcrypto-3.dll icuuc.dll radonc-planted.dll)
    mkdir -p $planted && for one in "${names[@]}"; do cp $shared/planted.dll "$planted/$one"; done
    (cd $planted && wine $shared/careless.exe radonc-planted.dll ggml.dll >/dev/null 2>&1) || true
    [[ $(wc -l < "$drive/planted.log") -eq 2 ]] || fail planting "a careless program does not load them: nothing would be shown"
    rm "$drive/planted.log"
    (cd $planted && PLANTED='C:\planted' WINEPATH='Z:\tmp\planted' GGML_BACKEND_PATH='Z:\tmp\planted\ggml.dll' LLAMA_CPP_LIB_PATH='Z:\tmp\planted' \
        raw "\"$installed\\radonc-models.exe\" pack verify \"C:\\ProgramData\\RadOnc-GPT\\packs\\$(tr -d '\r\n' < "$machine/packs/current")\""
        [[ $code == 0 ]]) > /tmp/verify.log || fail "installed pack" "$(cat /tmp/verify.log /tmp/stderr)"
    machine_policy_holds
    cd $planted # and everything that follows runs in the folder of the planted libraries
}
ask() { # name of the step
    start=$(now)
    raw "\"$installed\\radonc-desktop-console.exe\" --headless-demo C:\\pictures" > /tmp/answers.log
    [[ $code == 0 ]] || { cat /tmp/answers.log /tmp/stderr; fail "$1" "exit code $code"; }
    answered "$1" /tmp/answers.log
    say "$1" "vault opened, three tasks answered by the installed program on the CPU, $(since "$start")"
}
written_as_pdf() { # without a window, in letters and not in boxes
    local store='C:\users\root\AppData\Local\radonc-gpt\demo\vault'
    raw "\"$installed\\radonc-desktop-console.exe\" vault export --vault $store --user \"Dr Demo\" --passphrase-fd 0" \
        "--case 1 --as pdf --unencrypted C:\\pictures\\case.pdf" <<<'demo only passphrase' > /tmp/export.log
    [[ $code == 0 ]] && grep -aq /FontFile "$drive/pictures/case.pdf" || fail pdf "exit code $code: $(cat /tmp/export.log /tmp/stderr)"
    say pdf "a case exported by the command, $(stat -c %s "$drive/pictures/case.pdf") bytes with the font in it"
}
asked_installed() {
    start=$(now)
    raw "\"$installed\\radonc-desktop-console.exe\" --doctor" > "$drive/doctor.log"
    [[ $code == 0 || $code == 1 ]] || { cat "$drive/doctor.log" /tmp/stderr; fail doctor "exit code $code"; }
    say doctor "exit code $code, $(since "$start"); $(grep -o 'The engine writes.*\|Answers take.*' "$drive/doctor.log" | head -1 | tr -d '\r')"
    ask "installed pack"
    written_as_pdf
    mkdir -p $shared/pictures && cp "$drive"/pictures/* $shared/pictures/ && cp /tmp/answers.log $shared/
    [[ ! -e $drive/planted.log ]] || fail planting "$(cat "$drive/planted.log")"
    say planting "${#names[@]} planted libraries in current folder and PATH: none was loaded (a careless program loads them)"
}
unlocked_in_window() { # a real window of Windows' kind; Wine draws it nowhere
    printf 'demo only passphrase' > "$drive/type.txt"
    start=$(now)
    (printf '%s\n' "\"$installed\\radonc-desktop.exe\" --demo" > "$drive/line.txt"; WINEDEBUG=-all,+eventlog wine $shared/raw.exe >/tmp/window.log 2>&1) &
    local window=$!
    sleep 1
    wine $shared/look.exe 300 "RadOnc-GPT" "RadOnc-GPT – demo" > /tmp/look.log 2>&1 && looked=0 || looked=$?
    say window "$(tr -d '\r' < /tmp/look.log | tr '\n' ';') $(since "$start")"
    [[ $looked -eq 0 ]] || fail window "no unlock window or no main window: $(tail -3 /tmp/window.log)"
    if [[ $kind == setup ]]; then
        raw "Z:\\mnt\\shared\\$name /S /LOG=C:\\running.log"
        [[ $code == 6 ]] || fail running "exit code $code"
        say running "refused with 6 while the window is open"
    fi
    rm "$drive/type.txt"
    wine $shared/look.exe 60 "RadOnc-GPT" >/dev/null 2>&1 || fail window "it does not close"
    wait $window || true
    told=$(grep -o 'RadOnc-GPT [0-9.]*, code [0-9]*: [a-z ]*' /tmp/window.log | tr '\n' ';')
    [[ $told =~ ^RadOnc-GPT\ [0-9.]+,\ code\ 100:\ started\;RadOnc-GPT\ [0-9.]+,\ code\ 101:\ ended\;$ ]] || fail events "$told $(tail -3 /tmp/window.log)"
    say events "the Event Log was told: $told"

    vault=$(find "$drive/users" -type d -name vault | head -1)
    [[ -n $vault ]] || fail vault "there is none"
    hashes "$vault" > /tmp/vault.before
}

no_network
start=$(now)
settings_of_wine
cp $shared/netsh.exe $shared/icacls.exe "$drive/windows/system32/"
start_wine
say system "$(wine --version), $(since "$start")"
snapshot() { find "$drive" "$WINEPREFIX"/*.reg -type f | sort; }
snapshot > /tmp/before

for wrong in IDLELOCK=77 IDLELOCK=0 IDLELOCK=abc FIREWALL=2 DEMO=x; do
    put "$name" wrong INTO $wrong
    [[ $code == "$(refusal 5)" && ! -e $program && -z $(policy) ]] || fail switches "$wrong: exit code $code"
done
[[ $kind == msi ]] || [[ $(readable "$drive/wrong.log" | wc -l) -eq 5 ]] || fail switches "the log does not say why"
say switches "5 wrong ones end with $code and change nothing"

if [[ $full ]]; then untrusted_pack; else refusing_firewall; fi

start=$(now)
put "$name" install INTO IDLELOCK=7 FIREWALL=1 DEMO=1 ${full:+'PACK=Z:\mnt\pack'}
[[ $code == 0 ]] || fail install "exit code $code: $(readable "$drive/install.log" | tail -5)"
took=$(since "$start")
as_listed() { (cd "$program" && sha256sum --quiet -c $shared/listed) > /tmp/differing 2>&1 || fail "$1" "$(head -3 /tmp/differing)"; }
as_listed install
say install "exit code 0, $took, $(wc -l < $shared/listed) files as listed${full:+, pack $(cat "$machine/packs/current")}"
[[ $(policy) == "AutoLockMinutes=7 Demo=1 " ]] || fail policy "$(policy)"
wine reg query "$entries" /reg:64 /s 2>/dev/null | tr -d '\r' > /tmp/entries
grep -q 'DisplayName.*RadOnc-GPT' /tmp/entries || fail entry "nothing in Add/Remove"
[[ -n $(find "$drive" -name RadOnc-GPT.lnk) ]] || fail entry "no shortcut"
registry "$events" | grep -q 'EventMessageFile *REG_EXPAND_SZ *%SystemRoot%.System32.EventCreate.exe' || fail entry "no source of events: $(registry "$events")"
say registry "policies $(policy), an entry to remove it, a shortcut, a source of events"
[[ $(rules) == "$three" ]] || fail firewall "netsh was called with: $(calls | grep netsh)"
calls | grep -qF "program=\"$installed\\radonc-desktop.exe\"" || fail firewall "another folder"
calls | grep -q 'icacls.exe.*RadOnc-GPT.*/setowner \*S-1-5-32-544' || fail rights "no owner is set"
calls | grep -q 'icacls.exe.*/inheritance:r /grant:r \*S-1-5-18:(OI)(CI)F \*S-1-5-32-544:(OI)(CI)F \*S-1-5-32-545:(OI)(CI)RX' || fail rights "no rights are set"
say "command lines" "netsh.exe: outbound block for 3 of 3 executables; icacls.exe: users read, administrators write"

if [[ $full ]]; then
    started_from_planted
    asked_installed
    unlocked_in_window
fi
untouched() { [[ -z $full ]] || hashes "$vault" | cmp -s - /tmp/vault.before || fail "$1" "the case store was touched"; }

if [[ $kind == setup ]]; then
    raw "msiexec /i Z:\\mnt\\shared\\$other /qn" && wanted=1603
else
    raw "Z:\\mnt\\shared\\$other /S" && wanted=7
fi
[[ $code == "$wanted" ]] || fail other "exit code $code"
say "other installer" "refused with $code"

rm -f "$program/lib/radonc_desktop/app.pyc" "$drive/calls.log"
echo damaged > "$program/python/python3.dll"
if [[ $kind == setup ]]; then put "$name" repair; else put "$name" repair REINSTALL=ALL REINSTALLMODE=amus; fi
[[ $code == 0 ]] || fail repair "exit code $code"
as_listed repair
[[ $(policy) == "AutoLockMinutes=7 Demo=1 " ]] || fail repair "policies $(policy)"
untouched repair
say repair "a missing and a damaged file are right again, policies and case store as before"

rm -f "$drive/calls.log"
start=$(now)
put "$newer" upgrade
[[ $code == 0 ]] || fail upgrade "exit code $code: $(readable "$drive/upgrade.log" | tail -5)"
[[ -z $full ]] || raw "\"$installed\\radonc-desktop-console.exe\" --version" > /tmp/version
[[ -z $full ]] || grep -qF "$(grep -o '[0-9]*\.[0-9]*\.[0-9]*' <<<"$newer" | head -1)" /tmp/version || fail upgrade "$(cat /tmp/version)"
[[ -e $program/doc/added.txt && ! -e $program/doc/changelog.md ]] || fail upgrade "files of the old version are left"
[[ $(policy) == "AutoLockMinutes=7 Demo=1 " ]] && [[ -z $full || -e $machine/packs/current ]] || fail upgrade "policies $(policy)"
[[ $kind == setup || $(rules) == "$three" ]] || fail upgrade "the firewall rules: $(rules)"
untouched upgrade
say upgrade "$(since "$start"); folder, policies and rules kept${full:+, pack and case store too; $(tr -d '\r' < /tmp/version)}"
put "$name" downgrade
[[ $code == "$(refusal 7)" ]] || fail downgrade "exit code $code"
say downgrade "refused with $code"
if [[ $full ]]; then
    ask "after the upgrade"
    hashes "$vault" > /tmp/vault.before
fi

rm -f "$drive/calls.log"
if [[ $kind == setup ]]; then
    raw "\"$installed\\uninstall.exe\" /S /REMOVEPACKS=1 /LOG=C:\\remove.log _?=$installed"
    [[ $code == 0 && $(installed_files) == "" ]] || fail remove "exit code $code, left: $(installed_files | head -3)"
    readable "$drive/remove.log" | grep -qF 'Left: ' || fail remove "the log does not say what is left"
    rm "$program/uninstall.exe" && rmdir "$program"
else
    raw "msiexec /x Z:\\mnt\\shared\\$newer /qn /l*v C:\\remove.log"
    [[ $code == 0 ]] || fail remove "exit code $code"
fi
untouched remove
calls | grep -qF 'delete rule name="RadOnc-GPT outbound block"' || fail remove "the firewall rules are left"
[[ ! -e $program ]] || fail remove "left: $(find "$program" | head -3 | tr '\n' ' ')"
[[ -z $(policy)$(registry "$own")$(registry "$events") ]] || fail remove "in the registry: $(policy) $(registry "$own") $(registry "$events")"
! wine reg query "$entries" /reg:64 /s 2>/dev/null | grep -q RadOnc-GPT || fail remove "the entry is left"
left=$(comm -13 /tmp/before <(snapshot) |
    grep -v "/users/.*/radonc-gpt/\|/ProgramData/RadOnc-GPT/\|/pictures/\|drive_c/[a-z]*\.\(log\|txt\)$\|/windows/temp/\|/Temp/\|windows/Installer/" || true)
[[ -z $left ]] || fail remove "left behind: $(head -5 <<<"$left" | tr '\n' ' ')"
left=$(cd "$machine" 2>/dev/null && find . -type f | grep -v '/packs/.*/' | tr '\n' ' ' || true)
say remove "program, policies, entries and rules gone; left in ProgramData: ${left:-nothing}"
[[ $full ]] || exit 0
say "case store" "$(wc -l < /tmp/vault.before) files as before"

# No line of a case may stand in any log: lines of the answers are what the program showed of the cases.
grep -E '.{20,}' /tmp/answers.log | grep -v 'picture:\|Device:\|DRAFT\|Comparison' | tr -d '\r' | sed 's/^ *//' | sort -u > /tmp/shown
[[ $(wc -l < /tmp/shown) -gt 5 ]] || fail logs "the answers have too few lines to look for"
cp "$drive"/*.log $shared/
! { cat "$drive"/*.log; readable "$drive"/*.log; } | grep -aqFf /tmp/shown || fail logs "a line of a case stands in a log"
say logs "$(ls "$drive"/*.log | wc -l) logs, none with one of $(wc -l < /tmp/shown) lines that the cases showed"
