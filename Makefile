# isnad: build, check, bench, eval, fuzz; install and package: install.mk. See README.md; scripts/demo and scripts/check
# do all the set-up.

VERSION = 0.2.0
BUILD = build
BIN = $(BUILD)/bin

TOOLS = normalize sentsplit tokenize ner-tag numextract claimfind actorcode lineup annview annconvert

CFLAGS ?= -O3 -g
LDFLAGS ?=
WARNINGS = -Wall -Wextra -Wconversion -Werror
override CPPFLAGS += -D_POSIX_C_SOURCE=200809L -DISNAD_VERSION='"$(VERSION)"' -I. -I$(BUILD)
override CFLAGS += -std=c11 $(WARNINGS)
LDLIBS = $(shell pkg-config --libs libutf8proc icu-i18n icu-uc) -lm -pthread

COMMON = $(wildcard common/*.c)
# All but what makes the program of the library.
MODULES = $(filter-out %/main.c %/tool.c,$(wildcard tools/*.c tools/*/*.c))
PROGRAM_C = tools/main.c $(wildcard tools/*/tool.c)
PROGRAM_O = $(PROGRAM_C:%.c=$(BUILD)/%.o)
# Month and zone names are parts of time-words.tsv: one lexicon; so are unit names by hand and from ICU.
TIME_WORDS = $(addprefix tools/numextract/,time-words.tsv month-words.tsv zone-words.tsv)
ADJECTIVES = $(addprefix tools/numextract/,adjectives.tsv news-adjectives.tsv)
UNITS = tools/numextract/units.tsv
UNIT_WORDS = tools/numextract/unit-words.tsv
CLITIC_WEIGHTS = tools/tokenize/clitic-weights.tsv
CUE_LEMMAS = tools/claimfind/cue-lemmas.tsv
LEXICONS = $(filter-out $(TIME_WORDS) $(ADJECTIVES) $(UNITS) $(UNIT_WORDS) $(CLITIC_WEIGHTS) $(CUE_LEMMAS),$(wildcard tools/*/*.tsv)) \
  $(addprefix $(BUILD)/lexicons/,time-words.tsv adjectives.tsv unit-words.tsv cues.tsv)
# Their keys are stems of words, so that a row stands for all forms of its words.
STEM_LEXICONS = $(addprefix tools/actorcode/,actor-words.tsv known-actors.tsv national-media.tsv nationality-countries.tsv)
LEXICON_C = $(patsubst %.tsv,$(BUILD)/lexicons/%.c,$(notdir $(LEXICONS))) $(BUILD)/lexicons/hijri-years.c $(BUILD)/lexicons/time-zones.c
CHARACTER_TABLE = $(BUILD)/character_table.c
WEIGHT_TABLE = $(BUILD)/clitic_weights.c
NER_MODEL = $(BUILD)/ner_model.c
CLAIM_WEIGHTS = $(BUILD)/claim_weights.c
PAGE_STYLE = $(BUILD)/page_style.c
OBJECTS = $(COMMON:%.c=$(BUILD)/%.o) $(MODULES:%.c=$(BUILD)/%.o) $(LEXICON_C:.c=.o) $(CHARACTER_TABLE:.c=.o) \
  $(WEIGHT_TABLE:.c=.o) $(NER_MODEL:.c=.o) $(CLAIM_WEIGHTS:.c=.o) $(PAGE_STYLE:.c=.o)
