#!/usr/bin/env bash
# The steps of the check of the USB edition, inside a bare Debian and without a network; see common.sh and check_usb.py.
kind=usb
. /mnt/shared/common.sh
. /mnt/shared/sticks.sh
folder=$(basename "$(echo $shared/RadOnc-GPT-*-USB)")
source=$shared/$folder

no_network
prepare xvfb xdotool exfat-fuse exfatprogs fusefat dosfstools mtools
screen
size=$(( $(du -sm --apparent-size "$source" | cut -f1) + 300 ))
mkdir -p /var/tmp/current
cp $shared/planted.so /var/tmp/current/
chmod 777 /var/tmp/current

# A library that leaves a mark when anything loads it, under the name of each library that the app or Qt might ask for.
cd /var/tmp/current
env LD_PRELOAD=./planted.so true
[[ -e /tmp/planted ]] || fail planted "the library leaves no mark: the test would show nothing"
rm /tmp/planted
names=$(find "$source/linux" -name '*.so*' -printf '%f\n'; ldconfig -p | sed -n 's/^\t\([^ ]*\).*/\1/p')
for name in $names libvulkan.so.1 libggml-best.so; do ln -sf planted.so "/var/tmp/current/$name"; done
mkdir -p platforms llama_cpp/lib
for name in libqxcb.so libqoffscreen.so; do cp planted.so platforms/$name; done
say planted "$(ls /var/tmp/current | wc -l) names in the current folder"
# What a user's settings may name too, and run.sh must not hand on.
cat > /usr/local/bin/from-here <<'END'
#!/bin/sh
cd /var/tmp/current
exec env QT_PLUGIN_PATH=. QT_QPA_PLATFORM_PLUGIN_PATH=./platforms GGML_BACKEND_PATH=./libggml-best.so LLAMA_CPP_LIB_PATH=. \
    PYTHONPATH=. PYTHONHOME=/nowhere sh "$@"
END
chmod 755 /usr/local/bin/from-here
clean() { [[ ! -e /tmp/planted ]] || fail planted "a library of the current folder was loaded: $1"; }
# All that the user owns anywhere but on the stick: what else could the program write?
owned() { find / /dev/shm /dev/pts -xdev -user $user ! -path '/tmp/pictures*' ! -path /writable | sort; }

# Everything is copied into a real FAT32, and the program is started from it, read-only.
fill_fat32
owned > /tmp/owned
fat32 ro
(cd "/stick/$folder" && sha256sum --quiet --strict -c SHA256SUMS) || fail FAT32 "a file came back changed"
say "FAT32, mounted" "every file has the hash of SHA256SUMS"
run=/stick/$folder/run.sh
code=0
as_user DISPLAY=:9 from-here "$run" --doctor > /tmp/doctor.log 2>/tmp/said || code=$?
[[ $code -eq 1 ]] || { cat /tmp/doctor.log /tmp/said; fail read-only "doctor: exit code $code"; }
[[ $(wc -l < /tmp/said) -eq 1 ]] && grep -q write-protected /tmp/said || { cat /tmp/said; fail read-only "is not told"; }
show_window from-here "$run"
say "read-only FAT32: window" "$took"
ask "read-only FAT32" from-here "$run"
clean "read-only"
owned | cmp -s - /tmp/owned || fail read-only "left on the computer: $(owned | comm -13 /tmp/owned - | head -3)"
say "read-only FAT32" "nothing left on the computer or in its memory, no planted library loaded"
fat32_off
rm /var/tmp/fat32

exfat $user
run=/writable/$folder/run.sh
show_window from-here "$run"
say "exFAT: window" "$took"
ask "exFAT" from-here "$run"
clean exFAT
kept=$(find "/writable/$folder/demo/vault" -type f | wc -l)
[[ $kept -gt 0 ]] || fail exFAT "the demo's case store is not on the stick"
owned | cmp -s - /tmp/owned || fail exFAT "left on the computer: $(owned | comm -13 /tmp/owned - | head -3)"
(cd "/writable/$folder" && sha256sum --quiet --strict -c SHA256SUMS) || fail exFAT "a file of the program was changed"
say "exFAT" "$kept files of the case store on it, nothing elsewhere, no file of the program changed, none planted loaded"
refused as_user DISPLAY=:9 "/writable/$folder/linux/radonc-desktop" --doctor --vault "/writable/$folder/demo/other" ||
    { cat /tmp/refused.log; fail place "a case store for real cases was taken on the stick"; }
grep -q 'may not lie beside the USB edition' /tmp/refused.log || fail place "$(cat /tmp/refused.log)"
say "real cases" "refused on the stick"
umount /writable
