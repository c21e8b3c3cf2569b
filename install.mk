# Installing and packaging, a part of the Makefile. scripts/build/install has the list of what goes where.

PREFIX = /usr/local
PROGRAM_PREFIX =
BINDIR = $(PREFIX)/bin
LIBDIR = $(PREFIX)/lib
INCLUDEDIR = $(PREFIX)/include
DATADIR = $(PREFIX)/share
MANDIR = $(DATADIR)/man
DOCDIR = $(DATADIR)/doc/isnad
PKGCONFIGDIR = $(LIBDIR)/pkgconfig
COMPLETIONDIR = $(DATADIR)/bash-completion/completions

# Names such as `annotate` are taken on many systems: scripts get a prefix in any case.
SCRIPT_PREFIX = $(or $(PROGRAM_PREFIX),isnad-)
SCRIPTS = $(notdir $(wildcard $(addprefix scripts/,annotate shard)))

INSTALL_VARIABLES = BIN BUILD VERSION DESTDIR PREFIX PROGRAM_PREFIX SCRIPT_PREFIX BINDIR LIBDIR INCLUDEDIR DATADIR MANDIR \
  DOCDIR PKGCONFIGDIR COMPLETIONDIR SCRIPTS SONAME
INSTALL_ENVIRONMENT = $(foreach variable,$(INSTALL_VARIABLES),$(variable)='$($(variable))') \
  PROGRAMS='$(TOOLS)'

install: all
	@$(INSTALL_ENVIRONMENT) scripts/build/install

# With the variables that were given to install.
uninstall:
	@$(INSTALL_ENVIRONMENT) scripts/build/install --remove

# BUILD/static/isnad, one file that needs nothing of the system it runs on, where the system it is built on has static ICU
# and utf8proc. The same bytes for the same sources and libraries.
STATIC_LIBS = $(shell pkg-config --static --libs libutf8proc icu-i18n icu-uc) -lstdc++ -lm
STATIC = $(BUILD)/static/isnad
ICU_DATA = $(BUILD)/icu/icu-data.o

static: $(STATIC)

$(ICU_DATA): scripts/release/icu-data
	scripts/release/icu-data $(@D)

# Its tables are packed (packed/packed.h): all of them in one object; the bytes of their section, packed; and the object again
# without those bytes.
PACKING = $(BUILD)/packing
TABLES_O = $(LEXICON_C:.c=.o) $(WEIGHT_TABLE:.c=.o) $(NER_MODEL:.c=.o) $(CLAIM_WEIGHTS:.c=.o) $(ICU_DATA) \
  $(LIBRARY_TABLES)
LIBRARY_TABLES = $(addprefix $(BUILD)/library-tables/,uchar.o ubidi_props.o normalizer2.o utf8proc.o)
PACKED_O = $(PACKING)/tables.o $(addprefix $(PACKING)/,packed_bytes.o packed_units.o packed_lexicons.o unpack.o layouts.o)

$(LIBRARY_TABLES) &: scripts/release/library-tables
	scripts/release/library-tables $(BUILD)/library-tables

