#!/usr/bin/env bash
# The steps of the check of the USB edition's run.bat under Wine, without a network; see wine.sh, sticks.sh and check_usb.py.
set -euo pipefail
kind=usb
. /mnt/shared/wine.sh
. $shared/sticks.sh
folder=$(basename "$(echo $shared/RadOnc-GPT-*-USB)")
size=$(( $(du -sm --apparent-size "$shared/$folder" | cut -f1) + 300 ))
planted=/tmp/planted stick="E:\\$folder" letter=$WINEPREFIX/dosdevices/e:

plugged() { # where the stick is mounted: drive E, one that can be taken out
    rm -f "$letter"
    ln -s "$1" "$letter"
}
run_bat() { # a script of the stick and its switches, from the folder of the planted libraries, with variables that name it
    local script=$1
    shift
    (cd $planted && PLANTED='C:\planted' WINEPATH='Z:\tmp\planted' GGML_BACKEND_PATH='Z:\tmp\planted\ggml.dll' \
        LLAMA_CPP_LIB_PATH='Z:\tmp\planted' QT_PLUGIN_PATH='Z:\tmp\planted' PYTHONPATH='Z:\tmp\planted' PYTHONHOME='Z:\tmp\planted' \
        raw "cmd /c \"\"$stick\\$script\" $*\""; echo "$code" > /tmp/code)
    code=$(cat /tmp/code)
}
none_planted() { [[ ! -e $drive/planted.log ]] || fail planting "$1: $(sort "$drive/planted.log" | uniq -c | head -5)"; }
in_console() { # the script, but with the program that says in the console what it did, and waits for it
    sed 's/^start "" "\(.*\)radonc-desktop.exe"/"\1radonc-desktop-console.exe"/' "$shared/$folder/run.bat" > "$1"
    [[ $(diff "$shared/$folder/run.bat" "$1" | grep -c '^>') -eq 1 ]] || fail console "run.bat reads otherwise"
}
window() { # what is waited for, as look.exe takes it; leaves what it saw in /tmp/look.log
    wine $shared/look.exe 300 "$@" > /tmp/look.log 2>&1 || fail window "none: $(tail -3 /tmp/look.log)"
}
seen() { tr -d '\r' < /tmp/look.log | tr '\n' ';'; }

# What lies on the computer: every file, and every key and value of the registry. What Wine writes by itself is found by
# starting and ending it with a program that does nothing.
files() { find "$WINEPREFIX" /root /tmp /var/tmp -xdev -type f ! -name '*.reg' ! -path '/tmp/*.log' ! -path /tmp/code \
    ! -path /tmp/stderr ! -path '/tmp/files.*' ! -path '/tmp/keys.*' ! -path "$drive/*.txt" ! -path '/var/tmp/fat32' \
    ! -path '/var/tmp/exfat' -exec sha256sum {} + | sort -u; }
