"""Writes tests/fixtures/torchsharp/sequences.json: what PyTorch's modules for sequences compute, forward and gradient, from seed 1.

Each case builds its module right after torch.manual_seed(1). Input k is 1.5 * sin(0.7 * index + k). The loss is the sum of
output * cos(index) over all outputs; its gradients with respect to the inputs and to every parameter are kept.
"""
import copy
import json
import os
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence


def flat(result):
    if isinstance(result, torch.Tensor):
        return [result]
    return [tensor for part in result if part is not None for tensor in flat(part)]


def packed(module, x, *state):
    lengths = torch.tensor([3, 5])
    out, last = module(pack_padded_sequence(x, lengths, enforce_sorted=False), *state)
    return pad_packed_sequence(out), last


def copied(layer):
    """As libtorch, and so TorchSharp, copies layers: they, their parts and the parts' parts are built anew, and the numbers drawn for that are lost."""
    type(layer)(4, 2, 8)
    for part in layer.children():
        if isinstance(part, nn.MultiheadAttention):
            nn.MultiheadAttention(4, 2)
            nn.Linear(4, 4)
        elif isinstance(part, nn.Linear):
            nn.Linear(part.in_features, part.out_features)
    return copy.deepcopy(layer)


nn.modules.transformer._get_clones = lambda layer, count: nn.ModuleList([copied(layer) for _ in range(count)])


def masked(transformer, source, target):
    return transformer(source, target, LATER, LATER[:3, :3], SKIPPED, PADDING, PADDING[:, :3], PADDING)


FORBIDDEN = torch.tensor([[False, True, False, False], [False, False, True, False], [False, False, False, True]])
PADDING = torch.tensor([[False, False, False, True], [False, True, False, False]])
SKIPPED = torch.zeros(3, 4).masked_fill(FORBIDDEN, float("-inf"))
LATER = nn.Transformer.generate_square_subsequent_mask(4)
INDICES = torch.tensor([[0, 2, 1], [4, 4, 3]])
LIST, OFFSETS = torch.tensor([0, 2, 1, 4, 4, 3]), torch.tensor([0, 2, 2])

