"""A PostgreSQL server of a test's own: in a scratch folder, on loopback, as a user that is not root."""
import glob
import os
import pwd
import shutil
import socket
import subprocess
import tempfile


def programs():
    """The newest server's folder of programs, or nothing."""
    places = sorted(glob.glob('/usr/lib/postgresql/*/bin'), key=lambda path: int(path.split('/')[-2]))
    for place in reversed(places):
        if os.path.exists(os.path.join(place, 'initdb')):
            return place
    found = shutil.which('initdb')
    return os.path.dirname(os.path.realpath(found)) if found else None


class Server:
    PASSWORD = 'canary-5f2e'

    def __init__(self):
        self.programs = programs()
        self.root = tempfile.mkdtemp(prefix='dossier-postgres-')
        self.as_user = []
        if os.getuid() == 0:  # the server refuses to be root
            user = next(name for name in ('postgres', 'nobody') if self.is_user(name))
            os.chown(self.root, pwd.getpwnam(user).pw_uid, -1)
            self.as_user = ['runuser', '-u', user, '--']
        self.data = os.path.join(self.root, 'data')
        password = os.path.join(self.root, 'password')
        with open(password, 'w', encoding='ascii') as file:
            file.write(self.PASSWORD)
        os.chmod(password, 0o644)
        self.call('initdb', '-D', self.data, '-U', 'dossier', '-A', 'scram-sha-256', '--pwfile', password, '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync')
        with socket.socket() as probe:
            probe.bind(('127.0.0.1', 0))
            self.port = probe.getsockname()[1]
        self.start()

    @staticmethod
    def is_user(name):
        try:
            pwd.getpwnam(name)
        except KeyError:
            return False
        return True

    def call(self, program, *arguments, check=True):
        # Apart from this terminal: an interrupt of the test is not one of the server.
        return subprocess.run([*self.as_user, os.path.join(self.programs, program), *arguments], check=check, cwd='/',
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              start_new_session=True).returncode

    def start(self):
        # fsync=off: processes die in these tests, the machine does not.
        self.call('pg_ctl', '-D', self.data, '-w', '-l', os.path.join(self.root, 'log'), '-o',
                  f'-p {self.port} -h 127.0.0.1 -k {self.root} -c max_connections=40 -c log_min_messages=log -c deadlock_timeout=1s -c fsync=off', 'start')

    def stop(self, mode='immediate'):
        self.call('pg_ctl', '-D', self.data, '-w', '-m', mode, 'stop', check=False)

    def restart(self, mode='immediate'):
        self.stop(mode)
        self.start()

    def remove(self):
        self.stop()
        shutil.rmtree(self.root)

    def conninfo(self, database='postgres', user='dossier', password=PASSWORD):
        return f'host=127.0.0.1 port={self.port} dbname={database} user={user} password={password}'

    def ask(self, sql, database='postgres'):
        """The rows of the answer; columns as texts, split at U+001F."""
        done = subprocess.run(['psql', '-XqAt', '-F', '\x1f', '-v', 'ON_ERROR_STOP=1', '-d', self.conninfo(database), '-c', sql],
                              capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return [line.split('\x1f') for line in done.stdout.split('\n')[:-1]]

    def one(self, sql, database='postgres'):
        return self.ask(sql, database)[0][0]
