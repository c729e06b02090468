#!/usr/bin/env bash
# prefix.sh ROOT: let Wine lay out its drive C in the chroot, once. Runs in name spaces of its own, without a network.
set -euo pipefail
root=$1
mount --make-rprivate /
mount -t proc proc "$root/proc"
mount -t tmpfs none "$root/dev"
for device in null zero full random urandom tty; do
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
done
mkdir -p "$root/dev/shm"
mount -t tmpfs none "$root/dev/shm"
ln -sf /proc/self/fd "$root/dev/fd"
rm -rf "$root/root/prefix" "$root/root/prefix-unfinished"
chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 XDG_RUNTIME_DIR=/tmp \
    WINEPREFIX=/root/prefix-unfinished WINEDEBUG=-all WINEDLLOVERRIDES="winemenubuilder.exe=d;mscoree=d;mshtml=d" \
    bash -c 'wineboot -i && wineserver -w'
mv "$root/root/prefix-unfinished" "$root/root/prefix"
