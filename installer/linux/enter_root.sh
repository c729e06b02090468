#!/usr/bin/env bash
# enter_root.sh ROOT WORK PACKAGE OUT CACHE WHEELHOUSE DATE WAY COMMAND...: run a command in the fixed root, under a
# throw-away layer. Runs in name spaces of its own: no network, own mounts, processes and host name. Nothing of the
# machine is seen inside: not its environment, user, time zone, paths or name.
set -euo pipefail
root=$1 work=$2 package=$3 out=$4 cache=$5 wheelhouse=$6 date=$7 way=$8
shift 8
mount --make-rprivate /
mkdir -p "$work/layer" "$work/mount" "$work/tmp"
mount -t tmpfs -o size=512m none "$work/layer"
mkdir "$work/layer/upper" "$work/layer/work"
mount -t overlay overlay -o "lowerdir=$root,upperdir=$work/layer/upper,workdir=$work/layer/work" "$work/mount"
inside=$work/mount
mount -t proc proc "$inside/proc"
mount -t tmpfs none "$inside/dev"
for device in null zero full random urandom tty; do
    touch "$inside/dev/$device"
    mount --bind "/dev/$device" "$inside/dev/$device"
done
mkdir "$inside/dev/shm" "$inside/radonc" "$inside/out" "$inside/cache" "$inside/wheelhouse"
mount -t tmpfs none "$inside/dev/shm"
ln -s /proc/self/fd "$inside/dev/fd"
mount --bind "$work/tmp" "$inside/tmp"
mount --bind "$work/source" "$inside/radonc"
mkdir -p "$inside/radonc/build/package"
mount --bind "$package" "$inside/radonc/build/package"
mount --bind "$out" "$inside/out"
mount --bind "$cache" "$inside/cache"
mount --bind -o ro "$wheelhouse" "$inside/wheelhouse"
mount -o remount,bind,ro "$inside/radonc"
printf radonc > /proc/sys/kernel/hostname
umask 022
exec chroot "$inside" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TZ=UTC LANG=C.UTF-8 LC_ALL=C.UTF-8 \
    SOURCE_DATE_EPOCH="$date" PYTHONHASHSEED=0 PIP_NO_INDEX=1 PIP_FIND_LINKS=/wheelhouse PIP_NO_CACHE_DIR=1 \
    RADONC_CACHE=/cache RADONC_VULKAN_HEADERS=/wheelhouse RADONC_BUILD_ROOT="$way" "$@"
