"""A program that does not follow the protocol, without the SDK: its option `way` says how. For limits that must hold
whatever a worker sends."""
import os
import socket
import struct
import subprocess
import sys
import time
import zlib

HEADER = struct.Struct('<4sHHQQII')
HELLO, READY, CALL, RESULT, LOG, LOOKUP, END, FIN = 1, 3, 5, 6, 7, 8, 11, 12


def fields(*values):
    return b''.join(struct.pack('<Q', v) if isinstance(v, int) else struct.pack('<Q', len(v)) + v for v in values)


def frame(kind, sequence, payload):
    return HEADER.pack(b'DOSW', kind, 0, sequence, len(payload), zlib.crc32(payload), 0) + payload


def receive(host):
    def take(size):
        data = b''
        while len(data) < size:
            more = host.recv(size - len(data))
            if not more:
                sys.exit(1)
            data += more
        return data
    _, kind, _, sequence, size, _, _ = HEADER.unpack(take(HEADER.size))
    return kind, sequence, take(size)


def misbehave(host, way, sequence):
    if way == 'logs':
        while True:
            host.sendall(frame(LOG, sequence, fields(0, b'still here')))
            time.sleep(0.02)
    if way == 'lookups':
        while True:
            host.sendall(frame(LOOKUP, sequence, fields(b'key')))
            receive(host)
            time.sleep(0.02)
    if way == 'bytes':
        for byte in frame(RESULT, sequence, fields(0, 0, b'x' * 100000)):
            host.sendall(bytes([byte]))
            time.sleep(0.02)
    if way == 'announces':  # most of 4 GiB, and no byte of it
        host.sendall(HEADER.pack(b'DOSW', RESULT, 0, sequence, (1 << 32) - 64, 0, 0))
        time.sleep(3600)
    if way == 'floods':  # logs without an end, and no frame ends where a read does
        line = frame(LOG, sequence, fields(0, b'x' * 65537))
        while True:
            host.sendall(line)
    if way == 'prints':  # more than any pipe holds, and a secret, and what would control a terminal
        print('the key is s3cr3t-of-a-user \x1b[31mred\x1b[0m', file=sys.stderr, flush=True)
        os.write(2, b'y' * 5000 + b'\n')
        for _ in range(200):
            os.write(2, b'again\n' * 2000)
        os.write(2, b'no end')
        host.sendall(frame(RESULT, sequence, fields(0, 0)))
        return
    if way == 'memory':
        hoard = []
        while True:
            hoard.append(bytearray(b'x') * (16 << 20))
    if way == 'children':  # one in its own session, whose parent ends at once
        script = 'import os, sys, time\nif os.fork(): os._exit(0)\nos.setsid()\nopen(sys.argv[1], "w").write(str(os.getpid()))\ntime.sleep(3600)'
        subprocess.run([sys.executable, '-c', script, os.environ['HOSTILE_FILE']], check=True)
        while not os.path.exists(os.environ['HOSTILE_FILE']) or not os.path.getsize(os.environ['HOSTILE_FILE']):
            time.sleep(0.01)
        os._exit(3)


def main():
    host = socket.socket(fileno=3)
    host.sendall(frame(HELLO, 0, fields(1, b'hostile')))
    start = receive(host)[2]
    way = next(w for w in ('logs', 'lookups', 'bytes', 'announces', 'floods', 'prints', 'memory', 'children', 'deaf') if b'"' + w.encode() + b'"' in start)
    host.sendall(frame(READY, 0, fields(65536)))
    if way == 'deaf':
        time.sleep(3600)
    calls = 0
    while True:
        kind, sequence, payload = receive(host)
        if kind == END:
            host.sendall(frame(FIN, sequence, fields(calls)))
            return
        calls += 1
        if b'PERIL' in payload:
            misbehave(host, way, sequence)
        else:
            host.sendall(frame(RESULT, sequence, fields(0, 0)))


main()
