#define _GNU_SOURCE
#include "include/packet_shim.h"
#include <arpa/inet.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/if_arp.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <sys/socket.h>
#include <unistd.h>

int mitsuke_packet_open(uint16_t port) {
    // Made without a protocol, so that nothing comes before the filter is there.
    int packets = socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (packets < 0) return -errno;
    enum { drop = 23, take = 24 };
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 0),
        BPF_STMT(BPF_ALU | BPF_RSH | BPF_K, 4),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 4, 0, 14 - 3),
        BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 9),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 6, 0, drop - 5),
        BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 6),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x1fff, drop - 7, 0),
        BPF_STMT(BPF_LDX | BPF_B | BPF_MSH, 0),
        BPF_STMT(BPF_LD | BPF_B | BPF_IND, 13),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 7, take - 10, 0),
        BPF_STMT(BPF_LD | BPF_H | BPF_IND, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, port, take - 12, 0),
        BPF_STMT(BPF_LD | BPF_H | BPF_IND, 2),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, port, take - 14, drop - 14),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 6, 0, drop - 15),
        BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 6),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 6, 0, drop - 17),
        BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 53),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 7, take - 19, 0),
        BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 40),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, port, take - 21, 0),
        BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 42),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, port, take - 23, drop - 23),
        BPF_STMT(BPF_RET | BPF_K, 0),
        BPF_STMT(BPF_RET | BPF_K, 65535),
    };
    struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
    struct sockaddr_ll all = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL)};
    int size = 4 << 20;
    setsockopt(packets, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
    if (setsockopt(packets, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) < 0 ||
        bind(packets, (struct sockaddr *)&all, sizeof all) < 0) {
        int error = errno;
        close(packets);
        return -error;
    }
    return packets;
}

int64_t mitsuke_packet_read(int socket, void *bytes, size_t capacity, int *copy) {
    struct sockaddr_ll from;
    socklen_t size = sizeof from;
    ssize_t length = recvfrom(socket, bytes, capacity, MSG_TRUNC, (struct sockaddr *)&from, &size);
    if (length < 0) return -errno;
    *copy = from.sll_hatype == ARPHRD_LOOPBACK && from.sll_pkttype == PACKET_OUTGOING;
    return length;
}

uint32_t mitsuke_packet_drops(int socket) {
    struct tpacket_stats stats = {0};
    socklen_t size = sizeof stats;
    return getsockopt(socket, SOL_PACKET, PACKET_STATISTICS, &stats, &size) < 0 ? 0 : stats.tp_drops;
}
