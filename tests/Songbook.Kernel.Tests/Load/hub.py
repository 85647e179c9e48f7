"""JupyterHub with many users at once: each gets a server, starts a kernel, runs a cell and leaves.

    /usr/bin/python3 hub.py [USERS]                            # default: 20

Needs ./songbook kernel install, and Debian's jupyterhub, node-configurable-http-proxy and jupyter-notebook.
Exit code 1 when anything failed.
"""
import asyncio
import json
import os
import secrets
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import uuid

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

USERS = int(sys.argv[1]) if len(sys.argv) > 1 else 20
TOKEN = secrets.token_hex(16)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


PORT, HUB_PORT, PROXY_PORT = free_port(), free_port(), free_port()
URL = f"http://127.0.0.1:{PORT}"
CONFIG = f"""
c.JupyterHub.bind_url = "{URL}"
c.JupyterHub.hub_port = {HUB_PORT}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{PROXY_PORT}"
c.JupyterHub.authenticator_class = "dummy"
c.JupyterHub.spawner_class = "simple"
c.JupyterHub.concurrent_spawn_limit = {USERS}
c.SimpleLocalProcessSpawner.home_dir_template = "{{folder}}/{{{{username}}}}"
c.Spawner.args = ["--allow-root"]
c.Spawner.default_url = "/tree"
c.Spawner.start_timeout = c.Spawner.http_timeout = 300
c.Spawner.environment = {{"JUPYTER_PATH": "{os.environ.get('JUPYTER_PATH', os.path.expanduser('~/.local/share/jupyter'))}"}}
c.JupyterHub.services = [{{"name": "load", "api_token": "{TOKEN}"}}]
c.JupyterHub.load_roles = [{{"name": "load", "services": ["load"], "scopes": ["admin:users", "admin:servers", "access:servers"]}}]
"""


async def call(method, path, body=None):
    request = HTTPRequest(URL + path, method, {"Authorization": f"token {TOKEN}"}, allow_nonstandard_methods=True, request_timeout=120,
                          body=None if body is None else json.dumps(body))
    reply = await AsyncHTTPClient().fetch(request)
    return json.loads(reply.body) if reply.body else None


async def visit(name, times):
    start = time.time()
    await call("POST", f"/hub/api/users/{name}")
    await call("POST", f"/hub/api/users/{name}/server")
    while not (await call("GET", f"/hub/api/users/{name}"))["servers"].get("", {}).get("ready"):
        await asyncio.sleep(0.5)
    served = time.time()
    kernel = await call("POST", f"/user/{name}/api/kernels", {"name": "songbook"})
    channels = HTTPRequest(f"{URL.replace('http', 'ws')}/user/{name}/api/kernels/{kernel['id']}/channels", headers={"Authorization": f"token {TOKEN}"}, connect_timeout=60)
    socket_ = await websocket_connect(channels)
    header = {"msg_id": uuid.uuid4().hex, "session": uuid.uuid4().hex, "username": name, "msg_type": "execute_request", "version": "5.3", "date": ""}
    content = {"code": "Enumerable.Range(1, 8).Sum()", "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
    await socket_.write_message(json.dumps({"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}))
    while True:
        message = json.loads(await asyncio.wait_for(socket_.read_message(), 120))
        if message["parent_header"].get("msg_id") == header["msg_id"] and message["msg_type"] in ("execute_result", "error"):
            break
    if message["content"].get("data", {}).get("text/plain") != "36":
        raise RuntimeError(f"{name}: {message['content']}")
    times.append((served - start, time.time() - served))
    socket_.close()
    await call("DELETE", f"/user/{name}/api/kernels/{kernel['id']}")
    await call("DELETE", f"/hub/api/users/{name}/server")


async def main(hub):
    while True:
        if hub.poll() is not None:
            raise RuntimeError("JupyterHub ended at once.")
        try:
            await call("GET", "/hub/api/")
            break
        except (HTTPClientError, OSError):
            await asyncio.sleep(0.5)
    times = []
    results = await asyncio.gather(*(visit(f"user{i}", times) for i in range(USERS)), return_exceptions=True)
    errors = [result for result in results if result is not None]
    if times:
        print(f"{len(times)} of {USERS} users: server ready after {statistics.median(t[0] for t in times):.1f} s (longest {max(t[0] for t in times):.1f} s), "
              f"kernel started and cell run {statistics.median(t[1] for t in times):.1f} s later (longest {max(t[1] for t in times):.1f} s); {len(errors)} errors")
    for error in errors:
        print(repr(error))
    return 1 if errors else 0


# Tidy up also when told to stop.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
with tempfile.TemporaryDirectory() as folder:
    os.makedirs(os.path.join(folder, "hub"))
    config = os.path.join(folder, "hub", "config.py")
    with open(config, "w") as file:
        file.write(CONFIG.replace("{folder}", folder))
    with open(os.path.join(folder, "hub.log"), "w") as log:
        hub = subprocess.Popen(["jupyterhub", "-f", config], cwd=os.path.join(folder, "hub"), stdout=log, stderr=log, start_new_session=True,
                               # Where Debian has the proxy's modules, also for a Node.js from elsewhere.
                               env={**os.environ, "NODE_PATH": "/usr/share/nodejs"})
    code = 1
    try:
        code = asyncio.run(asyncio.wait_for(main(hub), 600))
    finally:
        if hub.poll() is None:
            os.killpg(hub.pid, signal.SIGTERM)
            hub.wait(30)
        if code != 0:
            with open(os.path.join(folder, "hub.log")) as log:
                print(log.read()[-3000:])
sys.exit(code)
