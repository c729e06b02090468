#!/usr/bin/env bash
# The steps of the check of the .rpm, inside a bare Debian and without a network; see common.sh and check_rpm.py.
kind=rpm
. /mnt/shared/common.sh
# Debian's rpm asks whether one really means it; this word says so and changes nothing else.
rpm() { /usr/bin/rpm --force-debian "$@"; }
installed() { rpm -q --qf '%{VERSION}' radonc-gpt; }
put_older() { rpm -U --oldpackage $shared/radonc.rpm; }

no_network
prepare xvfb xdotool rpm dnf
[[ -z $(rpm -qa) ]] || fail database "rpm's database is not empty"
[[ -z $(rpm -qp --scripts $shared/radonc.rpm) ]] || fail scripts "the package brings scripts"
[[ $(/usr/bin/rpm -K --nosignature $shared/radonc.rpm) == *"digests OK"* ]] || fail digests "the package is damaged"
say package "digests right, no script, no signature"
lacking=$(rpm -i --test $shared/radonc.rpm 2>&1 | grep -c 'is needed by' || true)
asked=$(rpm -qp --requires $shared/radonc.rpm | grep -vc '^rpmlib')
[[ $lacking -eq $asked && $asked -gt 20 ]] || fail requires "$lacking of $asked are missed in an empty database"

mkdir /tmp/build
find /usr/lib/x86_64-linux-gnu /lib64 -name '*.so*' \( -type f -o -type l \) | /usr/lib/rpm/elfdeps --provides |
    grep -E '^(lib|ld-)' | sort -u > /tmp/build/provided
{
    printf '%s\n' 'Name: libraries-of-this-system' 'Version: 1' 'Release: 1' 'Summary: What Debian has' 'License: none'
    sed 's/^/Provides: /' /tmp/build/provided
    printf '%s\n' '%description' 'Empty.' '%files'
} > /tmp/build/libraries.spec
rpmbuild --quiet -bb --define '_buildhost here' --define '_topdir /tmp/build' --define '_rpmdir /tmp/build' /tmp/build/libraries.spec
rpm -i /tmp/build/*/libraries-of-this-system-1-1.*.rpm
mkdir -p /usr/share/applications /usr/share/icons # every distribution with rpm has them from its package "filesystem"
say requires "$asked, all missed in an empty database; $(wc -l < /tmp/build/provided) names of Debian's libraries put in"
snapshot > /tmp/before

start=$(now)
rpm -U $shared/radonc.rpm > /tmp/install.log 2>&1 || { cat /tmp/install.log; fail install "rpm"; }
say install "$(since "$start"), rpm -U without a network, nothing forced"
[[ -z $(rpm -V radonc-gpt) ]] || fail verify "a file differs from the package: $(rpm -V radonc-gpt | head -3)"
# rpm's own look at the files: it must find no library that the package neither holds nor asks for.
find /opt/radonc-gpt -type f ! -name libggml-vulkan.so | while read -r file; do
    start=
    IFS= read -r -N 4 -d '' start < "$file" 2>/dev/null || true
    [[ $start != $'\x7fELF' ]] || echo "$file"
done > /tmp/files
[[ $(wc -l < /tmp/files) -gt 50 ]] || fail generator "$(wc -l < /tmp/files) programs and libraries found"
rpm -q --requires radonc-gpt | sed 's/(.*//' | sort -u > /tmp/asked
find /opt/radonc-gpt -name '*.so*' -printf '%f\n' | sort -u > /tmp/own
found=$(/usr/lib/rpm/elfdeps --requires < /tmp/files | grep -E '^lib.*\.so' | sed 's/(.*//' | sort -u |
    comm -23 - <(sort -u /tmp/asked /tmp/own) | tr '\n' ' ')
