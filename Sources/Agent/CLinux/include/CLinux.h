#pragma once
#include "bpf_shim.h"
#include "fanotify_shim.h"
#include "packet_shim.h"
#include "proc_shim.h"
#include "sensor_records.h"
#include "waiting_shim.h"
