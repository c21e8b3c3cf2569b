# bash completion for the tools of isnad. The names of options are those that the tool's own --help shows; only values
# are listed here, and tests/suites/install holds them against what the tools say that they expect.

# _isnad_values OPTION: the values that an option takes, a word each; status 1 where they are no fixed list.
_isnad_values() {
    case $1 in
    --profile) echo default search print none ;;
    --form) echo nfc nfd nfkc nfkd none ;;
    --digits) echo ascii ;;
    --letters) echo arabic ;;
    --mode) echo news uax29 graphemes ;;
    --clitics) echo atb d3 farasa none ;;
    --color) echo always never auto ;;
    --lang) echo ar en ;;
    --to) echo json csv tsv sql conllu vertical brat webanno w3c ;;
    --by) echo record sentence ;;
    --offsets) echo chars bytes utf16 ;;
    *) return 1 ;;
    esac
}

# _isnad_tools COMMAND: the tools that `isnad` lists.
_isnad_tools() {
    "$1" </dev/null 2>/dev/null | sed -n 's/^  \([a-z-]*\)  *[a-z].*/\1/p' | sed '/^isnad$/d'
}

# _isnad_options COMMAND...: the long options that its --help shows before its example.
_isnad_options() {
    local line word
    "$@" --help 2>/dev/null </dev/null | while IFS= read -r line && [[ $line != example* ]]; do
        [[ $line == *--* ]] || continue
        for word in ${line//[^a-z0-9-]/ }; do
            [[ $word == --[a-z]* ]] && echo "$word"
        done
    done
}

_isnad() {
    local word=$2 option=$3 at
    local -a command=("$1")
    COMPREPLY=()
    if [[ ${1##*/} == isnad ]]; then
        if [[ $COMP_CWORD -eq 1 && $word != -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W "$(_isnad_tools "$1")" -- "$word")
            return 0
        fi
        [[ $COMP_CWORD -eq 1 ]] || command+=("${COMP_WORDS[1]}")
    fi
    # bash makes `--form=nf` three words.
    if [[ $word == "=" ]]; then word=; elif [[ $option == "=" ]]; then option=${COMP_WORDS[COMP_CWORD - 2]}; fi
    for ((at = 1; at < COMP_CWORD; at++)); do
        [[ ${COMP_WORDS[at]} != -- ]] || return 0
    done
    case $option in
    --encoding) mapfile -t COMPREPLY < <(compgen -W "auto UTF-8 UTF-16 windows-1256 ISO-8859-6" -- "$word") ;;
    --date) mapfile -t COMPREPLY < <(compgen -W "doc first none" -- "$word") ;;
    --*)
        local values
        values=$(_isnad_values "$option") && mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
        ;;
    esac
    [[ ${#COMPREPLY[@]} -gt 0 || $word != -* ]] ||
        mapfile -t COMPREPLY < <(compgen -W "$(_isnad_options "${command[@]}")" -- "$word")
}

# Where nothing is found, readline completes the names of files.
complete -o default -o bashdefault -F _isnad @NAMES@
