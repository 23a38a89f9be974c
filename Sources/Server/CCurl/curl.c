#include "mitsuke_curl.h"
#include <dlfcn.h>
#include <pthread.h>

// curl/typecheck-gcc.h makes macros of some of these.
#undef curl_easy_setopt
#undef curl_easy_getinfo

static pthread_once_t once = PTHREAD_ONCE_INIT;
static void *library;

static struct {
    char *(*version)(void);
    CURLcode (*global_init)(long);
    CURL *(*init)(void);
    void (*cleanup)(CURL *);
    CURLcode (*perform)(CURL *);
    CURLcode (*setopt)(CURL *, CURLoption, ...);
    CURLcode (*getinfo)(CURL *, CURLINFO, ...);
    const char *(*strerror)(CURLcode);
    struct curl_slist *(*append)(struct curl_slist *, const char *);
    void (*free_all)(struct curl_slist *);
} curl;

static bool find(void **function, const char *name) {
    *function = dlsym(library, name);
    return *function != NULL;
}

static void load(void) {
    library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    bool found = find((void **)&curl.version, "curl_version")
        && find((void **)&curl.global_init, "curl_global_init")
        && find((void **)&curl.init, "curl_easy_init")
        && find((void **)&curl.cleanup, "curl_easy_cleanup")
        && find((void **)&curl.perform, "curl_easy_perform")
        && find((void **)&curl.setopt, "curl_easy_setopt")
        && find((void **)&curl.getinfo, "curl_easy_getinfo")
        && find((void **)&curl.strerror, "curl_easy_strerror")
        && find((void **)&curl.append, "curl_slist_append")
        && find((void **)&curl.free_all, "curl_slist_free_all");
    if (!found || curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) library = NULL;
}

bool mitsuke_curl_load(void) {
    pthread_once(&once, load);
    return library != NULL;
}

const char *mitsuke_curl_version(void) { return curl.version(); }

void *mitsuke_curl_init(void) { return curl.init(); }

void mitsuke_curl_cleanup(void *handle) { curl.cleanup(handle); }

CURLcode mitsuke_curl_perform(void *handle) { return curl.perform(handle); }

CURLcode mitsuke_curl_set_long(void *handle, CURLoption option, long value) {
    return curl.setopt(handle, option, value);
}

CURLcode mitsuke_curl_set_offset(void *handle, CURLoption option, int64_t value) {
    return curl.setopt(handle, option, (curl_off_t)value);
}

CURLcode mitsuke_curl_set_pointer(void *handle, CURLoption option, const void *value) {
    return curl.setopt(handle, option, value);
}

CURLcode mitsuke_curl_set_blob(void *handle, CURLoption option, const void *bytes, size_t count) {
    struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
    return curl.setopt(handle, option, &blob);
}

CURLcode mitsuke_curl_set_text(void *handle, CURLoption option, const char *value) {
    return curl.setopt(handle, option, value);
}

CURLcode mitsuke_curl_set_bytes(void *handle, CURLoption option, mitsuke_curl_bytes function) {
    return curl.setopt(handle, option, function);
}

CURLcode mitsuke_curl_set_debug(void *handle, mitsuke_curl_debug function) {
    return curl.setopt(handle, CURLOPT_DEBUGFUNCTION, function);
}

CURLcode mitsuke_curl_get_long(void *handle, CURLINFO info, long *value) { return curl.getinfo(handle, info, value); }

CURLcode mitsuke_curl_get_offset(void *handle, CURLINFO info, int64_t *value) {
    curl_off_t found = 0;
    CURLcode code = curl.getinfo(handle, info, &found);
    *value = found;
    return code;
}

const char *mitsuke_curl_error(CURLcode code) { return curl.strerror(code); }

struct curl_slist *mitsuke_curl_list_append(struct curl_slist *list, const char *text) {
    return curl.append(list, text);
}

void mitsuke_curl_list_free(struct curl_slist *list) { curl.free_all(list); }