[[ -z $found ]] || fail requires "rpm finds more: $found"
say "rpm's own generator" "finds no library in $(wc -l < /tmp/files) files that the package does not hold or ask for"
libraries /opt/radonc-gpt
rights
packs
commands
screen
as_user radonc-desktop --version
show_window radonc-desktop
say "first window (unlock)" "$took, just installed"
show_window radonc-desktop
say "second start (unlock)" "$took"
ask "demo pack" radonc-desktop
doctor radonc-desktop

echo "auto_lock_minutes = 3" >> /etc/radonc-gpt/policy.toml
hashes "$vault" > /tmp/vault.before
rpm -U $shared/newer.rpm > /tmp/install.log 2>&1 || { cat /tmp/install.log; fail upgrade "rpm"; }
[[ $(installed) == *+upgrade ]] || fail upgrade "version"
grep -q 'auto_lock_minutes = 3' /etc/radonc-gpt/policy.toml || fail upgrade "the policy was lost"
hashes "$vault" | cmp -s - /tmp/vault.before || fail upgrade "the vault was touched"
say upgrade "policy and vault kept"
ask "after the upgrade" radonc-desktop

# The program takes dpkg where there is one: here there must be none, and rpm as other distributions have it.
mv /usr/bin/dpkg /usr/bin/dpkg.away
mv /usr/bin/rpm /usr/bin/rpm.real
printf '#!/bin/sh\nexec /usr/bin/rpm.real --force-debian "$@"\n' > /usr/bin/rpm
chmod 755 /usr/bin/rpm
rpm() { /usr/bin/rpm "$@"; }
updates $shared/newer.rpm $shared/radonc.rpm installed put_older
mv /usr/bin/rpm.real /usr/bin/rpm
rpm() { /usr/bin/rpm --force-debian "$@"; }
mv /usr/bin/dpkg.away /usr/bin/dpkg

rm -f /root/clinic.*.pem
hashes "$vault" > /tmp/vault.before
rpm -e radonc-gpt > /tmp/erase.log 2>&1 || { cat /tmp/erase.log; fail erase "rpm"; }
hashes "$vault" | cmp -s - /tmp/vault.before || fail erase "the vault was touched"
[[ -f /etc/radonc-gpt/policy.toml.rpmsave ]] || fail erase "the changed policy was not kept"
snapshot > /tmp/after
left=$(comm -13 /tmp/before /tmp/after)
other=$(grep -vE '^/(etc|var/lib)/radonc-gpt(/|$)' <<<"$left" || true)
[[ -z $other ]] || fail erase "left behind: $other"
say erase "$(wc -l < /tmp/vault.before) files of the vault kept; the changed policy, keys and model packs too"
rm -r /etc/radonc-gpt /var/lib/radonc-gpt
snapshot | cmp -s - /tmp/before || fail erase "more is left"
say "after removing these" "the system is as before"

# What people type on such a distribution: its solver, without any source of packages.
start=$(now)
dnf -y --disablerepo='*' install $shared/radonc.rpm > /tmp/dnf.log 2>&1 || { cat /tmp/dnf.log; fail dnf "install"; }
took=$(since "$start")
[[ -z $(rpm -V radonc-gpt) ]] || fail dnf "a file differs from the package: $(rpm -V radonc-gpt | head -3)"
dnf -y --disablerepo='*' install $shared/newer.rpm > /tmp/dnf.log 2>&1 || { cat /tmp/dnf.log; fail dnf "upgrade"; }
[[ $(installed) == *+upgrade ]] || fail dnf "version after the upgrade"
as_user radonc-desktop --version >/dev/null
dnf -y --disablerepo='*' remove radonc-gpt > /tmp/dnf.log 2>&1 || { cat /tmp/dnf.log; fail dnf "remove"; }
left=$(snapshot | grep -v '^/var/lib/dnf/' | comm -13 /tmp/before - || true)
[[ -z $left ]] || fail dnf "left behind: $left"
say dnf "installed in $took, upgraded and removed clean, without any source of packages"