CASES = [
    ("LSTM(3,4)", lambda: nn.LSTM(3, 4), lambda m, x: m(x), [(5, 2, 3)]),
    ("LSTM(3,4,2,bidirectional,batchFirst) with state", lambda: nn.LSTM(3, 4, 2, bidirectional=True, batch_first=True), lambda m, x, h, c: m(x, (h, c)), [(2, 5, 3), (4, 2, 4), (4, 2, 4)]),
    ("LSTM(3,4,bias:false)", lambda: nn.LSTM(3, 4, bias=False), lambda m, x: m(x), [(5, 2, 3)]),
    ("LSTM(3,4) packed", lambda: nn.LSTM(3, 4), packed, [(5, 2, 3)]),
    ("GRU(3,4,2)", lambda: nn.GRU(3, 4, 2), lambda m, x: m(x), [(5, 2, 3)]),
    ("GRU(3,4,bidirectional) packed with state", lambda: nn.GRU(3, 4, bidirectional=True), packed, [(5, 2, 3), (2, 2, 4)]),
    ("RNN(3,4)", lambda: nn.RNN(3, 4), lambda m, x: m(x), [(5, 2, 3)]),
    ("RNN(3,4,2,ReLU,bias:false) with state", lambda: nn.RNN(3, 4, 2, nonlinearity="relu", bias=False), lambda m, x, h: m(x, h), [(5, 2, 3), (2, 2, 4)]),
    ("RNN(3,4) packed", lambda: nn.RNN(3, 4), packed, [(5, 2, 3)]),
    ("LSTMCell(3,4)", lambda: nn.LSTMCell(3, 4), lambda m, x: m(x), [(2, 3)]),
    ("LSTMCell(3,4) with state", lambda: nn.LSTMCell(3, 4), lambda m, x, h, c: m(x, (h, c)), [(2, 3), (2, 4), (2, 4)]),
    ("GRUCell(3,4,bias:false) with state", lambda: nn.GRUCell(3, 4, bias=False), lambda m, x, h: m(x, h), [(2, 3), (2, 4)]),
    ("RNNCell(3,4)", lambda: nn.RNNCell(3, 4), lambda m, x: m(x), [(2, 3)]),
    ("RNNCell(3,4,ReLU)", lambda: nn.RNNCell(3, 4, nonlinearity="relu"), lambda m, x: m(x), [(2, 3)]),
    ("MultiheadAttention(4,2)", lambda: nn.MultiheadAttention(4, 2), lambda m, x: m(x, x, x), [(3, 2, 4)]),
    ("MultiheadAttention(4,2,kdim:3,vdim:5)", lambda: nn.MultiheadAttention(4, 2, kdim=3, vdim=5), lambda m, q, k, v: m(q, k, v), [(3, 2, 4), (4, 2, 3), (4, 2, 5)]),
    ("MultiheadAttention(4,2,bias:false) without weights", lambda: nn.MultiheadAttention(4, 2, bias=False), lambda m, q, k: m(q, k, k, need_weights=False), [(3, 2, 4), (4, 2, 4)]),
    ("MultiheadAttention(4,2,add_bias_kv,add_zero_attn) masked", lambda: nn.MultiheadAttention(4, 2, add_bias_kv=True, add_zero_attn=True), lambda m, q, k: m(q, k, k, key_padding_mask=PADDING, attn_mask=FORBIDDEN), [(3, 2, 4), (4, 2, 4)]),
    ("MultiheadAttention(4,2) added mask", lambda: nn.MultiheadAttention(4, 2), lambda m, q, k, mask: m(q, k, k, attn_mask=mask), [(3, 2, 4), (4, 2, 4), (3, 4)]),
    ("TransformerEncoderLayer(4,2,8)", lambda: nn.TransformerEncoderLayer(4, 2, 8), lambda m, x: m(x), [(4, 2, 4)]),
    ("TransformerEncoderLayer(4,2,8,GELU).eval masked", lambda: nn.TransformerEncoderLayer(4, 2, 8, activation="gelu").eval(), lambda m, x: m(x, LATER, PADDING), [(4, 2, 4)]),
    ("TransformerEncoder(TransformerEncoderLayer(4,2,8,0),2) with later places masked", lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8, 0), 2), lambda m, x: m(x, LATER), [(4, 2, 4)]),
    ("TransformerEncoder(TransformerEncoderLayer(4,2,8),2).eval padded", lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8), 2).eval(), lambda m, x: m(x, src_key_padding_mask=PADDING), [(4, 2, 4)]),
    ("TransformerDecoderLayer(4,2,8)", lambda: nn.TransformerDecoderLayer(4, 2, 8), lambda m, x, memory: m(x, memory), [(3, 2, 4), (4, 2, 4)]),
    ("TransformerDecoder(TransformerDecoderLayer(4,2,8,0,GELU),2) masked", lambda: nn.TransformerDecoder(nn.TransformerDecoderLayer(4, 2, 8, 0, "gelu"), 2), lambda m, x, memory: m(x, memory, LATER[:3, :3], SKIPPED, PADDING[:, :3], PADDING), [(3, 2, 4), (4, 2, 4)]),
    ("Transformer(4,2,1,2,8)", lambda: nn.Transformer(4, 2, 1, 2, 8), lambda m, x, y: m(x, y), [(4, 2, 4), (3, 2, 4)]),
    ("Transformer(4,2,2,1,8,0.5,GELU) masked", lambda: nn.Transformer(4, 2, 2, 1, 8, 0.5, "gelu"), masked, [(4, 2, 4), (3, 2, 4)]),
    ("EmbeddingBag(5,3)", lambda: nn.EmbeddingBag(5, 3), lambda m: m(INDICES), []),
    ("EmbeddingBag(5,3,Max) with offsets", lambda: nn.EmbeddingBag(5, 3, mode="max"), lambda m: m(LIST, OFFSETS), []),
    ("EmbeddingBag(5,3,Sum,padding 2) weighted", lambda: nn.EmbeddingBag(5, 3, mode="sum", padding_idx=2), lambda m, w: m(INDICES, per_sample_weights=w), [(2, 3)]),
    ("EmbeddingBag(5,3,max_norm 1)", lambda: nn.EmbeddingBag(5, 3, max_norm=1.0), lambda m: m(INDICES), []),
]


def numbers(tensor):
    return {"shape": list(tensor.shape), "data": tensor.detach().double().reshape(-1).tolist()}


def run(name, build, call, shapes):
    torch.manual_seed(1)
    module = build()
    inputs = [(1.5 * (0.7 * torch.arange(torch.Size(shape).numel(), dtype=torch.float32) + k).sin()).reshape(shape).requires_grad_() for k, shape in enumerate(shapes)]
    outputs = flat(call(module, *inputs))
    sum((output * torch.arange(output.numel(), dtype=torch.float32).cos().reshape(output.shape)).sum() for output in outputs if output.is_floating_point()).backward()
    return {
        "name": name,
        "inputs": [list(shape) for shape in shapes],
        "outputs": [numbers(output) for output in outputs],
        "input_gradients": [numbers(each.grad) for each in inputs],
        "parameters": {name: numbers(each) for name, each in module.named_parameters()},
        "gradients": {name: numbers(each.grad) for name, each in module.named_parameters()},
    }


target = os.path.join(os.path.dirname(__file__), "..", "fixtures", "torchsharp", "sequences.json")
with open(target, "w") as file:
    json.dump([run(*case) for case in CASES], file, separators=(",", ":"))
    file.write("\n")
