#ifndef ISNAD_TOKENIZE_ADDRESSES_H
#define ISNAD_TOKENIZE_ADDRESSES_H

/* Addresses of the web and signs of social media. Each function takes the place where one may begin and returns its
   end, or `at` where none begins there. None looks farther than an address may reach, so a scan stays linear. */

#include "common/slice.h"

/* http://host/path, www.host, and a bare host.domain/path whose last part is a known domain. */
size_t url_end(Slice text, size_t at);

/* name@host.domain */
size_t mail_end(Slice text, size_t at);

/* @name or #tag, at its sign: letters of any script, digits and _, at least one letter among them. */
size_t tag_end(Slice text, size_t at);

#endif
