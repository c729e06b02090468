#!/usr/bin/env bash
# The steps of the check, inside the bare system and without a network. Each prints one line; the first that does not
# hold ends everything with 1.
set -euo pipefail
shared=/mnt/shared user=clinician home=/home/clinician
vault=$home/.local/share/radonc-gpt/demo/vault

say() { printf 'deb: %-34s %s\n' "$1" "$2"; }
fail() { say "$1" "FAILED: $2"; exit 1; }
now() { date +%s%N; }
since() { echo "$(( ($(now) - $1) / 1000000 )) ms"; }
who=(setpriv --reuid="$user" --regid="$user" --init-groups --reset-env -- env LC_ALL=C.UTF-8)
as_user() { "${who[@]}" "$@"; }
windows() { DISPLAY=:9 xdotool search --onlyvisible --name RadOnc 2>/dev/null || true; }
snapshot() { find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /mnt -o -path /tmp -o -path /home \
    -o -path /var/log -o -path /var/cache -o -path /var/lib/dpkg -o -path /var/lib/apt \) -prune -o -print | sort; }
hashes() { (cd "$1" && find . -type f -exec sha256sum {} + | sort); }

[[ -z $(ip -o addr show 2>/dev/null | grep -v ' lo ') ]] || fail network "there is one"
if (exec 3<>/dev/tcp/192.0.2.1/80) 2>/dev/null; then fail network "something can be reached"; fi
say network "none"

apt-get install -y -qq --no-install-recommends xvfb xdotool fonts-dejavu-core >/dev/null 2>&1 || fail tools "not in the cache"
useradd --create-home "$user"
ours=$(dpkg-deb -f $shared/radonc.deb Depends | tr -d '\n')
apt-get satisfy -y -qq --no-install-recommends "$ours" >/dev/null 2>&1 || fail dependencies "not in the cache"
snapshot > /tmp/before

start=$(now)
dpkg -i $shared/radonc.deb > /tmp/install.log 2>&1 || { cat /tmp/install.log; fail install "dpkg"; }
say install "$(since "$start"), dpkg without a network"
[[ -z $(dpkg --verify radonc-gpt) ]] || fail verify "a file differs from the package"
lacking=$(find /opt/radonc-gpt -type f \( -name '*.so' -o -name '*.so.*' \) ! -name libggml-vulkan.so -print0 |
    xargs -0 env LD_LIBRARY_PATH=/opt/radonc-gpt/_internal ldd 2>/dev/null | grep -B99 'not found' | grep 'not found' || true)
[[ -z $lacking ]] || fail libraries "$lacking"
say libraries "every library finds all that it needs"
[[ -z $(find /opt/radonc-gpt /etc/radonc-gpt /var/lib/radonc-gpt \( ! -user root -o -perm /022 \) ! -type l) ]] ||
    fail rights "a user could change the program"
say rights "no file of the program can be changed by a user"

passphrase=$(head -c 24 /dev/urandom | base64)
radonc-models pack keygen /root/clinic --passphrase-fd 3 3<<<"$passphrase" >/dev/null
sign() { rm -rf /var/tmp/stick; radonc-models pack sign /mnt/pack --key /root/clinic.key.pem --release "$1" \
    --out /var/tmp/stick --split 100 --passphrase-fd 3 3<<<"$passphrase" >/dev/null; }
refused() { local code=0; "$@" >/tmp/refused.log 2>&1 || code=$?; [[ $code -eq 2 && $(wc -l < /tmp/refused.log) -eq 1 ]]; }
sign 2
refused radonc-models pack install /var/tmp/stick || fail pack "installed without a trusted key"
install -D -m 644 /root/clinic.pub.pem /etc/radonc-gpt/pack-keys/clinic.pub.pem
start=$(now)
radonc-models pack install /var/tmp/stick > /tmp/install.log || { cat /tmp/install.log; fail pack "install"; }
say "signed pack in parts" "installed for all users, $(since "$start") for $(du -sm /var/lib/radonc-gpt/packs/current/ | cut -f1) MB"
printf '\x01' | dd of=/var/tmp/stick/regimen.gguf.part002 bs=1 seek=4321 conv=notrunc 2>/dev/null
refused radonc-models pack install /var/tmp/stick || fail pack "a changed byte was taken"
sign 1
refused radonc-models pack install /var/tmp/stick || fail pack "an older release was taken"
rm -rf /var/tmp/stick
refused as_user radonc-models pack install /mnt/pack || fail pack "an unsigned pack was taken"
say "pack refusals" "no trusted key, changed byte, older release, unsigned: 4 of 4"

for name in backup restore export import passwd users verify audit verify-file; do
    as_user radonc-desktop vault $name --help >/dev/null || fail commands "vault $name"
done
for name in pack update run batch check; do as_user radonc-models $name --help >/dev/null || fail commands "$name"; done
! as_user radonc-models --help | grep -Eq '^ +(fetch|tune|synthesize|evaluate|extract) ' || fail commands "too many"
say commands "9 of the vault and 5 of the models start; none that fetches, trains or extracts is there"

