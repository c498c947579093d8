"""Dossier plugins in Python: one file, no dependencies, Python 3.9 or newer.

    import dossier

    class Hashtags(dossier.Extractor):
        id = 'extractor.hashtags'
        version = '1.0.0'
        summary = 'Claims hashtags.'

        def extract(self, document, sink):
            for match in re.finditer(r'#\\w+', document.text):
                sink.emit(kind='hashtag', **document.span(match.start(), match.end()))

    if __name__ == '__main__':
        dossier.main(Hashtags)

`python3 hashtags.py --manifest` writes hashtags.plugin.json next to the file. With both in a plugin folder, pipelines use
the plugin like any other, and `dossier plugins check hashtags.py` tests it. It runs in worker processes, one call at a
time in each, and must return the same results in any process and order: no state that outlives a call, and no iteration
order of a set (it differs between processes: sort it). Spans are UTF-8 bytes: `document.span` converts from indices of the
text. An exception loses the current unit, with its message; `dossier.Error(code, message)` sets the code. A sink may be
used only on the thread of its call. Options are checked against their declarations before the plugin is created. What is
printed goes to the standard error of dossier. PROTOCOL.md describes the protocol.
"""
import array
import json
import math
import mmap
import os
import select
import socket
import struct
import sys
import threading
import zlib

VERSION = '1'
KINDS = ('reader', 'deduplicator', 'extractor', 'checker', 'exporter')

_HELLO, _START, _READY, _REFUSE, _CALL, _RESULT, _LOG, _LOOKUP, _VALUE, _CANCEL, _END, _FIN, _PROGRESS = range(1, 14)
_READ, _EXTRACT, _SKETCH, _MAP, _REDUCE, _BEGIN, _WRITE, _SEAL, _COMMIT, _ABORT, _PROBE = range(1, 12)
_FAIL, _REJECT, _DROP, _EMIT, _KEY, _FACT, _NESTED, _SKETCHED, _OUTPUT, _ROWS, _FOUND = range(1, 12)
_NESTED_WITH = 13
_HEADER = struct.Struct('<4sHHQQII')
_CREDIT = 65536
_NEXT = (1 << 64) - 1
_WRONG_THREAD = 'the plugin used its sink from a thread other than the one its call runs on'


class Error(Exception):
    """The unit is lost. `code` is a stable word in lower case with underscores, the message one plain sentence; retryable:
    the same call may succeed later (an exporter is then called again)."""

    def __init__(self, code, message, option='', retryable=False):
        super().__init__(message)
        self.code, self.option, self.retryable = code, option, retryable


class Stopped(Exception):
    """The run is being stopped; raised by Sink.checkpoint."""


def option(name, type, default=None, help='', **bounds):
    """An option's declaration. type: boolean, integer, number, text, choice, path or list (of texts). bounds: minimum,
    maximum, choices, unit, optional, secret."""
    declared = {'name': name, 'type': type, 'help': help}
    if default is not None:
        declared['default'] = default
    return {**declared, **bounds}


def check_option(declared, value):
    """Why the value does not match the declaration, as "expected ..., found ..."; None if it does. Dossier applies the same
    rules to a pipeline."""
    kind = declared['type']
    expected = None
    if kind == 'boolean':
        expected = None if isinstance(value, bool) else 'true or false'
    elif kind in ('integer', 'number'):
        whole = isinstance(value, int) and -(1 << 63) <= value < 1 << 63
        number = isinstance(value, int) or (isinstance(value, float) and math.isfinite(value))
        number = number and not isinstance(value, bool)
        if not number or (kind == 'integer' and not whole):
            expected = 'a whole number' if kind == 'integer' else 'a number'
        elif not declared.get('minimum', -math.inf) <= value <= declared.get('maximum', math.inf):
            low, high = declared.get('minimum', -9e15), declared.get('maximum', 9e15)
            expected = f'a number from {_decimal(low)} to {_decimal(high)}'
    elif kind == 'list':
        good = isinstance(value, list) and all(isinstance(item, str) for item in value)
        expected = None if good else 'a list of texts'
    elif not isinstance(value, str):
        expected = 'a path' if kind == 'path' else 'a text'
    elif kind == 'choice' and value not in declared['choices']:
        expected = 'one of ' + ', '.join(declared['choices'])
    return expected and f'expected {expected}, found {_shown(value)}'


