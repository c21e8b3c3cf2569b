# corpus.mk, included by a Makefile of yours: a folder of articles to annotation streams, a summary and a chart.
#
#     CORPUS_ARTICLES = articles
#     include /usr/local/share/isnad/corpus.mk
#
# Then `make -j` annotates what is new or has changed, a stream an article, and prints the summary:
#
#     make                corpus/all.tsv, the merged stream, and corpus/summary.tsv, printed at the end
#     make streams        corpus/streams/NAME.tsv alone, a document each
#     make summary        the counts again
#     make chart          corpus/claims-by-day.svg, by gnuplot
#     make clean-corpus   takes all of it away
#
# Variables, set before the include or on make's command line. A stream that exists is whole: it is written beside and
# renamed. It is made again when its article, the options here or the tools change. isnad-corpus(7) tells more.

CORPUS_ARTICLES ?= articles#   the folder, with all below it but hidden folders
CORPUS_SUFFIX ?= .txt#         what an article's name ends with
CORPUS_FOLDER ?= corpus#       where all that is made goes
CORPUS_IDS ?= path#            a document's id: path, below the folder and without suffix, or name, its last part
CORPUS_TABLE ?=#               a table of path, id, date, outlet, title (tabs between; all but path may be empty)
CORPUS_DATE ?=#                the day of writing: YYYY-MM-DD, name (it is in the path) or first (in the text)
CORPUS_ENCODING ?=#            the charset: UTF-8 where empty, auto, windows-1256 ...
CORPUS_CHART ?= svg#           the chart's format: svg or png
CORPUS_NEEDS ?=#               more files that streams depend on, as a lexicon named in options
CORPUS_TOP ?= 10#              how many sources the summary names

# More options for each tool, as words. --date comes from CORPUS_DATE.
export NORMALIZE_OPTIONS ?=
export SENTSPLIT_OPTIONS ?=
export TOKENIZE_OPTIONS ?=
export NER_TAG_OPTIONS ?=
export NUMEXTRACT_OPTIONS ?=
export CLAIMFIND_OPTIONS ?=

corpus_here := $(patsubst %/,%,$(dir $(lastword $(MAKEFILE_LIST))))
corpus_helpers := $(corpus_here)/corpus
corpus_folder := $(strip $(CORPUS_FOLDER))
corpus_work := $(corpus_folder)/.articles

corpus: summary

ifeq ($(filter-out clean-corpus,$(or $(MAKECMDGOALS),corpus)),)
# Nothing to list where all goes away.
else

# Only make's own variables reach what $(shell) runs, so each is handed over by name, quoted for sh.
corpus_quote = '$(subst ','\'',$(strip $(1)))'
corpus_variables = $(foreach name,ARTICLES SUFFIX FOLDER IDS TABLE DATE, \
  CORPUS_$(name)=$(call corpus_quote,$(CORPUS_$(name))))

ifneq ($(words $(corpus_folder)),1)
$(error CORPUS_FOLDER = $(CORPUS_FOLDER): expected one name without spaces)
endif

CLAIMFIND ?= $(shell . $(corpus_helpers)/claimfind.sh; find_claimfind $(corpus_here) && echo "$$claimfind")
override CLAIMFIND := $(CLAIMFIND)
export CLAIMFIND
ifneq ($(words $(CLAIMFIND)),1)
$(error claimfind at "$(CLAIMFIND)": expected it built, installed, or named by CLAIMFIND, by a path without spaces)
endif

# What the rules stand for; make reads their prerequisites at once, so these come first.
corpus_encoding = $(if $(strip $(CORPUS_ENCODING)),--encoding=$(strip $(CORPUS_ENCODING)))
corpus_needs = $(CLAIMFIND) $(corpus_work)/options $(CORPUS_NEEDS)
corpus_annotate = @[ -d '$(@D)' ] || mkdir -p '$(@D)'; \
  $(corpus_here)/annotate-file --lenient '$@' '$<' $(corpus_encoding)

