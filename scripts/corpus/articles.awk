# scripts/corpus/articles.awk: from the old list, the marks, a user's table and the paths found, the new list and rules.
# Reads bytes (LC_ALL=C). See scripts/corpus/articles for what is what.

BEGIN {
    for (i = 1; i < 256; i++) byte_number[sprintf("%c", i)] = i
    digits4 = "[0-9][0-9][0-9][0-9]"; month = "(0[1-9]|1[0-2])"; day = "(0[1-9]|[12][0-9]|3[01])"
    is_date = "^" digits4 "-" month "-" day "$"
    if (ids != "path" && ids != "name") refuse("CORPUS_IDS = " ids ": expected path or name")
    if (date != "" && date != "name" && date != "first" && date !~ is_date)
        refuse("CORPUS_DATE = " date ": expected YYYY-MM-DD, name or first")
}

FILENAME == work "/list.tsv" { was[$1] = $3 "\t" $4 "\t" $5 "\t" $6 "\t" $7; next }
FILENAME == making "/marks" { marked[$0] = 1; next }
FILENAME != making "/found" {
    if (/^#/ || $1 == "") next
    if (NF > 5) refuse(FILENAME ":" FNR ": " NF " columns: expected path, id, date, outlet, title")
    if ($3 != "" && $3 !~ is_date) refuse(FILENAME ":" FNR ": bad date " $3 ": expected YYYY-MM-DD")
    table_row[$1] = FILENAME ":" FNR; table_id[$1] = $2; table_date[$1] = $3
    table_outlet[$1] = $4; table_title[$1] = $5; rows++
    next
}

{
    path = substr($0, length(articles) + 1)
    plain = substr(path, 1, length(path) - length(suffix))
    id = plain
    if (ids == "name") sub(/^.*\//, "", id)
    if (table_id[path] != "") id = table_id[path]
    if (id == "") refuse($0 ": a name that is nothing but " suffix ": expected an id before it")
    if (id in path_of)
        refuse(path " and " path_of[id] ": both would be document " id ": expected CORPUS_IDS = path, or CORPUS_TABLE")
    path_of[id] = path
    if (path in table_row) used++
    delete table_row[path]

    target = encoded(plain)
    source = $0
    if (encoded(source) != source) {
        source = work "/" target ".source"
        print source "\t" $0 >(making "/links")
    }
    mark = work "/" target ".changed"
    row = id "\t" date_of(path) "\t" path "\t" table_outlet[path] "\t" table_title[path]
    if (target in was && was[target] != row) { print mark >(making "/changed"); marked[mark] = 1 }
    print target "\t" source "\t" row >(making "/list.tsv")
    print rule(streams "/" target ".tsv", source, marked[mark] ? " " mark : "", id, date_of(path), table_outlet[path], table_title[path]) >(making "/rules.mk")
}

END {
    if (refused) exit 2
    if (rows && !used) refuse("no path of the table is that of an article: expected paths below " articles)
    if (refused) exit 2
    for (path in table_row) print "corpus.mk: " table_row[path] ": no such article: " path > "/dev/stderr"
}

function refuse(message) {
    print "corpus.mk: " message > "/dev/stderr"
    refused = 1
    exit 2
}

# Bytes that make, sh and xargs pass on unread stay; + begins the code of any other.
function encoded(text,   out, c) {
    if (text ~ /^[A-Za-z0-9._\/@,\200-\377-]+$/) return text
    out = ""
    while (text != "") {
        c = substr(text, 1, 1)
        text = substr(text, 2)
        out = out (c ~ /[A-Za-z0-9._\/@,\200-\377-]/ ? c : sprintf("+%02X", byte_number[c]))
    }
    return out
}

# The day when it was written: by the table, by the first full date in its path (2016-05-01, 2016/05/01, 2016_05_01,
# 20160501), or the same for all. With `first`, numextract finds it in the text.
function date_of(path,   found) {
    if (table_date[path] != "") return table_date[path]
    if (date != "name") return date
    if (!match("/" path, "[^0-9](19|20)[0-9][0-9]([-_/.]" month "[-_/.]" day "|" month day ")([^0-9]|$)")) return ""
    found = substr("/" path, RSTART + 1, RLENGTH - 1)
    gsub(/[^0-9]/, "", found)
    return substr(found, 1, 4) "-" substr(found, 5, 2) "-" substr(found, 7, 2)
}

# The empty rule for the source keeps make from looking through all its built-in ones for each article.
function rule(stream, source, mark, id, day, outlet, title,   line) {
    line = quoted("--doc=" id) (day == "" ? "" : " --date=" day)
    line = line (outlet == "" ? "" : " " quoted("--outlet=" outlet)) (title == "" ? "" : " " quoted("--headline=" title))
    return "streams $(corpus_folder)/all.tsv: " stream "\n" \
        source ":;\n" stream ": " source mark " $(corpus_needs)\n\t$(corpus_annotate) " line "\n"
}

# For sh within make.
function quoted(text) {
    gsub(/'/, "'\\''", text)
    gsub(/\$/, "$$", text)
    return "'" text "'"
}
