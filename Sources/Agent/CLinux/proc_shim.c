#define _GNU_SOURCE
#include "include/proc_shim.h"
#include <errno.h>
#include <linux/cn_proc.h>
#include <linux/connector.h>
#include <linux/netlink.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int mitsuke_proc_open(void) {
    int netlink = socket(PF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_CONNECTOR);
    if (netlink < 0) return -errno;
    struct sockaddr_nl address = {.nl_family = AF_NETLINK, .nl_groups = CN_IDX_PROC};
    int size = 4 << 20;
    setsockopt(netlink, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
    struct nlmsghdr *header;
    char message[NLMSG_SPACE(sizeof(struct cn_msg) + sizeof(enum proc_cn_mcast_op))] = {0};
    header = (struct nlmsghdr *)message;
    header->nlmsg_len = NLMSG_LENGTH(sizeof(struct cn_msg) + sizeof(enum proc_cn_mcast_op));
    header->nlmsg_type = NLMSG_DONE;
    struct cn_msg *connector = NLMSG_DATA(header);
    connector->id.idx = CN_IDX_PROC;
    connector->id.val = CN_VAL_PROC;
    connector->len = sizeof(enum proc_cn_mcast_op);
    enum proc_cn_mcast_op listen = PROC_CN_MCAST_LISTEN;
    memcpy(connector->data, &listen, sizeof listen);
    if (bind(netlink, (struct sockaddr *)&address, sizeof address) < 0 ||
        send(netlink, message, header->nlmsg_len, 0) < 0) {
        int error = errno;
        close(netlink);
        return -error;
    }
    return netlink;
}

int mitsuke_proc_read(int socket, uint32_t *pid, uint32_t *parent) {
    char message[1024] __attribute__((aligned(8)));
    struct sockaddr_nl from;
    socklen_t size = sizeof from;
    ssize_t length = recvfrom(socket, message, sizeof message, 0, (struct sockaddr *)&from, &size);
    if (length < 0) return -errno;
    struct proc_event event;
    size_t offset = NLMSG_HDRLEN + sizeof(struct cn_msg);
    // Only the kernel's own word counts: any process can send here.
    if (from.nl_pid != 0 || (size_t)length < offset + offsetof(struct proc_event, event_data) + 16) return 0;
    size_t rest = length - offset;
    memset(&event, 0, sizeof event);
    memcpy(&event, message + offset, rest < sizeof event ? rest : sizeof event);
    switch (event.what) {
        case PROC_EVENT_EXEC:
            *pid = event.event_data.exec.process_tgid;
            *parent = 0;
            return event.event_data.exec.process_pid == event.event_data.exec.process_tgid ? 1 : 0;
        case PROC_EVENT_FORK:
            *pid = event.event_data.fork.child_tgid;
            *parent = event.event_data.fork.parent_tgid;
            return event.event_data.fork.child_pid == event.event_data.fork.child_tgid ? 2 : 0;
        case PROC_EVENT_EXIT:
            *pid = event.event_data.exit.process_tgid;
            *parent = 0;
            return event.event_data.exit.process_pid == event.event_data.exit.process_tgid ? 3 : 0;
        default: return 0;
    }
}
