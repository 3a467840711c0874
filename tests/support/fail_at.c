/* Preloaded into a process: let the n-th call that touches the disk below a folder kill the process, or fail, or
   write down each of these calls.
   Built and driven by tests/support/injecting.py. */
#define _GNU_SOURCE
#include <dirent.h>
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
#include <unistd.h>

/* What a call does, and what is counted; reads are those of documents, and lists of folders. */
enum { OFF, WRITES, READS, LISTS, TRACE };

static char folder[PATH_MAX];
static size_t folder_length;
static int mode = OFF, code, log_to = -1;
static long wanted, seen;
static __thread const char *moved_from;

#define NEXT(name) ({ static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name); real; })

void fail_at(const char *below, long number, int error, int reads, int log_descriptor) {
  snprintf(folder, sizeof folder, "%s/", below);
  folder_length = strlen(folder);
  wanted = number; seen = 0; code = error; log_to = log_descriptor;
  mode = reads ? READS : WRITES;
}

void trace(const char *below, int log_descriptor) {
  fail_at(below, 0, 0, 0, log_descriptor);
  mode = TRACE;
}

long calls_seen(void) { return seen; }

static int is_document(const char *path) {
  static const char *const endings[] = {".json", ".jsonl", ".toml", ".sqlite3"};
  size_t length = strlen(path);
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    size_t own = strlen(endings[i]);
    if (length > own && !strcmp(path + length - own, endings[i])) return 1;
  }
  return 0;
}

static int is_counted(int kind) {
  return mode == kind || (mode == TRACE && kind == WRITES) || (mode == READS && kind == LISTS);
}

/* Return whether this call is the one that must fail; errno is set then. */
static int strikes(int kind, const char *what, const char *path) {
  if (!is_counted(kind) || !path || strncmp(path, folder, folder_length)) return 0;
  if (kind == READS && !is_document(path)) return 0;
  if (mode == TRACE) {
    char entry[2 * PATH_MAX + 40];
    const char *from = moved_from && !strncmp(moved_from, folder, folder_length) ? moved_from + folder_length : "";
    int size = snprintf(entry, sizeof entry, "%s\t%s\t%s\n", what, path + folder_length, from);
    if (NEXT(write)(log_to, entry, size) < 0) abort();
    return 0;
  }
  if (++seen != wanted) return 0;
  char line[PATH_MAX + 40];
  int length = snprintf(line, sizeof line, "%s %s\n", what, path + folder_length);
  if (log_to >= 0 && NEXT(write)(log_to, line, length) < 0) abort();
  if (!code) { kill(getpid(), SIGKILL); for (;;) pause(); }
  errno = code;
  return 1;
}

static int strikes_open_file(int kind, const char *what, int descriptor) {
  char link[48], path[PATH_MAX];
  if (!is_counted(kind)) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strikes(kind, what, path);
}

static int strikes_at(const char *what, int directory, const char *path) {
  char link[48], base[PATH_MAX], whole[2 * PATH_MAX];
  if (mode == OFF || !path) return 0;
  if (*path == '/' || directory == AT_FDCWD) return strikes(WRITES, what, path);
  snprintf(link, sizeof link, "/proc/self/fd/%d", directory);
  ssize_t length = readlink(link, base, sizeof base - 1);
  if (length < 0) return 0;
  base[length] = 0;
  snprintf(whole, sizeof whole, "%s/%s", base, path);
  return strikes(WRITES, what, whole);
}

#define OPEN(name)                                                                                   \
  int name(const char *path, int flags, ...) {                                                       \
    va_list rest; va_start(rest, flags);                                                             \
    mode_t bits = flags & O_CREAT ? va_arg(rest, mode_t) : 0; va_end(rest);                          \
    if (strikes(flags & (O_CREAT | O_TRUNC) ? WRITES : READS, "open", path)) return -1;              \
    return NEXT(name)(path, flags, bits);                                                            \
  }
OPEN(open) OPEN(open64)

#define OPENAT(name)                                                                                 \
  int name(int directory, const char *path, int flags, ...) {                                        \
    va_list rest; va_start(rest, flags);                                                             \
    mode_t bits = flags & O_CREAT ? va_arg(rest, mode_t) : 0; va_end(rest);                          \
    if (flags & (O_CREAT | O_TRUNC) && strikes_at("open", directory, path)) return -1;               \
    return NEXT(name)(directory, path, flags, bits);                                                 \
  }
OPENAT(openat) OPENAT(openat64)

