// Packet sockets, whose structures and filters Swift cannot see. Plain scalars and pointers; nothing is decided here.
#pragma once
#include <stddef.h>
#include <stdint.h>

// A packet socket on all interfaces that passes the TCP packets of one port whole, and of others those with SYN, FIN or RST. -errno.
int mitsuke_packet_open(uint16_t port);
// Reads one packet from its IP header on; how long it was, however much of it fitted. -errno. `copy` becomes 1 for the outgoing side of
// what comes in again on the loopback interface.
int64_t mitsuke_packet_read(int socket, void *bytes, size_t capacity, int *copy);
// How many packets were lost since it was asked last.
uint32_t mitsuke_packet_drops(int socket);