LIBRARY = $(BUILD)/libisnad.a
EMBEDDED = $(BUILD)/lib/libisnad.a
OBJCOPY = objcopy
# One program, and a link to it for each tool.
BINARIES = $(BIN)/isnad $(TOOLS:%=$(BIN)/%)
UNIT_TESTS = $(patsubst tests/unit/%.c,$(BUILD)/tests/unit-%,$(wildcard tests/unit/*.c))
FUZZ_TARGETS = $(filter-out replay,$(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c)))
FUZZERS = $(FUZZ_TARGETS:%=$(BUILD)/fuzz/%)
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FUZZ_SECONDS = 30
FUZZ_LENGTH = 256

all: programs $(EMBEDDED)

programs: $(BINARIES)

$(BIN)/isnad: $(PROGRAM_O) $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(TOOLS:%=$(BIN)/%): $(BIN)/isnad
	@ln -sf isnad $@

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	$(AR) qcs $@ $^

# What is installed for programs of others: one object that shows the names of isnad.h and no other.
$(EMBEDDED): $(OBJECTS)
	@mkdir -p $(@D)
	$(LD) -r -o $(@D)/isnad.o $^
	$(OBJCOPY) --wildcard --keep-global-symbol='isnad_*' $(@D)/isnad.o
	@rm -f $@
	$(AR) qcs $@ $(@D)/isnad.o

$(BUILD)/%.o: %.c $(BUILD)/lexicons.h
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# Those that say the version are made again when it changes.
$(addprefix $(BUILD)/,common/options.o tools/isnad.o tools/main.o tools/show/page.o): $(BUILD)/version

$(BUILD)/version: FORCE
	@mkdir -p $(@D)
	@echo '$(VERSION)' | cmp -s - $@ || echo '$(VERSION)' > $@

$(BUILD)/lexicons/%.o: $(BUILD)/lexicons/%.c
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# Lexicons: a TSV becomes a static table, by the code that reads a user's own at run time.
LEXICON_COMPILER = $(BUILD)/compile-lexicon
$(LEXICON_COMPILER): scripts/build/compile-lexicon.c $(COMMON) $(wildcard common/*.h)
	@mkdir -p $(@D)
	$(CC) -D_POSIX_C_SOURCE=200809L -DISNAD_VERSION='"$(VERSION)"' -I. -O1 -std=c11 $(WARNINGS) -o $@ $(filter %.c,$^) $(LDLIBS)

define compile_lexicon
$(BUILD)/lexicons/$(basename $(notdir $(1))).c: $(1) $(LEXICON_COMPILER)
	@mkdir -p $(BUILD)/lexicons
	$(LEXICON_COMPILER) $(if $(filter $(1),$(STEM_LEXICONS)),--stems) $(1) > $$@.tmp && mv $$@.tmp $$@
endef
$(foreach lexicon,$(LEXICONS),$(eval $(call compile_lexicon,$(lexicon))))

# Names of units and currencies and all their forms; what stands in the hand-made list counts before them.
UNIT_GENERATOR = $(BUILD)/generate-units
$(UNIT_GENERATOR): scripts/build/generate-units.c $(COMMON) $(wildcard common/*.h)
	@mkdir -p $(@D)
	$(CC) -D_POSIX_C_SOURCE=200809L -DISNAD_VERSION='"$(VERSION)"' -I. -O1 -std=c11 $(WARNINGS) -o $@ $(filter %.c,$^) $(LDLIBS)

$(BUILD)/lexicons/unit-words.tsv: $(UNITS) $(UNIT_WORDS) $(UNIT_GENERATOR)
	@mkdir -p $(@D)
	$(UNIT_GENERATOR) $(UNITS) > $@.names
	cat $(UNIT_WORDS) $@.names | awk '!seen[$$0]++' > $@.tmp && mv $@.tmp $@

# All forms of claimfind's cues from their principal parts, by the code that inflects a user's own at run time.
CUE_GENERATOR = $(BUILD)/generate-cues
INFLECTION = tools/claimfind/inflect.c tools/claimfind/lemmas.c
$(CUE_GENERATOR): scripts/build/generate-cues.c $(INFLECTION) $(INFLECTION:.c=.h) $(COMMON) $(wildcard common/*.h)
	@mkdir -p $(@D)
	$(CC) -D_POSIX_C_SOURCE=200809L -DISNAD_VERSION='"$(VERSION)"' -I. -O1 -std=c11 $(WARNINGS) -o $@ $(filter %.c,$^) $(LDLIBS)

$(BUILD)/lexicons/cues.tsv: $(CUE_LEMMAS) $(CUE_GENERATOR)
	@mkdir -p $(@D)
	$(CUE_GENERATOR) $(CUE_LEMMAS) > $@.tmp && mv $@.tmp $@

# What Unicode says of the characters that normalize meets all the time.
$(BUILD)/compile-characters: scripts/build/compile-characters.c tools/normalize/character_table.h
	@mkdir -p $(@D)
	$(CC) -I. -O1 -std=c11 $(WARNINGS) -o $@ $< $(LDLIBS)

$(CHARACTER_TABLE): $(BUILD)/compile-characters
	$(BUILD)/compile-characters > $@.tmp && mv $@.tmp $@

$(CHARACTER_TABLE:.c=.o): $(CHARACTER_TABLE)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# What scripts/train/clitics learnt, for tokenize --clitics.
$(BUILD)/compile-clitics: scripts/build/compile-clitics.c tools/tokenize/clitic_weights.h $(COMMON) $(wildcard common/*.h)
	@mkdir -p $(@D)
	$(CC) -D_POSIX_C_SOURCE=200809L -DISNAD_VERSION='"$(VERSION)"' -I. -O1 -std=c11 $(WARNINGS) -o $@ $(filter %.c,$^) $(LDLIBS)

$(WEIGHT_TABLE): $(CLITIC_WEIGHTS) $(BUILD)/compile-clitics
	$(BUILD)/compile-clitics $< > $@.tmp && mv $@.tmp $@

$(WEIGHT_TABLE:.c=.o): $(WEIGHT_TABLE)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# What scripts/train/ner has learnt, as static tables.
$(BUILD)/compile-model: scripts/build/compile-model.c tools/ner-tag/model.c tools/ner-tag/model_file.c tools/ner-tag/model.h \
  $(COMMON) $(wildcard common/*.h)
	@mkdir -p $(@D)
	$(CC) -D_POSIX_C_SOURCE=200809L -DISNAD_VERSION='"$(VERSION)"' -I. -O1 -std=c11 $(WARNINGS) -o $@ $(filter %.c,$^) $(LDLIBS)

$(NER_MODEL): tools/ner-tag/model/news.tsv $(BUILD)/compile-model
	$(BUILD)/compile-model $< > $@.tmp && mv $@.tmp $@

$(NER_MODEL:.c=.o): $(NER_MODEL)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# What scripts/train/claims has learnt, for claimfind.
$(BUILD)/compile-claims: scripts/build/compile-claims.c tools/claimfind/weights.h $(COMMON) $(wildcard common/*.h)
	@mkdir -p $(@D)
	$(CC) -D_POSIX_C_SOURCE=200809L -DISNAD_VERSION='"$(VERSION)"' -I. -O1 -std=c11 $(WARNINGS) -o $@ $(filter %.c,$^) $(LDLIBS)

CLAIM_MODEL = tools/claimfind/model/claims.tsv
$(CLAIM_WEIGHTS): $(CLAIM_MODEL) $(BUILD)/compile-claims
	$(BUILD)/compile-claims $< > $@.tmp && mv $@.tmp $@

$(CLAIM_WEIGHTS:.c=.o): $(CLAIM_WEIGHTS)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# annview's style sheet.
$(BUILD)/compile-style: scripts/build/compile-style.c tools/show/page_style.h
	@mkdir -p $(@D)
	$(CC) -I. -O1 -std=c11 $(WARNINGS) -o $@ $<

$(PAGE_STYLE): tools/show/style.css $(BUILD)/compile-style
	$(BUILD)/compile-style $< > $@.tmp && mv $@.tmp $@

$(PAGE_STYLE:.c=.o): $(PAGE_STYLE)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# For scripts/train/ner alone.
$(BUILD)/dump-%: scripts/train/dump-%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# For scripts/train/claims alone. The vectors of this machine, and sums in whatever order is fastest: what is fitted is rounded
# to integers at the end.
$(BUILD)/claims-fit: $(wildcard scripts/train/claims-fit/*.c scripts/train/claims-fit/*.h) $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -std=gnu11 -O3 -march=native -ffast-math -g -Wall -Wextra $(LDFLAGS) -o $@ $(filter-out %.h,$^) $(LDLIBS)

$(BUILD)/dump-claims: scripts/train/dump-claims.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# Its sums come out the same on every processor with these vectors.
$(BUILD)/train-tagger-wide: override CPPFLAGS += -DISNAD_NER_WIDTH=96
$(BUILD)/train-tagger $(BUILD)/train-tagger-wide: $(wildcard scripts/train/tagger/*.c scripts/train/tagger/*.h) $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -std=gnu11 $(WARNINGS) -O3 -mavx2 -mfma -ffast-math -o $@ $(filter %.c %.a,$^) $(LDLIBS)

# Names of months, weekdays and time zones and the table of Hijri months, as ICU has them. Where a hand-made list has a
# key too, its row comes first and counts.
CALENDARS = $(BUILD)/generate-calendars
$(CALENDARS): scripts/build/generate-calendars.c tools/numextract/calendar.h tools/numextract/zones.h $(COMMON) $(wildcard common/*.h)
	@mkdir -p $(@D)
	$(CC) -D_POSIX_C_SOURCE=200809L -DISNAD_VERSION='"$(VERSION)"' -I. -O1 -std=c11 $(WARNINGS) -o $@ $(filter %.c,$^) $(LDLIBS)

# Those written by hand and those that scripts/train/derive-adjectives found: one lexicon.
$(BUILD)/lexicons/adjectives.tsv: $(ADJECTIVES)
	@mkdir -p $(@D)
	cat $(ADJECTIVES) | awk '/^#/ ? NR == 1 : !seen[$$0]++' > $@.tmp && mv $@.tmp $@

$(BUILD)/lexicons/time-words.tsv: $(TIME_WORDS) $(CALENDARS)
	@mkdir -p $(@D)
	$(CALENDARS) names > $@.names
	cat $(TIME_WORDS) $@.names | awk '/^#/ ? NR == 1 : !seen[$$0]++' > $@.tmp && mv $@.tmp $@

$(BUILD)/lexicons/hijri-years.c: $(CALENDARS)
	@mkdir -p $(@D)
	$(CALENDARS) hijri > $@.tmp && mv $@.tmp $@

$(BUILD)/lexicons/time-zones.c: $(BUILD)/lexicons/time-words.tsv $(CALENDARS)
	tr '\t' '\n' < $< | grep '^[A-Z][A-Za-z_]*/[A-Z]' | LC_ALL=C sort -u | $(CALENDARS) zones > $@.tmp && mv $@.tmp $@

# Rewritten only when its text changes, so that a new row in a lexicon does not recompile everything.
$(BUILD)/lexicons.h: FORCE
	@mkdir -p $(@D)
	@{ echo '/* Made by the Makefile: one table a lexicon. */'; echo '#include "common/lexicon.h"'; \
	  for name in $(subst -,_,$(basename $(notdir $(LEXICONS)))); do echo "extern const Lexicon lexicon_$$name;"; done; } > $@.tmp
	@cmp -s $@.tmp $@ && rm $@.tmp || mv $@.tmp $@

$(BUILD)/tests/unit-%: tests/unit/%.c $(wildcard tests/unit/*.h) $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $(filter-out %.h,$^) -lcmocka $(LDLIBS)

unit-tests: $(UNIT_TESTS)

# The tools as they are on a processor without vectors: the object in front hides the library's.
PORTABLE = $(BUILD)/portable/isnad $(TOOLS:%=$(BUILD)/portable/%)

PORTABLE_OBJECTS = $(addprefix $(BUILD)/portable/,vectors.o vector_layers.o vector_sums.o)

$(PORTABLE_OBJECTS): $(BUILD)/portable/%.o: common/%.c $(wildcard common/*.h)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -DISNAD_PORTABLE $(CFLAGS) -c -o $@ $<

$(BUILD)/portable/isnad: $(PORTABLE_OBJECTS) $(PROGRAM_O) $(LIBRARY)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(TOOLS:%=$(BUILD)/portable/%): $(BUILD)/portable/isnad
	@ln -sf isnad $@

portable: $(PORTABLE)

check: all unit-tests portable replays bench-programs
	tests/run $(BUILD)

# Corpora on GNU parallel, sshd, Slurm and Spark, which it starts and stops itself: scripts/setup engines installs them.
ENGINES_ARTICLES = 10000
check-engines: all
	BUILD=$(BUILD) tests/suites/engines/check
	BUILD=$(BUILD) tests/suites/engines/check-all $(ENGINES_ARTICLES)

# The same tests again with every read, write and integer watched. With them the compiler cannot tell what is initialised.
check-sanitized:
	$(MAKE) BUILD=$(BUILD)/sanitized CFLAGS='-O1 -g -Wno-maybe-uninitialized $(SANITIZE)' LDFLAGS='$(SANITIZE)' all unit-tests portable replays
	tests/run $(BUILD)/sanitized

# The library once more, with counters on its edges, every read and write watched, and those integers and indices that data
# can drive too far: what check-sanitized watches beside them, over the same texts, costs half of the speed. So would the sums
# of learnt layers, which have neither counters nor watch: to tell texts apart by how often such a loop ran finds nothing.
FUZZ_CFLAGS = -std=c11 -O2 -g
FUZZ_WATCH = -fsanitize=address,bounds,signed-integer-overflow,shift,integer-divide-by-zero,bool,unreachable,vla-bound \
  -fno-sanitize-recover=all
FUZZ_COUNTERS = -fsanitize=fuzzer-no-link -fno-sanitize-coverage=trace-cmp,indirect-calls
FUZZ_OBJECTS = $(OBJECTS:$(BUILD)/%=$(BUILD)/fuzz/objects/%)
FUZZ_SUMS = $(addprefix $(BUILD)/fuzz/objects/,common/vector_layers.o common/vector_sums.o common/products.o $(addprefix tools/claimfind/,network.o \
  roles.o path.o word_sums.o) $(addprefix tools/ner-tag/,network.o scorer.o sequence.o))
FUZZ_WRAP = -Wl,--wrap=input_read
VECTOR_FILES = $(addprefix common/,vectors vector_layers vector_sums)

$(FUZZ_SUMS): FUZZ_WATCH =
$(FUZZ_SUMS): FUZZ_COUNTERS =
$(VECTOR_FILES:%=$(BUILD)/fuzz/objects/%.o): override CPPFLAGS += -include tests/fuzz/portable.h

$(BUILD)/fuzz/objects/%.o: %.c $(BUILD)/lexicons.h
	@mkdir -p $(@D)
	clang $(CPPFLAGS) $(FUZZ_CFLAGS) $(FUZZ_WATCH) $(FUZZ_COUNTERS) -MMD -MP -c -o $@ $<

# Tables need no watching.
$(BUILD)/fuzz/objects/%.o: $(BUILD)/%.c $(BUILD)/lexicons.h
	@mkdir -p $(@D)
	clang $(CPPFLAGS) -std=c11 -O1 -c -o $@ $<

$(BUILD)/fuzz/%: tests/fuzz/%.c tests/fuzz/fuzz.h $(FUZZ_OBJECTS)
	clang $(CPPFLAGS) $(FUZZ_CFLAGS) $(FUZZ_WATCH) -fsanitize=fuzzer $(FUZZ_WRAP) -o $@ $(filter %.c %.o,$^) $(LDLIBS)

fuzz: $(FUZZERS)
	tests/fuzz/run $(FUZZ_SECONDS) $(FUZZ_LENGTH) $(FUZZERS)

# The same for hours, all targets sharing them, and with longer texts.
HOURS = 8
soak:
	$(MAKE) fuzz FUZZ_SECONDS=$$(awk 'BEGIN { print int($(HOURS) * 3600 / $(words $(FUZZERS))) }') FUZZ_LENGTH=8192

# The same targets by themselves, over the texts that are kept: they need no clang.
REPLAYS = $(FUZZ_TARGETS:%=$(BUILD)/replay/%)
REPLAY_OBJECTS = $(VECTOR_FILES:common/%=$(BUILD)/replay/%.o)

$(REPLAY_OBJECTS): $(BUILD)/replay/%.o: common/%.c tests/fuzz/portable.h $(wildcard common/*.h)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -include tests/fuzz/portable.h $(CFLAGS) -c -o $@ $<

$(BUILD)/replay/%: tests/fuzz/%.c tests/fuzz/replay.c tests/fuzz/fuzz.h $(REPLAY_OBJECTS) $(LIBRARY)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $(FUZZ_WRAP) -o $@ $(filter-out %.h,$^) $(LDLIBS)

replays: $(REPLAYS)

eval: all
	scripts/eval/all $(BUILD)
	scripts/eval/duckling $(BUILD)
	scripts/eval/sentences $(BUILD)
	scripts/eval/claims $(BUILD)
	scripts/eval/numbers $(BUILD)

# What `make bench` compares the tools with: small programs on ICU and utf8proc. ICU's normalizeUTF8 is C++ only; without
# a C++ compiler its row says so.
BENCH = $(patsubst tests/suites/bench/%.c,$(BUILD)/bench/%,$(wildcard tests/suites/bench/*.c)) \
  $(if $(shell command -v $(CXX)),$(BUILD)/bench/icu-nfc)

$(BUILD)/bench/%: tests/suites/bench/%.c tests/suites/bench/peer.h
	@mkdir -p $(@D)
	$(CC) -D_POSIX_C_SOURCE=200809L -std=c11 -O2 $(WARNINGS) -Wl,--as-needed -o $@ $< $(LDLIBS)

$(BUILD)/bench/%: tests/suites/bench/%.cc tests/suites/bench/peer.h
	@mkdir -p $(@D)
	$(CXX) -D_POSIX_C_SOURCE=200809L -std=c++17 -O2 $(WARNINGS) -Wl,--as-needed -o $@ $< $(LDLIBS)

bench-programs: $(BENCH)

bench: all bench-programs
	scripts/eval/bench $(BUILD)

include install.mk

clean:
	rm -rf $(BUILD)

.PHONY: all programs unit-tests portable check check-engines check-sanitized fuzz soak replays eval bench bench-programs clean FORCE
.SECONDARY:
-include $(OBJECTS:.o=.d) $(PROGRAM_O:.o=.d) $(FUZZ_OBJECTS:.o=.d)
