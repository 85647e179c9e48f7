"""The same work as TorchWorkloads.cs, in PyTorch."""
import torch
from torch import nn

from peer import serve


def add():
    a, b = torch.ones(4), torch.ones(4)

    def run(repetitions):
        for _ in range(repetitions):
            c = a + b

    return run


def step_of(model, x, y):
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
    loss = nn.MSELoss()

    def run(repetitions):
        for _ in range(repetitions):
            optimizer.zero_grad()
            loss(model(x), y).backward()
            optimizer.step()

    return run


def mlp():
    model = nn.Sequential(nn.Linear(512, 512), nn.ReLU(), nn.Linear(512, 512), nn.ReLU(), nn.Linear(512, 512))
    return step_of(model, torch.randn(256, 512), torch.randn(256, 512))


def cnn():
    model = nn.Sequential(
        nn.Conv2d(2, 8, 3, stride=2, padding=1), nn.BatchNorm2d(8), nn.ReLU(),
        nn.Conv2d(8, 16, 3, stride=2, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
        nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.ReLU(),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 10))
    return step_of(model, torch.randn(32, 2, 96, 511), torch.randn(32, 10))


def adamw():
    parameters = [nn.Parameter(torch.randn(10_000)) for _ in range(400)]
    for parameter in parameters:
        parameter.grad = torch.randn(10_000)
    optimizer = torch.optim.AdamW(parameters, lr=1e-3)

    def run(repetitions):
        for _ in range(repetitions):
            optimizer.step()

    return run


serve(add, mlp, cnn, adamw)
