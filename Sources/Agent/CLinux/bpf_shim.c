#include "include/bpf_shim.h"
#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <stdlib.h>

enum { most_links = 16 };

struct bpf {
    struct bpf_object *object;
    struct bpf_link *links[most_links];
    int link_count;
    struct ring_buffer *ring;
    int dropped;
    int (*take)(void *context, void *record, size_t size);
    void *context;
};

static int pass(void *context, void *record, size_t size) {
    struct bpf *bpf = context;
    return bpf->take(bpf->context, record, size);
}

static int attach(struct bpf *bpf) {
    struct bpf_program *program;
    bpf_object__for_each_program(program, bpf->object) {
        if (bpf->link_count == most_links) return -E2BIG;
        struct bpf_link *link = bpf_program__attach(program);
        if (!link) return -errno;
        bpf->links[bpf->link_count++] = link;
    }
    return 0;
}

void *mitsuke_bpf_open(const char *path, int *error) {
    libbpf_set_print(NULL);
    struct bpf *bpf = calloc(1, sizeof *bpf);
    if (!bpf) {
        *error = ENOMEM;
        return NULL;
    }
    bpf->object = bpf_object__open_file(path, NULL);
    int result = bpf->object ? bpf_object__load(bpf->object) : -errno;
    if (result == 0) {
        int ring = bpf_object__find_map_fd_by_name(bpf->object, "ring");
        bpf->dropped = bpf_object__find_map_fd_by_name(bpf->object, "dropped");
        bpf->ring = ring_buffer__new(ring, pass, bpf, NULL);
        result = !bpf->ring ? -errno : bpf->dropped < 0 ? bpf->dropped : attach(bpf);
    }
    if (result != 0) {
        mitsuke_bpf_close(bpf);
        *error = -result;
        return NULL;
    }
    return bpf;
}

void mitsuke_bpf_close(void *opaque) {
    struct bpf *bpf = opaque;
    for (int i = 0; i < bpf->link_count; i++) bpf_link__destroy(bpf->links[i]);
    if (bpf->ring) ring_buffer__free(bpf->ring);
    if (bpf->object) bpf_object__close(bpf->object);
    free(bpf);
}

int mitsuke_bpf_descriptor(void *bpf) { return ring_buffer__epoll_fd(((struct bpf *)bpf)->ring); }

void mitsuke_bpf_drain(void *opaque, int (*take)(void *context, void *record, size_t size), void *context) {
    struct bpf *bpf = opaque;
    bpf->take = take;
    bpf->context = context;
    ring_buffer__consume(bpf->ring);
    bpf->take = NULL;
    bpf->context = NULL;
}

uint64_t mitsuke_bpf_dropped(void *opaque) {
    struct bpf *bpf = opaque;
    uint32_t key = 0;
    uint64_t count = 0;
    bpf_map_lookup_elem(bpf->dropped, &key, &count);
    return count;
}
