# scripts/corpus/progress.sh, read by annotate and run-parallel: how far many processes have come together, said as a tool
# says it of itself (common/progress.h): lines for a log, or one on a terminal, written over and over.

# progress_begin NAME LOG: LOG, where not empty, as --progress. True where anything is to be shown.
progress_begin() {
    progress_name=$1 progress_log=$2 progress_begun=$(date +%s) progress_last=0 progress_line=
    [ -n "$progress_log" ] || { [ -t 2 ] && [ ! -t 1 ]; }
}

# progress_due: whether the last was shown long enough ago.
progress_due() {
    progress_now=$(date +%s)
    if [ -n "$progress_log" ]; then progress_step=10; else progress_step=1; fi
    [ $((progress_now - progress_last)) -ge "$progress_step" ]
}

# progress_show BYTES TOTAL DOCUMENTS.
progress_show() {
    progress_now=$(date +%s) progress_last=$(date +%s)
    [ -n "$progress_log" ] || progress_line=yes
    LC_ALL=C awk -v name="$progress_name" -v log_line="$progress_log" -v bytes="$1" -v total="$2" -v documents="$3" \
        -v seconds=$((progress_now - progress_begun)) 'BEGIN {
            rate = seconds > 0 ? bytes / seconds / 1e6 : 0; left = (total - bytes) / 1e6
            printf "%s%s: %.1f of %.1f MB, %d documents, %.2f MB/s", log_line ? "" : "\r", name, bytes / 1e6, total / 1e6,
                documents, rate
            if (rate > 0 && left > 0) printf ", %.0f s left", left / rate
            printf log_line ? "\n" : "\033[K"
        }' >&2
}

# progress_clear: takes the line off the terminal, for a message or for good.
progress_clear() {
    [ -z "$progress_line" ] || printf '\r\033[K' >&2
    progress_line=
}
