#!/usr/bin/env bash
# The steps of the check of the .deb, inside the bare system and without a network; see common.sh. With the file "quick"
# beside it, the part that needs a model pack is left out.
kind=deb
. /mnt/shared/common.sh
full=1
[[ ! -e $shared/quick ]] || full=
installed() { dpkg-query -W -f '${Version}' radonc-gpt; }
put_older() { dpkg -i --force-confold $shared/radonc.deb >/dev/null 2>&1; }

no_network
prepare xvfb xdotool
snapshot > /tmp/before
start=$(now)
dpkg -i $shared/radonc.deb > /tmp/install.log 2>&1 || { cat /tmp/install.log; fail install "dpkg"; }
say install "$(since "$start"), dpkg without a network"
[[ -z $(dpkg --verify radonc-gpt) ]] || fail verify "a file differs from the package"
libraries /opt/radonc-gpt
rights
[[ -z $full ]] || packs
commands
screen
as_user radonc-desktop --version
show_window radonc-desktop
say "first window (unlock)" "$took, just installed"
show_window radonc-desktop
say "second start (unlock)" "$took"
if [[ -n $full ]]; then
    ask "demo pack" radonc-desktop
    doctor radonc-desktop
    hashes "$vault" > /tmp/vault.before
fi

echo "auto_lock_minutes = 3" >> /etc/radonc-gpt/policy.toml
dpkg -i --force-confold $shared/newer.deb > /tmp/install.log 2>&1 || { cat /tmp/install.log; fail upgrade "dpkg"; }
[[ $(installed) == *+upgrade ]] || fail upgrade "version"
grep -q 'auto_lock_minutes = 3' /etc/radonc-gpt/policy.toml || fail upgrade "the policy was lost"
if [[ -n $full ]]; then
    hashes "$vault" | cmp -s - /tmp/vault.before || fail upgrade "the vault was touched"
    ask "after the upgrade" radonc-desktop
    updates $shared/newer.deb $shared/radonc.deb installed put_older
    rm -r /etc/radonc-gpt/pack-keys
    rm -f /root/clinic.*.pem
    hashes "$vault" > /tmp/vault.before
fi
say upgrade "policy${full:+ and vault} kept"

dpkg --purge radonc-gpt > /tmp/purge.log 2>&1 || { cat /tmp/purge.log; fail purge "dpkg"; }
[[ -z $full ]] || hashes "$vault" | cmp -s - /tmp/vault.before || fail purge "the vault was touched"
snapshot > /tmp/after
left=$(comm -13 /tmp/before /tmp/after)
[[ -z $left ]] || fail purge "left behind: $left"
say purge "${full:+$(wc -l < /tmp/vault.before) files of the vault kept, }nothing left outside home folders"
