#!/usr/bin/env python3
"""Installs a build, then does with it what a plugin author does: creates a plugin of each kind, builds and tests it, builds
and tests the examples, installs these, and runs them together with the installed command.

After a failure, the folder `sdk-test` of the build contains what failed; the output of each step is in its .log file."""
import argparse
import glob
import json
import os
import re
import sys
import time
import xml.etree.ElementTree as xml
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../house'))
from installed import Failed, Installed, expect
from map_test import check_links, folders_of

KINDS = ['reader', 'deduplicator', 'extractor', 'checker', 'exporter']


class Author(Installed):
    def __init__(self, arguments):
        super().__init__(arguments.build, os.path.join(arguments.build, 'sdk-test'), arguments.cmake, arguments.cxx)
        self.examples = os.path.join(arguments.source, 'examples/plugins')

    def make(self, name, source, *inputs):
        """Builds and tests a project, by its own tests and by the conformance check (of a reader of a format that dossier
        does not know: with these inputs); its build folder."""
        folder = self.compile(name, source)
        ctest = os.path.join(os.path.dirname(self.cmake), 'ctest')
        self.call(name, ctest, '--test-dir', folder, '--output-on-failure', '--no-tests=error')
        library, = (file for file in os.listdir(folder) if file.endswith('.so'))
        self.call(name, 'dossier', 'plugins', 'check', os.path.join(folder, library),
                  *(word for input in inputs for word in ('--input', input)))
        return folder

    def new_plugin(self, kind):
        """From nothing to a plugin that works in a pipeline, in an empty folder."""
        name, folder = 'new-' + kind, os.path.join(self.root, kind)
        os.makedirs(folder)
        self.call(name, 'dossier', 'plugins', 'new', kind, 'my.' + kind, cwd=folder)
        build = self.make(name, folder)
        self.run(name, os.path.join(folder, 'pipeline.yaml'), '--plugin-dir', build, '--max-rejected', '0')

    def example(self, name):
        inputs = [os.path.join(self.examples, 'sample/interview.srt')] if name == 'reader-srt' else []
        build = self.make(name, os.path.join(self.examples, name), *inputs)
        self.call(name, self.cmake, '--install', build, '--prefix', self.prefix)


    def without_googletest(self):
        """A new plugin is built where GoogleTest is missing; its tests are not, and a line says what to install."""
        name, folder = 'without-googletest', os.path.join(self.root, 'without-googletest')
        os.makedirs(folder)
        self.call(name, 'dossier', 'plugins', 'new', 'extractor', 'my.extractor', cwd=folder)
        build = self.compile(name, folder, '-DCMAKE_DISABLE_FIND_PACKAGE_GTest=ON')
        with open(os.path.join(self.root, name + '.log'), encoding='utf-8') as log:
            expect('a line about the tests',
                   'plugin_test is not built: it needs GoogleTest with GMock (Debian: libgtest-dev and libgmock-dev)'
                   in ' '.join(log.read().split()), True)
        expect('libraries', [file for file in os.listdir(build) if file.endswith(('.so', '.plugin.json'))
                             or file == 'plugin_test'], ['extractor-my-extractor.so', 'extractor-my-extractor.plugin.json'])
        # Where the tests are required, what is missing is the reason.
        lists = os.path.join(folder, 'CMakeLists.txt')
        with open(lists, encoding='utf-8') as file:
            text = file.read()
        with open(lists, 'w', encoding='utf-8') as file:
            file.write(text.replace('OPTIONAL_COMPONENTS', 'COMPONENTS'))
        refused = self.call(name + '-required', self.cmake, '-S', folder, '-B', os.path.join(self.root, 'build/required'),
                            '-DCMAKE_DISABLE_FIND_PACKAGE_GTest=ON', '-DCMAKE_CXX_COMPILER=' + self.cxx, fails=True)
        expect('why testing was not found', 'the component testing needs GoogleTest with GMock' in ' '.join(refused.split()),
               True)

    def target_commands(self):
        """A plugin's target takes include folders, definitions, libraries and sources like any other."""
        folder = os.path.join(self.root, 'target-commands')
        os.makedirs(os.path.join(folder, 'include'))
        for name, text in {
                'CMakeLists.txt': 'cmake_minimum_required(VERSION 3.25)\nproject(commands LANGUAGES CXX)\n'
                                  'find_package(dossier-sdk 0.1 REQUIRED)\n'
                                  'add_library(more STATIC more.cpp)\n'
                                  'set_target_properties(more PROPERTIES POSITION_INDEPENDENT_CODE ON)\n'
                                  'target_compile_definitions(more INTERFACE FROM_LIBRARY=3)\n'
                                  'dossier_add_plugin(extractor-commands SOURCES plugin.cpp)\n'
                                  'target_include_directories(extractor-commands PRIVATE include)\n'
                                  'target_compile_definitions(extractor-commands PRIVATE FROM_TARGET=4)\n'
                                  'target_link_libraries(extractor-commands PRIVATE more)\n'
                                  'target_sources(extractor-commands PRIVATE second.cpp)\n',
                'include/number.hpp': 'int more();\nint second();\n',
                'more.cpp': 'int more() { return 5; }\n',
                'second.cpp': '#include "number.hpp"\nint second() { return FROM_TARGET; }\n',
                'plugin.cpp': '#include "dossier/plugin.hpp"\n#include "number.hpp"\n'
                              'class Commands {\n public:\n'
                              '  static constexpr auto about = dossier::About{\n'
                              '      .id = "extractor.commands", .version = "1.0.0", .summary = "Uses them."};\n'
                              '  static void describe(dossier::PluginManifest& manifest) {\n'
                              '    manifest.version = std::to_string(FROM_LIBRARY) + "." + std::to_string(second()) + "." + '
                              'std::to_string(more());\n  }\n'
                              '  void extract(const dossier::Document&, dossier::ClaimSink&) const {}\n};\n'
                              'DOSSIER_PLUGIN(Commands)\n'}.items():
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                file.write(text)
        build = self.compile('target-commands', folder)
        with open(os.path.join(build, 'extractor-commands.plugin.json'), encoding='utf-8') as manifest:
            expect('version made of all of them', json.load(manifest)['plugins'][0]['version'], '3.4.5')


