#include "tools/lineup/article.h"
#include "common/errors.h"

#include <stdalign.h>
#include <stdlib.h>

enum { BLOCK = 4096 };

struct ArticleBlock {
    ArticleBlock *next;
    size_t used, size;
    alignas(max_align_t) char bytes[];
};

static ArticleBlock *block_new(size_t size, ArticleBlock *next)
{
    ArticleBlock *block = malloc(sizeof *block + size);
    if (block == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", size);
    *block = (ArticleBlock){.next = next, .size = size};
    return block;
}

Article *article_new(void)
{
    Article *article = calloc(1, sizeof *article);
    if (article == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *article);
    article->day = DAY_UNKNOWN;
    return article;
}

void article_free(Article *article)
{
    if (article == NULL) return;
    free(article->claims);
    for (ArticleBlock *block = article->blocks, *next; block != NULL; block = next) {
        next = block->next;
        free(block);
    }
    free(article);
}

/* A piece too big for what is left of a block does not waste it. */
void *article_take(Article *article, size_t size)
{
    const size_t align = alignof(max_align_t);
    size = (size + align - 1) / align * align;
    ArticleBlock *block = article->blocks;
    if (block == NULL || block->size - block->used < size) {
        bool apart = block != NULL && size > BLOCK / 4;
        block = block_new(size > BLOCK / 4 ? size : BLOCK - sizeof *block, apart ? block->next : block);
        if (apart) article->blocks->next = block;
        else article->blocks = block;
        article->memory += block->size + sizeof *block;
    }
    void *memory = block->bytes + block->used;
    block->used += size;
    return memory;
}

Slice article_copy(Article *article, Slice text)
{
    if (text.len == 0) return SLICE("");
    char *copy = article_take(article, text.len);
    memcpy(copy, text.ptr, text.len);
    return (Slice){copy, text.len};
}

void *article_copy_items(Article *article, const void *items, size_t count, size_t size)
{
    if (count == 0) return NULL;
    return memcpy(article_take(article, count * size), items, count * size);
}