#define ON_FILE(type, name, kind, parameters, ...)                                                   \
  type name parameters { return strikes_open_file(kind, #name, descriptor) ? -1 : NEXT(name)(__VA_ARGS__); }
#define ON_PATH(name, path, parameters, ...)                                                         \
  int name parameters { return strikes(WRITES, #name, path) ? -1 : NEXT(name)(__VA_ARGS__); }
#define ON_AT(name, directory, path, parameters, ...)                                                \
  int name parameters { return strikes_at(#name, directory, path) ? -1 : NEXT(name)(__VA_ARGS__); }
#define ON_MOVE(name, check, parameters, ...)                                                        \
  int name parameters {                                                                              \
    moved_from = from;                                                                               \
    int struck = check;                                                                              \
    moved_from = NULL;                                                                               \
    return struck ? -1 : NEXT(name)(__VA_ARGS__);                                                    \
  }

ON_FILE(ssize_t, write, WRITES, (int descriptor, const void *data, size_t size), descriptor, data, size)
ON_FILE(ssize_t, pwrite, WRITES, (int descriptor, const void *data, size_t size, off_t at), descriptor, data, size, at)
ON_FILE(ssize_t, pwrite64, WRITES, (int descriptor, const void *data, size_t size, off64_t at), descriptor, data, size, at)
ON_FILE(ssize_t, read, READS, (int descriptor, void *data, size_t size), descriptor, data, size)
ON_FILE(ssize_t, pread64, READS, (int descriptor, void *data, size_t size, off64_t at), descriptor, data, size, at)
DIR *opendir(const char *path) { return strikes(LISTS, "opendir", path) ? NULL : NEXT(opendir)(path); }
DIR *fdopendir(int descriptor) {
  return strikes_open_file(LISTS, "opendir", descriptor) ? NULL : NEXT(fdopendir)(descriptor);
}
/* Before the first entry only: a folder may have many. */
#define READDIR(type, name)                                                                          \
  type *name(DIR *listed) {                                                                          \
    if (!telldir(listed) && strikes_open_file(LISTS, "readdir", dirfd(listed))) return NULL;         \
    return NEXT(name)(listed);                                                                       \
  }
READDIR(struct dirent, readdir) READDIR(struct dirent64, readdir64)
/* Nothing is synced: a process that is killed loses nothing of what it wrote. */
int fsync(int descriptor) { return -strikes_open_file(WRITES, "fsync", descriptor); }
int fdatasync(int descriptor) { return -strikes_open_file(WRITES, "fdatasync", descriptor); }
ON_FILE(int, ftruncate, WRITES, (int descriptor, off_t size), descriptor, size)
ON_FILE(int, ftruncate64, WRITES, (int descriptor, off64_t size), descriptor, size)
ON_FILE(int, fchmod, WRITES, (int descriptor, mode_t bits), descriptor, bits)
ON_FILE(ssize_t, sendfile, WRITES, (int descriptor, int from, off_t *at, size_t size), descriptor, from, at, size)
ON_FILE(ssize_t, sendfile64, WRITES, (int descriptor, int from, off64_t *at, size_t size), descriptor, from, at, size)
ON_MOVE(rename, strikes(WRITES, "rename", to), (const char *from, const char *to), from, to)
ON_MOVE(link, strikes(WRITES, "link", to), (const char *from, const char *to), from, to)
ON_PATH(symlink, to, (const char *from, const char *to), from, to)
ON_PATH(unlink, path, (const char *path), path)
ON_PATH(rmdir, path, (const char *path), path)
ON_PATH(mkdir, path, (const char *path, mode_t bits), path, bits)
ON_PATH(chmod, path, (const char *path, mode_t bits), path, bits)
ON_MOVE(renameat, strikes_at("rename", new, to), (int old, const char *from, int new, const char *to), old, from, new, to)
ON_MOVE(renameat2, strikes_at("rename", new, to), (int old, const char *from, int new, const char *to, unsigned flags),
        old, from, new, to, flags)
ON_MOVE(linkat, strikes_at("link", new, to), (int old, const char *from, int new, const char *to, int flags),
        old, from, new, to, flags)
ON_AT(symlinkat, new, to, (const char *from, int new, const char *to), from, new, to)
ON_AT(unlinkat, at, path, (int at, const char *path, int flags), at, path, flags)
ON_AT(mkdirat, at, path, (int at, const char *path, mode_t bits), at, path, bits)
ON_AT(fchmodat, at, path, (int at, const char *path, mode_t bits, int flags), at, path, bits, flags)
ON_AT(utimensat, at, path, (int at, const char *path, const struct timespec times[2], int flags), at, path, times, flags)