$(if $(shell $(corpus_variables) $(corpus_helpers)/articles >&2 || echo failed),$(error the articles cannot be listed))
include $(corpus_work)/rules.mk

# Rewritten only where the options or the tools' version are others.
corpus_options := $(shell $(CLAIMFIND) --version) | $(strip $(CORPUS_ENCODING)) | $(strip $(CORPUS_NEEDS)) \
  | $(foreach tool,NORMALIZE SENTSPLIT TOKENIZE NER_TAG NUMEXTRACT CLAIMFIND,$($(tool)_OPTIONS) |)
ifneq ($(file <$(corpus_work)/options),$(corpus_options))
$(file >$(corpus_work)/options,$(corpus_options))
endif
ifneq ($(file <$(corpus_work)/top),$(strip $(CORPUS_TOP)))
$(file >$(corpus_work)/top,$(strip $(CORPUS_TOP)))
endif
endif

# Documents in the order of their ids, by bytes; within one, records in their order.
$(corpus_folder)/all.tsv: $(corpus_work)/list.tsv
	@cut -f 1 $< | sed 's|.*|$(corpus_folder)/streams/&.tsv|' | tr '\n' '\0' | xargs -0 cat | \
	  LC_ALL=C sort -s -t '	' -k 2,2 > $@.tmp && mv $@.tmp $@

# A row a document, and from these a row a day.
$(corpus_folder)/documents.tsv: $(corpus_folder)/all.tsv
	@LC_ALL=C awk -F '\t' -f $(corpus_helpers)/documents.awk $(corpus_work)/list.tsv $< > $@.tmp && mv $@.tmp $@

$(corpus_folder)/claims-by-day.tsv: $(corpus_folder)/documents.tsv
	@{ printf '# day\tdocuments\tclaims\n'; LC_ALL=C awk -F '\t' -v OFS='\t' \
	  '!/^#/ && $$2 != "" { documents[$$2]++; claims[$$2] += $$7 } \
	  END { for (day in documents) print day, documents[day], claims[day] }' $< | LC_ALL=C sort; } > $@.tmp && mv $@.tmp $@

# Who says what to or of whom, by country and day. actorcode lies beside claimfind; without it no codes are known.
corpus_actorcode = $(patsubst %claimfind,%actorcode,$(CLAIMFIND))
$(corpus_folder)/dyads.tsv: $(corpus_folder)/all.tsv $(corpus_folder)/documents.tsv
	@{ printf '# day\tact\tsource\ttarget\tclaims\n'; \
	  if [ -x $(corpus_actorcode) ]; then $(corpus_actorcode) $<; else cat $<; fi | \
	  LC_ALL=C awk -F '\t' -f $(corpus_helpers)/dyads.awk $(corpus_folder)/documents.tsv - | LC_ALL=C sort; } > $@.tmp && \
	  mv $@.tmp $@

$(corpus_folder)/summary.tsv: $(corpus_folder)/documents.tsv $(corpus_folder)/dyads.tsv $(corpus_work)/top
	@LC_ALL=C sh $(corpus_helpers)/summary $(corpus_folder) $(strip $(CORPUS_TOP)) > $@.tmp && mv $@.tmp $@

$(corpus_folder)/claims-by-day.$(CORPUS_CHART): $(corpus_folder)/claims-by-day.tsv
	@sh $(corpus_helpers)/chart $< $@.tmp $(CORPUS_CHART) && mv $@.tmp $@

streams:

summary: $(corpus_folder)/summary.tsv
	@cat $<

chart: $(corpus_folder)/claims-by-day.$(CORPUS_CHART)
	@echo $<

clean-corpus:
	rm -rf $(corpus_folder)/streams $(corpus_work) $(addprefix $(corpus_folder)/,all.tsv documents.tsv summary.tsv \
	  dyads.tsv claims-by-day.tsv claims-by-day.svg claims-by-day.png)

.PHONY: corpus streams summary chart clean-corpus
