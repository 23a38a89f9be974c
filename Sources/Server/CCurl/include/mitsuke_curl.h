#pragma once
#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Loads the system's libcurl, once. False where there is none; then nothing else here may be called.
bool mitsuke_curl_load(void);
/// "libcurl/7.88.1 …"
const char *mitsuke_curl_version(void);

// The functions of libcurl of the same names. Swift cannot call those that take any number of arguments, so there is one for
// each kind of argument.
void *mitsuke_curl_init(void);
void mitsuke_curl_cleanup(void *handle);
CURLcode mitsuke_curl_perform(void *handle);
CURLcode mitsuke_curl_set_long(void *handle, CURLoption option, long value);
CURLcode mitsuke_curl_set_offset(void *handle, CURLoption option, int64_t value);
CURLcode mitsuke_curl_set_pointer(void *handle, CURLoption option, const void *value);
/// The bytes are copied.
CURLcode mitsuke_curl_set_blob(void *handle, CURLoption option, const void *bytes, size_t count);
/// Copied, but for CURLOPT_POSTFIELDS.
CURLcode mitsuke_curl_set_text(void *handle, CURLoption option, const char *value);
typedef size_t (*mitsuke_curl_bytes)(char *bytes, size_t size, size_t count, void *context);
CURLcode mitsuke_curl_set_bytes(void *handle, CURLoption option, mitsuke_curl_bytes function);
typedef int (*mitsuke_curl_debug)(CURL *handle, curl_infotype type, char *bytes, size_t count, void *context);
CURLcode mitsuke_curl_set_debug(void *handle, mitsuke_curl_debug function);
CURLcode mitsuke_curl_get_long(void *handle, CURLINFO info, long *value);
CURLcode mitsuke_curl_get_offset(void *handle, CURLINFO info, int64_t *value);
const char *mitsuke_curl_error(CURLcode code);
struct curl_slist *mitsuke_curl_list_append(struct curl_slist *list, const char *text);
void mitsuke_curl_list_free(struct curl_slist *list);
