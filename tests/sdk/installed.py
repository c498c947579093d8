"""An installed Dossier in a folder of its own, as its users have it: what the tests of the SDK and of the boundary build on."""
import os
import shutil
import subprocess


class Failed(Exception):
    pass


def expect(what, found, expected):
    if found != expected:
        raise Failed(f'{what}: expected {expected}, found {found}')


class Installed:
    """Installs a build below root, and works only with what was installed, the system's tools, and a compiler cache if there
    is one. The output of each step is in root/NAME.log."""

    def __init__(self, build, root, cmake, cxx):
        self.build, self.root, self.cmake, self.cxx = os.path.abspath(build), os.path.abspath(root), cmake, cxx
        self.prefix = os.path.join(self.root, 'installed')
        shutil.rmtree(self.root, ignore_errors=True)
        os.makedirs(self.root)
        self.environment = {name: os.environ[name] for name in ('LANG', 'TERM', 'TMPDIR') if name in os.environ}
        self.environment.update(HOME=self.root, PATH=os.path.join(self.prefix, 'bin') + ':' + os.environ['PATH'],
                                CCACHE_DIR=os.environ.get('CCACHE_DIR', os.path.expanduser('~/.cache/ccache')),
                                PKG_CONFIG_PATH=os.path.join(self.prefix, 'share/pkgconfig'))
        self.call('install', cmake, '--install', self.build, '--prefix', self.prefix)

    def call(self, name, *command, cwd=None, fails=False):
        log = os.path.join(self.root, name + '.log')
        with open(log, 'a', encoding='utf-8') as output:
            output.write('$ ' + ' '.join(command) + '\n')
            output.flush()
            code = subprocess.run(command, cwd=cwd or self.root, env=self.environment, stdout=output,
                                  stderr=subprocess.STDOUT, check=False).returncode
        with open(log, encoding='utf-8', errors='replace') as output:
            text = output.read()
        if (code != 0) != fails:
            raise Failed(f'{name}: exit code {code}: {" ".join(command)}\n{text[-4000:]}')
        return text

    def compile(self, name, source, *options, flags='', jobs=1):
        """Configures and builds a project; its build folder."""
        folder = os.path.join(self.root, 'build', name)
        launcher = ['-DCMAKE_CXX_COMPILER_LAUNCHER=ccache'] if shutil.which('ccache') else []
        self.call(name, self.cmake, '-G', 'Ninja', '-S', source, '-B', folder, '-DCMAKE_BUILD_TYPE=Debug',
                  '-DCMAKE_CXX_FLAGS_DEBUG=-O0', '-DCMAKE_CXX_FLAGS=-Wall -Wextra -Werror ' + flags,
                  '-DCMAKE_CXX_COMPILER=' + self.cxx, *launcher, *options)
        self.call(name, self.cmake, '--build', folder, '-j', str(jobs))
        return folder

    def run(self, name, pipeline, *options):
        """Runs a pipeline that has the variable `output`; the folder with its results."""
        output = os.path.join(self.root, 'output', name)
        self.call(name, 'dossier', 'run', pipeline, '--set', 'output=' + output, '--state',
                  os.path.join(self.root, 'state', name), '--progress', 'none', *options)
        return output


def rows(output, port):
    """How many records a port has in an output folder."""
    with open(os.path.join(output, port + '.jsonl'), 'rb') as lines:
        return sum(1 for _ in lines)