$(PACKING)/pack: packed/pack.c packed/layouts.c $(wildcard packed/*.h)
	@mkdir -p $(@D)
	$(CC) -D_POSIX_C_SOURCE=200809L -I. -O2 -std=c11 $(WARNINGS) -o $@ $(filter %.c,$^) -lzstd

$(PACKING)/all.o: $(TABLES_O) packed/section.ld
	@mkdir -p $(@D)
	$(LD) -r -T packed/section.ld -Map=$(@:.o=.map) -o $@ $(TABLES_O)

$(PACKING)/packed_units.c: $(PACKING)/all.o $(PACKING)/pack
	$(OBJCOPY) -O binary -j isnad_tables $< $(PACKING)/section
	{ sed -n 's/^ isnad_tables *0x\([0-9a-f]*\) *0x\([0-9a-f]*\) .*\.o$$/unit \1 \2/p' $(<:.o=.map); \
	  objdump -t $< | sed -n 's/^\([0-9a-f]*\) .* O isnad_tables\t\([0-9a-f]*\) \(.*\)/array \1 \2 \3/p'; } | \
	  $(PACKING)/pack $(PACKING)/section $(PACKING)

$(PACKING)/tables.o: $(PACKING)/all.o packed/no-bytes.ld
	$(LD) -r -T packed/no-bytes.ld -o $@ $<

$(PACKING)/packed_lexicons.c: $(BUILD)/lexicons.h
	@mkdir -p $(@D)
	{ echo '#include "packed/packed.h"'; cat $<; echo 'const Lexicon *const packed_lexicons[] = {'; \
	  sed -n 's/^extern const Lexicon \(.*\);/\&\1,/p' $<; echo '0};'; } > $@

$(PACKING)/packed_bytes.o: $(PACKING)/packed_units.c
	printf '%s\n' '.section .note.GNU-stack,"",%progbits' '.section .rodata' '.globl packed_bytes' 'packed_bytes:' \
	  '.incbin "$(PACKING)/packed.bin"' | $(CC) -x assembler -c -o $@ -

$(PACKING)/packed_units.o $(PACKING)/packed_lexicons.o: %.o: %.c
	$(CC) -I. -std=c11 $(WARNINGS) -c -o $@ $<

$(PACKING)/%.o: packed/%.c $(wildcard packed/*.h)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(STATIC): $(PROGRAM_O) $(PACKED_O) $(LIBRARY)
	@case $$($(CC) -print-file-name=libicuuc.a) in /*) ;; \
	*) echo "static: no libicuuc.a: expected static libraries of ICU, utf8proc and zstd, as Debian's libicu-dev has" >&2; exit 2;; esac
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -static -s -Wl,--gc-sections,--build-id=none -o $@ $^ $(STATIC_LIBS) -lzstd

# BUILD/lib/libisnad.so.VERSION, with what it shows in the number of its soname: the library to be shared, from objects of
# its own. What is built of it is installed.
SONAME = libisnad.so.0
SHARED = $(BUILD)/lib/libisnad.so.$(VERSION)
SHARED_O = $(OBJECTS:$(BUILD)/%=$(BUILD)/shared/%)
SHARED_FLAGS = -fPIC -fno-semantic-interposition
SHARED_MAP = scripts/build/libisnad.map

shared: $(SHARED)

$(BUILD)/shared/%.o: %.c $(BUILD)/lexicons.h
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(SHARED_FLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/shared/%.o: $(BUILD)/%.c $(BUILD)/lexicons.h
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(SHARED_FLAGS) -c -o $@ $<

$(SHARED): $(SHARED_O) $(SHARED_MAP)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -shared -Wl,-soname,$(SONAME) -Wl,--version-script=$(SHARED_MAP) -o $@ $(SHARED_O) $(LDLIBS)
	@ln -sf $(@F) $(@D)/$(SONAME)
	@ln -sf $(SONAME) $(@D)/libisnad.so

-include $(SHARED_O:.o=.d)

# BUILD/wheel/isnad-VERSION-*.whl, for pip: the program and the library with all that they need, and the Python module.
WHEEL_LIBRARY = $(BUILD)/static/libisnad.so

# ICU's archives are made for programs: what they want of glibc's own data, for a default time zone that nobody asks for,
# stands in the library itself.
$(BUILD)/icu/zone.o:
	@mkdir -p $(@D)
	echo 'long __timezone, timezone; int __daylight, daylight; char *__tzname[2], *tzname[2];' | $(CC) -fPIC -x c -c -o $@ -

$(WHEEL_LIBRARY): $(SHARED_O) $(ICU_DATA) $(BUILD)/icu/zone.o $(SHARED_MAP)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -shared -s -static-libgcc -static-libstdc++ -Wl,--gc-sections,--build-id=none \
	  -Wl,-soname,libisnad.so,--version-script=$(SHARED_MAP) -o $@ $(filter %.o,$^) \
	  -Wl,-Bstatic $(filter -l%,$(shell pkg-config --libs libutf8proc icu-i18n icu-uc)) -lstdc++ -Wl,-Bdynamic -lm

wheel: $(STATIC) $(WHEEL_LIBRARY)
	scripts/release/wheel '$(VERSION)' '$(BUILD)' $(TOOLS)

# BUILD/isnad-VERSION.tar.gz: the same bytes for the same sources, from a clone or from a tarball unpacked.
dist:
	scripts/release/dist '$(VERSION)' '$(BUILD)'

# Debian packages, with their sources, in BUILD/deb. An error or a warning of lintian's fails it.
deb: dist
	scripts/release/deb '$(VERSION)' '$(BUILD)'

# What takes minutes: packages made and installed in a bare Debian, the tarball built and checked.
check-install:
	tests/suites/packages '$(BUILD)'

.PHONY: install uninstall static shared wheel dist deb check-install