keys() { awk '/^\[/ {key = FILENAME " " $1} /^["@]/ {print key, $0}' "$WINEPREFIX"/*.reg | sort -u; }
noted() { # under which name
    end_wine
    files > "/tmp/files.$1"
    keys > "/tmp/keys.$1"
}
changed() { comm -13 "/tmp/$1.$2" "/tmp/$1.$3"; }

no_network
start=$(now)
settings_of_wine
wine reg add 'HKLM\Software\Wine\Drives' /v e: /d floppy /f >/dev/null 2>&1 # what Windows calls removable
wineserver -w
say system "$(wine --version), $(since "$start")"

mkdir -p $planted "$drive/planted"
while read -r name; do ln "$shared/planted.dll" "$planted/$name" 2>/dev/null || cp "$shared/planted.dll" "$planted/$name"; done < $shared/names
start_wine
(cd $planted && wine $shared/careless.exe $(cat $shared/names) >/dev/null 2>&1) || true
careless=$(sort -u "$drive/planted.log" 2>/dev/null | wc -l)
[[ $careless -gt 20 ]] || fail planting "a careless program loads $careless of them: little would be shown"
rm "$drive/planted.log"
say planted "$(wc -l < $shared/names) libraries in the current folder and the PATH; a careless program loads $careless of them"
fill_fat32

noted 0
start_wine
wine $shared/careless.exe >/dev/null 2>&1 || true
sleep 1
noted 1

fat32 ro
plugged /stick
start_wine
start=$(now)
run_bat run.bat
[[ $code == 0 ]] || fail read-only "run.bat: exit code $code"
window "RadOnc-GPT"
grep -q 'RadOnc-GPT" (#32770)' /tmp/look.log && grep -q 'says: .*write-protected' /tmp/look.log || fail read-only "$(seen)"
say "read-only FAT32" "$(seen) $(since "$start")"
in_console "$drive/ask.bat" # here it has no program beside it: the path is put in
sed -i "s/%~dp0/$(sed 's/\\/\\\\/g' <<<"$stick")\\\\/g" "$drive/ask.bat"
(cd $planted && raw "cmd /c C:\\ask.bat" > /tmp/said.log; echo "$code" > /tmp/code)
[[ $(cat /tmp/code) == 2 && $(grep -c . /tmp/stderr) -eq 1 ]] && grep -q 'stick is write-protected' /tmp/stderr ||
    fail read-only "exit code $(cat /tmp/code): $(cat /tmp/stderr)"
rm "$drive/ask.bat"
none_planted read-only
noted 2
fat32_off
say "read-only FAT32" "the console ends with 2 and this one sentence"

rm /var/tmp/fat32
exfat root # a program that mounts FAT32 for writing has no memory that is shared with a file, which the case store needs
plugged /writable
copied="Präsentation für Ärzte" # as people name what they copy it into
mkdir "/writable/$copied"
mv "/writable/$folder" "/writable/$copied/"
here=/writable/$copied/$folder stick="E:\\$copied\\$folder"
in_console "$here/ask.bat"
printf 'demo only passphrase' > "$drive/type.txt"
start_wine
start=$(now)
run_bat run.bat
[[ $code == 0 ]] || fail "run.bat" "exit code $code"
say run.bat "back after $(since "$start")"
window "RadOnc-GPT" "RadOnc-GPT – demo"
say window "$(seen) $(since "$start")"
rm "$drive/type.txt"
window "RadOnc-GPT"
runs() { grep -qsa radonc-desktop /proc/[0-9]*/cmdline; }
for _ in {1..600}; do runs || break; sleep 0.1; done
! runs || fail window "it does not end"
none_planted window
[[ -s $here/demo/vault/vault.db || -n $(find "$here/demo/vault" -type f 2>/dev/null) ]] || fail vault "not on the stick"
start=$(now)
run_bat ask.bat "--headless-demo \"$stick\\demo\\pictures\"" > /tmp/answers.log
[[ $code == 0 ]] || { cat /tmp/answers.log /tmp/stderr; fail answers "exit code $code"; }
answered answers /tmp/answers.log
say answers "three tasks answered from the stick, $(since "$start")"
mkdir -p $shared/pictures && cp "$here"/demo/pictures/*.png $shared/pictures/
none_planted answers
noted 3

sums() { (cd "$here" && sha256sum --quiet --strict -c SHA256SUMS) || fail "$1" "a file of the program was changed"; }
sums exFAT
say exFAT "in the folder \"$copied\": $(find "$here/demo/vault" -type f | wc -l) files of the case store on it, no file of the program changed, none planted loaded"
# Besides what Wine writes when nothing is started from the stick, it notes its screen, its console and its colours.
own='system.reg \[System.*(4D36E968-E325-11CE-BFC1-08002BE10318|#DISPLAY#)|user.reg \[(Console|Software.*Explorer..Accent)\]'
changed files 0 1 | cut -c67- | sort -u > /tmp/wines.log
changed keys 0 1 | awk '{print $1, $2}' | sort -u >> /tmp/wines.log
for step in 2 3; do
    changed files $((step - 1)) $step | cut -c67- | sort -u
    changed keys $((step - 1)) $step | awk '{print $1, $2}' | sort -u
done | sort -u > /tmp/written.log
left=$(grep -vxFf /tmp/wines.log /tmp/written.log | grep -vE "$own" || true)
[[ -z $left ]] || fail written "outside the stick: $(head -5 <<<"$left" | tr '\n' ' ')"
! grep -qi radonc /tmp/written.log || fail written "$(cat /tmp/written.log)"
say written "outside the stick no file, and $(wc -l < /tmp/written.log) keys of the registry, which are Wine's own"
sed 's/^/    /; s/{[-0-9A-Fa-f]*}/{...}/g' /tmp/written.log
