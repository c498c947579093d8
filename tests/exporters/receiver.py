"""A local HTTP receiver that fails according to a plan and records every request."""
import http.server
import json
import socket
import struct
import threading
import time


class Receiver:
    """plan: the answers to the next requests, one entry each; later requests are accepted. An entry is a status, (status, headers,
    body), 'cut' (half an answer), 'reset' (none), 'silent' (no answer within the client's timeout), 'slow', or a function of the
    request that returns one of these."""

    def __init__(self, plan=()):
        self.plan = list(plan)
        self.requests = []  # dictionaries: method, path, headers, body, time, answer
        self.lock = threading.Lock()
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'
            disable_nagle_algorithm = True

            def log_message(self, *_):
                pass

            def take(self):
                receiver.take(self)
            do_POST = do_OPTIONS = do_GET = take

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False
            request_queue_size = 64

            def handle_error(self, *_):  # clients that were killed
                pass

        self.server = Server(('127.0.0.1', 0), Handler)
        self.url = f'http://127.0.0.1:{self.server.server_port}/in/canary-path-77'
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def take(self, handler):
        body = handler.rfile.read(int(handler.headers.get('Content-Length', 0)))
        request = {'method': handler.command, 'path': handler.path, 'headers': dict(handler.headers), 'body': body, 'time': time.monotonic()}
        with self.lock:
            self.requests.append(request)
            answer = self.plan.pop(0) if self.plan else 200
        while callable(answer):
            answer = answer(request)
        request['answer'] = answer
        try:
            self.answer(handler, answer)
        except OSError:
            handler.close_connection = True

    @staticmethod
    def answer(handler, answer):
        if answer == 'silent':
            time.sleep(30)
            handler.close_connection = True
            return
        if answer == 'slow':
            time.sleep(0.5)
            answer = 200
        if answer in ('cut', 'reset'):
            if answer == 'cut':
                handler.wfile.write(b'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"items": [')
                handler.wfile.flush()
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
            handler.connection.close()
            handler.close_connection = True
            return
        status, headers, body = answer if isinstance(answer, tuple) else (answer, {}, 'said no\x1b[31m' if answer >= 400 else '')
        if not isinstance(body, str):
            body = json.dumps(body)
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header('Content-Length', str(len(body.encode())))
        handler.end_headers()
        handler.wfile.write(body.encode())

    def posts(self):
        return [request for request in self.requests if request['method'] == 'POST']

    def close(self):
        self.server.shutdown()
        self.server.server_close()
