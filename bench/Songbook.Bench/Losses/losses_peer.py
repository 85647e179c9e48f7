"""The same work as LossSuite.cs, in PyTorch: each loss written out from its formula, differentiated by autograd."""
import torch
import torch.nn.functional as F

from peer import serve

BATCH, SPECIES, REPORTED, SAMPLES = 1024, 12_000, 0.005, 1024

logits = torch.randn(BATCH, SPECIES).requires_grad_()
targets = (torch.rand(BATCH, SPECIES) < REPORTED).float()


def steps_of(loss):
    def run(repetitions):
        for _ in range(repetitions):
            logits.grad = None
            loss().backward()

    return run


def assume_negative():
    """Everything is computed for every species, then the sampled negatives are picked with a mask of counts."""

    def loss(positive_weight=4.0, smoothing=0.05):
        positive = targets > 0.5
        entropy = F.binary_cross_entropy_with_logits(logits, targets.clamp(smoothing, 1 - smoothing), reduction="none")
        drawn = torch.randint(SPECIES, (BATCH, SAMPLES))
        picked = torch.gather(entropy, 1, drawn)
        is_negative = (~torch.gather(positive, 1, drawn)).float()
        negatives = (~positive).sum(1).float()
        scale = negatives / is_negative.sum(1).clamp(min=1)
        negative = (picked * is_negative).sum(1) * scale
        return ((positive_weight * (entropy * positive).sum(1) + negative) / SPECIES).mean()

    return steps_of(loss)


def asymmetric():
    def loss(gamma=2.0, clip=0.05):
        shifted = (torch.sigmoid(logits) - clip).clamp(min=0)
        return -(targets * F.logsigmoid(logits) + (1 - targets) * shifted ** gamma * torch.log1p(1e-8 - shifted)).mean()

    return steps_of(loss)


def focal():
    def loss(alpha=0.5, gamma=2.0):
        entropy = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
        p = torch.sigmoid(logits)
        right = p * targets + (1 - p) * (1 - targets)
        weight = alpha * targets + (1 - alpha) * (1 - targets)
        return (weight * (1 - right) ** gamma * entropy).mean()

    return steps_of(loss)


def cross_entropy():
    return steps_of(lambda: F.binary_cross_entropy_with_logits(logits, targets))


serve(assume_negative, asymmetric, focal, cross_entropy)
