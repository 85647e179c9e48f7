"""The peer's side of a bench: reads lines "work repetitions", answers with the seconds that they took."""
import sys
import time

import torch

threads = int(sys.argv[1])
torch.set_num_threads(threads)
torch.manual_seed(1)


def serve(*makers):
    """Each maker prepares and returns a function of the number of repetitions; it answers to the maker's name."""
    workloads = {maker.__name__: maker for maker in makers}
    ready = {}
    print("ready", torch.__version__, flush=True)
    for line in sys.stdin:
        name, repetitions = line.split()
        if name not in ready:
            ready[name] = workloads[name]()
        start = time.perf_counter()
        ready[name](int(repetitions))
        print(time.perf_counter() - start, flush=True)
