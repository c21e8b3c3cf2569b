# tests/suites/bare_root.sh, read by packages and by scripts/check-bare: a Debian of this release with nothing in it but
# what debootstrap calls minbase. It is kept as BUILD/bare-root.tar, so that the next one takes a second.

# bare_root_missing [BUILD]: why there can be none, or nothing.
bare_root_missing() {
    # shellcheck source=/dev/null
    . /etc/os-release
    if [ "$(id -u)" -ne 0 ] || [ "${ID-}" != debian ]; then
        echo "not root on a Debian"
    elif [ ! -f "${1:-build}/bare-root.tar" ] && ! command -v debootstrap >/dev/null; then
        echo "no debootstrap: scripts/setup package"
    elif ! chroot / true 2>/dev/null; then
        echo "chroot is not allowed here"
    fi
}

# apt's own mirrors of this release of Debian: URI, suite, component.
bare_root_mirrors() {
    apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT) $(LABEL)' 'Created-By: Packages' |
        sed -n 's/ Debian\(-Security\)\{0,1\}$//p' | grep -F " $VERSION_CODENAME" | sort -u
}

bare_root_bootstrap() {
    bare_root_mirrors | grep -q . || apt-get update
    mirror=$(bare_root_mirrors | sed -n "s/ $VERSION_CODENAME main\$//p" | head -n 1)
    debootstrap --variant=minbase "$VERSION_CODENAME" "$2" "$mirror" &&
        rm -f "$2"/var/cache/apt/archives/*.deb && tar -C "$2" -cf "$1/bare-root.tar.tmp" . &&
        mv "$1/bare-root.tar.tmp" "$1/bare-root.tar"
}

# bare_root_make BUILD FOLDER: makes it in a folder that is not there yet. Of this system it knows what a container tells
# its programs of the net, and nothing else. Whoever removes the folder unmounts FOLDER/proc before.
bare_root_make() {
    # shellcheck source=/dev/null
    . /etc/os-release
    mkdir "$2" || return
    if [ -f "$1/bare-root.tar" ]; then tar -C "$2" -xpf "$1/bare-root.tar"; else bare_root_bootstrap "$1" "$2"; fi || return
    bare_root_mirrors | sed 's/^/deb /' >"$2/etc/apt/sources.list"
    apt-config dump | grep -i '^Acquire::http' >"$2/etc/apt/apt.conf.d/mirrors"
    cp /etc/resolv.conf "$2/etc/resolv.conf"
    mount -t proc proc "$2/proc" 2>/dev/null || true
}

# bare_root_run FOLDER COMMAND: in it, by a shell, without anything of this one's environment.
bare_root_run() {
    chroot "$1" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive sh -c "$2"
}
