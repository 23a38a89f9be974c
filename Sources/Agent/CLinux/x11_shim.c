#include "include/x11_shim.h"
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <xcb/screensaver.h>
#include <xcb/xcb.h>

#define FUNCTIONS(one) \
    one(xcb_connect) one(xcb_connection_has_error) one(xcb_get_setup) one(xcb_setup_roots_iterator) one(xcb_intern_atom) \
    one(xcb_intern_atom_reply) one(xcb_get_property) one(xcb_get_property_reply) one(xcb_get_property_value) \
    one(xcb_get_property_value_length) one(xcb_query_tree) one(xcb_query_tree_reply) one(xcb_query_tree_children) \
    one(xcb_query_tree_children_length) one(xcb_get_window_attributes) one(xcb_get_window_attributes_reply) \
    one(xcb_get_geometry) one(xcb_get_geometry_reply) one(xcb_translate_coordinates) one(xcb_translate_coordinates_reply)
#define SAVER_FUNCTIONS(one) one(xcb_screensaver_query_info) one(xcb_screensaver_query_info_reply)

#define DECLARE(name) static __typeof__(&name) p_##name;
FUNCTIONS(DECLARE)
SAVER_FUNCTIONS(DECLARE)

static xcb_connection_t *server;
static xcb_screen_t *screen;
static int has_saver;
enum { client_list, current_desktop, wm_desktop, wm_pid, wm_state, state_hidden, atom_count };
static xcb_atom_t atoms[atom_count];

static xcb_atom_t atom(const char *name) {
    xcb_intern_atom_reply_t *reply =
        p_xcb_intern_atom_reply(server, p_xcb_intern_atom(server, 1, strlen(name), name), NULL);
    xcb_atom_t found = reply ? reply->atom : XCB_ATOM_NONE;
    free(reply);
    return found;
}

int mitsuke_x11_open(const char *display) {
    void *library = dlopen("libxcb.so.1", RTLD_NOW | RTLD_GLOBAL);
    if (!library) return -ENOENT;
#define FIND(name) \
    if (!(p_##name = (__typeof__(&name))dlsym(library, #name))) return -ENOENT;
    FUNCTIONS(FIND)
    void *saver = dlopen("libxcb-screensaver.so.0", RTLD_NOW);
    has_saver = saver != NULL;
#define FIND_SAVER(name) \
    if (saver && !(p_##name = (__typeof__(&name))dlsym(saver, #name))) has_saver = 0;
    SAVER_FUNCTIONS(FIND_SAVER)
    server = p_xcb_connect(display, NULL);
    if (!server || p_xcb_connection_has_error(server)) return -ECONNREFUSED;
    screen = p_xcb_setup_roots_iterator(p_xcb_get_setup(server)).data;
    if (!screen) return -ECONNREFUSED;
    atoms[client_list] = atom("_NET_CLIENT_LIST");
    atoms[current_desktop] = atom("_NET_CURRENT_DESKTOP");
    atoms[wm_desktop] = atom("_NET_WM_DESKTOP");
    atoms[wm_pid] = atom("_NET_WM_PID");
    atoms[wm_state] = atom("_NET_WM_STATE");
    atoms[state_hidden] = atom("_NET_WM_STATE_HIDDEN");
    return 0;
}

// Up to `capacity` numbers of a property.
static int numbers(xcb_window_t window, xcb_atom_t name, xcb_atom_t type, uint32_t *values, int capacity) {
    if (name == XCB_ATOM_NONE) return 0;
    xcb_get_property_reply_t *reply = p_xcb_get_property_reply(
        server, p_xcb_get_property(server, 0, window, name, type, 0, capacity), NULL);
    if (!reply) return 0;
    int count = 0;
    if (reply->format == 32) {
        count = p_xcb_get_property_value_length(reply) / 4;
        if (count > capacity) count = capacity;
        memcpy(values, p_xcb_get_property_value(reply), count * 4);
    }
    free(reply);
    return count;
}

static int is_on_screen(xcb_window_t window) {
    xcb_get_window_attributes_reply_t *about =
        p_xcb_get_window_attributes_reply(server, p_xcb_get_window_attributes(server, window), NULL);
    int is_shown = about && about->map_state == XCB_MAP_STATE_VIEWABLE && about->_class == XCB_WINDOW_CLASS_INPUT_OUTPUT;
    free(about);
    if (!is_shown) return 0;
    xcb_get_geometry_reply_t *size = p_xcb_get_geometry_reply(server, p_xcb_get_geometry(server, window), NULL);
    xcb_translate_coordinates_reply_t *place = p_xcb_translate_coordinates_reply(
        server, p_xcb_translate_coordinates(server, window, screen->root, 0, 0), NULL);
    // A sliver is there to be seen by no one.
    int is_seen = 0;
    if (size && place) {
        int left = place->dst_x < 0 ? 0 : place->dst_x, top = place->dst_y < 0 ? 0 : place->dst_y;
        int right = place->dst_x + size->width, bottom = place->dst_y + size->height;
        if (right > screen->width_in_pixels) right = screen->width_in_pixels;
        if (bottom > screen->height_in_pixels) bottom = screen->height_in_pixels;
        is_seen = right - left >= 50 && bottom - top >= 50;
    }
    free(size);
    free(place);
    return is_seen;
}

int mitsuke_x11_ask(struct mitsuke_window *windows, int capacity, uint64_t *idle, int *saver) {
    enum { most = 1024 };
    uint32_t list[most];
    *idle = 0;
    *saver = 0;
    if (has_saver) {
        xcb_screensaver_query_info_reply_t *info =
            p_xcb_screensaver_query_info_reply(server, p_xcb_screensaver_query_info(server, screen->root), NULL);
        if (info) {
            *idle = info->ms_since_user_input;
            *saver = info->state == XCB_SCREENSAVER_STATE_ON;
        }
        free(info);
    }
    int count = numbers(screen->root, atoms[client_list], XCB_ATOM_WINDOW, list, most);
    int is_managed = count > 0;
    if (!is_managed) {
        xcb_query_tree_reply_t *tree = p_xcb_query_tree_reply(server, p_xcb_query_tree(server, screen->root), NULL);
        if (tree) {
            count = p_xcb_query_tree_children_length(tree);
            if (count > most) count = most;
            memcpy(list, p_xcb_query_tree_children(tree), count * 4);
        }
        free(tree);
    }
    uint32_t current = 0;
    int has_desktops = numbers(screen->root, atoms[current_desktop], XCB_ATOM_CARDINAL, &current, 1) == 1;
    int found = 0;
    for (int i = 0; i < count && found < capacity; i++) {
        struct mitsuke_window window = {0, 1};
        numbers(list[i], atoms[wm_pid], XCB_ATOM_CARDINAL, &window.pid, 1);
        if (!window.pid) continue;
        uint32_t desktop, states[32];
        if (has_desktops && numbers(list[i], atoms[wm_desktop], XCB_ATOM_CARDINAL, &desktop, 1) == 1 &&
            desktop != current && desktop != 0xffffffff)
            window.is_visible = 0;
        int state_count = numbers(list[i], atoms[wm_state], XCB_ATOM_ATOM, states, 32);
        for (int j = 0; j < state_count; j++)
            if (states[j] == atoms[state_hidden]) window.is_visible = 0;
        if (window.is_visible) window.is_visible = is_on_screen(list[i]);
        // Without a window manager programs have windows for themselves that are never shown.
        if (is_managed || window.is_visible) windows[found++] = window;
    }
    return p_xcb_connection_has_error(server) ? -EIO : found;
}