def check_options(declarations, given):
    """The options of a plugin, including defaults. Raises Error, with the option, if they do not match."""
    if not isinstance(given, dict):
        raise Error('bad_options', f'expected an object of options, found {_shown(given)}')
    known = {declared['name']: declared for declared in declarations}
    for name, value in given.items():
        if name not in known:
            raise Error('unknown_option', f'there is no option "{name}"', name)
        fault = check_option(known[name], value)
        if fault:
            raise Error('bad_option', fault, name)
    for name, declared in known.items():
        if name not in given and declared.get('default') is None and not declared.get('optional'):
            raise Error('missing_option', f'the option "{name}" is required', name)
    return {**{name: declared.get('default') for name, declared in known.items()}, **given}


class Document(dict):
    """A document's record, and its text."""

    def __init__(self, record, text):
        super().__init__(record)
        self.text = text
        self._plain = text.isascii()
        self._bytes = None  # offset of each index of the text, computed when first needed

    def span(self, start, end):
        """{'start', 'end'} in bytes, from indices of `text`."""
        return {'start': self.byte(start), 'end': self.byte(end)}

    def byte(self, place):
        if self._plain:
            return place
        if self._bytes is None:
            self._bytes, at = [], 0
            for character in self.text:
                self._bytes.append(at)
                at += len(character.encode('utf-8'))
            self._bytes.append(at)
        return self._bytes[place]


class Member:
    """A record of a group: `record`, its `text`, its `sketch` (bytes) and `note` (bytes); for rows of two records also
    `other` and `other_text`. Parts that the pass does not join are empty."""

    def __init__(self, note, order, other_order, views):
        self.note, self.order, self.other_order = note, order, other_order
        self._views = views

    @property
    def record(self):
        return json.loads(self._views[0]) if self._views[0] else None

    @property
    def text(self):
        return self._views[1].decode('utf-8')

    @property
    def sketch(self):
        return self._views[2]

    @property
    def other(self):
        return json.loads(self._views[3]) if self._views[3] else None

    @property
    def other_text(self):
        return self._views[4].decode('utf-8')


class Sink:
    """Receives the output of a call. Emitted records are dictionaries in the form of their kind."""

    def __init__(self, worker, sequence):
        self._worker, self._sequence, self._given = worker, sequence, []
        self._thread, self._left_thread = threading.get_ident(), False

    def emit(self, record=None, **fields):
        record = {**(record or {}), **fields}
        text = record.pop('text', '') if self._worker.kind == 'reader' else ''
        self._put(_EMIT, _json(record), text.encode('utf-8'), _NEXT, b'')

    def key(self, key, note=b'', a=0, b=None):
        """map: this record joins the group of `key`. reduce: a row of member a (and b) for the next pass."""
        self._put(_KEY, _octets(key), note, a, a if b is None else b)

    def fact(self, key, value=1):
        self._put(_FACT, _octets(key), value & _NEXT)

    def lookup(self, key):
        """The sum of a fact of an earlier pass or round; 0 if there is none."""
        self._check_thread()
        return self._worker.lookup(self._sequence, _octets(key))

    def nested(self, name, data, media_type='', defaults=None, overrides=None):
        """An input inside this one. defaults and overrides: fields of the documents inside (title, authors, published,
        updated, source, url, language, metadata), where they have none of their own, or whatever they have."""
        if defaults or overrides:
            self._put(_NESTED_WITH, name.encode(), media_type.encode(), data, _json(defaults or {}), _json(overrides or {}))
        else:
            self._put(_NESTED, name.encode(), media_type.encode(), data)

    def reject(self, code, message, unit=''):
        """A part of the unit is lost; the call continues."""
        self._error(_REJECT, code, message, unit=unit)

    def drop(self, code, message=''):
        """A part of the unit is left out on purpose."""
        self._error(_DROP, code, message)

    def log(self, message, level=1):
        self._check_thread()
        self._worker.send(_LOG, self._sequence, _fields(level, message.encode('utf-8')))

    def progress(self, done, total=0):
        """How far the call has come, for people to read; total 0: unknown. Changes no result."""
        self._check_thread()
        self._worker.send(_PROGRESS, self._sequence, _fields(done, total))

    def checkpoint(self):
        """Raises Stopped when the run is being stopped. Call it in long loops."""
        self._check_thread()
        if self._worker.cancelled(self._sequence):
            raise Stopped()

    def _error(self, given, code, message, option='', unit=''):
        self._put(given, code.encode(), message.encode('utf-8'), option.encode(), unit.encode('utf-8'), 0, 0, 0)

    def _check_thread(self):
        if threading.get_ident() != self._thread:
            self._left_thread = True  # the call fails, even if the plugin catches this
            raise Error('wrong_thread', _WRONG_THREAD)

    def _put(self, *fields):
        self._check_thread()
        self._given.append(_fields(*fields))


