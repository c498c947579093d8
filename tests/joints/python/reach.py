"""The same attempts as tests/joints/reach, by a program."""
import ctypes
import errno
import fcntl
import mmap
import os
import platform
import resource
import socket
import threading

import dossier

libc = ctypes.CDLL(None, use_errno=True)
# Of the system calls that the C library does not offer.
NUMBERS = {'x86_64': {'keyctl': 250, 'bpf': 321, 'perf_event_open': 298, 'userfaultfd': 323, 'execveat': 322},
           'aarch64': {'keyctl': 219, 'bpf': 280, 'perf_event_open': 241, 'userfaultfd': 282, 'execveat': 281}}[platform.machine()]
NUMBERS['io_uring_setup'] = 425


def told(text, name):
    return next((line[len(name) + 1:] for line in text.splitlines() if line.startswith(name + '=')), '')


def opens(path, flags):
    file = os.open(path, flags, 0o600)
    try:
        if flags & os.O_ACCMODE == os.O_RDONLY:
            os.read(file, 1)
    finally:
        os.close(file)


def connects(family, address, kind=socket.SOCK_STREAM):
    with socket.socket(family, kind) as made:
        made.connect(address)


def checked(result, as_good=()):
    """The result of a call of libc; some errors say that the system has looked at what it was given."""
    if result < 0 and ctypes.get_errno() not in as_good:
        raise OSError(ctypes.get_errno(), 'libc')
    return result


def system_call(name, *arguments, as_good=()):
    return checked(libc.syscall(NUMBERS[name], *(ctypes.c_long(a) if isinstance(a, int) else a for a in arguments)), as_good)


def forks():
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def ptrace(process):
    if libc.ptrace(0x4206, process, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), 'ptrace')


def memory_of(process):
    class Part(ctypes.Structure):
        _fields_ = [('base', ctypes.c_void_p), ('size', ctypes.c_size_t)]
    here = ctypes.create_string_buffer(8)
    to, taken = Part(ctypes.addressof(here), 8), Part(0x400000, 8)
    checked(libc.process_vm_readv(process, ctypes.byref(to), 1, ctypes.byref(taken), 1, 0), [errno.EFAULT])


def program_in_memory():
    """An empty file: where programs may be started, it is none."""
    file = checked(libc.memfd_create(b'program', 0))
    try:
        nothing = (ctypes.c_char_p * 1)(None)
        system_call('execveat', file, b'', nothing, nothing, 0x1000, as_good=[errno.ENOEXEC])
    finally:
        os.close(file)


def counts_events():
    what = (ctypes.c_uint32 * 32)(1, 128)  # in software
    os.close(system_call('perf_event_open', what, 0, -1, -1, 0))


def threads():
    thread = threading.Thread(target=lambda: None)
    thread.start()
    thread.join()


class Reach(dossier.Extractor):
    id = 'extractor.reach-python'
    version = '1.0.0'
    summary = 'Tries to reach what is not its own.'
    manifest = {'claims': ['attempt']}

    def extract(self, document, sink):
        text = document.text
        secret, host = told(text, 'secret'), os.getppid()
        victim, outside = told(text, 'victim'), told(text, 'outside')

        def attempt(what, action, *arguments):
            outcome = 'reached'
            try:
                action(*arguments)
            except KeyError:
                outcome = 'ENOENT'
            except OSError as error:
                outcome = errno.errorcode[error.errno]
            sink.emit(kind='attempt', start=0, end=1, what=what, outcome=outcome)

        attempt('shadow', opens, '/etc/shadow', os.O_RDONLY)
        attempt('secret file', opens, secret, os.O_RDONLY)
        attempt('names in its folder', os.listdir, os.path.dirname(secret))
        attempt('status of a file', os.stat, secret)
        attempt('write a file', opens, outside + '/made-python', os.O_WRONLY | os.O_CREAT)
        attempt('truncate', os.truncate, secret, 1)
        attempt('truncate by opening', opens, victim, os.O_RDONLY | os.O_TRUNC)
        attempt('chmod', os.chmod, secret, 0o644)
        attempt('unlink', os.unlink, victim)
        attempt('write beside itself', opens, told(text, 'beside') + '/made-python', os.O_WRONLY | os.O_CREAT)
        attempt('link', os.link, secret, outside + '/link-python')
        port = ('127.0.0.1', int(told(text, 'port')))
        attempt('tcp', connects, socket.AF_INET, port)
        attempt('udp', connects, socket.AF_INET, port, socket.SOCK_DGRAM)
        attempt('raw socket', lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP).close())
        attempt('netlink', lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW).close())
        attempt('unix socket', connects, socket.AF_UNIX, told(text, 'socket'))
        attempt('abstract socket', connects, socket.AF_UNIX, '\0' + told(text, 'abstract'))
        attempt('fork', forks)
        attempt('thread', threads)
        attempt('ptrace the host', ptrace, host)
        attempt('signal the host', os.kill, host, 0)
        attempt('signal a group', lambda: os.kill(-os.getpgid(host), 0))
        attempt('handle of the host', lambda: os.close(os.pidfd_open(host)))
        attempt('limits of the host', resource.prlimit, host, resource.RLIMIT_NOFILE)
        attempt('memory file of the host', opens, f'/proc/{host}/mem', os.O_RDONLY)
        attempt('environment of the host', opens, f'/proc/{host}/environ', os.O_RDONLY)
        attempt('memory of the host', memory_of, host)
        attempt('files of the host', os.listdir, f'/proc/{host}/fd')
        attempt('command of the host', opens, f'/proc/{host}/cmdline', os.O_RDONLY)
        attempt('secret variable', lambda: os.environ['REACH_SECRET'])
        attempt('namespace', lambda: checked(libc.unshare(0x10000000)))
        attempt('mount', lambda: checked(libc.mount(b'none', b'/mnt', b'tmpfs', 0, None)))
        attempt('keyring', system_call, 'keyctl', 0, -3, 0)
        attempt('bpf', lambda: system_call('bpf', 0, None, 0, as_good=[errno.EFAULT, errno.EINVAL]))
        attempt('io_uring', lambda: system_call('io_uring_setup', 1, None, as_good=[errno.EFAULT]))
        attempt('perf_event_open', counts_events)
        attempt('program in memory', program_in_memory)
        attempt('userfaultfd', lambda: os.close(system_call('userfaultfd', 1)))
        attempt('shared memory', lambda: mmap.mmap(-1, 4096).close())
        attempt('input of the terminal', lambda: fcntl.ioctl(2, 0x5412, b'x'))
        attempt('libraries of the system', opens, '/etc/ld.so.cache', os.O_RDONLY)
        attempt('its own memory map', opens, '/proc/self/maps', os.O_RDONLY)
        if told(text, 'exec') != 'no':
            attempt('exec', os.execv, '/bin/true', ['true'])


if __name__ == '__main__':
    dossier.main(Reach)
