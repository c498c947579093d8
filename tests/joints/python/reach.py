"""The same attempts as tests/joints/reach, by a program."""
import ctypes
import errno
import os
import socket
import threading

import dossier

libc = ctypes.CDLL(None, use_errno=True)


def told(text, name):
    return next((line[len(name) + 1:] for line in text.splitlines() if line.startswith(name + '=')), '')


def opens(path, flags):
    file = os.open(path, flags, 0o600)
    try:
        if flags & os.O_ACCMODE == os.O_RDONLY:
            os.read(file, 1)
    finally:
        os.close(file)


def connects(family, address):
    with socket.socket(family, socket.SOCK_STREAM) as made:
        made.connect(address)


def forks():
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def ptrace(process):
    if libc.ptrace(0x4206, process, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), 'ptrace')


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
        attempt('tcp', connects, socket.AF_INET, ('127.0.0.1', int(told(text, 'port'))))
        attempt('unix socket', connects, socket.AF_UNIX, told(text, 'socket'))
        attempt('fork', forks)
        attempt('thread', threads)
        attempt('ptrace the host', ptrace, host)
        attempt('signal the host', os.kill, host, 0)
        attempt('memory file of the host', opens, f'/proc/{host}/mem', os.O_RDONLY)
        attempt('environment of the host', opens, f'/proc/{host}/environ', os.O_RDONLY)
        attempt('secret variable', lambda: os.environ['REACH_SECRET'])
        attempt('libraries of the system', opens, '/etc/ld.so.cache', os.O_RDONLY)
        attempt('its own memory map', opens, '/proc/self/maps', os.O_RDONLY)
        if told(text, 'exec') != 'no':
            attempt('exec', os.execv, '/bin/true', ['true'])


if __name__ == '__main__':
    dossier.main(Reach)
