"""Computes cases with PyTorch: parity.py FOLDER reads cases.json and inputs.bin, writes results.json and results.bin.

A case has an expression over x (list of inputs); an input is a piece of memory seen through sizes, strides and an offset.
"""
import json
import sys

import torch

torch.set_num_threads(1)
folder = sys.argv[1]
memory = torch.frombuffer(bytearray(open(folder + "/inputs.bin", "rb").read()) or bytearray(16), dtype=torch.uint8)
output = open(folder + "/results.bin", "wb")


def tensor_of(spec):
    dtype = getattr(torch, spec["dtype"])
    base = memory[spec["start"]:spec["start"] + spec["bytes"]].clone().view(dtype)
    return base.as_strided(spec["size"], spec["stride"], spec["offset"]).detach()


def write(tensor):
    tensor = tensor.detach()
    start = output.tell()
    dense = tensor.new_empty(tensor.numel()).copy_(tensor.reshape(-1))
    output.write(dense.view(torch.uint8).numpy().tobytes())  # NumPy has no bfloat16
    return {"dtype": str(tensor.dtype)[6:], "size": list(tensor.shape), "start": start}


def run(case):
    x = [tensor_of(spec) for spec in case["inputs"]]
    leaves = [tensor.requires_grad_(True) for tensor in x if is_continuous(tensor)]
    result = eval(case["python"], {"torch": torch, "F": torch.nn.functional, "x": x})
    answers = [write(result)]
    if is_continuous(result) and result.requires_grad:
        weights = torch.arange(result.numel(), dtype=torch.float64).cos().reshape(result.shape).to(result.dtype)
        if weights.is_complex():
            weights *= 1 - 0.5j
        for gradient in torch.autograd.grad(result, leaves, weights, allow_unused=True):
            answers.append(None if gradient is None else write(gradient))
    return answers


def is_continuous(tensor):
    return tensor.is_floating_point() or tensor.is_complex()


def answer(case):
    try:
        return {"answers": run(case)}
    except Exception as error:
        return {"error": str(error)}


results = [answer(case) for case in json.load(open(folder + "/cases.json"))]
output.close()
json.dump(results, open(folder + "/results.json", "w"))
