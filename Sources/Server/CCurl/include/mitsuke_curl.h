#pragma once
#include <curl/curl.h>
#include <stdbool.h>

/// Loads the system's libcurl, once. False where there is none; then nothing else here may be called.
bool mitsuke_curl_load(void);
/// "libcurl/7.88.1 …"
const char *mitsuke_curl_version(void);