def records(output, port):
    with open(os.path.join(output, port + '.jsonl'), encoding='utf-8') as lines:
        return [json.loads(line) for line in lines]


def check_examples_together(author):
    output = author.run('together', os.path.join(author.examples, 'pipeline.yaml'), '--max-rejected', '0')
    documents = {document['id']: document for document in records(output, 'documents')}
    expect('keys of documents', sorted(document['key'] for document in documents.values()),
           ['fire-courier', 'fire-gazette', 'interview'])
    expect('links by title', [(documents[copy['a']]['key'], documents[copy['b']]['key'], copy['direction'])
                              for copy in records(output, 'copies')], [('fire-gazette', 'fire-courier', 'a_to_b')])
    tickers = [claim for claim in records(output, 'claims') if claim['extractor'] == 'extractor.ticker']
    expect('tickers', sorted((documents[claim['document']]['key'], claim['text']) for claim in tickers),
           [('fire-courier', 'TARN'), ('fire-gazette', 'TARN'), ('interview', 'TARN')])
    with open(os.path.join(author.examples, 'sample/interview.srt'), 'rb') as subtitles:
        spoken = [claim for claim in tickers if documents[claim['document']]['key'] == 'interview'][0]['source_span']
        expect('bytes of the subtitles that a claim leads to', subtitles.read()[spoken['start']:spoken['end']], b'TARN')
    expect('findings', [(finding['checker'], finding['subject']) for finding in records(output, 'findings')],
           [('checker.future', '19 September 2025')])
    feed = xml.parse(os.path.join(output, 'feed.xml')).getroot()
    expect('items of the feed', len(feed.findall('channel/item')), 3)


