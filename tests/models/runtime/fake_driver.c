/* A Vulkan driver with one device that can do nothing, for tests of what is said when there is no usable GPU.
   Macros choose what it is: API (version of its device), TYPE (kind of its device), DEVICES (0 or 1), and CRASH
   (it ends the process when it is asked for devices). With LOADER it stands in for the loader itself. */
#include <signal.h>
#include <stdint.h>
#include <string.h>

#ifndef API
#define API ((1 << 22) | (3 << 12))
#endif
#ifndef TYPE
#define TYPE 2
#endif
#ifndef DEVICES
#define DEVICES 1
#endif

#ifdef LOADER

int vkEnumerateInstanceVersion(uint32_t *version) { *version = API; return 0; }

#else

typedef void (*function)(void);
static struct { uintptr_t magic; } instance = {0x01CDC0DE}, device = {0x01CDC0DE};

static int nothing(void) { return 0; }
static int version(uint32_t *found) { *found = API; return 0; }
static int none_1(void *a, uint32_t *count) { *count = 0; return 0; }
static int none_2(void *a, void *b, uint32_t *count) { *count = 0; return 0; }
static int create(const void *info, const void *memory, void **made) { *made = &instance; return 0; }

static int devices(void *of, uint32_t *count, void **found) {
#ifdef CRASH
    raise(SIGSEGV);
#endif
    if (found && DEVICES) found[0] = &device;
    *count = DEVICES;
    return 0;
}

static void properties(void *of, uint32_t *found) {
    memset(found, 0, 824);
    found[0] = API;
    found[4] = TYPE;
    strcpy((char *)(found + 5), "Test Card");
}

static function find(const char *name) {
    if (!strcmp(name, "vkEnumerateInstanceVersion")) return (function)version;
    if (!strcmp(name, "vkEnumerateInstanceExtensionProperties")) return (function)none_1;
    if (!strcmp(name, "vkEnumerateDeviceExtensionProperties")) return (function)none_2;
    if (!strcmp(name, "vkGetPhysicalDeviceQueueFamilyProperties")) return (function)none_1;
    if (!strcmp(name, "vkCreateInstance")) return (function)create;
    if (!strcmp(name, "vkEnumeratePhysicalDevices")) return (function)devices;
    if (!strcmp(name, "vkGetPhysicalDeviceProperties")) return (function)properties;
    if (!strncmp(name, "vkEnumeratePhysicalDeviceGroups", 31)) return 0;
    return (function)nothing;
}

function vk_icdGetInstanceProcAddr(void *of, const char *name) { return find(name); }
function vk_icdGetPhysicalDeviceProcAddr(void *of, const char *name) { return find(name); }
int vk_icdNegotiateLoaderICDInterfaceVersion(uint32_t *wanted) { if (*wanted > 4) *wanted = 4; return 0; }

#endif
