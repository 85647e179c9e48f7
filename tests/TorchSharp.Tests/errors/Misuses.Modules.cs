using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Errors;

// Wrong calls of modules, losses, optimizers and files.
internal static partial class Misuses
{
    private static readonly Dictionary<string, Func<object?>> Modules = new()
    {
        // Losses and functions of torch.nn.functional.
        ["ce_target"] = () => functional.cross_entropy(ones(2, 3), tensor(new long[] { 0, 5 })),
        ["ce_dtype"] = () => functional.cross_entropy(ones(2, 3), tensor(new[] { 0, 1 })),
        ["one_hot_range"] = () => functional.one_hot(tensor(new long[] { 5 }), 3),

        // Modules.
        ["linear_shape"] = () => Linear(3, 2).call(ones(1, 4)),
        ["linear_dtype"] = () => Linear(3, 2).call(ones(1, 3, float64)),
        ["linear_negative"] = () => Linear(-1, 2),
        ["embedding_oob"] = () => Embedding(3, 2).call(tensor(new long[] { 3 })),
        ["embedding_float"] = () => Embedding(3, 2).call(ones(1)),
        ["dropout_p"] = () => Dropout(1.5).call(ones(2)),
        ["module_to_int"] = () => Linear(2, 2).to(int64),
        ["module_disposed"] = () => DisposedLinear().call(ones(1, 2)),
        ["param_disposed"] = () => LinearWithoutWeight().call(ones(1, 2)),
        ["sequential_none"] = () => Sequential().call(ones(2)),
        ["sequential_mismatch"] = () => Sequential(Linear(2, 3), Linear(2, 1)).call(ones(1, 2)),
        ["seq_disposed_child"] = () => Sequential(DisposedLinear()).call(ones(1, 2)),

        // Files.
        ["torch_load_missing"] = () => load("nofile.pt"),
        ["torch_load_garbage"] = () => LoadText(path => torch.load(path)),
        ["load_missing_file"] = () => Linear(3, 2).load("nofile.ts"),
        ["tensor_load_dtype"] = () => LoadInto(ones(2, 3, float64)),
        ["tensor_load_shape"] = () => LoadInto(ones(3, 2)),

        // Modules: sizes, names, state.
        ["lstm_shape"] = () => LSTM(3, 4).call(ones(2, 1, 5)).Item1,
        ["mha_heads"] = () => MultiheadAttention(5, 2),
        ["linear_zero"] = () => Linear(0, 2),
        ["conv_channels"] = () => Conv2d(3, 4, 3).call(ones(1, 2, 8, 8)),
        ["conv_small"] = () => Conv2d(1, 1, 5).call(ones(1, 1, 3, 3)),
        ["conv_groups"] = () => Conv2d(3, 4, 3, groups: 2),
        ["bn_one"] = () => BatchNorm1d(3).call(ones(1, 3)),
        ["bn_rank"] = () => BatchNorm1d(3).call(ones(3)),
        ["register_dup"] = () => Register(parent => parent.register_module("lin", Linear(2, 2))),
        ["register_dot"] = () => Register(parent => parent.register_module("a.b", Linear(1, 1))),
        ["register_param_dup"] = () => Register(parent => parent.register_parameter("w", new Parameter(ones(1)))),
        ["null_param"] = () => new Parameter(null!),
        ["state_dict_missing"] = () => LoadState(Linear(3, 2), state => state.Remove("bias")),
        ["state_dict_unexpected"] = () => LoadState(Linear(3, 2), state => state["zzz"] = ones(1)),
        ["state_dict_nonstrict"] = () => LoadState(Linear(3, 2), MissingAndExtra, strict: false),
        ["state_dict_shape"] = () => LoadState(Linear(3, 2), state => state["weight"] = ones(2, 4)),
        ["state_dict_same_numel"] = () => Linear(3, 2, hasBias: false).load_state_dict(Linear(2, 3, hasBias: false).state_dict()),
        ["state_dict_dtype"] = () => Linear(3, 2).load_state_dict(Linear(3, 2, dtype: float64).state_dict()),

        // Functions of torch.nn.functional.
        ["nll_shape"] = () => functional.nll_loss(ones(2, 3), tensor(new long[] { 0 })),
        ["mse_shape"] = () => functional.mse_loss(ones(2, 3), ones(4)),
        ["bce_range"] = () => functional.binary_cross_entropy(ones(2) * 2, ones(2)),
        ["pad_shape"] = () => functional.pad(ones(2), new long[] { 1, 1, 1, 1 }),

        // Optimizers.
        ["optim_empty"] = () => optim.SGD(Array.Empty<Parameter>(), 0.1),
        ["optim_neg_lr"] = () => optim.SGD(Linear(1, 1).parameters(), -1),
        ["optim_adam_beta"] = () => optim.Adam(Linear(1, 1).parameters(), beta1: 2),
        ["optim_nesterov"] = () => optim.SGD(Linear(1, 1).parameters(), 0.1, nesterov: true),
        ["lbfgs_noclosure"] = () => optim.LBFGS(Linear(1, 1).parameters()).step(null!),
        ["optim_load_other"] = () => LoadOptimizer(optim.Adam(Linear(2, 1).parameters()), optim.SGD(Linear(2, 1).parameters(), 0.1)),
        ["optim_load_count"] = () => LoadOptimizer(optim.SGD(Linear(2, 1).parameters(), 0.1), optim.SGD(Linear(2, 1, hasBias: false).parameters(), 0.1)),

        // Files of modules.
        ["load_truncated"] = () => LoadBytes(Linear(3, 2), Saved(Linear(3, 2))[..20]),
        ["load_truncated_name"] = () => LoadBytes(Linear(3, 2), Saved(Linear(3, 2))[..4]),
        ["load_empty_file"] = () => LoadBytes(Linear(3, 2), []),
        ["load_wrong_count"] = () => LoadBytes(Linear(3, 2), Saved(Linear(3, 2, hasBias: false))),
        ["load_wrong_names"] = () => LoadBytes(Linear(3, 2), Saved(Sequential(("a", Linear(3, 2))))),
        ["load_wrong_shape"] = () => LoadBytes(Linear(4, 2), Saved(Linear(3, 2))),
        ["load_wrong_dtype"] = () => LoadBytes(Linear(3, 2, dtype: float64), Saved(Linear(3, 2))),
        ["load_nonstrict_unknown"] = () => LoadBytes(Linear(3, 2), Saved(Sequential(("a", Linear(3, 2)))), strict: false),
        ["load_garbage"] = () => LoadText(path => Linear(3, 2).load(path)),
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<string, Func<object?>> Calls => Tensors.Concat(Modules).ToDictionary();

    private static Linear DisposedLinear()
    {
        var linear = Linear(2, 2);
        linear.Dispose();
        return linear;
    }

    private static Linear LinearWithoutWeight()
    {
        var linear = Linear(2, 2);
        linear.weight.Dispose();
        return linear;
    }

    private static object? LoadText(Func<string, object?> load)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, string.Concat(Enumerable.Repeat("this is text. ", 100)));
            return load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static object? LoadInto(Tensor target)
    {
        using var stream = new MemoryStream();
        ones(2, 3).Save(stream);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        target.Load(reader);
        return null;
    }

    private static object? Register(Action<Sequential> register)
    {
        var parent = Sequential(("lin", Linear(1, 1)));
        parent.register_parameter("w", new Parameter(ones(1)));
        register(parent);
        return null;
    }

    private static object? LoadState(Module module, Action<Dictionary<string, Tensor>> change, bool strict = true)
    {
        var state = module.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone());
        change(state);
        return module.load_state_dict(state, strict);
    }

    private static void MissingAndExtra(Dictionary<string, Tensor> state)
    {
        state.Remove("bias");
        state["zzz"] = ones(1);
    }

    private static object? LoadOptimizer(OptimizerHelper target, OptimizerHelper source)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        source.save_state_dict(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        target.load_state_dict(reader);
        return null;
    }

    private static byte[] Saved(Module module)
    {
        var stream = new MemoryStream();
        module.save(stream);
        return stream.ToArray();
    }

    private static Module LoadBytes(Module module, byte[] bytes, bool strict = true) => module.load(new MemoryStream(bytes), strict);
}
