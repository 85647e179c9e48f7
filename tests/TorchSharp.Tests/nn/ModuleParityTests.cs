using System.Text.Json;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.Tests.GoldenModule;

namespace TorchSharp.Tests;

/// <summary>
/// Modules and losses compute what PyTorch's compute, forward and gradient; modules start from the same random numbers. The numbers come
/// from <c>tests/tools/module_parity.py</c>.
/// </summary>
public class ModuleParityTests
{
    private static readonly JsonElement Golden = Json.Read("torchsharp/parity.json");

    private static readonly Dictionary<string, Func<Module<Tensor, Tensor>>> Modules = new()
    {
        ["Linear(8,5)"] = () => Linear(8, 5),
        ["Linear(8,5,hasBias:false)"] = () => Linear(8, 5, hasBias: false),
        ["Conv1d(4,6,3,stride:2,padding:1)"] = () => Conv1d(4, 6, 3, stride: 2, padding: 1),
        ["Conv2d(4,6,3)"] = () => Conv2d(4, 6, 3),
        ["Conv2d(4,4,(3,5),padding:(1,2),groups:4,bias:false)"] = () => Conv2d(4, 4, (3, 5), padding: (1, 2), groups: 4, bias: false),
        ["Conv2d(4,6,3,Same,dilation:2)"] = () => Conv2d(4, 6, 3, Padding.Same, dilation: 2),
        ["Conv2d(4,6,3,padding:1,Reflect)"] = () => Conv2d(4, 6, 3, padding: 1, padding_mode: PaddingModes.Reflect),
        ["Conv3d(4,2,2)"] = () => Conv3d(4, 2, 2),
        ["ConvTranspose1d(4,3,3,stride:2)"] = () => ConvTranspose1d(4, 3, 3, stride: 2),
        ["ConvTranspose2d(4,6,3,stride:2,padding:1,output_padding:1,groups:2)"] = () => ConvTranspose2d(4, 6, 3, stride: 2, padding: 1, output_padding: 1, groups: 2),
        ["BatchNorm1d(4)"] = () => BatchNorm1d(4),
        ["BatchNorm2d(4)"] = () => BatchNorm2d(4),
        ["BatchNorm2d(4).eval"] = () => Evaluating(BatchNorm2d(4)),
        ["InstanceNorm2d(4,affine:true)"] = () => InstanceNorm2d(4, affine: true),
        ["GroupNorm(2,4)"] = () => GroupNorm(2, 4),
        ["LayerNorm(8)"] = () => LayerNorm(8),
        ["LayerNorm([6,7],eps:1e-3)"] = () => LayerNorm([6, 7], eps: 1e-3),
        ["LocalResponseNorm(3)"] = () => LocalResponseNorm(3),
        ["MaxPool1d(3,2)"] = () => MaxPool1d(3, 2),
        ["MaxPool2d(2)"] = () => MaxPool2d(2),
        ["MaxPool2d((3,2),stride:(2,1),padding:(1,0),ceil)"] = () => MaxPool2d((3, 2), stride: (2, 1), padding: (1, 0), ceil_mode: true),
        ["AvgPool1d(3,2,1)"] = () => AvgPool1d(3, 2, 1),
        ["AvgPool2d(2)"] = () => AvgPool2d(2),
        ["AvgPool2d((2,3),padding:(1,1),count_include_pad:false)"] = () => AvgPool2d((2, 3), padding: (1, 1), count_include_pad: false),
        ["AdaptiveAvgPool2d(1)"] = () => AdaptiveAvgPool2d(1),
        ["AdaptiveAvgPool2d((3,2))"] = () => AdaptiveAvgPool2d((3, 2)),
        ["AdaptiveMaxPool2d([2,3])"] = () => AdaptiveMaxPool2d([2, 3]),
        ["LPPool2d(2,2)"] = () => LPPool2d(2, 2),
        ["ZeroPad2d(1)"] = () => ZeroPad2d(1),
        ["ZeroPad2d((1,2,0,3))"] = () => ZeroPad2d((1, 2, 0, 3)),
        ["ReflectionPad2d((1,2,0,3))"] = () => ReflectionPad2d((1, 2, 0, 3)),
        ["ReplicationPad1d(2)"] = () => ReplicationPad1d(2),
        ["ConstantPad3d(1,2.5)"] = () => ConstantPad3d(1, 2.5),
        ["Flatten"] = () => Flatten(),
        ["Unflatten(1,[2,4])"] = () => Unflatten(1, [2, 4]),
        ["Identity"] = Identity,
        ["PixelShuffle(2)"] = () => PixelShuffle(2),
        ["Unfold(2)"] = () => Unfold(2),
        ["Upsample(x2)"] = () => Upsample(scale_factor: [2]),
        ["Upsample([9,5],Bilinear,align)"] = () => Upsample([9, 5], mode: UpsampleMode.Bilinear, align_corners: true),
        ["Upsample(x2,Bicubic)"] = () => Upsample(scale_factor: [2], mode: UpsampleMode.Bicubic),
        ["PReLU(1)"] = () => PReLU(1),
        ["ReLU"] = () => ReLU(),
        ["ReLU6"] = () => ReLU6(),
        ["LeakyReLU"] = () => LeakyReLU(),
        ["ELU"] = () => ELU(),
        ["CELU(0.5)"] = () => CELU(0.5),
        ["SELU"] = () => SELU(),
        ["GELU"] = GELU,
        ["GELU(tanh)"] = () => GELU(TorchSharp.Modules.GELU.Approximate.tanh),
        ["SiLU"] = SiLU,
        ["Mish"] = Mish,
        ["Sigmoid"] = Sigmoid,
        ["Tanh"] = Tanh,
        ["LogSigmoid"] = LogSigmoid,
        ["Softplus(2)"] = () => Softplus(2),
        ["Softsign"] = Softsign,
        ["Tanhshrink"] = Tanhshrink,
        ["Softshrink"] = () => Softshrink(),
        ["Hardshrink"] = () => Hardshrink(),
        ["Hardtanh"] = () => Hardtanh(),
        ["Hardsigmoid"] = () => Hardsigmoid(),
        ["Hardswish"] = () => Hardswish(),
        ["Threshold(0.1,-2)"] = () => Threshold(0.1, -2),
        ["GLU"] = () => GLU(),
        ["Softmax(1)"] = () => Softmax(1),
        ["LogSoftmax(1)"] = () => LogSoftmax(1),
        ["Softmin(1)"] = () => Softmin(1),
    };

