#include "mitsuke_curl.h"
#include <dlfcn.h>
#include <pthread.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static void *library;
static char *(*version)(void);

static void load(void) {
    library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    version = (char *(*)(void))dlsym(library, "curl_version");
    if (!version) library = NULL;
}

bool mitsuke_curl_load(void) {
    pthread_once(&once, load);
    return library != NULL;
}

const char *mitsuke_curl_version(void) { return version(); }
