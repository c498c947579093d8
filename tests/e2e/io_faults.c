/* Loaded before the C library (LD_PRELOAD) by io_fault_test.py: the N-th call of one kind fails, if it concerns a file
   below a folder. IO_FAULT=KIND:N:ERRNO, IO_FAULT_BELOW=FOLDER, IO_FAULT_LOG=FILE, which gets the number of such calls at the
   end. N = 0: none fails. Kinds: open, write, sync, rename, map, truncate, mkdir. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static char kind[16];
static long wanted = -1;
static int reason = EIO;
static const char* below = NULL;
static atomic_long met;

__attribute__((constructor)) static void begin(void) {
  const char* text = getenv("IO_FAULT");
  below = getenv("IO_FAULT_BELOW");
  if (text && below) sscanf(text, "%15[a-z]:%ld:%d", kind, &wanted, &reason);
}

__attribute__((destructor)) static void end(void) {
  const char* log = getenv("IO_FAULT_LOG");
  if (wanted < 0 || !log) return;
  wanted = -1;
  FILE* file = fopen(log, "w");
  if (!file) return;
  fprintf(file, "%ld\n", atomic_load(&met));
  fclose(file);
}

static int fails(const char* which, const char* path) {
  if (wanted < 0 || strcmp(kind, which) != 0 || !path || strncmp(path, below, strlen(below)) != 0) return 0;
  if (atomic_fetch_add(&met, 1) + 1 != wanted) return 0;
  errno = reason;
  return 1;
}

static int fails_for(const char* which, int descriptor) {
  if (wanted < 0 || strcmp(kind, which) != 0) return 0;
  char link[64];
  char path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t size = readlink(link, path, sizeof path - 1);
  if (size < 0) return 0;
  path[size] = '\0';
  return fails(which, path);
}

#define NEXT(name) (__extension__(__typeof__(&name)) dlsym(RTLD_NEXT, #name))

static mode_t mode_of(int flags, va_list rest) {
  return (flags & (O_CREAT | __O_TMPFILE)) ? (mode_t)va_arg(rest, int) : 0;
}
#define OPENER(name)                           \
  int name(const char* path, int flags, ...) { \
    va_list rest;                              \
    va_start(rest, flags);                     \
    const mode_t mode = mode_of(flags, rest);  \
    va_end(rest);                              \
    if (fails("open", path)) return -1;        \
    return NEXT(name)(path, flags, mode);      \
  }
OPENER(open)
OPENER(open64)

#define FILE_OPENER(name)                          \
  FILE* name(const char* path, const char* mode) { \
    if (fails("open", path)) return NULL;          \
    return NEXT(name)(path, mode);                 \
  }
FILE_OPENER(fopen)
FILE_OPENER(fopen64)

ssize_t write(int descriptor, const void* bytes, size_t size) {
  if (fails_for("write", descriptor)) return -1;
  return NEXT(write)(descriptor, bytes, size);
}
ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
  if (fails_for("write", descriptor)) return -1;
  return NEXT(pwrite)(descriptor, bytes, size, at);
}
ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at) {
  if (fails_for("write", descriptor)) return -1;
  return NEXT(pwrite64)(descriptor, bytes, size, at);
}
size_t fwrite(const void* bytes, size_t size, size_t count, FILE* file) {
  if (fails_for("write", fileno(file))) return 0;
  return NEXT(fwrite)(bytes, size, count, file);
}
int fsync(int descriptor) { return fails_for("sync", descriptor) ? -1 : NEXT(fsync)(descriptor); }
int fdatasync(int descriptor) { return fails_for("sync", descriptor) ? -1 : NEXT(fdatasync)(descriptor); }
int rename(const char* from, const char* to) { return fails("rename", to) ? -1 : NEXT(rename)(from, to); }
int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
  return fails("rename", to) ? -1 : NEXT(renameat2)(from_folder, from, to_folder, to, flags);
}
int mkdir(const char* path, mode_t mode) { return fails("mkdir", path) ? -1 : NEXT(mkdir)(path, mode); }
int ftruncate(int descriptor, off_t size) {
  return fails_for("truncate", descriptor) ? -1 : NEXT(ftruncate)(descriptor, size);
}
int ftruncate64(int descriptor, off64_t size) {
  return fails_for("truncate", descriptor) ? -1 : NEXT(ftruncate64)(descriptor, size);
}
void* mmap(void* at, size_t size, int protection, int flags, int descriptor, off_t offset) {
  if (descriptor >= 0 && fails_for("map", descriptor)) return MAP_FAILED;
  return NEXT(mmap)(at, size, protection, flags, descriptor, offset);
}
void* mmap64(void* at, size_t size, int protection, int flags, int descriptor, off64_t offset) {
  if (descriptor >= 0 && fails_for("map", descriptor)) return MAP_FAILED;
  return NEXT(mmap64)(at, size, protection, flags, descriptor, offset);
}
