#!/usr/bin/env bash
# enter.sh BARE WORK PACK: put a throw-away layer over the bare system and run steps.sh in it. Runs in name spaces of its
# own: no network, own mounts, own processes; all of it is gone when this ends.
set -euo pipefail
bare=$1 work=$2 pack=$3
mount --make-rprivate /
mkdir -p "$work/layer" "$work/root"
mount -t tmpfs -o size=3g none "$work/layer"
mkdir "$work/layer/upper" "$work/layer/work"
mount -t overlay overlay -o "lowerdir=$bare,upperdir=$work/layer/upper,workdir=$work/layer/work" "$work/root"
root=$work/root
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys" || true
mount -t tmpfs none "$root/dev"
for device in null zero full random urandom tty fuse loop-control loop{0..7}; do
    [[ -e /dev/$device ]] || continue
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
done
mkdir -p "$root/dev/shm" "$root/dev/pts" "$root/mnt/shared" "$root/mnt/pack"
mount -t tmpfs none "$root/dev/shm"
ln -sf /proc/self/fd "$root/dev/fd"
mount --bind "$work/shared" "$root/mnt/shared"
mount --bind -o ro "$pack" "$root/mnt/pack"
exec chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive bash /mnt/shared/steps.sh
