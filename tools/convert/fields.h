#ifndef ISNAD_CONVERT_FIELDS_H
#define ISNAD_CONVERT_FIELDS_H

/* One field of a table. */

#include "common/buffer.h"

/* As RFC 4180 has it: in quotation marks where needed, and where readers that trim would change it. */
void put_csv_field(Buffer *out, Slice text);

/* With the stream's escapes: \t \n \r \\. */
void put_tsv_field(Buffer *out, Slice text);

#endif
