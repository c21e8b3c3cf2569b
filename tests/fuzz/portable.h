#ifndef ISNAD_FUZZ_PORTABLE_H
#define ISNAD_FUZZ_PORTABLE_H

/* Included before common/vectors.c, vector_layers.c and vector_sums.c are compiled for fuzz targets, which can then switch the processor's
   vectors off and compare: they only ask the compiler's builtin which there are. */

extern _Bool fuzz_portable; /* fuzz.h */

#define __builtin_cpu_supports(feature) (!fuzz_portable && __builtin_cpu_supports(feature))

#endif
