// A disk that can lose power and run full, for one process: LD_PRELOAD=powercut.so NK_LIVE=… NK_SAFE=… NK_FULL=…
// For every file below NK_LIVE, NK_SAFE keeps a copy of what its last fsync made durable. After a kill -9, NK_SAFE is
// the disk as it would be if every write not yet flushed had been lost: the worst lawful power cut.
// While the file NK_FULL exists, nothing can be written below NK_LIVE: no space left on the device.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;

// Whether the file is one of ours, and its path.
static int ours(int fd, char *path, size_t size) {
    const char *live = getenv("NK_LIVE");
    char link[64];
    struct stat what;
    if (!live || fstat(fd, &what) || !S_ISREG(what.st_mode)) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, size - 1);
    if (n <= 0) return 0;
    path[n] = 0;
    return strncmp(path, live, strlen(live)) == 0;
}

static void keep(int fd) {
    const char *safe = getenv("NK_SAFE");
    char path[PATH_MAX], kept[PATH_MAX + 8], part[PATH_MAX + 16], block[1 << 16];
    if (!safe || !ours(fd, path, sizeof path)) return;
    pthread_mutex_lock(&one);
    snprintf(kept, sizeof kept, "%s/%s", safe, strrchr(path, '/') + 1);
    snprintf(part, sizeof part, "%s.part", kept);
    int in = open(path, O_RDONLY | O_CLOEXEC), out = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (out < 0) abort();
    ssize_t n;
    // A file that was removed meanwhile is kept as it was.
    while (in >= 0 && (n = read(in, block, sizeof block)) > 0)
        for (ssize_t at = 0, k; at < n; at += k)
            if ((k = write(out, block + at, n - at)) <= 0) abort();
    if (in >= 0) close(in);
    close(out);
    if (in >= 0 && rename(part, kept)) abort();
    pthread_mutex_unlock(&one);
}

static int full(int fd) {
    const char *mark = getenv("NK_FULL");
    char path[PATH_MAX];
    if (!mark || access(mark, F_OK) || !ours(fd, path, sizeof path)) return 0;
    errno = ENOSPC;
    return 1;
}

#define REAL(name) \
    if (!real) real = dlsym(RTLD_NEXT, name)

#define FLUSH(name) \
    int name(int fd) { \
        static int (*real)(int); \
        REAL(#name); \
        int e = real(fd); \
        if (!e) keep(fd); \
        return e; \
    }
FLUSH(fsync)
FLUSH(fdatasync)

ssize_t write(int fd, const void *from, size_t n) {
    static ssize_t (*real)(int, const void *, size_t);
    REAL("write");
    return full(fd) ? -1 : real(fd, from, n);
}

#define WRITE_AT(name, offset) \
    ssize_t name(int fd, const void *from, size_t n, offset at) { \
        static ssize_t (*real)(int, const void *, size_t, offset); \
        REAL(#name); \
        return full(fd) ? -1 : real(fd, from, n, at); \
    }
WRITE_AT(pwrite, off_t)
WRITE_AT(pwrite64, off64_t)
