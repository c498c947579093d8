// The files of the system that every worker may read: what programs and libraries need to run, and nothing of a user's.
#pragma once

namespace dossier::plugin {

// With all below them: libraries, modules of interpreters, and data of packages.
inline constexpr const char* library_folders[] = {"/lib",           "/lib32",       "/lib64",     "/libx32",
                                                  "/usr/lib",       "/usr/lib32",   "/usr/lib64", "/usr/libx32",
                                                  "/usr/local/lib", "/usr/libexec", "/nix/store", "/gnu/store"};
inline constexpr const char* readable_paths[] = {"/usr/share",
                                                 "/etc/ld.so.cache",
                                                 "/etc/localtime",
                                                 "/etc/ssl/openssl.cnf",
                                                 "/etc/python3",
                                                 "/etc/python3.9",
                                                 "/etc/python3.10",
                                                 "/etc/python3.11",
                                                 "/etc/python3.12",
                                                 "/etc/python3.13",
                                                 "/dev/zero",
                                                 "/dev/full",
                                                 "/dev/random",
                                                 "/dev/urandom",
                                                 "/proc/self",
                                                 "/proc/cpuinfo",
                                                 "/proc/meminfo",
                                                 "/proc/sys/vm/overcommit_memory",
                                                 "/sys/devices/system/cpu"};
// To find hosts by name and to check certificates.
inline constexpr const char* network_paths[] = {"/etc/hosts",         "/etc/host.conf",       "/etc/resolv.conf",
                                                "/etc/nsswitch.conf", "/etc/gai.conf",        "/etc/services",
                                                "/etc/protocols",     "/etc/ssl/certs",       "/etc/pki/tls/certs",
                                                "/etc/pki/ca-trust",  "/etc/ca-certificates", "/run/systemd/resolve"};
// Where programs are, for plugins that may start some.
inline constexpr const char* program_folders[] = {"/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin"};

}  // namespace dossier::plugin
