#!/usr/bin/env python3
"""Who may know whom: sdk/abi knows nothing; the SDK's records and manifests know no boundary; a plugin knows only the
SDK, its own folder and the private libraries of plugins/; these know the SDK; the core knows the ABI, records, manifests and text tools, never the SDK's C++ wrapper; the
command's verbs may know all of the core. Rooms of the core know only those below them."""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)
SDK = 'sdk/include/'
ROOMS = {  # room: the rooms it may include
    'store': {'store'},
    'diagnostic': {'diagnostic'},
    'plugin': {'plugin', 'diagnostic', 'store'},
    'pipeline': {'pipeline', 'diagnostic', 'plugin'},
    'engine': {'engine', 'diagnostic', 'pipeline', 'plugin', 'store'},
    'worker': {'worker', 'plugin'},
    'trial': {'trial', 'diagnostic', 'engine', 'pipeline', 'plugin', 'store'},
    'conformance': {'conformance', 'pipeline', 'plugin', 'store'},
    'cli': {'cli', 'conformance', 'diagnostic', 'engine', 'pipeline', 'plugin', 'store', 'trial'},
}
LIBRARIES = ('plugins/charset/', 'plugins/language/', 'plugins/layout/', 'plugins/mime/', 'plugins/ocr/', 'plugins/presentation/', 'plugins/web/', 'plugins/xml/')  # of plugins; each serves plugins
BELOW = {'plugins/ocr/': ('plugins/layout/',), 'plugins/xml/': ('plugins/charset/',)}  # the others that a library may include
PURE = ('dossier/abi/', 'dossier/record/', 'dossier/manifest/', 'dossier/text/', 'dossier/export/stream.hpp', 'dossier/namespace.hpp')


def allowed(path, included, target):
    """target: the included file's path from the root."""
    if path.startswith(SDK + 'dossier/abi/'):
        return target.startswith(SDK + 'dossier/abi/')
    if path.startswith(tuple(SDK + p for p in PURE)):
        return included.startswith(tuple(p for p in PURE if p != 'dossier/abi/'))
    if path.startswith('sdk/'):
        return target.startswith('sdk/')
    if path.startswith(LIBRARIES):
        own = '/'.join(path.split('/')[:2]) + '/'
        return target.startswith((SDK, own) + BELOW.get(own, ()))
    if path.startswith('plugins/'):
        own = '/'.join(path.split('/')[:3]) + '/'
        return target.startswith((SDK, own) + LIBRARIES)
    if path.startswith('core/'):
        if included.startswith('dossier/'):
            return included.startswith(PURE)
        return target.split('/')[1] in ROOMS[path.split('/')[1]]
    return True


def main():
    files = subprocess.run(['git', 'ls-files', '--cached', '--others', '--exclude-standard', '--', 'core', 'sdk', 'plugins'], cwd=ROOT,
                           capture_output=True, text=True, check=True).stdout.split()
    wrong, seen = [], 0
    for path in files:
        if not path.endswith(('.cpp', '.hpp', '.h', '.c')) or not os.path.exists(os.path.join(ROOT, path)):
            continue
        with open(os.path.join(ROOT, path), encoding='utf-8') as f:
            text = f.read()
        for included in INCLUDE.findall(text):
            seen += 1
            beside = os.path.normpath(os.path.join(os.path.dirname(path), included))
            places = [p for p in (included, SDK + included, 'sdk/testing/include/' + included, 'plugins/' + included, beside) if os.path.exists(os.path.join(ROOT, p))]
            if not places:
                own = '/'.join(path.split('/')[:3])  # made by the build of the plugin itself
                if path.startswith('plugins/') and '/' not in included:
                    continue
                wrong.append(f'{path} includes "{included}", which is nowhere ({own})')
            elif not allowed(path, included, places[0]):
                wrong.append(f'{path} may not know {included}')
    if seen < 100:
        wrong.append(f'only {seen} includes were seen: this test looks in the wrong place')
    print('\n'.join(wrong) or f'{seen} includes, each where it may be')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
