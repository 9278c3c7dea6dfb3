/* Stops a process, or lets the disk be full, at its n-th change of the disk: write, rename, sync, cut, remove, make.
 *
 * Loaded before libc (LD_PRELOAD), so that Python's and DuckDB's own writes are counted alike. Only files below FAULT_ROOT count.
 * FAULT_AT: which operation (none below 1). FAULT_KIND: kill (SIGKILL before the operation) or full (ENOSPC from it on).
 * FAULT_LOG: a file for one line an operation. fault_arm() does the same in a process that is running.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static char root[PATH_MAX], kind[8], log_path[PATH_MAX];
static long at = 0, count = 0;
static __thread int inside = 0;

void fault_arm(const char *folder, const char *how, long number, const char *log) {
    snprintf(root, sizeof root, "%s", folder ? folder : "");
    snprintf(kind, sizeof kind, "%s", how ? how : "kill");
    snprintf(log_path, sizeof log_path, "%s", log ? log : "");
    at = number;
    __atomic_store_n(&count, 0, __ATOMIC_SEQ_CST);
}

long fault_count(void) { return count; }

__attribute__((constructor)) static void from_environment(void) {
    const char *number = getenv("FAULT_AT");
    if (getenv("FAULT_ROOT")) fault_arm(getenv("FAULT_ROOT"), getenv("FAULT_KIND"), number ? atol(number) : 0, getenv("FAULT_LOG"));
}

static void note(long number, const char *what, const char *path) {
    if (!log_path[0]) return;
    char line[PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%ld %s %s\n", number, what, path);
    int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    ssize_t (*real_write)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    int descriptor = real_open(log_path, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (descriptor >= 0) { if (real_write(descriptor, line, length) < 0) {} close(descriptor); }
}

/* 1 when this operation must fail as on a full disk. makes: whether it may need room (a name and a sync may, on some disks; a removal never does). */
static int strikes(const char *what, const char *path, int makes) {
    if (inside || !root[0] || !path || strncmp(path, root, strlen(root)) != 0) return 0;
    inside = 1;
    long number = __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST);
    note(number, what, path);
    int struck = 0;
    if (at > 0 && number >= at) {
        if (strcmp(kind, "kill") == 0 && number == at) { kill(getpid(), SIGKILL); pause(); }
        if (strcmp(kind, "full") == 0 && makes) struck = 1;
    }
    inside = 0;
    if (struck) errno = ENOSPC;
    return struck;
}

static const char *path_of(int descriptor, char *found) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, found, PATH_MAX - 1);
    if (length < 0) return NULL;
    found[length] = 0;
    return found;
}

#define REAL(type, name, ...) type (*real)(__VA_ARGS__) = dlsym(RTLD_NEXT, name)
#define BY_DESCRIPTOR(what, makes, failed) do { char found[PATH_MAX]; if (root[0] && !inside && strikes(what, path_of(descriptor, found), makes)) return failed; } while (0)

ssize_t write(int descriptor, const void *data, size_t size) { REAL(ssize_t, "write", int, const void *, size_t); BY_DESCRIPTOR("write", 1, -1); return real(descriptor, data, size); }
ssize_t writev(int descriptor, const struct iovec *parts, int many) { REAL(ssize_t, "writev", int, const struct iovec *, int); BY_DESCRIPTOR("write", 1, -1); return real(descriptor, parts, many); }
ssize_t pwrite(int descriptor, const void *data, size_t size, off_t place) { REAL(ssize_t, "pwrite", int, const void *, size_t, off_t); BY_DESCRIPTOR("write", 1, -1); return real(descriptor, data, size, place); }
ssize_t pwrite64(int descriptor, const void *data, size_t size, off64_t place) { REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t); BY_DESCRIPTOR("write", 1, -1); return real(descriptor, data, size, place); }
ssize_t sendfile(int descriptor, int from, off_t *place, size_t size) { REAL(ssize_t, "sendfile", int, int, off_t *, size_t); BY_DESCRIPTOR("write", 1, -1); return real(descriptor, from, place, size); }
ssize_t sendfile64(int descriptor, int from, off64_t *place, size_t size) { REAL(ssize_t, "sendfile64", int, int, off64_t *, size_t); BY_DESCRIPTOR("write", 1, -1); return real(descriptor, from, place, size); }
ssize_t copy_file_range(int from, off64_t *begin, int descriptor, off64_t *place, size_t size, unsigned flags) { REAL(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned); BY_DESCRIPTOR("write", 1, -1); return real(from, begin, descriptor, place, size, flags); }
int fsync(int descriptor) { REAL(int, "fsync", int); BY_DESCRIPTOR("sync", 1, -1); return real(descriptor); }
int fdatasync(int descriptor) { REAL(int, "fdatasync", int); BY_DESCRIPTOR("sync", 1, -1); return real(descriptor); }
int ftruncate(int descriptor, off_t size) { REAL(int, "ftruncate", int, off_t); BY_DESCRIPTOR("cut", 0, -1); return real(descriptor, size); }
int ftruncate64(int descriptor, off64_t size) { REAL(int, "ftruncate64", int, off64_t); BY_DESCRIPTOR("cut", 0, -1); return real(descriptor, size); }
int rename(const char *from, const char *to) { REAL(int, "rename", const char *, const char *); if (strikes("rename", to, 1)) return -1; return real(from, to); }
int renameat(int a, const char *from, int b, const char *to) { REAL(int, "renameat", int, const char *, int, const char *); if (strikes("rename", to, 1)) return -1; return real(a, from, b, to); }
int unlink(const char *path) { REAL(int, "unlink", const char *); if (strikes("remove", path, 0)) return -1; return real(path); }
int remove(const char *path) { REAL(int, "remove", const char *); if (strikes("remove", path, 0)) return -1; return real(path); }
int unlinkat(int folder, const char *path, int flags) {
    REAL(int, "unlinkat", int, const char *, int);
    char found[PATH_MAX * 2], start[PATH_MAX];
    if (path[0] != '/' && path_of(folder, start)) snprintf(found, sizeof found, "%s/%s", start, path); else snprintf(found, sizeof found, "%s", path);
    if (strikes("remove", found, 0)) return -1;
    return real(folder, path, flags);
}
int rmdir(const char *path) { REAL(int, "rmdir", const char *); if (strikes("remove", path, 0)) return -1; return real(path); }
int mkdir(const char *path, mode_t mode) { REAL(int, "mkdir", const char *, mode_t); if (strikes("make", path, 1)) return -1; return real(path, mode); }

static int opened(const char *what, const char *path, int flags) { return (flags & (O_CREAT | O_TRUNC)) && strikes(what, path, 1); }
#define MODE mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }
int open(const char *path, int flags, ...) { REAL(int, "open", const char *, int, ...); MODE if (opened("make", path, flags)) return -1; return real(path, flags, mode); }
int open64(const char *path, int flags, ...) { REAL(int, "open64", const char *, int, ...); MODE if (opened("make", path, flags)) return -1; return real(path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { REAL(int, "openat", int, const char *, int, ...); MODE if (opened("make", path, flags)) return -1; return real(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { REAL(int, "openat64", int, const char *, int, ...); MODE if (opened("make", path, flags)) return -1; return real(folder, path, flags, mode); }