class Plugin:
    """Class attributes: id, version, summary, options (a list of option(...)), manifest (further entries)."""

    options = []
    manifest = {}

    def __init__(self, options):
        """`options` has the values of the pipeline and the defaults (None for an optional one without), checked against
        the declarations. Check here what no declaration can express: raise Error(code, message, option)."""


class Reader(Plugin):
    """read(self, input, sink): input has uri, media_type, bytes, offset, line; emit documents with their text. In
    manifest: extensions, media_types, magic, splits."""

    kind = 'reader'


class Extractor(Plugin):
    """extract(self, document, sink), or extract(self, document, sink, earlier) with the claims of earlier extractors. In
    manifest: claims (the kinds), languages (['en']: only documents in these and in unknown languages are passed on)."""

    kind = 'extractor'


class _Passes(Plugin):
    passes = [{'name': 'compare', 'from': 'records', 'join': 'text', 'max_members': 0, 'min_members': 1, 'rounds': 1}]

    def map(self, at, record, sink):
        sink.key(self.key(record))

    def reduce(self, at, members, sink):
        self.compare(members, sink)


class Deduplicator(_Passes):
    """key(self, document) and compare(self, members, sink), which emits copy links; or `passes` with map(self, at, record,
    sink) and reduce(self, at, members, sink), where at is (pass, round, rounds)."""

    kind = 'deduplicator'


class Checker(_Passes):
    """As Deduplicator, with claims as records and findings as results."""

    kind = 'checker'


class Exporter(Plugin):
    """begin(self, run), write(self, port, record, text), seal(self, sink) -> rows, commit(self, run), abort(self). In seal,
    sink.output(path, rows) names what the commit will make visible. Optional: probe(self, run) checks whether an export would
    succeed, leaves no trace, and returns a sentence about the target or nothing. begin, write, commit and probe may take
    a sink as one more parameter, to log and to report progress; in write, sink.reject(code, message) rejects this record,
    which is then not counted among the rows. In manifest: delivery, promise
    (exactly_once, same_key or at_least_once), schema_version."""

    kind = 'exporter'


class Input:
    """budget: the bytes that all inputs given to Sink.nested may have together."""

    def __init__(self, uri, media_type, offset, line, data, budget):
        self.uri, self.media_type, self.offset, self.line, self.bytes = uri, media_type, offset, line, data
        self.budget = budget


class _SealSink(Sink):
    def output(self, path, rows):
        self._put(_OUTPUT, _json({'path': path, 'rows': rows}))


def _with_sink(method, arguments, sink):
    """Calls the method with the sink as its last argument if it takes one more."""
    takes = method.__code__.co_argcount - 1  # without self
    return method(*arguments, *([sink] if takes > len(arguments) else []))


def _octets(value):
    return value if isinstance(value, bytes) else str(value).encode('utf-8')


def _json(value):
    return json.dumps(value, ensure_ascii=False, separators=(',', ':')).encode('utf-8')


def _fields(*values):
    parts = []
    for value in values:
        if isinstance(value, int):
            parts.append(struct.pack('<Q', value))
        else:
            parts += [struct.pack('<Q', len(value)), bytes(value)]
    return b''.join(parts)


class _FieldReader:
    def __init__(self, payload):
        self._payload, self._at = payload, 0

    def number(self):
        value, = struct.unpack_from('<Q', self._payload, self._at)
        self._at += 8
        return value

    def at_end(self):
        return self._at == len(self._payload)

    def octets(self):
        size = self.number()
        value = self._payload[self._at:self._at + size]
        if len(value) != size:
            raise ValueError('a frame is shorter than its fields')
        self._at += size
        return value

    def text(self):
        return self.octets().decode('utf-8')


