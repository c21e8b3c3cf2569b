# scripts/corpus/shards.sh, read by run-parallel and slurm-array: what they share. A folder of shards, as scripts/shard
# makes it, holds NUMBER.tsv; beside it comes NUMBER.stream, or NUMBER.stream.failed (scripts/annotate-file).

name=${0##*/}
. "$here/corpus/claimfind.sh"
. "$here/corpus/progress.sh"

fail() {
    echo "$name: $1" >&2
    exit 2
}

# once OPTION VALUE: it must not have come before.
once() {
    [ -z "$2" ] || fail "$1: given twice: expected it once"
}

# shards_open FOLDER OPTION...: the folder must hold shards. Streams made with other options are no longer any.
shards_open() {
    folder=$1
    shift
    # Those of this shell would not come along to other machines.
    unset NORMALIZE_OPTIONS SENTSPLIT_OPTIONS TOKENIZE_OPTIONS NER_TAG_OPTIONS NUMEXTRACT_OPTIONS CLAIMFIND_OPTIONS
    [ -d "$folder" ] || fail "$folder: no such folder: expected one that scripts/shard has made"
    [ -e "$folder/000001.tsv" ] || fail "$folder: no shard 000001.tsv: expected a folder that scripts/shard has made"
    for option; do
        case $option in
        *[!A-Za-z0-9_.,:/=@%+-]* | '') fail "$option: expected options without spaces and quotes" ;;
        esac
    done
    if [ "$(cat "$folder/options" 2>/dev/null)" != "$*" ]; then
        rm -f "$folder"/*.stream
        printf '%s\n' "$*" >"$folder/options" || exit 2
    fi
}

# is_done SHARD: whether it has a stream, and none that is older or that an older tool made.
is_done() {
    [ -e "${1%.tsv}.stream" ] && [ ! "$1" -nt "${1%.tsv}.stream" ] && [ ! "$claimfind" -nt "${1%.tsv}.stream" ]
}

# shards_todo: the shards that are not done.
shards_todo() {
    for shard in "$folder"/[0-9]*.tsv; do is_done "$shard" || printf '%s\n' "$shard"; done
}

# shards_show SIZES: how far those are of which SIZES has the documents, the bytes and the name, a line each.
shards_show() {
    shown_bytes=0 shown_total=0 shown_documents=0
    while read -r documents bytes shard; do
        shown_total=$((shown_total + bytes))
        ! is_done "$shard" || shown_bytes=$((shown_bytes + bytes)) shown_documents=$((shown_documents + documents))
    done <<EOF
$1
EOF
    progress_show "$shown_bytes" "$shown_total" "$shown_documents"
}

# shards_watch SIZES: shows that until it is killed.
shards_watch() {
    trap 'progress_clear; exit 0' TERM
    while :; do
        ! progress_due || shards_show "$1"
        sleep 0.5
    done
}

# shards_run COMMAND: the shards to do go to COMMAND, a function, a line each; those that fail go there again, alone.
# `progress` is not empty where lines for a log are wanted.
shards_run() {
    try=0 watch=
    todo=$(shards_todo)
    if progress_begin "$name" "$progress" && [ -n "$todo" ]; then
        sizes=$(printf '%s\n' "$todo" | tr '\n' '\0' | xargs -0 wc -lc -- | grep '\.tsv$')
        shards_watch "$sizes" &
        watch=$!
        trap 'kill "$watch" 2>/dev/null' EXIT
        trap 'exit 2' HUP INT TERM
    fi
    while [ "$try" -lt "$tries" ] && todo=$(shards_todo) && [ -n "$todo" ]; do
        try=$((try + 1))
        printf '%s\n' "$todo" | "$1"
        todo=$(shards_todo)
        [ -z "$todo" ] || printf '%s\n' "$todo" | sed "s|^|$name: try $try of $tries failed: |" >&2
    done
    [ -n "$watch" ] || return 0
    kill "$watch"
    wait "$watch"
    [ -z "$progress" ] || shards_show "$sizes"
}

# shards_close MERGED: names the shards that failed and those rejected in part; merges all in the order of the input,
# where a name is given. Its status is the run's.
shards_close() {
    for stream in "$folder"/[0-9]*.stream.rejected; do
        [ ! -e "$stream" ] || echo "$name: ${stream%.stream.rejected}.tsv: rejected in part: see $stream" >&2
    done
    todo=$(shards_todo)
    printf '%s' "${todo:+$todo
}" | while IFS= read -r shard; do
        why=${shard%.tsv}.stream.failed
        if [ -e "$why" ]; then why="see $why"; else why="it left no word"; fi
        echo "$name: $shard: failed $tries times: $why; run again: it alone will be done" >&2
    done
    [ -z "$todo" ] || return 2
    if [ -n "$1" ]; then
        printf '%s\n' "$folder"/[0-9]*.stream | tr '\n' '\0' | xargs -0 cat >"$1.tmp.$$" || return 2
        mv "$1.tmp.$$" "$1" || return 2
    fi
    for stream in "$folder"/[0-9]*.stream.rejected; do [ ! -e "$stream" ] || return 1; done
}
