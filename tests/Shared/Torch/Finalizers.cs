namespace TestTools;

/// <summary>For tests that count live tensors: what earlier tests left must not go while one counts.</summary>
internal static class Finalizers
{
    public static void Run()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
