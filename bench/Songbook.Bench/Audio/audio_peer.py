"""BirdNET v2.4's spectrograms and network in PyTorch, as one would write them there. See AudioWorkloads.cs."""
import math

import torch
import torch.nn.functional as F
from torch import nn

from peer import serve


class Spectrogram(nn.Module):
    def __init__(self, length, hop, low, high):
        super().__init__()
        self.length, self.hop = length, hop
        self.scaling = nn.Parameter(torch.tensor(1.23))
        self.register_buffer("window", torch.hann_window(length))
        edges = torch.linspace(mel(low), mel(high), 98)
        bins = torch.tensor([mel(f) for f in torch.linspace(0, 24000, length // 2 + 1).tolist()])[:, None]
        rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
        falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
        self.register_buffer("bank", torch.minimum(rising, falling).clamp_min(0))

    def forward(self, x):
        x = x - x.amin(1, keepdim=True)
        x = (x / (x.amax(1, keepdim=True) + 1e-6) - 0.5) * 2
        spectrum = torch.stft(x, self.length, self.hop, window=self.window, center=False, return_complex=True).real
        bands = spectrum.transpose(1, 2).matmul(self.bank)
        picture = bands.square().pow(1 / (1 + self.scaling.exp()))
        return picture.transpose(1, 2).flip(1).unsqueeze(1)


def mel(hertz):
    return 1127 * math.log(1 + hertz / 700)


class Excitation(nn.Module):
    def __init__(self, channels, squeezed):
        super().__init__()
        self.squeeze = nn.Linear(channels, squeezed, bias=False)
        self.excite = nn.Linear(squeezed, channels, bias=False)

    def forward(self, x):
        return x * self.excite(F.silu(self.squeeze(x.mean((2, 3))))).sigmoid()[:, :, None, None]


class Block(nn.Module):
    def __init__(self, before, expanded, after, stride, squeezed):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(before, expanded, 1, bias=False), nn.BatchNorm2d(expanded, 1e-3), nn.SiLU(),
            nn.Conv2d(expanded, expanded, 3, stride, 1, groups=expanded, bias=False), nn.BatchNorm2d(expanded, 1e-3), nn.SiLU(),
            Excitation(expanded, squeezed) if squeezed else nn.Identity(),
            nn.Conv2d(expanded, after, 1, bias=False))
        self.skip = stride == 1

    def forward(self, x):
        y = self.body(x)
        if not self.skip:
            return y
        if self.training:
            y = y * (torch.rand(y.shape[0], 1, 1, 1) >= 0.1) / 0.9
        return x + y


class Network(nn.Module):
    """From pictures to logits."""

    def __init__(self, stem, stages, embedding, classes, padding):
        super().__init__()
        self.padding = padding
        self.norm = nn.BatchNorm2d(2, 1e-3)
        self.stem = nn.Sequential(nn.Conv2d(2, stem, (4, 8), 2, bias=False), nn.BatchNorm2d(stem, 1e-3), nn.ReLU())
        self.pool = nn.Conv2d(2 * stem, stem, 1)
        blocks, before = [], stem
        for channels, count, expansion, squeezed in stages:
            for i in range(count):
                blocks.append(Block(before, expansion * channels, channels, 1 if i else 2, squeezed))
                before = channels
        self.blocks = nn.Sequential(*blocks)
        self.post = nn.Sequential(
            nn.BatchNorm2d(before, 1e-3), nn.ReLU(), nn.Conv2d(before, embedding, 3, bias=False), nn.BatchNorm2d(embedding, 1e-3), nn.ReLU())
        self.head = nn.Sequential(nn.Dropout(0.25), nn.Linear(embedding, classes))

    def forward(self, x):
        x = self.stem(F.pad(self.norm(x), self.padding))
        x = self.pool(torch.cat([F.max_pool2d(x, (1, 2)), F.avg_pool2d(x, (1, 2))], 1))
        return self.head(self.post(self.blocks(x)).mean((2, 3)))


def mel_spectrograms():
    spectrograms = [Spectrogram(2048, 278, 0, 3000), Spectrogram(1024, 280, 500, 15000)]
    clips = torch.rand(64, 144000) - 0.5

    @torch.no_grad()
    def run(repetitions):
        for _ in range(repetitions):
            torch.cat([spectrogram(clips) for spectrogram in spectrograms], 1)

    return run


def network():
    model = Network(24, [(36, 3, 2, 0), (72, 4, 4, 18), (108, 5, 8, 27), (192, 4, 8, 48)], 1024, 6522, (3, 4, 1, 1)).eval()
    pictures = torch.rand(16, 2, 96, 511)

    @torch.no_grad()
    def run(repetitions):
        for _ in range(repetitions):
            model(pictures)

    return run


def step():
    model = Network(16, [(24, 2, 2, 0), (40, 2, 4, 10), (64, 2, 4, 16)], 256, 23, (3, 3, 1, 1)).train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.01)
    pictures, labels = torch.rand(32, 2, 48, 128), torch.randint(0, 23, (32,))

    def run(repetitions):
        for _ in range(repetitions):
            loss = F.cross_entropy(model(pictures), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

    return run


mel_spectrograms.__name__ = "mel"
serve(mel_spectrograms, network, step)
