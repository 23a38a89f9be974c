#define _GNU_SOURCE
#include "include/sockdiag_shim.h"
#include <arpa/inet.h>
#include <errno.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

int mitsuke_sockdiag_open(void) {
    int netlink = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    if (netlink < 0) return -errno;
    // The kernel answers at once; if ever it did not, nobody should hang.
    struct timeval patience = {.tv_sec = 1};
    setsockopt(netlink, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    return netlink;
}

static void give(
    const struct nlmsghdr *header, void (*take)(void *context, const struct mitsuke_socket *socket), void *context) {
    if (header->nlmsg_len < NLMSG_LENGTH(sizeof(struct inet_diag_msg))) return;
    const struct inet_diag_msg *message = NLMSG_DATA(header);
    struct mitsuke_socket found = {0};
    memcpy(found.local, message->id.idiag_src, 16);
    memcpy(found.remote, message->id.idiag_dst, 16);
    found.local_port = ntohs(message->id.idiag_sport);
    found.remote_port = ntohs(message->id.idiag_dport);
    found.user = message->idiag_uid;
    found.inode = message->idiag_inode;
    found.family = message->idiag_family;
    found.state = message->idiag_state;
    const struct rtattr *attribute = (const struct rtattr *)(message + 1);
    unsigned length = header->nlmsg_len - NLMSG_LENGTH(sizeof *message);
    for (; RTA_OK(attribute, length); attribute = RTA_NEXT(attribute, length)) {
        if (attribute->rta_type != INET_DIAG_INFO) continue;
        struct tcp_info info = {0};
        size_t size = RTA_PAYLOAD(attribute);
        memcpy(&info, RTA_DATA(attribute), size < sizeof info ? size : sizeof info);
        found.sent = info.tcpi_bytes_sent - (info.tcpi_bytes_sent > info.tcpi_bytes_retrans ? info.tcpi_bytes_retrans : 0);
        found.received = info.tcpi_bytes_received;
    }
    take(context, &found);
}

int mitsuke_sockdiag_dump(
    int netlink, int family, void (*take)(void *context, const struct mitsuke_socket *socket), void *context) {
    struct {
        struct nlmsghdr header;
        struct inet_diag_req_v2 request;
    } ask = {0};
    ask.header.nlmsg_len = sizeof ask;
    ask.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    ask.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    ask.request.sdiag_family = family;
    ask.request.sdiag_protocol = IPPROTO_TCP;
    ask.request.idiag_ext = 1 << (INET_DIAG_INFO - 1);
    // All but those that no process has any more (TIME_WAIT, CLOSE) and those that are not accepted yet.
    ask.request.idiag_states = 0xfff & ~(1 << 6 | 1 << 7 | 1 << 3);
    struct sockaddr_nl kernel = {.nl_family = AF_NETLINK};
    if (sendto(netlink, &ask, sizeof ask, 0, (struct sockaddr *)&kernel, sizeof kernel) < 0) return -errno;
    static _Thread_local char answer[32768] __attribute__((aligned(8)));
    for (;;) {
        struct sockaddr_nl from;
        socklen_t size = sizeof from;
        ssize_t length = recvfrom(netlink, answer, sizeof answer, 0, (struct sockaddr *)&from, &size);
        if (length < 0) {
            if (errno == EINTR) continue;
            return -errno;
        }
        if (from.nl_pid != 0) continue;
        struct nlmsghdr *header = (struct nlmsghdr *)answer;
        for (; NLMSG_OK(header, (unsigned)length); header = NLMSG_NEXT(header, length)) {
            if (header->nlmsg_type == NLMSG_DONE) return 0;
            if (header->nlmsg_type == NLMSG_ERROR) return -EIO;
            give(header, take, context);
        }
    }
}
