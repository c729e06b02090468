# Sourced by the checks of the USB edition, after say, fail, now and since: sticks with real file systems, mounted by programs
# (FUSE), because the kernel may have no module for them. $folder lies in $shared; $size is room for it in MiB.

# FAT32: mtools keeps a name of up to eight small letters in a short form, which fusefat, unlike kernels, gives back in
# capitals: so fusefat writes these, and mtools, which is fast, the large files with long names.
fat32() { # how it is mounted: ro or rw+; at /stick, by the process $mounted
    mkdir -p /stick
    fusefat -f -o "$1,allow_other" /var/tmp/fat32 /stick > /tmp/mount.log 2>&1 &
    mounted=$!
    for _ in {1..600}; do grep -q ' /stick ' /proc/mounts && return; sleep 0.1; done
    tail -n 5 /tmp/mount.log
    fail FAT32 "cannot be mounted here"
}
fat32_off() {
    umount /stick
    wait "$mounted" || true
}
fill_fat32() { # makes /var/tmp/fat32 with all of the folder
    local start large=(-type f -size +1M \( -name '*.????*' -o -name '[!.][!.][!.][!.][!.][!.][!.][!.][!.]*' \))
    truncate -s "${size}M" /var/tmp/fat32
    mkfs.fat -F 32 -n RADONC /var/tmp/fat32 >/dev/null
    start=$(now)
    cd "$shared"
    fat32 rw+
    find "$folder" -type d -exec mkdir -p '/stick/{}' \; -o \( "${large[@]}" \) -o -print0 |
        xargs -0 cp --parents -t /stick || fail FAT32 "it does not take the folder"
    fat32_off
    find "$folder" "${large[@]}" -print0 | xargs -0 -I '{}' mcopy -i /var/tmp/fat32 '{}' '::{}' ||
        fail FAT32 "it does not take large files"
    cd /
    fsck.fat -n /var/tmp/fat32 > /tmp/fsck.log || { cat /tmp/fsck.log; fail FAT32 "fsck.fat"; }
    say FAT32 "takes all of $(tail -n 1 /tmp/fsck.log), copied in $(since "$start")"
}

# A file system of the same kind that can be written without the kernel's module: no rights, no owners, no links.
exfat() { # whose the files are; at /writable
    local loop
    mkdir -p /writable
    truncate -s "$(( size + 200 ))M" /var/tmp/exfat
    mkfs.exfat -L RADONC /var/tmp/exfat >/dev/null
    loop=$(losetup --find --show /var/tmp/exfat) || fail exFAT "no loop device is free"
    mount.exfat-fuse -o "rw,allow_other,uid=$(id -u "$1"),gid=$(id -g "$1"),umask=022" "$loop" /writable >/tmp/mount.log 2>&1 ||
        { cat /tmp/mount.log; losetup --detach "$loop"; fail exFAT "cannot be mounted here"; }
    losetup --detach "$loop" # as soon as it is no longer mounted, whatever ends this
    cp -r "$shared/$folder" /writable/ || fail exFAT "it does not take the folder"
    ! ln -s x /writable/link 2>/dev/null || fail exFAT "it has links"
    chmod 600 "/writable/$folder/run.bat" 2>/dev/null || true # may be granted, and is forgotten
    [[ $(stat -c %a "/writable/$folder/run.bat") != 600 ]] || fail exFAT "it has rights"
}
