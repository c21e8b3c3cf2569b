# scripts/corpus/claimfind.sh, read by the scripts that run the tools: find_claimfind FOLDER sets `claimfind`, for a
# script in FOLDER: $CLAIMFIND, or the one of this tree, or the one installed beside, by whatever prefix, or that in
# PATH. The other tools stand beside it, with the same prefix.
find_claimfind() {
    for claimfind in "${CLAIMFIND-}" "$1/../build/bin/claimfind" "$1"/../../bin/*claimfind \
        "$(command -v claimfind)" "$(command -v isnad-claimfind)"; do
        [ -x "$claimfind" ] && [ ! -d "$claimfind" ] && return 0
        [ -z "${CLAIMFIND-}" ] || break
    done
    echo "${0##*/}: no claimfind${CLAIMFIND:+ at $CLAIMFIND}: expected it built, installed, or named by CLAIMFIND" >&2
    return 1
}

# print_version FOLDER: of the tools that a script runs, under its own name.
print_version() {
    find_claimfind "$1" && "$claimfind" --version | sed "s/^claimfind/${0##*/}/"
}
