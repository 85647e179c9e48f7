using TorchSharp.Native;

namespace TorchSharp;

// The library's version and its settings: threads, default element type, default device.
public static partial class torch
{
    // As many as the largest machines have. libtorch starts each thread: on two cores 1024 take seconds, 4096 more than a minute.
    private const int MostThreads = 1024;

    private static Device? defaultDevice;

    /// <summary>libtorch's version, as <c>1.13.1</c>.</summary>
    public static string __version__ => Bridge.TakeText(Bridge.Check(Bridge.sb_read_text("version"), nameof(__version__)));

    public static int get_num_threads() => Bridge.sb_threads();

    /// <summary>How many threads one operation may use.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 or more than 1024.</exception>
    public static void set_num_threads(int num)
    {
        DemandThreads(num);
        Bridge.Check(Bridge.sb_set_threads(num), nameof(set_num_threads));
    }

    public static int get_num_interop_threads() => Bridge.sb_interop_threads();

    /// <inheritdoc cref="set_num_threads"/>
    public static void set_num_interop_threads(int num)
    {
        DemandThreads(num);
        Bridge.Check(Bridge.sb_set_interop_threads(num), nameof(set_num_interop_threads));
    }

    public static ScalarType get_default_dtype() => (ScalarType)Bridge.sb_default_dtype();

    /// <summary>The element type of tensors made without one; also what integers become in a division.</summary>
    public static void set_default_dtype(ScalarType dtype) => Bridge.Check(Bridge.sb_set_default_dtype((int)dtype), nameof(set_default_dtype));

    public static void set_default_tensor_type(Tensor t) => set_default_dtype(t.dtype);

    public static Device get_default_device() => defaultDevice ?? CPU;

    /// <summary>Where tensors made without a device are put.</summary>
    public static void set_default_device(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        InitializeDeviceType(device.type);
        defaultDevice = device.type is DeviceType.CPU ? null : device;
    }

    public static void set_default_device(string device) => set_default_device(new Device(device));

    /// <summary>The device itself, or the default one for null.</summary>
    public static Device InitializeDevice(Device? device)
    {
        var found = device ?? get_default_device();
        InitializeDeviceType(found.type);
        return found;
    }

    /// <exception cref="InvalidOperationException">The machine or this libtorch has no such device.</exception>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
            throw new InvalidOperationException($"This libtorch has no {deviceType} device here. Use the CPU, or run './songbook setup --libtorch DIR' with a build that has one.");
    }

    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType switch
    {
        DeviceType.CPU or DeviceType.META => true,
        DeviceType.CUDA => cuda.is_available(),
        _ => false,
    };

    public static bool cuda_is_available() => cuda.is_available();

    /// <summary>Never: this stand-in is for Linux.</summary>
    public static bool mps_is_available() => false;

    public static bool is_tensor(object obj) => obj is Tensor;

    public static bool is_storage(object obj) => obj is Storage;

    public static void _assert(bool condition, string message)
    {
        if (!condition) throw new InvalidOperationException(message);
    }

    public static void _assert(Func<bool> condition, string message) => _assert(condition(), message);

    /// <summary>Writes one tensor in PyTorch's own format, for <c>torch.jit.load</c> and <see cref="load"/>.</summary>
    public static void save(Tensor t, string location) => t.save(location);

    public static Tensor load(string location) => Tensor.load(location);

    private static void DemandThreads(int num)
    {
        if (num is < 1 or > MostThreads) throw new ArgumentOutOfRangeException(nameof(num), $"From 1 to {MostThreads} threads are allowed, not {num}.");
    }

    /// <summary>The given device; the default one where none is given and one is set; else null, which libtorch reads as the CPU.</summary>
    internal static Device? At(Device? device) => device ?? defaultDevice;
}
