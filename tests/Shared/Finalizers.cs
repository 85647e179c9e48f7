namespace TestTools;

/// <summary>For tests that count live tensors: what earlier tests left must not go while one counts.</summary>
internal static class Finalizers
{
    public static void Run()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