    private static readonly Tensor Targets = linspace(0.05, 0.95, 24).reshape(3, 8);
    private static readonly Tensor Signs = tensor(new[] { 1f, -1 }).repeat(12).reshape(3, 8);
    private static readonly Tensor Classes = tensor(new long[] { 1, 0, 7 });
    private static readonly Tensor Weights = arange(1, 9, dtype: float32);

    private static readonly Dictionary<string, (Module<Tensor, Tensor, Tensor> Loss, Tensor Target)> Losses = new()
    {
        ["MSELoss"] = (MSELoss(), Targets),
        ["MSELoss(Sum)"] = (MSELoss(Reduction.Sum), Targets),
        ["MSELoss(None)"] = (MSELoss(Reduction.None), Targets),
        ["L1Loss"] = (L1Loss(), Targets),
        ["SmoothL1Loss(beta:0.5)"] = (SmoothL1Loss(beta: 0.5), Targets),
        ["HuberLoss(0.7)"] = (HuberLoss(0.7), Targets),
        ["BCEWithLogitsLoss"] = (BCEWithLogitsLoss(), Targets),
        ["BCEWithLogitsLoss(pos_weights)"] = (BCEWithLogitsLoss(pos_weights: Weights), Targets),
        ["KLDivLoss"] = (KLDivLoss(), Targets.log()),
        ["PoissonNLLLoss"] = (PoissonNLLLoss(), Targets),
        ["SoftMarginLoss"] = (SoftMarginLoss(), Signs),
        ["HingeEmbeddingLoss"] = (HingeEmbeddingLoss(), Signs),
        ["MultiLabelSoftMarginLoss"] = (MultiLabelSoftMarginLoss(), Targets.round()),
        ["CrossEntropyLoss"] = (CrossEntropyLoss(), Classes),
        ["CrossEntropyLoss(weight,ignore 0)"] = (CrossEntropyLoss(Weights, ignore_index: 0), Classes),
        ["CrossEntropyLoss(smoothing 0.1)"] = (new TorchSharp.Modules.CrossEntropyLoss(label_smoothing: 0.1), Classes),
        ["NLLLoss"] = (NLLLoss(), Classes),
        ["MultiMarginLoss"] = (MultiMarginLoss(), Classes),
    };

    public static TheoryData<string> ModuleNames => [.. Modules.Keys];

    public static TheoryData<string> LossNames => [.. Losses.Keys];

    [Fact]
    public void Every_case_of_the_fixture_is_tested()
    {
        Assert.Equal(Names("modules"), Modules.Keys);
        Assert.Equal(Names("losses"), Losses.Keys);
    }

    [Theory]
    [MemberData(nameof(ModuleNames))]
    public void A_module_computes_what_PyTorchs_does(string name)
    {
        var golden = Case("modules", name);
        manual_seed(1);
        using var module = Modules[name]();
        AssertSame(golden.GetProperty("parameters"), module.named_parameters().ToDictionary(entry => entry.name, Tensor (entry) => entry.parameter), 0);
        AssertRun(golden, module.call, Json.Shape(golden));
        AssertSame(golden.GetProperty("gradients"), module.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter.grad!), 2e-5);
        AssertSame(golden.GetProperty("buffers"), module.named_buffers().ToDictionary(entry => entry.name, entry => entry.buffer), 1e-6);
    }

    [Theory]
    [MemberData(nameof(LossNames))]
    public void A_loss_computes_what_PyTorchs_does(string name)
    {
        var (loss, target) = Losses[name];
        AssertRun(Case("losses", name), input => loss.call(input, target), [3, 8]);
    }

    private static void AssertRun(JsonElement golden, Func<Tensor, Tensor> compute, long[] shape)
    {
        var input = Input(shape);
        var output = compute(input);
        Loss(output).backward();
        AssertClose(golden.GetProperty("output"), output, 1e-5);
        AssertClose(golden.GetProperty("input_gradient"), input.grad!, 1e-5);
    }

    private static void AssertSame(JsonElement golden, Dictionary<string, Tensor> actual, double tolerance)
    {
        Assert.Equal(golden.EnumerateObject().Select(entry => entry.Name), actual.Keys);
        foreach (var entry in golden.EnumerateObject()) AssertClose(entry.Value, actual[entry.Name], tolerance);
    }

    private static JsonElement Case(string kind, string name) => Golden.GetProperty(kind).EnumerateArray().Single(entry => entry.GetProperty("name").GetString() == name);

    private static IEnumerable<string> Names(string kind) => Golden.GetProperty(kind).EnumerateArray().Select(entry => entry.GetProperty("name").GetString()!);
}
