"""Prints what torch.optim.LBFGS makes of Rosenbrock's valley: the numbers in LBFGSTests."""
import torch

for settings in [dict(lr=0.01, max_iter=20), dict(lr=0.5, max_iter=4, history_size=2), dict(lr=1.0, max_iter=20, max_eval=3)]:
    x = torch.nn.Parameter(torch.tensor([-1.5, 2.0], dtype=torch.float64))
    optimizer = torch.optim.LBFGS([x], tolerance_grad=1e-5, tolerance_change=1e-9, **settings)
    calls = 0

    def closure():
        global calls
        calls += 1
        optimizer.zero_grad()
        loss = (1 - x[0]) ** 2 + 5 * (x[1] - x[0] ** 2) ** 2
        loss.backward()
        return loss

    losses = [optimizer.step(closure).item() for _ in range(6)]
    print(settings, calls, losses, x.tolist())