def check_installed(author):
    """The folder may be moved: nothing in it names where it was built. Its documentation's links lead somewhere."""
    files = [os.path.relpath(os.path.join(folder, name), author.prefix)
             for folder, _, names in os.walk(author.prefix) for name in names]

    def read(path):
        with open(os.path.join(author.prefix, path), encoding='utf-8') as file:
            return file.read()
    pages = [path for path in files if path.endswith('.md')]
    expect('dead links of the installed documentation',
           [dead for page in pages for dead in check_links(page, read(page), set(files) | folders_of(files), read)], [])
    expect('the example in Python', 'share/doc/dossier/examples/plugins/extractor-hashtag/README.md' in pages, True)
    build = author.build
    for folder, _, files in os.walk(os.path.join(author.prefix, 'lib/cmake')):
        for name in files:
            with open(os.path.join(folder, name), encoding='utf-8') as file:
                expect(f'path of the build in {name}', build in file.read(), False)
    source = os.path.join(author.root, 'abi.c')
    with open(source, 'w', encoding='utf-8') as file:
        file.write('#include "dossier/abi/exporter.h"\nint size = sizeof(dossier_exporter);\n')
    flags = author.call('flags', 'pkg-config', '--cflags', 'dossier-sdk').splitlines()[-1].split()
    author.call('pkg-config', 'cc', '-std=c11', '-c', source, '-o', source + '.o', *flags)


def check_documentation(author, page):
    """The whole plugins and tests that a page shows compile as they stand."""
    with open(page, encoding='utf-8') as file:
        whole = [code for code in re.findall(r'```cpp\n(.*?)```', file.read(), re.S)
                 if 'DOSSIER_PLUGIN(' in code or 'dossier/testing/' in code]
    name = os.path.splitext(os.path.basename(page))[0]
    for code in (code for code in whole if '#include' in code):
        source = os.path.join(author.root, f'{name}.cpp')
        with open(source, 'w', encoding='utf-8') as file:
            file.write(code)
        author.call('documentation-' + name, author.cxx, '-std=c++20', '-fvisibility=hidden', '-Wall', '-Wextra',
                    '-Werror', '-fsyntax-only', '-DPLUGIN="plugin.so"', '-isystem', os.path.join(author.prefix, 'include'), source)
    return len(whole)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ('build', 'source', 'cmake', 'cxx'):
        parser.add_argument('--' + name, required=True)
    arguments = parser.parse_args()
    source = arguments.source
    pages = [os.path.join(source, 'README.md')] + sorted(glob.glob(os.path.join(source, 'sdk/doc/*.md')))
    began = time.monotonic()
    try:
        author = Author(arguments)
        check_installed(author)
        examples = sorted(name for name in os.listdir(author.examples)
                          if os.path.exists(os.path.join(author.examples, name, 'CMakeLists.txt')))
        expect('kinds of examples', sorted(name.split('-')[0] for name in examples), sorted(KINDS))
        with ThreadPoolExecutor(2) as pool:
            jobs = [pool.submit(author.new_plugin, kind) for kind in KINDS]
            jobs += [pool.submit(author.example, name) for name in examples]
            jobs += [pool.submit(author.without_googletest), pool.submit(author.target_commands)]
            shown = [pool.submit(check_documentation, author, page) for page in pages]
            for job in jobs:
                job.result()
            expect('pages that show a whole plugin or test', sum(job.result() > 0 for job in shown), len(KINDS) + 3)
        check_examples_together(author)
    except Failed as failure:
        print(failure)
        return 1
    print(f'{len(KINDS)} new plugins and {len(examples)} examples in {time.monotonic() - began:.0f} s')
    return 0


if __name__ == '__main__':
    sys.exit(main())
