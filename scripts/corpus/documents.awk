# scripts/corpus/documents.awk: from corpus.mk's list and the merged stream, a row a document, in the stream's order:
# id, date, sentences, tokens, names, numbers, claims, the article's path, outlet, headline. A document without a record has one too, at
# the end.

BEGIN { print "# doc\tdate\tsentences\ttokens\tnames\tnumbers\tclaims\tfile\toutlet\ttitle" }

# A stream escapes what an id may hold: of that only the backslash and the tab could, and no path has them.
FNR == NR { order[++documents] = $3; date[$3] = $4; path[$3] = $5; next }

$2 != id { finish(); id = $2 }
{ count[$1]++ }

# What the document says of itself, by --meta, counts before the list.
$1 == "D" {
    if ($8 != "") date[id] = $8
    title[id] = $6
    if (match($9, /(^|;)outlet=[^;]*/)) outlet[id] = decoded(substr($9, RSTART, RLENGTH))
}

# What numextract --date first takes: the first full date of the document. A Hijri one stands resolved in attributes.
$1 == "N" && date[id] == "first" && $8 ~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]/ {
    if ($9 !~ /(^|;)cal=/) date[id] = substr($8, 1, 10)
    else if (match($9, /(^|;)resolved=[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]/))
        date[id] = substr($9, RSTART + RLENGTH - 10, 10)
}

END {
    finish()
    for (i = 1; i <= documents; i++) if (!(order[i] in done)) { id = order[i]; finish() }
}

function finish(   type) {
    if (id == "") return
    printf "%s\t%s\t%d\t%d\t%d\t%d\t%d\t%s\t%s\t%s\n", id, (date[id] == "first" ? "" : date[id]), \
        count["S"], count["T"], count["E"], count["N"], count["C"], path[id], outlet[id], title[id]
    done[id] = 1
    for (type in count) delete count[type]
}

function decoded(pair) {
    sub(/^;?[^=]*=/, "", pair)
    gsub(/%3B/, ";", pair); gsub(/%3D/, "=", pair); gsub(/%2C/, ",", pair); gsub(/%25/, "%", pair)
    return pair
}
