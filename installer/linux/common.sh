# Sourced by the steps of each check, inside the bare system and without a network. Each step prints one line; the first
# that does not hold ends everything with 1. $kind is the word that the lines begin with.
set -Eeuo pipefail
# What ends without a sentence of its own names its place, from the inside out.
trap 'echo "$kind: ended with $? in ${BASH_SOURCE[0]##*/}, line $LINENO: $BASH_COMMAND" >&2' ERR
shared=/mnt/shared user=clinician home=/home/clinician
vault=$home/.local/share/radonc-gpt/demo/vault

say() { printf '%s: %4d s  %-34s %s\n' "$kind" "$SECONDS" "$1" "$2"; }
fail() { say "$1" "FAILED: $2"; exit 1; }
now() { date +%s%N; }
since() { echo "$(( ($(now) - $1) / 1000000 )) ms"; }
who=(setpriv --reuid="$user" --regid="$user" --init-groups --reset-env -- env LC_ALL=C.UTF-8)
as_user() { "${who[@]}" "$@"; }
windows() { DISPLAY=:9 xdotool search --onlyvisible --name RadOnc 2>/dev/null || true; }
snapshot() { find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /mnt -o -path /tmp -o -path /home \
    -o -path /var/log -o -path /var/cache -o -path /var/lib/dpkg -o -path /var/lib/apt -o -path /root/.rpmdb \) \
    -prune -o -print | sort; }
hashes() { (cd "$1" && find . -type f -exec sha256sum {} + | sort); }
# Refused: exit code 2 and one sentence.
refused() { local code=0; "$@" >/tmp/refused.log 2>&1 || code=$?; [[ $code -eq 2 && $(wc -l < /tmp/refused.log) -eq 1 ]]; }

no_network() {
    [[ -z $(ip -o addr show 2>/dev/null | grep -v ' lo ') ]] || fail network "there is one"
    if (exec 3<>/dev/tcp/192.0.2.1/80) 2>/dev/null; then fail network "something can be reached"; fi
    say network "none"
}

prepare() { # the tools of the test, and what the .deb depends on
    apt-get install -y -qq --no-install-recommends "$@" fonts-dejavu-core >/tmp/tools.log 2>&1 ||
        { cat /tmp/tools.log; fail tools "not in the cache"; }
    useradd --create-home "$user"
    apt-get satisfy -y -qq --no-install-recommends "$(dpkg-deb -f $shared/radonc.deb Depends | tr -d '\n')" \
        >/tmp/tools.log 2>&1 || { cat /tmp/tools.log; fail dependencies "not in the cache"; }
}

libraries() { # folder of the app
    local lacking
    lacking=$(find "$1" -type f \( -name '*.so' -o -name '*.so.*' \) ! -name libggml-vulkan.so -print0 |
        xargs -0 env LD_LIBRARY_PATH="$1/_internal" ldd 2>/dev/null | grep 'not found' || true)
    [[ -z $lacking ]] || fail libraries "$lacking"
    say libraries "every library finds all that it needs"
}

rights() {
    [[ -z $(find /opt/radonc-gpt /etc/radonc-gpt /var/lib/radonc-gpt \( ! -user root -o -perm /022 \) ! -type l) ]] ||
        fail rights "a user could change the program"
    say rights "no file of the program can be changed by a user"
}

commands() {
    local name
    for name in backup restore export import passwd users verify audit verify-file; do
        as_user radonc-desktop vault $name --help >/dev/null || fail commands "vault $name"
    done
    for name in pack update run batch check; do as_user radonc-models $name --help >/dev/null || fail commands "$name"; done
    ! as_user radonc-models --help | grep -Eq '^ +(fetch|tune|synthesize|evaluate|extract) ' || fail commands "too many"
    say commands "9 of the vault and 5 of the models start; none that fetches, trains or extracts is there"
}

screen() { # start a screen of its own
    Xvfb :9 -screen 0 1400x900x24 -nolisten tcp -noreset >/dev/null 2>&1 &
    for _ in {1..100}; do [[ -S /tmp/.X11-unix/X9 ]] && return; sleep 0.1; done
    fail screen "Xvfb does not start"
}