class _Worker:
    def __init__(self, plugins, channel):
        self._plugins = {plugin.id: plugin for plugin in plugins}
        self._socket = channel
        self._buffer, self._descriptors, self._later = bytearray(), [], []
        self._cancelled = None
        self._known, self._place = {}, None
        self.kind = ''

    def serve(self):
        self.send(_HELLO, 0, _fields(1, b'python ' + VERSION.encode()))
        start = self._receive()
        fields = _FieldReader(start[2])
        fields.text()  # the manifest's path
        try:
            chosen = self._chosen(fields.text())
            self.kind = chosen.kind
            self._plugin = chosen(check_options(chosen.options, _options_of(fields.octets())))
        except Exception as error:  # any exception is reported to the host
            self.send(_REFUSE, 0, _fields(*_told(error)))
            return
        self.send(_READY, 0, _fields(_CREDIT, _json(manifest_of(chosen))))
        calls = 0
        while True:
            kind, sequence, payload, data = self._later.pop(0) if self._later else self._receive()
            if kind == _CALL:
                self._answer(sequence, payload, data)
                calls += 1
            elif kind == _END:
                sys.stdout.flush()  # dossier does not wait after this
                self.send(_FIN, sequence, _fields(calls))
                return

    def _chosen(self, plugin):
        if plugin not in self._plugins:
            raise Error('no_plugin', f'there is no plugin {plugin} in this program')
        return self._plugins[plugin]

    def _answer(self, sequence, payload, data):
        fields = _FieldReader(payload)
        function = fields.number()
        sink = (_SealSink if function == _SEAL else Sink)(self, sequence)
        status = 0
        try:
            self._call(function, fields, data, sink)
            if sink._left_thread:
                raise Error('wrong_thread', _WRONG_THREAD)
        except Stopped:
            status = 2
        except Exception as error:
            status = 1
            code, message, at = _told(error)
            sink._put(_FAIL, code, message, at, b'', int(getattr(error, 'retryable', False)), 0, 0)
        self.send(_RESULT, sequence, _fields(status, 0) + b''.join(sink._given))

    def _call(self, function, fields, data, sink):
        plugin = self._plugin
        if function == _READ:
            uri, media_type, offset, line = fields.text(), fields.text(), fields.number(), fields.number()
            beside, inside = fields.number(), fields.octets()
            plugin.read(Input(uri, media_type, offset, line, data if beside else inside,
                              _NEXT if fields.at_end() else fields.number()), sink)
        elif function == _EXTRACT:
            document = Document(json.loads(fields.octets()), fields.text())
            earlier = [json.loads(fields.octets()) for _ in range(fields.number())]
            if plugin.extract.__code__.co_argcount > 3:
                plugin.extract(document, sink, earlier)
            else:
                plugin.extract(document, sink)
        elif function == _SKETCH:
            record, text = json.loads(fields.octets()), fields.text()
            sink._put(_SKETCHED, plugin.sketch(self._record(record, text)))
        elif function == _MAP:
            at = self._at(fields)
            record, text = json.loads(fields.octets()), fields.text()
            plugin.map(at, self._record(record, text), sink)
        elif function == _REDUCE:
            at = self._at(fields)
            fields.octets(), fields.number()  # key, total
            members = []
            for _ in range(fields.number()):
                note, order, other = fields.octets(), fields.number(), fields.number()
                members.append((note, order, other, [fields.number() for _ in range(6)]))
            texts = [b''] + [fields.octets() for _ in range(fields.number())]
            plugin.reduce(at, [Member(n, o, p, [texts[v] for v in views]) for n, o, p, views in members], sink)
        elif function in (_BEGIN, _COMMIT):
            _with_sink(plugin.begin if function == _BEGIN else plugin.commit, [json.loads(fields.octets())], sink)
        elif function == _WRITE:
            port, record = fields.text(), json.loads(fields.octets())
            _with_sink(plugin.write, [port, record, fields.text()], sink)
        elif function == _SEAL:
            sink._put(_ROWS, plugin.seal(sink))
        elif function == _ABORT:
            plugin.abort()
        elif function == _PROBE:
            found = _with_sink(plugin.probe, [json.loads(fields.octets())], sink)
            if found:
                sink._put(_FOUND, found.encode('utf-8'))
        else:
            raise ValueError(f'a call of the unknown function {function}')

    def _record(self, record, text):
        return Document(record, text) if self.kind == 'deduplicator' else record

    def _at(self, fields):
        at = fields.number(), fields.number(), fields.number()
        if at[:2] != self._place:
            self._place, self._known = at[:2], {}
        return at

    def lookup(self, sequence, key):
        if key in self._known:
            return self._known[key]
        self.send(_LOOKUP, sequence, _fields(key))
        while True:
            frame = self._receive()
            if frame[0] == _VALUE:
                value, = struct.unpack('<q', frame[2])
                self._known[key] = value
                return value
            self._keep(frame)

    def cancelled(self, sequence):
        self._socket.setblocking(False)
        try:
            while True:
                self._keep(self._receive())
        except BlockingIOError:
            pass
        finally:
            self._socket.setblocking(True)
        return self._cancelled == sequence

    def _keep(self, frame):
        if frame[0] == _CANCEL:
            self._cancelled = frame[1]
        else:
            self._later.append(frame)

    def send(self, kind, sequence, payload):
        self._socket.sendall(_HEADER.pack(b'DOSW', kind, 0, sequence, len(payload), zlib.crc32(payload), 0) + payload)

    def _receive(self):
        """(type, sequence, payload, bytes passed by descriptor)"""
        while len(self._buffer) < _HEADER.size:
            self._read_more()
        magic, kind, flags, sequence, size, checksum, _ = _HEADER.unpack_from(self._buffer)
        if magic != b'DOSW':
            raise ValueError('expected the beginning of a frame, found other bytes')
        while len(self._buffer) < _HEADER.size + size:
            self._read_more()
        payload = bytes(self._buffer[_HEADER.size:_HEADER.size + size])
        del self._buffer[:_HEADER.size + size]
        if zlib.crc32(payload) != checksum:
            raise ValueError("a frame's checksum is wrong")
        return kind, sequence, payload, self._mapped() if flags & 1 else None

    def _read_more(self):
        data, ancillary, _, _ = self._socket.recvmsg(1 << 18, socket.CMSG_SPACE(4 * array.array('i').itemsize))
        for level, kind, rights in ancillary:
            if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
                self._descriptors += array.array('i', rights[:len(rights) // 4 * 4])
        if not data:
            sys.exit(1)  # the host is gone
        self._buffer += data

    def _mapped(self):
        descriptor = self._descriptors.pop(0)
        try:
            with mmap.mmap(descriptor, 0, prot=mmap.PROT_READ) as mapped:
                return bytes(mapped)
        finally:
            os.close(descriptor)


def _options_of(octets):
    try:
        return json.loads(octets, parse_constant=_no_constant)
    except ValueError as error:
        raise Error('bad_options', f'the options are not valid JSON: {error}') from None


def _no_constant(word):
    raise ValueError(f'{word} is not a number')


def _shown(value):
    return json.dumps(value, ensure_ascii=False, separators=(',', ':')).encode('utf-8', 'replace').decode('utf-8')


def _decimal(number):
    return str(int(number)) if number == int(number) else repr(number)


def _end_with_host(channel):
    """The worker ends with its host, even if the plugin never returns."""
    gone = select.poll()
    gone.register(channel, 0)  # reports only a hang-up
    gone.poll()
    os._exit(1)


def _told(error):
    if isinstance(error, Error):
        return error.code.encode(), str(error).encode('utf-8', 'replace'), error.option.encode('utf-8', 'replace')
    if isinstance(error, MemoryError):
        return b'out_of_memory', b'the plugin ran out of memory; `limits` of the stage sets how much it gets', b''
    return b'plugin_error', f'{type(error).__name__}: {error}'.encode('utf-8', 'replace'), b''


def manifest_of(plugin):
    entry = {'id': plugin.id, 'kind': plugin.kind, 'version': plugin.version, 'summary': plugin.summary,
             'capabilities': [f'dossier.{plugin.kind}/1'], 'options': plugin.options, **plugin.manifest}
    if isinstance(plugin, type) and issubclass(plugin, _Passes):
        entry['passes'] = plugin.passes
        if hasattr(plugin, 'sketch'):
            entry['sketches'] = True
    if plugin.kind == 'exporter' and hasattr(plugin, 'probe'):
        entry['probes'] = True
    return entry


def main(*plugins, data=()):
    """Serves the host that started this program; with --manifest, writes the manifest next to the program instead. data:
    files and folders next to the program that the results depend on, besides its modules: results are not reused once
    one of them has changed."""
    program = os.path.abspath(sys.argv[0])
    if sys.argv[1:] == ['--manifest']:
        path = os.path.splitext(program)[0] + '.plugin.json'
        manifest = {'manifest': 1, 'library': os.path.basename(program), 'command': ['python3'], 'build_id': '',
                    'abi_major': 1, 'abi_minor': 0, 'data': list(data),
                    'plugins': [manifest_of(plugin) for plugin in plugins]}
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(manifest, file, ensure_ascii=False, indent=1)
            file.write('\n')
        print(path)
        return
    try:
        channel = socket.socket(fileno=3)
    except OSError:
        sys.exit('this program is started by dossier; run it with --manifest to write its manifest')
    threading.Thread(target=_end_with_host, args=(channel,), daemon=True).start()
    _Worker(plugins, channel).serve()
