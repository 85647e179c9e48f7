"""Many kernels at once, each of which has run a cell with a tensor: are all alive, and how much memory does each take?

    /usr/bin/python3 many_kernels.py [COUNT] [MOST_MB]        # default: 30 kernels of at most 400 MB

Needs ./songbook kernel install, and Debian's python3-jupyter-client. Exit code 1 when a kernel died, failed or took more.
"""
import statistics
import sys
import time

from jupyter_client.manager import KernelManager

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 30
MOST = int(sys.argv[2]) if len(sys.argv) > 2 else 400
CELL = """#r "nuget: TorchSharp-cpu, 0.106.0"
using static TorchSharp.torch;
var x = rand(500, 500);
x.matmul(x).sum().item<float>() > 0"""


def megabytes(pid):
    """Resident memory, of it what no other process shares."""
    with open(f"/proc/{pid}/smaps_rollup") as lines:
        fields = dict(line.split()[:2] for line in list(lines)[1:])
    return int(fields["Rss:"]) / 1024, int(fields["Pss:"]) / 1024


kernels = []
start = time.time()
try:
    for _ in range(COUNT):
        manager = KernelManager(kernel_name="songbook")
        manager.start_kernel()
        client = manager.blocking_client()
        client.start_channels()
        kernels.append((manager, client))
    for _, client in kernels:
        client.wait_for_ready(timeout=120)
    ids = [client.execute(CELL) for _, client in kernels]
    replies = [client.get_shell_msg(timeout=300)["content"] for _, client in kernels]
    seconds = time.time() - start
    memory = [megabytes(manager.provisioner.pid) for manager, _ in kernels]
    failed = [reply.get("evalue") for reply in replies if reply["status"] != "ok"]
    dead = [manager for manager, _ in kernels if not manager.is_alive()]
    resident = [rss for rss, _ in memory]
    print(f"{COUNT} kernels ran their cell after {seconds:.0f} s; resident memory: median {statistics.median(resident):.0f} MB, "
          f"most {max(resident):.0f} MB; all together, shared pages once: {sum(pss for _, pss in memory):.0f} MB; "
          f"{len(dead)} died, {len(failed)} failed {failed[:1]}")
finally:
    for manager, client in kernels:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
sys.exit(1 if dead or failed or max(resident) > MOST else 0)