show_window() { # what to start; $took is how long the window took
    [[ -z $(windows) ]] || fail window "there is one already"
    local start application
    start=$(now)
    "${who[@]}" DISPLAY=:9 "$@" > /tmp/window.log 2>&1 &
    application=$!
    for _ in {1..6000}; do
        [[ -n $(windows) ]] && break
        kill -0 $application 2>/dev/null || { cat /tmp/window.log; fail window "the app ended"; }
        sleep 0.05
    done
    [[ -n $(windows) ]] || fail window "none within 300 s"
    took=$(since "$start")
    kill $application
    wait $application 2>/dev/null || true
}

ask() { # name of the step, then what to start
    local step=$1 start task
    shift
    rm -rf /tmp/pictures
    install -d -o $user /tmp/pictures
    start=$(now)
    as_user DISPLAY=:9 "$@" --headless-demo /tmp/pictures > /tmp/answers.log 2>&1 ||
        { cat /tmp/answers.log; fail "$step" "the demo"; }
    took=$(since "$start")
    for task in regimen modality diagnosis; do
        grep -qi "$task" /tmp/answers.log || fail "$step" "no answer for $task"
    done
    mkdir -p $shared/pictures && cp /tmp/pictures/*.png $shared/pictures/
    say "$step" "three tasks answered on screen, $took"
}

doctor() { # what to start; 1 is expected of a synthetic pack
    local code=0
    as_user "$@" --doctor > /tmp/doctor.log || code=$?
    [[ $code -eq 1 ]] || { cat /tmp/doctor.log; fail doctor "exit code $code, 1 is expected of a synthetic pack"; }
    say doctor "$(grep -c '^\[  ok' /tmp/doctor.log) sections ok, 1 warning (synthetic pack); $(grep -o 'The engine writes.*' /tmp/doctor.log)"
}

passphrase=$(head -c 24 /dev/urandom | base64)
sign() { # release of the pack
    rm -rf /var/tmp/stick
    radonc-models pack sign /mnt/pack --key /root/clinic.key.pem --release "$1" \
        --out /var/tmp/stick --split 100 --passphrase-fd 3 3<<<"$passphrase" >/dev/null
}

packs() {
    local start
    radonc-models pack keygen /root/clinic --passphrase-fd 3 3<<<"$passphrase" >/dev/null
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
}

# A signed update: FILE of the newer package, of the older, a function that prints the installed version and one that
# installs the older one.
updates() {
    local newer=$1 older=$2 installed=$3 put_older=$4 version later
    later=$($installed)
    $put_older
    version=$($installed)
    [[ $later != "$version" ]] || fail update "the versions are the same"
    radonc-models pack keygen /root/it --passphrase-fd 3 3<<<"$passphrase" >/dev/null
    radonc-models update sign "$newer" --version 99.0.0 --before "$older" --before-version "$version" \
        --key /root/it.key.pem --out /var/tmp/update --passphrase-fd 3 3<<<"$passphrase" >/dev/null
    refused radonc-models update install /var/tmp/update || fail update "installed without a trusted key"
    install -D -m 644 /root/it.pub.pem /etc/radonc-gpt/update-keys/it.pub.pem
    radonc-models update install /var/tmp/update > /tmp/update.log 2>&1 || { cat /tmp/update.log; fail update "install"; }
    [[ $($installed) == "$later" ]] || fail update "version"
    radonc-models update rollback > /tmp/update.log 2>&1 || { cat /tmp/update.log; fail update "rollback"; }
    [[ $($installed) == "$version" ]] || fail update "version after the rollback"
    radonc-models update sign "$older" --version 98.0.0 --key /root/it.key.pem --out /var/tmp/downgrade \
        --passphrase-fd 3 3<<<"$passphrase" >/dev/null
    refused radonc-models update install /var/tmp/downgrade || fail update "a downgrade was taken"
    grep -q 'has had 99' /tmp/refused.log || fail update "$(cat /tmp/refused.log)"
    printf '\x01' | dd of="/var/tmp/update/${newer##*/}" bs=1 seek=4321 conv=notrunc 2>/dev/null
    refused radonc-models update install /var/tmp/update || fail update "a changed byte was taken"
    [[ $($installed) == "$version" ]] || fail update "a refusal changed the version"
    rm -r /var/tmp/update /var/tmp/downgrade /etc/radonc-gpt/update-keys /root/it.*.pem
    say "signed update" "installed, taken back; no trusted key, changed byte and downgrade refused"
}