Xvfb :9 -screen 0 1400x900x24 -nolisten tcp >/dev/null 2>&1 &
for _ in {1..100}; do [[ -S /tmp/.X11-unix/X9 ]] && break; sleep 0.1; done

as_user radonc-desktop --version
show_window() { # what to start, name of its step
    [[ -z $(windows) ]] || fail window "there is one already"
    start=$(now)
    "${who[@]}" DISPLAY=:9 radonc-desktop "$@" > /tmp/window.log 2>&1 &
    application=$!
    for _ in {1..600}; do
        [[ -n $(windows) ]] && break
        kill -0 $application 2>/dev/null || { cat /tmp/window.log; fail window "the app ended"; }
        sleep 0.05
    done
    [[ -n $(windows) ]] || fail window "none within 30 s"
    took=$(since "$start")
    kill $application
    wait $application 2>/dev/null || true
}
show_window
say "first window (unlock)" "$took, cold"
show_window
say "second start (unlock)" "$took"

ask() {
    rm -rf /tmp/pictures
    install -d -o $user /tmp/pictures
    start=$(now)
    as_user DISPLAY=:9 radonc-desktop --headless-demo /tmp/pictures > /tmp/answers.log 2>&1 ||
        { cat /tmp/answers.log; fail "$1" "the demo"; }
    took=$(since "$start")
    for task in regimen modality diagnosis; do grep -qi "$task" /tmp/answers.log || fail "$1" "no answer for $task"; done
    say "$1" "three tasks answered on screen, $took"
}
ask "demo pack"
mkdir -p $shared/pictures && cp /tmp/pictures/*.png $shared/pictures/

code=0
as_user radonc-desktop --doctor > /tmp/doctor.log || code=$?
[[ $code -eq 1 ]] || { cat /tmp/doctor.log; fail doctor "exit code $code, 1 is expected of a synthetic pack"; }
say doctor "$(grep -c '^\[  ok' /tmp/doctor.log) sections ok, 1 warning (synthetic pack); $(grep -o 'The engine writes.*' /tmp/doctor.log)"

echo "auto_lock_minutes = 3" >> /etc/radonc-gpt/policy.toml
hashes "$vault" > /tmp/vault.before
dpkg -i --force-confold $shared/newer.deb > /tmp/install.log 2>&1 || { cat /tmp/install.log; fail upgrade "dpkg"; }
[[ $(dpkg-query -W -f '${Version}' radonc-gpt) == *+upgrade ]] || fail upgrade "version"
grep -q 'auto_lock_minutes = 3' /etc/radonc-gpt/policy.toml || fail upgrade "the policy was lost"
hashes "$vault" | cmp -s - /tmp/vault.before || fail upgrade "the vault was touched"
say upgrade "policy and vault kept"
ask "after the upgrade"

radonc-models pack keygen /root/it --passphrase-fd 3 3<<<"$passphrase" >/dev/null
version=$(dpkg-deb -f $shared/radonc.deb Version)
radonc-models update sign $shared/newer.deb --version 99.0.0 --before $shared/radonc.deb --before-version "$version" \
    --key /root/it.key.pem --out /var/tmp/update --passphrase-fd 3 3<<<"$passphrase" >/dev/null
refused radonc-models update install /var/tmp/update || fail update "installed without a trusted key"
install -D -m 644 /root/it.pub.pem /etc/radonc-gpt/update-keys/it.pub.pem
dpkg -i --force-confold $shared/radonc.deb >/dev/null 2>&1
radonc-models update install /var/tmp/update > /tmp/update.log 2>&1 || { cat /tmp/update.log; fail update "install"; }
[[ $(dpkg-query -W -f '${Version}' radonc-gpt) == *+upgrade ]] || fail update "version"
radonc-models update rollback > /tmp/update.log 2>&1 || { cat /tmp/update.log; fail update "rollback"; }
[[ $(dpkg-query -W -f '${Version}' radonc-gpt) == "$version" ]] || fail update "version after the rollback"
printf '\x01' | dd of=/var/tmp/update/newer.deb bs=1 seek=4321 conv=notrunc 2>/dev/null
refused radonc-models update install /var/tmp/update || fail update "a changed byte was taken"
rm -r /var/tmp/update /etc/radonc-gpt/update-keys /root/it.*.pem
say "signed update" "installed, taken back; no trusted key and changed byte refused"

rm -r /etc/radonc-gpt/pack-keys
rm -f /root/clinic.*.pem
hashes "$vault" > /tmp/vault.before
dpkg --purge radonc-gpt > /tmp/purge.log 2>&1 || { cat /tmp/purge.log; fail purge "dpkg"; }
hashes "$vault" | cmp -s - /tmp/vault.before || fail purge "the vault was touched"
snapshot > /tmp/after
left=$(comm -13 /tmp/before /tmp/after)
[[ -z $left ]] || fail purge "left behind: $left"
say purge "$(wc -l < /tmp/vault.before) files of the vault kept, nothing else left outside home folders"
