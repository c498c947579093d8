"""An OpenAI-compatible endpoint on loopback for tests: it finds all numbers of a paragraph and invents one more."""
import http.server
import json
import re
import threading


class Model(http.server.BaseHTTPRequestHandler):
    lock = threading.Condition()
    requests = running = most = 0  # so far, now, and at most at a time
    keys = set()                   # what the header Authorization contained
    fails = 0                      # every so manyth request is answered with 503 and the key
    together = False               # each request waits for another one, or a moment: they overlap if they can

    def do_POST(self):
        cls = Model
        with cls.lock:
            cls.requests += 1
            cls.running += 1
            cls.most = max(cls.most, cls.running)
            number = cls.requests
            cls.keys.add(self.headers['Authorization'])
            cls.lock.notify_all()
            if cls.together:
                cls.lock.wait_for(lambda: cls.running > 1, timeout=0.03)
        body = json.loads(self.rfile.read(int(self.headers['Content-Length'])))
        claims = []
        for paragraph in json.loads(body['messages'][1]['content'])['paragraphs']:
            claims += [{'paragraph': paragraph['paragraph'], 'kind': 'quantity', 'evidence': words, 'surface': words, 'number': words}
                       for words in re.findall(r'\d+', paragraph['text'])[:50] + ['99999']]
        answer = json.dumps({'choices': [{'message': {'content': json.dumps({'claims': claims})}}]}).encode()
        fails = cls.fails and number % cls.fails == 0
        if fails:
            answer = f'busy, {self.headers["Authorization"]}'.encode()
        with cls.lock:
            cls.running -= 1
        self.send_response(503 if fails else 200)
        self.send_header('Content-Length', str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *args):
        pass


def start():
    """Its address; it ends with the program."""
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Model)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f'http://127.0.0.1:{server.server_address[1]}/v1'
