# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts of this folder share. Sourced, never run; the caller has set -euo pipefail and $root.
: "${root:?the caller sets it}"

# The user on whose behalf we work: who called sudo, else who we are.
caller() {
    if [[ $EUID -eq 0 && -n ${SUDO_USER:-} && $SUDO_USER != root ]]; then
        printf '%s\n' "$SUDO_USER"
    else
        id -un
    fi
}

# Runs a command with root's rights.
as_root() {
    if [[ $EUID -eq 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo -- "$@"
    else
        printf 'This needs root, and there is no sudo here: %s\n' "$*" >&2
        return 1
    fi
}

# Runs a command as the caller: under sudo nothing in the tree becomes root's.
as_caller() {
    local user
    user=$(caller)
    if [[ $user == "$(id -un)" ]]; then
        "$@"
    else
        local home
        home=$(getent passwd "$user" | cut -d: -f6)
        runuser -u "$user" -- env "HOME=$home" "USER=$user" "LOGNAME=$user" \
            "XDG_RUNTIME_DIR=/run/user/$(id -u "$user")" "$@"
    fi
}

say() {
    printf '\n== %s\n' "$*"
}

# packages_for PURPOSE...: the names in packaging/dependencies.
packages_for() {
    local purpose
    for purpose in "$@"; do
        awk -v purpose="$purpose" '$1 == purpose { print $2 }' "$root/packaging/dependencies"
    done | sort -u
}

# install_packages PURPOSE...: what is missing and nothing else; silent when all is there.
install_packages() {
    local missing=() package
    while read -r package; do
        # shellcheck disable=SC2016 # dpkg's own variable
        if [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) != installed ]]; then
            missing+=("$package")
        fi
    done < <(packages_for "$@")
    if [[ ${#missing[@]} -eq 0 ]]; then
        return 0
    fi
    say "Installing ${missing[*]}"
    as_root apt-get -q update
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y -o Dpkg::Use-Pty=0 install --no-install-recommends "${missing[@]}"
}

# build PRESET [TARGET...]: configures and builds as the caller.
build() {
    local preset=$1
    shift
    (
        cd -- "$root" || exit
        # Clones of the tree in other places share what ccache has compiled, also on a system installed at another time.
        export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1 CCACHE_COMPILERCHECK=content
        as_caller cmake --preset "$preset"
        as_caller nice cmake --build --preset "$preset" ${1:+--target "$@"}
    )
}

libvirt_answers() {
    as_root timeout 10 virsh -q -c qemu:///system uri >/dev/null 2>&1
}

# Sees to it that a system libvirt runs. Nobody is put into a group, nothing is enabled for later.
ensure_libvirt() {
    if libvirt_answers; then
        return 0
    fi
    say "Starting libvirt"
    if [[ -d /run/systemd/system ]]; then
        as_root systemctl start libvirtd.service
    else
        # Without systemd, in a container say. A machine id and D-Bus are not needed, the folders of /run are.
        as_root mkdir -p /run/libvirt
        [[ -d /run/lock ]] || as_root mkdir -m 1777 /run/lock # libvirt locks the text consoles there
        pgrep -x virtlogd >/dev/null || as_root virtlogd -d
        pgrep -x libvirtd >/dev/null || as_root libvirtd -d
    fi
    local i
    for ((i = 0; i < 60; i++)); do
        if libvirt_answers; then
            return 0
        fi
        sleep 0.5
    done
    printf 'libvirtd was started but does not answer on qemu:///system; Domus says more.\n' >&2
}

# start_xvfb FOLDER: an X server for this script alone; sets DISPLAY and xvfb_pid, logs into the folder.
start_xvfb() {
    local folder=$1 number='' i
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset 3>"$folder/display" 2>"$folder/xvfb.log" &
    # shellcheck disable=SC2034 # the caller ends it
    xvfb_pid=$!
    for ((i = 0; i < 100; i++)); do
        number=$(cat -- "$folder/display")
        [[ -n $number ]] && break
        sleep 0.1
    done
    if [[ -z $number ]]; then
        cat -- "$folder/xvfb.log" >&2
        return 1
    fi
    export DISPLAY=:$number
}
