using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>The functions of bridge.cpp.</summary>
internal static unsafe partial class Bridge
{
    private const string Library = "TorchBridge";

    static Bridge()
    {
        NativeLibrary.SetDllImportResolver(typeof(Bridge).Assembly, Resolve);
        // Debian's libtorch starts with one thread; PyTorch's own builds with one a core, unless the user said otherwise.
        if (Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is null) _ = sb_set_threads(Environment.ProcessorCount);
        KeptMemory.ReleaseUnusedFromNowOn();
    }

    /// <summary>The file that was loaded, or null before the first call.</summary>
    internal static string? LoadedFrom { get; private set; }

    /// <summary>libtorch's last sentence on this thread.</summary>
    internal static string Error => Marshal.PtrToStringUTF8(sb_error()) ?? "";

    /// <summary>Throws what the bridge said, under the name of the call that failed.</summary>
    internal static void Check(int code, string name)
    {
        if (code < 0) throw Failure(name);
    }

    internal static nint Check(nint handle, string name) => handle != 0 ? handle : throw Failure(name);

    internal static ExternalException Failure(string name)
    {
        var sentence = Error.ReplaceLineEndings(" ").Trim();
        return new ExternalException($"{name}: {sentence}");
    }

    internal static string TakeText(nint text)
    {
        var managed = Marshal.PtrToStringUTF8(text) ?? "";
        sb_free_memory(text);
        return managed;
    }

    // Only the folder of this assembly: where the library is must not depend on how the process was started.
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library) return 0;
        var folder = Path.GetDirectoryName(assembly.Location) is { Length: > 0 } found ? found : AppContext.BaseDirectory;
        var file = Path.Combine(folder, "libTorchBridge.so");
        LetCoresGo();
        try
        {
            var handle = NativeLibrary.Load(file);
            LoadedFrom = file;
            return handle;
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new DllNotFoundException($"libtorch could not be loaded through {file}. Run './songbook setup' to install and build it. ({e.Message})");
        }
    }

    // After each piece of work the threads of libtorch (OpenMP) and those of OpenBLAS spin for milliseconds, each on the cores that
    // the others need for what comes next. Both ask for how long when they are loaded: libgomp for a number of turns, OpenBLAS for
    // the logarithm of a number of cycles. .NET's own environment is a copy.
    private static void LetCoresGo()
    {
        if (Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is null) _ = setenv("GOMP_SPINCOUNT", "2000", 0);
        _ = setenv("OPENBLAS_THREAD_TIMEOUT", "16", 0);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)] private static partial int setenv(string name, string value, int overwrite);

    [LibraryImport(Library)] internal static partial long* sb_bytes_in_use();

    [LibraryImport(Library)] internal static partial void sb_release_unused_memory();

    [LibraryImport(Library)] internal static partial nint sb_error();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint sb_operator(string name, string overload);

    [LibraryImport(Library)] internal static partial int sb_call(nint op, NativeValue* arguments, int count, NativeValue* results, int capacity);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint sb_schemas(string? name, string? overload);

    [LibraryImport(Library)] internal static partial void sb_free_memory(nint memory);

    [LibraryImport(Library)] internal static partial void sb_free(nint handle);

    [LibraryImport(Library), SuppressGCTransition] internal static partial int sb_info(nint handle, TensorInfo* info);

    [LibraryImport(Library)] internal static partial nint sb_data(nint handle);

    [LibraryImport(Library)] internal static partial nint sb_share(nint handle);

    [LibraryImport(Library)] internal static partial nint sb_from_memory(nint data, long* sizes, int dimensions, int dtype, delegate* unmanaged<nint, void> free, nint context);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int sb_save(nint handle, string path);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint sb_load(string path);

    [LibraryImport(Library)] internal static partial int sb_set_requires_grad(nint handle, int on);

    [LibraryImport(Library)] internal static partial nint sb_grad(nint handle);

    [LibraryImport(Library)] internal static partial int sb_set_grad(nint handle, nint grad);

    [LibraryImport(Library)] internal static partial int sb_backward(nint* roots, nint* gradients, int count, int retainGraph, int createGraph, nint* inputs, int inputCount);

    [LibraryImport(Library)] internal static partial int sb_gradients(nint* outputs, int outputCount, nint* inputs, int inputCount, nint* gradients, int retainGraph, int createGraph, int allowUnused, nint* results);

    [LibraryImport(Library)] internal static partial int sb_connect(nint* inputs, int inputCount, nint* outputs, int outputCount, delegate* unmanaged<nint, nint*, int, nint*, int, nint> backward, delegate* unmanaged<nint, void> free, nint context);

    [LibraryImport(Library)] internal static partial int sb_grad_enabled();

    [LibraryImport(Library)] internal static partial void sb_set_grad_enabled(int enabled);

    [LibraryImport(Library)] internal static partial int sb_inference_mode_enabled();

    [LibraryImport(Library)] internal static partial nint sb_enter_inference_mode(int enabled);

    [LibraryImport(Library)] internal static partial void sb_leave_inference_mode(nint guard);

    [LibraryImport(Library)] internal static partial int sb_anomaly_enabled();

    [LibraryImport(Library)] internal static partial int sb_anomaly_checks_nan();

    [LibraryImport(Library)] internal static partial void sb_set_anomaly(int enabled, int checkNaN);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint sb_read_text(string kind);

    [LibraryImport(Library)] internal static partial int sb_adam(nint* parameters, nint* gradients, nint* first, nint* second, nint* largest, int count, AdamStep* step);

    [LibraryImport(Library)] internal static partial nint sb_generator(ulong seed, long device);

    [LibraryImport(Library)] internal static partial nint sb_default_generator(long device);

    [LibraryImport(Library)] internal static partial void sb_generator_free(nint handle);

    [LibraryImport(Library)] internal static partial int sb_generator_seed(nint handle, ulong seed);

    [LibraryImport(Library)] internal static partial ulong sb_generator_initial_seed(nint handle);

    [LibraryImport(Library)] internal static partial ulong sb_generator_random_seed(nint handle);

    [LibraryImport(Library)] internal static partial nint sb_generator_state(nint handle);

    [LibraryImport(Library)] internal static partial int sb_generator_set_state(nint handle, nint state);

    [LibraryImport(Library)] internal static partial int sb_manual_seed(ulong seed);

    [LibraryImport(Library)] internal static partial int sb_threads();

    [LibraryImport(Library)] internal static partial int sb_set_threads(int count);

    [LibraryImport(Library)] internal static partial int sb_interop_threads();

    [LibraryImport(Library)] internal static partial int sb_set_interop_threads(int count);

    [LibraryImport(Library)] internal static partial int sb_default_dtype();

    [LibraryImport(Library)] internal static partial int sb_set_default_dtype(int dtype);

    [LibraryImport(Library)] internal static partial int sb_cuda_available();

    [LibraryImport(Library)] internal static partial int sb_cudnn_available();

    [LibraryImport(Library)] internal static partial int sb_cuda_count();

    [LibraryImport(Library)] internal static partial int sb_cuda_synchronize(long index);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int sb_switch(string name, int value);
}
