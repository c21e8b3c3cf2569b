# scripts/corpus/dyads.awk: from documents.tsv and the merged stream with actorcode's codes, a row a day, act and pair of
# countries: who said what to or of whom, how often. A day that is not known is empty; of an actor of several countries each
# counts.

BEGIN { OFS = "\t" }

FNR == NR { day[$1] = $2; next }

$1 == "C" && match($9, /(^|;)source_actor=[^;]*/) {
    from = substr($9, RSTART, RLENGTH)
    if (!match($9, /(^|;)target_actor=[^;]*/)) next
    froms = countries(from, source); tos = countries(substr($9, RSTART, RLENGTH), target)
    for (i = 1; i <= froms; i++)
        for (j = 1; j <= tos; j++) claims[day[$2] OFS $7 OFS source[i] OFS target[j]]++
}

END { for (pair in claims) print pair, claims[pair] }

# The countries of an attribute, each once, into `list`; how many.
function countries(attribute, list,   parts, seen, count, n, i) {
    sub(/^[^=]*=/, "", attribute)
    n = split(attribute, parts, "+")
    for (i = 1; i <= n; i++) {
        sub(/\/.*/, "", parts[i])
        if (!(parts[i] in seen)) list[++count] = parts[i]
        seen[parts[i]]
    }
    return count
}
